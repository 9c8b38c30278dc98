#include "benchmark.hpp"

#include <array>

namespace coexist::bench {
namespace {

// To add one: its function in a file of its own, declared in benchmark.hpp, and a line here.
constexpr std::array kBenchmarks{
    Benchmark{"growth", "what a further join and a further person cost, from 100,000 to a million people", run_growth},
    Benchmark{"packs", "time to compile each pack, bytes of its tables, and joins with ten times the rules", run_packs},
    Benchmark{"population", "joins decided a second, a million people over ninety days, and the whole run",
              run_population},
    Benchmark{"start", "wall time of `coexist --help` and of `coexist check` on the seed scenario", run_start},
    Benchmark{"seed", "wall time of `coexist run` on the seed scenario with all outputs", run_seed},
};

}  // namespace

std::span<const Benchmark> benchmarks() {
  return kBenchmarks;
}

}  // namespace coexist::bench
