#include <fmt/format.h>
#include <sys/resource.h>

#include <vector>

#include "benchmark.hpp"
#include "child_process.hpp"
#include "rehearsed_migration.hpp"
#include "stopwatch.hpp"

namespace coexist::bench {
namespace {

struct Size {
  double people = 0, joins = 0, kernel_s = 0, bytes = 0;
};

Size measured(std::size_t people) {
  const RehearsedMigration migration(people);
  Size size;
  size.people = static_cast<double>(migration.loaded.scenario.people.size());
  std::vector<double> times;
  for (double sum = 0; sum < 2 || times.size() < 3;) {
    sum += times.emplace_back(seconds([&] { size.joins = static_cast<double>(migration.decide(1).planned_joins); }));
  }
  size.kernel_s = median(std::move(times));
  const ScratchFolder output("growth");
  size.bytes = spent_by({COEXIST_COMMAND, "run", migration.folder.path(), "--allow-violations", "--output",
                         output.path(), "--force", "--threads", "1"})
                   .peak_bytes;
  return size;
}

}  // namespace

void run_growth(const Report& report) {
  // Three sizes: what a further join and a further person cost is the slope between two.
  const Size small = measured(50'000), middle = measured(100'000), large = measured(1'000'000);
  const auto slope = [](const Size& a, const Size& b, double Size::*y, double Size::*x) {
    return (b.*y - a.*y) / (b.*x - a.*x);
  };
  report({.benchmark = "growth",
          .figure = "time of a further join, 100 k to 1 M people",
          .value = 1e9 * slope(middle, large, &Size::kernel_s, &Size::joins),
          .unit = "ns",
          .against = Reference{"50 k to 100 k people", 1e9 * slope(small, middle, &Size::kernel_s, &Size::joins)},
          .aim = Aim{Measure::Ratio, Bound::AtMost, 1.15}});
  report({.benchmark = "growth",
          .figure = "memory of a further person, 100 k to 1 M people",
          .value = slope(middle, large, &Size::bytes, &Size::people),
          .unit = "bytes",
          .against = Reference{"50 k to 100 k people", slope(small, middle, &Size::bytes, &Size::people)},
          .aim = Aim{Measure::Ratio, Bound::AtMost, 1.0}});
}

}  // namespace coexist::bench
