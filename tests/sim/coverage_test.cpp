#include "sim/coverage.hpp"

#include <gtest/gtest.h>

#include "pack_tables.hpp"

namespace coexist::sim {
namespace {

using support::add_rule;
using support::add_table;

struct Table {
  Pack pack = support::small_pack();
  AspectId id = add_table(pack, "client-on-host", {"actor.software.client", "host"});
  [[nodiscard]] Coverage coverage() const { return sim::coverage(pack, 10).front(); }
};

TEST(Coverage, CountsTheCombinationsThatSomeRuleDecidesAndNamesTheOthersByConditions) {
  Table t;
  add_rule(t.pack, t.id, "new", {{"host", {"new-2"}}}, Outcome::Works);
  add_rule(t.pack, t.id, "one", {{"actor.software.client", {"client-1"}}, {"host", {"old-1"}}}, Outcome::Fails);
  const Coverage found = t.coverage();
  EXPECT_EQ(found.cells, 3U * 4U);  // two clients and none, three products and none
  EXPECT_EQ(found.decided, 4U);
  // Neither rule: partners and no host with any client; and all but the first client on all but the new host.
  ASSERT_EQ(found.open.boxes.size(), 2U);
  const std::vector<bool> partner_or_none{false, false, true, true}, not_new{true, false, true, true};
  const Box any_client{{}, partner_or_none}, other_clients{{false, true, true}, not_new};
  EXPECT_EQ(found.open.boxes, (std::vector<Box>{other_clients, any_client}));
  EXPECT_EQ(found.open.cells, (std::vector<std::uint64_t>{6, 2}));
}

TEST(Coverage, LeavesOutSoftwareOfOtherSlots) {
  Table t;
  const std::uint64_t before = t.coverage().cells;
  Software add_in = support::named<Software>("add-in");
  add_in.slot = t.pack.vocabulary.slots.push_back(support::named<Named>("add-ins"));
  t.pack.vocabulary.software.push_back(add_in);
  EXPECT_EQ(t.coverage().cells, before);
}

TEST(Coverage, TellsWhatIsKnownFromWhatIsAssumedAndWhatIsKnownToBeUnknown) {
  Table t;
  add_rule(t.pack, t.id, "guess", {{"host", {"new-2"}}}, Outcome::Works).assumed = true;
  add_rule(t.pack, t.id, "nobody-knows", {{"host", {"old-1"}}}, Outcome::Unknown);
  add_rule(t.pack, t.id, "known", {{"host", {"none"}}}, Outcome::Fails);
  const Coverage found = t.coverage();
  EXPECT_EQ(found.decided, 9U);
  EXPECT_EQ(found.assumed, 3U);
  EXPECT_EQ(found.unknown, 3U);
}

TEST(Coverage, SaysHowMuchItLeavesUnnamedWhereConditionsWouldBeTooMany) {
  Table t;
  add_rule(t.pack, t.id, "one", {{"actor.software.client", {"client-1"}}, {"host", {"old-1"}}}, Outcome::Fails);
  const Coverage found = sim::coverage(t.pack, 1).front();
  ASSERT_EQ(found.open.boxes.size(), 1U);
  EXPECT_EQ(found.open.cells[0] + found.open.rest, 11U);
  EXPECT_GT(found.open.rest, 0U);
}

}  // namespace
}  // namespace coexist::sim
