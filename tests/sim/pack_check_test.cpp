#include "sim/pack_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "pack_tables.hpp"

namespace coexist::sim {
namespace {

using support::add_otherwise;
using support::add_rule;
using support::add_table;

struct Table {
  Pack pack = support::small_pack();
  AspectId id = add_table(pack, "client-on-host", {"actor.software.client", "host"});
};

std::vector<PackFault> faults(const Pack& pack) {
  std::vector<PackFault> out;
  for (const PackFinding& finding : check_pack(pack)) out.push_back(finding.fault);
  return out;
}

using Faults = std::vector<PackFault>;

TEST(PackCheck, FindsNothingInRulesThatDoNotMeet) {
  Table t;
  add_rule(t.pack, t.id, "old", {{"host", {"old-1"}}}, Outcome::Works);
  add_rule(t.pack, t.id, "new", {{"host", {"new-2"}}}, Outcome::Fails);
  EXPECT_EQ(faults(t.pack), Faults{});
}

TEST(PackCheck, ReportsTwoRulesThatDisagreeOnACellAndNamesTheFirstSuchCell) {
  Table t;
  add_rule(t.pack, t.id, "client", {{"actor.software.client", {"client-2"}}}, Outcome::Works);
  add_rule(t.pack, t.id, "host", {{"host", {"new-2"}}}, Outcome::Fails);
  const auto findings = check_pack(t.pack);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].fault, PackFault::Contradiction);
  EXPECT_EQ(findings[0].rule, RuleId{0});
  EXPECT_EQ(findings[0].other, RuleId{1});
  EXPECT_EQ(findings[0].cell, "actor.software.client=client-2 host=new-2");
}

TEST(PackCheck, TwoRulesThatLoseDifferentFeaturesDisagreeToo) {
  Table t;
  add_rule(t.pack, t.id, "one", {}, Outcome::Degraded).loses = 1;
  add_rule(t.pack, t.id, "other", {}, Outcome::Degraded).loses = 2;
  const Faults found = faults(t.pack);
  EXPECT_EQ(std::count(found.begin(), found.end(), PackFault::Contradiction), 1);
}

TEST(PackCheck, AcceptsADisagreementWithAStatedPrecedence) {
  Table t;
  add_rule(t.pack, t.id, "general", {}, Outcome::Works);
  add_rule(t.pack, t.id, "special", {{"host", {"new-2"}}}, Outcome::Fails).overrides = {"general"};
  EXPECT_EQ(faults(t.pack), Faults{});
}

TEST(PackCheck, ReportsRulesThatOverrideEachOther) {
  Table t;
  add_rule(t.pack, t.id, "one", {{"host", {"new-2", "old-1"}}}, Outcome::Works).overrides = {"other"};
  add_rule(t.pack, t.id, "other", {{"host", {"new-2"}}}, Outcome::Fails).overrides = {"one"};
  const Faults found = faults(t.pack);
  EXPECT_TRUE(std::find(found.begin(), found.end(), PackFault::Contradiction) != found.end());
}

TEST(PackCheck, ReportsARuleThatNoCellReaches) {
  Table t;
  add_rule(t.pack, t.id, "nowhere", {{"actor.software.client", {}}}, Outcome::Works);
  EXPECT_EQ(faults(t.pack), Faults{PackFault::Unreachable});
}

TEST(PackCheck, ReportsARuleThatIsOverriddenEverywhere) {
  Table t;
  add_rule(t.pack, t.id, "hidden", {{"host", {"new-2"}}}, Outcome::Works);
  add_rule(t.pack, t.id, "stronger", {{"host", {"new-2", "old-1"}}}, Outcome::Fails).overrides = {"hidden"};
  const auto findings = check_pack(t.pack);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].fault, PackFault::Unreachable);
  EXPECT_EQ(findings[0].rule, RuleId{0});
}

TEST(PackCheck, TwoDocumentsThatSayTheSameAreBothAlive) {
  Table t;
  add_rule(t.pack, t.id, "one-book", {{"host", {"new-2"}}}, Outcome::Works);
  add_rule(t.pack, t.id, "other-book", {{"host", {"new-2"}}}, Outcome::Works);
  EXPECT_EQ(faults(t.pack), Faults{});
}

TEST(PackCheck, ReportsACatchAllThatCatchesNothing) {
  Table t;
  add_rule(t.pack, t.id, "all", {}, Outcome::Works);
  add_otherwise(t.pack, t.id, "rest", Outcome::Works);
  EXPECT_EQ(faults(t.pack), Faults{PackFault::Unreachable});
}

TEST(PackCheck, ReportsADocumentedRuleWithoutASourceAndLetsAssumptionsPass) {
  Table t;
  add_rule(t.pack, t.id, "said-nobody", {{"host", {"new-2"}}}, Outcome::Works).sources.clear();
  Rule& guess = add_rule(t.pack, t.id, "guess", {{"host", {"old-1"}}}, Outcome::Works);
  guess.sources.clear();
  guess.assumed = true;
  const auto findings = check_pack(t.pack);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].fault, PackFault::NoSource);
  EXPECT_EQ(findings[0].rule, RuleId{0});
}

TEST(PackCheck, ReportsAnOverrideOfNobodyInTheTable) {
  Table t;
  const AspectId other = add_table(t.pack, "elsewhere", {"host-service"});
  add_rule(t.pack, other, "in-another-table", {}, Outcome::Works);
  add_rule(t.pack, t.id, "proud", {}, Outcome::Works).overrides = {"in-another-table"};
  const auto findings = check_pack(t.pack);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].fault, PackFault::OverridesNobody);
  EXPECT_EQ(findings[0].name, "in-another-table");
}

TEST(PackCheck, ReportsARuleForSoftwareThatStandsInAnotherSlot) {
  Table t;
  Software add_in = support::named<Software>("add-in");
  add_in.slot = t.pack.vocabulary.slots.push_back(support::named<Named>("add-ins"));
  t.pack.vocabulary.software.push_back(add_in);
  add_rule(t.pack, t.id, "never", {{"actor.software.client", {"add-in"}}}, Outcome::Works);
  EXPECT_EQ(faults(t.pack), Faults{PackFault::Unreachable});
}

TEST(PackCheck, ReportsATableWithTooManyCellsInsteadOfBuildingIt) {
  Table t;
  for (int i = 0; i < 200; ++i)
    t.pack.vocabulary.software.push_back(support::named<Software>("client-x" + std::to_string(i)));
  add_table(t.pack, "huge", {"actor.software.client", "peer.software.client", "host", "host-service"});
  EXPECT_EQ(faults(t.pack), Faults{PackFault::TooManyCells});
}

TEST(PackCheck, ReportsADimensionThatDoesNotFitTheByteOfASituation) {
  Table t;
  for (int i = 0; i < 300; ++i)
    t.pack.vocabulary.software.push_back(support::named<Software>("client-x" + std::to_string(i)));
  EXPECT_EQ(faults(t.pack), Faults{PackFault::TooManyCells});
}

}  // namespace
}  // namespace coexist::sim
