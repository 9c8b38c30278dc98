#include "benchmark.hpp"

#include <array>

namespace coexist::bench {
namespace {

// To add one: its function in a file of its own, declared in benchmark.hpp, and a line here.
constexpr std::array kBenchmarks{
    Benchmark{"packs", "time to compile each pack, bytes of its tables, and joins with ten times the rules", run_packs},
    Benchmark{"start", "wall time of `coexist --help` and of `coexist check` on the seed scenario", run_start},
    Benchmark{"seed", "wall time of `coexist run` on the seed scenario with all outputs", run_seed},
};

}  // namespace

std::span<const Benchmark> benchmarks() {
  return kBenchmarks;
}

}  // namespace coexist::bench
