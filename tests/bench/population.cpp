#include <fmt/format.h>

#include <functional>
#include <stdexcept>

#include "bare_gather.hpp"
#include "benchmark.hpp"
#include "child_process.hpp"
#include "one_actor_each.hpp"
#include "rehearsed_migration.hpp"
#include "stopwatch.hpp"

namespace coexist::bench {
namespace {

constexpr double kBillion = 1e9, kLeast_s = 2;

// In turns until ours has lasted two seconds, at least three times: whatever else the machine does falls on both. The
// reference, which may take a few milliseconds only, lasts as long each time. Seconds, medians.
std::pair<double, double> in_turns(const std::function<void()>& ours, const std::function<void()>& reference) {
  std::vector<double> a, b;
  for (double sum = 0; sum < kLeast_s || a.size() < 3;) {
    sum += a.emplace_back(seconds(ours));
    double lasted = 0;
    int times = 0;
    for (; lasted < kLeast_s / 3; ++times) lasted += seconds(reference);
    b.push_back(lasted / times);
  }
  return {median(std::move(a)), median(std::move(b))};
}

// Joins in a second, in millions.
double rate(std::uint64_t joins, double took_s) {
  return static_cast<double>(joins) / took_s / 1e6;
}

double measure_kernel(const Report& report, const RehearsedMigration& migration, const BareGather& bare,
                      unsigned threads) {
  std::uint64_t sum = 0;
  const auto [ours, gather] =
      in_turns([&] { sum += migration.decide(threads).join.size(); }, [&] { sum += bare.gather(threads); });
  const auto [again, read] = in_turns([&] { sum += bare.gather(threads); }, [&] { sum += bare.read(threads); });
  if (sum == 0) throw std::runtime_error("nobody joined anything");
  const std::string with = fmt::format("{} {}", threads, threads == 1 ? "thread" : "threads");
  report({.benchmark = "population",
          .figure = fmt::format("joins decided and kept, {} people, {}", migration.loaded.scenario.people.size(), with),
          .value = rate(bare.joins(), ours),
          .unit = "million joins/s",
          .against = Reference{"bare gather", rate(bare.joins(), gather)},
          .aim = Aim{Measure::Ratio, Bound::AtLeast, 0.4}});
  report({.benchmark = "population",
          .figure = fmt::format("bare gather, {}", with),
          .value = static_cast<double>(bare.bytes()) / again / kBillion,
          .unit = "GB/s",
          .against = Reference{"plain read of as many bytes", static_cast<double>(bare.bytes()) / read / kBillion},
          .aim = {}});
  return ours;
}

void measure_actors(const Report& report) {
  constexpr std::size_t kPeople = 10'000;
  const RehearsedMigration migration(kPeople);
  const sim::Scenario& scenario = migration.loaded.scenario;
  const BareGather bare(scenario.calendar, scenario.people.size());
  std::vector<double> actors, ours;
  for (int i = 0; i < 3; ++i) actors.push_back(seconds_with_one_actor_each(scenario.calendar, scenario.people.size()));
  for (double sum = 0; sum < kLeast_s;)
    sum += ours.emplace_back(seconds([&] { static_cast<void>(migration.decide(1)); }));
  const double kernel = rate(bare.joins(), median(std::move(ours)));
  report({.benchmark = "population",
          .figure = fmt::format("joins decided and kept, {} people, 1 thread", scenario.people.size()),
          .value = kernel,
          .unit = "million joins/s",
          .against = Reference{"one SimGrid actor a person", rate(bare.joins(), median(std::move(actors)))},
          .aim = Aim{Measure::Ratio, Bound::AtLeast, 200}});
}

void measure_whole(const Report& report, const RehearsedMigration& migration, double kernel_s) {
  const ScratchFolder output("output");
  const Spent spent = spent_by({COEXIST_COMMAND, "run", migration.folder.path(), "--allow-violations", "--threads", "2",
                                "--output", output.path(), "--force"});
  const auto part = [&](const char* name, double took_s) {
    report({.benchmark = "population",
            .figure = fmt::format("of the whole run: {}", name),
            .value = took_s,
            .unit = "s",
            .against = Reference{"kernel, 2 threads", kernel_s},
            .aim = {}});
  };
  part("reading the scenario, drawing people and meetings", migration.load_s);
  part("one pass over the infrastructure", migration.execute_s);
  report({.benchmark = "population",
          .figure = "whole run with all outputs, 2 threads",
          .value = spent.wall_ms / 1e3,
          .unit = "s",
          .against = Reference{"kernel, 2 threads", kernel_s},
          .aim = Aim{Measure::Ratio, Bound::AtMost, 10}});
  report({.benchmark = "population",
          .figure = "memory of the whole run, largest process",
          .value = spent.peak_bytes / kBillion,
          .unit = "GB",
          .against = {},
          .aim = Aim{Measure::Value, Bound::AtMost, 4}});
}

}  // namespace

void run_population(const Report& report) {
  constexpr std::size_t kPeople = 1'000'000;
  measure_actors(report);  // before there are threads: it forks
  const RehearsedMigration migration(kPeople);
  const BareGather bare(migration.loaded.scenario.calendar, migration.loaded.scenario.people.size());
  measure_kernel(report, migration, bare, 1);
  const double kernel_s = measure_kernel(report, migration, bare, 2);
  measure_whole(report, migration, kernel_s);
}

}  // namespace coexist::bench
