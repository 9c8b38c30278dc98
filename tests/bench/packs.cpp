#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "benchmark.hpp"
#include "more_rules.hpp"
#include "scenarios/pack_file.hpp"
#include "sim/compiled_pack.hpp"
#include "sim/pack_diagrams.hpp"
#include "stopwatch.hpp"

namespace coexist::bench {
namespace {

using scenarios::PackSummary;

constexpr const char* kHopOfTheSeed = "ocs-2007-r2-to-lync-2013";

std::vector<sim::Pack> shipped_packs() {
  scenarios::ProvenanceTable provenance;
  scenarios::Diagnostics diagnostics;
  std::vector<sim::Pack> packs;
  for (const PackSummary& summary : scenarios::list_packs(COEXIST_PACKS, diagnostics)) {
    if (summary.is_abstract) continue;
    auto loaded = scenarios::load_pack({COEXIST_PACKS, summary.id, {}, {}}, provenance, diagnostics);
    if (!loaded) throw std::runtime_error("cannot load " + summary.id);
    packs.push_back(std::move(loaded->pack));
  }
  return packs;
}

sim::CompiledPack compiled(const sim::Pack& pack) {
  return {pack, sim::documented_defaults(pack)};
}

void measure_compiling(const Report& report, const sim::Pack& pack) {
  constexpr std::size_t kRuns = 11;
  constexpr double kLimitMs = 50;
  std::vector<double> times;
  std::size_t bytes = 0;
  for (std::size_t run = 0; run < kRuns; ++run) {
    times.push_back(1e3 * seconds([&] { bytes = compiled(pack).table_bytes(); }));
  }
  report({.benchmark = "packs",
          .figure = fmt::format("compile {}, {} rules", pack.id, pack.rules.size()),
          .value = median(std::move(times)),
          .unit = "ms",
          .against = {},
          .aim = Aim{Measure::Value, Bound::AtMost, kLimitMs}});
  report({.benchmark = "packs",
          .figure = fmt::format("tables of {}", pack.id),
          .value = static_cast<double>(bytes),
          .unit = "bytes",
          .against = {},
          .aim = {}});
}

// A pack, and joins as it spells them.
class Asked {
 public:
  explicit Asked(const sim::Pack& pack) : compiled_(compiled(pack)) {}

  void add(sim::ClassId person_class, const std::vector<std::string>& values) {
    sim::Situation situation = compiled_.blank();
    for (std::size_t field = 0; field < values.size(); ++field) {
      const auto domain = sim::domain(compiled_.vocabulary(), compiled_.fields()[field]);
      const auto value = std::find(domain.begin(), domain.end(), values[field]);
      situation[field] = static_cast<std::uint8_t>(value - domain.begin());
    }
    situations_.push_back(std::move(situation));
    paths_.push_back(compiled_.paths_of(compiled_.pack().join, person_class));
  }

  [[nodiscard]] sim::Outcome outcome(std::size_t i) const {
    return compiled_.decide(compiled_.pack().join, situations_[i], paths_[i]).outcome;
  }

  /// Decides so many joins; the sum keeps the compiler from leaving them out.
  [[nodiscard]] std::size_t decide(std::size_t joins) const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < joins; ++i) sum += static_cast<std::size_t>(outcome(i % situations_.size()));
    return sum;
  }

  [[nodiscard]] const sim::CompiledPack& pack() const noexcept { return compiled_; }

 private:
  sim::CompiledPack compiled_;
  std::vector<sim::Situation> situations_;
  std::vector<std::uint32_t> paths_;
};

void ask_both(Asked& shipped, Asked& grown, std::size_t joins) {
  const sim::Vocabulary& v = shipped.pack().vocabulary();
  std::mt19937 random(1);  // its sequence is the same everywhere
  for (std::size_t i = 0; i < joins; ++i) {
    std::vector<std::string> values;
    for (const sim::Attribute attribute : shipped.pack().fields()) {
      const std::vector<std::size_t> possible = sim::possible_values(v, attribute);
      values.push_back(sim::domain(v, attribute)[possible[random() % possible.size()]]);
    }
    const auto person_class = sim::id_at<sim::ClassId>(random() % v.classes.size());
    shipped.add(person_class, values);
    grown.add(person_class, values);
    if (shipped.outcome(i) != grown.outcome(i)) throw std::runtime_error("more rules changed an answer");
  }
}

void measure_joins(const Report& report, const sim::Pack& pack) {
  constexpr std::size_t kTimes = 10, kSituations = 512, kRounds = 51, kJoins = 50'000;
  constexpr double kLimit = 1.1;
  Asked shipped(pack), grown(with_more_rules(pack, kTimes));
  ask_both(shipped, grown, kSituations);
  std::vector<double> before, after;
  std::size_t sums = 0;
  for (std::size_t round = 0; round < kRounds; ++round) {  // in turns: whatever else the machine does falls on both
    before.push_back(1e9 / kJoins * seconds([&] { sums += shipped.decide(kJoins); }));
    after.push_back(1e9 / kJoins * seconds([&] { sums -= grown.decide(kJoins); }));
  }
  if (sums != 0) throw std::runtime_error("more rules changed an answer");
  report({.benchmark = "packs",
          .figure = fmt::format("a join with {} rules instead of {}, {}", grown.pack().pack().rules.size(),
                                pack.rules.size(), pack.id),
          .value = median(std::move(after)),
          .unit = "ns",
          .against = Reference{"the pack as it is", median(std::move(before))},
          .aim = Aim{Measure::Ratio, Bound::AtMost, kLimit}});
}

}  // namespace

void run_packs(const Report& report) {
  const std::vector<sim::Pack> packs = shipped_packs();
  for (const sim::Pack& pack : packs) measure_compiling(report, pack);
  for (const sim::Pack& pack : packs) {
    if (pack.id == kHopOfTheSeed) measure_joins(report, pack);
  }
}

}  // namespace coexist::bench
