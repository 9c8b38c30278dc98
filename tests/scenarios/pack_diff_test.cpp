#include "scenarios/pack_diff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "first_pack.hpp"
#include "random_pack.hpp"
#include "sim/pack_diagrams.hpp"

namespace coexist::scenarios {
namespace {

PackDifference diff(const LoadedPack& a, const LoadedPack& b) {
  return diff_packs(a, b, ProvenanceTable{});
}

const TableDifference& table(const PackDifference& difference, const std::string& aspect) {
  return *std::find_if(difference.tables.begin(), difference.tables.end(),
                       [&](const TableDifference& t) { return t.aspect == aspect; });
}

TEST(PackDiff, FindsNothingBetweenAPackAndItself) {
  EXPECT_FALSE(diff(first_pack(), first_pack()).any());
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const LoadedPack pack{support::random_pack(seed), {}, {}, {}, {}};
    EXPECT_FALSE(diff(pack, pack).any()) << seed;
  }
}

// The table that a rule fills, compared cell by cell.
std::uint64_t differing_cells(const sim::Pack& a, const sim::Pack& b, sim::AspectId aspect) {
  const sim::CompiledPack in_a(a, sim::documented_defaults(a)), in_b(b, sim::documented_defaults(b));
  const sim::Scope scope = sim::scope_of(a, {.path = {}, .aspect = aspect});
  std::vector<std::size_t> cell(scope.size(), 0);
  std::uint64_t differing = 0;
  for (std::size_t d = 1; d > 0;) {
    sim::Situation situation = in_a.blank();
    for (std::size_t v = 0; v < scope.size(); ++v) {
      situation[sim::index(in_a.field(scope[v].attribute))] = static_cast<std::uint8_t>(scope[v].values[cell[v]]);
    }
    const auto says = [&](const sim::CompiledPack& pack) {
      const sim::RuleId rule = pack.rule_at(aspect, situation);
      if (rule == sim::kNone<sim::RuleId>) return std::pair(sim::Outcome::Unknown, sim::FeatureSet{0});
      return std::pair(pack.pack().rules[rule].outcome, pack.pack().rules[rule].loses);
    };
    if (says(in_a) != says(in_b)) ++differing;
    d = scope.size();
    while (d > 0 && ++cell[d - 1] == scope[d - 1].values.size()) cell[--d] = 0;
  }
  return differing;
}

TEST(PackDiff, FindsEveryRuleWhoseOutcomeIsTurnedAndCountsItsCells) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const LoadedPack before{support::random_pack(seed), {}, {}, {}, {}};
    for (const sim::RuleId turned : sim::ids<sim::RuleId>(before.pack.rules.size())) {
      LoadedPack after = before;
      sim::Rule& rule = after.pack.rules[turned];
      rule.outcome = rule.outcome == sim::Outcome::Works ? sim::Outcome::Fails : sim::Outcome::Works;
      rule.loses = 0;
      const PackDifference found = diff(before, after);
      ASSERT_EQ(found.differing.size(), 1U);
      EXPECT_EQ(found.differing[0].id, rule.id);
      const bool names_outcome = std::any_of(found.differing[0].fields.begin(), found.differing[0].fields.end(),
                                             [](const FieldDifference& f) { return f.field == "outcome"; });
      EXPECT_TRUE(names_outcome);
      EXPECT_EQ(table(found, before.pack.aspects[rule.aspect].id).differing,
                differing_cells(before.pack, after.pack, rule.aspect));
    }
  }
}

TEST(PackDiff, FindsWhatOnlyOneOfThemHas) {
  LoadedPack fewer = first_pack();
  const std::string gone = fewer.pack.rules.raw().back().id;
  fewer.pack.rules.raw().pop_back();
  fewer.pack.vocabulary.assumptions.raw().front().value += 1;
  fewer.pack.capacities.pop_back();
  const PackDifference found = diff(first_pack(), fewer);
  const auto has = [](const auto& entries, const std::string& kind) {
    return std::any_of(entries.begin(), entries.end(), [&](const auto& e) { return e.kind == kind; });
  };
  EXPECT_TRUE(has(found.only_a, "rule"));
  EXPECT_TRUE(has(found.only_a, "capacity"));
  EXPECT_TRUE(has(found.differing, "assumption"));
  EXPECT_TRUE(found.only_b.empty());
  EXPECT_NE(print_text(found).find(gone), std::string::npos);
  EXPECT_TRUE(has(diff(fewer, first_pack()).only_b, "rule"));
}

TEST(PackDiff, TellsPositionsInBothPacksAndComparesOnlyWhatBothKnow) {
  ProvenanceTable provenance;
  const LoadedPack a = support::loaded_pack("ocs-2007-r2-to-lync-2013", provenance);
  const LoadedPack b = support::loaded_pack("lync-2010-to-lync-2013", provenance);
  const PackDifference found = diff_packs(a, b, provenance);
  for (const LoneEntry& entry : found.only_b) {
    if (entry.kind != "rule") continue;
    EXPECT_NE(entry.place.file, nullptr) << entry.id;
  }
  for (const EntryDifference& entry : found.differing) {
    if (entry.kind != "rule") continue;
    EXPECT_NE(entry.a.file, nullptr) << entry.id;
    EXPECT_NE(entry.b.file, nullptr) << entry.id;
  }
  const auto json = nlohmann::json::parse(print_json(found));
  EXPECT_TRUE(json["differ"]);
  EXPECT_EQ(json["tables"].size(), found.tables.size());
}

}  // namespace
}  // namespace coexist::scenarios
