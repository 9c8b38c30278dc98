#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "benchmark.hpp"
#include "child_process.hpp"

namespace coexist::bench {

void run_seed(const Report& report) {
  constexpr std::size_t kRuns = 5;
  constexpr double kLimitMs = 5'000;
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "coexist-bench-seed";
  std::filesystem::remove_all(folder);
  std::vector<double> times;
  for (std::size_t run = 0; run < kRuns; ++run) {
    times.push_back(
        wall_time_ms({COEXIST_COMMAND, "run", COEXIST_SEED_SCENARIO, "--output", folder.string(), "--force"}));
  }
  std::filesystem::remove_all(folder);
  std::sort(times.begin(), times.end());
  report({.benchmark = "seed",
          .figure = "coexist run with report, pictures and JSON, seed scenario",
          .value = times[kRuns / 2],
          .unit = "ms",
          .against = {},
          .aim = Aim{Measure::Value, Bound::AtMost, kLimitMs}});
}

}  // namespace coexist::bench
