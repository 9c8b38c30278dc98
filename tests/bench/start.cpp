#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "benchmark.hpp"
#include "child_process.hpp"

namespace coexist::bench {
namespace {

using Argv = std::vector<std::string>;

// Odd, so that the median is a run that happened; 51 starts of some milliseconds each stay under a second or two.
constexpr std::size_t kRuns = 51;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct Pair {
  double ours;
  double empty;
};

// Takes turns, so that whatever else the machine does meanwhile falls on both.
Pair median_wall_times_ms(const Argv& ours, const Argv& empty) {
  std::vector<double> our_times;
  std::vector<double> empty_times;
  wall_time_ms(ours);  // the first start reads the program from disk
  wall_time_ms(empty);
  for (std::size_t run = 0; run < kRuns; ++run) {
    our_times.push_back(wall_time_ms(ours));
    empty_times.push_back(wall_time_ms(empty));
  }
  return {median(std::move(our_times)), median(std::move(empty_times))};
}

void measure(const Report& report, const std::string& figure, const Argv& ours, double limit_ms) {
  const Pair pair = median_wall_times_ms(ours, {COEXIST_EMPTY_PROGRAM});
  report({.benchmark = "start",
          .figure = figure,
          .value = pair.ours,
          .unit = "ms",
          .against = Reference{"empty C++ program", pair.empty},
          .aim = Aim{Measure::Value, Bound::AtMost, limit_ms}});
}

}  // namespace

void run_start(const Report& report) {
  measure(report, "coexist --help", {COEXIST_COMMAND, "--help"}, 50);
  measure(report, "coexist check, seed scenario", {COEXIST_COMMAND, "check", COEXIST_SEED_SCENARIO}, 100);
}

}  // namespace coexist::bench
