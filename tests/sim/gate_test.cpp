// Coexistence tests: whom they try, when, and when they fail.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "carried_out.hpp"
#include "pack_tables.hpp"
#include "sim/execution.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::CarriedOut;
using support::carry_out;
using support::fail_server;
using support::small_migration;
using support::SmallWorld;
using What = ExecutionFinding::What;

TEST(Gate, PassesWhenEverythingIsAsDocumented) {
  const SmallWorld small = small_migration();
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("test").end, StepEnd::Done);
  ASSERT_EQ(done.execution.cells.size(), 2U);  // services of two pools
  EXPECT_EQ(done.execution.cells[0].observed, Outcome::Works);
}

TEST(Gate, FailsWhenAServerOfAPoolIsDown) {
  SmallWorld small = small_migration();
  fail_server(small, 2, at(0, 4));
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("test").end, StepEnd::Failed);
  EXPECT_EQ(done.found(What::GateFailed), 1U);
  EXPECT_EQ(done.execution.cells[1].expected, Outcome::Works);
  EXPECT_EQ(done.execution.cells[1].observed, Outcome::Degraded);
}

/// People reach each other only where a rule says so: on the old version if `known_at_start`, and then no further. A
/// test before anybody moves, and another when half of them have.
SmallWorld where_contact_is_open(bool known_at_start) {
  SmallWorld small = small_migration();
  Pack& pack = small.pack;
  pack.vocabulary.modalities.push_back(support::named<Named>("messages"));
  const AspectId table = support::add_table(pack, "contact", {"actor.home", "peer.home"});
  if (known_at_start)
    support::add_rule(pack, table, "old", {{"actor.home", {"old-1"}}, {"peer.home", {"old-1"}}}, Outcome::Works);
  pack.coexistence_test.contact = support::add_interaction(pack, "contact", {{"line", {table}}});
  pack.coexistence_test.classes = {ClassId{0}};
  for (PersonClass& c : pack.vocabulary.classes) c.paths.push_back("line");
  small.step("test").action = GateAction{2};
  small.add_step("second-test", "test-coexistence", GateAction{2}, {"wave-1"});
  return small;
}

TEST(Gate, FailsWhereNobodyDocumentsWhatToExpectOfThoseWhoMoved) {
  const SmallWorld small = where_contact_is_open(true);
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("test").end, StepEnd::Done);
  EXPECT_EQ(done.record("second-test").end, StepEnd::Failed);
  EXPECT_EQ(done.found(What::GateFailed), 8U);
  const auto open = std::count_if(done.execution.cells.begin(), done.execution.cells.end(), [](const GateCell& cell) {
    return cell.expected == Outcome::Unknown && cell.observed == Outcome::Unknown && cell.differs();
  });
  EXPECT_EQ(open, 8) << "two people moved and two did not: two pairs each way between them, and those who moved";
}

TEST(Gate, DoesNotBlameTheScheduleForWhatWasOpenBeforeIt) {
  const SmallWorld small = where_contact_is_open(false);
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("test").end, StepEnd::Done);
  EXPECT_EQ(done.record("second-test").end, StepEnd::Done);
  EXPECT_EQ(done.found(What::GateFailed), 0U);
}

TEST(Gate, FailsWhenItsProbesDoNotGetThrough) {
  SmallWorld small = small_migration();
  small.scenario.faults = {{Fault::What::Link, 0, at(0, 4), std::nullopt, {}}};
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("test").end, StepEnd::Failed);
  EXPECT_TRUE(done.execution.cells[0].reached);
  EXPECT_FALSE(done.execution.cells[1].reached);
}

TEST(Gate, FailsWhereNoLineLeadsToASiteAtAll) {
  SmallWorld small = where_contact_is_open(true);
  const AspectId table = support::add_table(small.pack, "way-home", {"actor.way-home"});
  support::add_rule(small.pack, table, "open", {{"actor.way-home", {"open"}}}, Outcome::Works);
  support::add_rule(small.pack, table, "cut", {{"actor.way-home", {"cut"}}}, Outcome::Fails);
  small.pack.interactions[small.pack.coexistence_test.contact].paths.front().aspects.push_back(table);
  const CarriedOut in_order = carry_out(small);
  EXPECT_EQ(in_order.record("test").end, StepEnd::Done);
  small.change_world([](WorldParts& parts) { parts.sites.push_back(support::named<Site>("zurich")); });
  small.scenario.people.site[PersonId{0}] = id_at<SiteId>(small.scenario.world.sites().size() - 1);
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("test").end, StepEnd::Failed);
}

TEST(Gate, IsCarriedOutFromASiteThatHasServersWhateverOtherSitesThereAre) {
  for (const char* id : {"aachen", "zurich"}) {  // before all others in the alphabet, and after them
    SmallWorld small = small_migration();
    small.change_world([&](WorldParts& parts) {
      // Sites are in order of id: the empty one takes its place, and what names the others follows.
      const bool first = std::string_view(id) < "north";
      auto empty = support::named<Site>(id);
      parts.sites.raw().insert(first ? parts.sites.begin() : parts.sites.end(), empty);
      const auto shifted = [&](SiteId site) { return first ? id_at<SiteId>(index(site) + 1) : site; };
      for (Pool& pool : parts.pools) pool.site = shifted(pool.site);
      for (Link& link : parts.links) std::tie(link.a, link.b) = std::pair(shifted(link.a), shifted(link.b));
      for (SiteId& site : small.scenario.people.site) site = shifted(site);
    });
    small.scenario.faults = {{Fault::What::Link, 0, at(0, 4), std::nullopt, {}}};
    const CarriedOut done = carry_out(small);
    EXPECT_TRUE(done.execution.cells[0].reached) << id;  // the tester sits where most people are: in the north
    EXPECT_FALSE(done.execution.cells[1].reached) << id;
  }
}

using Pairs = std::set<std::pair<PersonId, PersonId>>;

Pairs pairs_of(const CarriedOut& done, std::string_view step) {
  Pairs pairs;
  for (const GateCell& cell : done.execution.cells) {
    if (cell.step == done.small.step_id(step) && cell.actor != kNone<PersonId>) pairs.emplace(cell.actor, cell.peer);
  }
  return pairs;
}

PersonId person(std::uint32_t number) {  // as their ids count, from 1
  return PersonId{number - 1};
}

TEST(Gate, TriesTwoOfAKindWithEachOther) {
  SmallWorld small = where_contact_is_open(true);
  small.step("test").action = GateAction{1};
  EXPECT_EQ(pairs_of(carry_out(small), "test"), (Pairs{{person(1), person(2)}, {person(2), person(1)}}));
}

TEST(Gate, TriesSomebodyOfEveryPoolAlsoWherePoolsHaveOneProduct) {
  SmallWorld small = where_contact_is_open(true);
  small.change_world([&](WorldParts& parts) {  // a second old pool, beside the first
    auto pool = support::named<Pool>("other-pool");
    pool.site = SiteId{0};
    pool.product = parts.pools[PoolId{0}].product;
    pool.present_at_start = true;
    auto server = support::named<Server>("other-server");
    server.pool = PoolId{2};
    pool.servers.push_back(parts.servers.push_back(server));
    parts.pools.push_back(pool);
  });
  small.scenario.people.home[person(4)] = PoolId{2};
  small.step("test").action = GateAction{1};
  EXPECT_EQ(pairs_of(carry_out(small), "test"), (Pairs{{person(1), person(4)}, {person(4), person(1)}}));
}

TEST(Gate, NeedsNoMorePairsBetweenTwoKindsThanTheLargerHasPools) {
  SmallWorld small = where_contact_is_open(true);  // four people, of whom the first two have moved
  small.step("second-test").action = GateAction{1};
  EXPECT_EQ(pairs_of(carry_out(small), "second-test"), (Pairs{{person(1), person(2)},
                                                              {person(2), person(1)},
                                                              {person(3), person(4)},
                                                              {person(4), person(3)},
                                                              {person(1), person(3)},
                                                              {person(3), person(1)}}));
}

TEST(Gate, IsSpreadOverItsTimeSoThatItMeetsWhatHappensMeanwhile) {
  SmallWorld small = small_migration();
  small.step("test").not_before = at(1);
  small.step("test").duration = hours(4);  // two cells: one at once, one after two hours
  small.scenario.faults = {{Fault::What::Link, 0, at(1, 1), at(1, 3), {}}};
  const CarriedOut meanwhile = carry_out(small);
  EXPECT_TRUE(meanwhile.execution.cells[0].reached);
  EXPECT_FALSE(meanwhile.execution.cells[1].reached);
  EXPECT_EQ(meanwhile.record("test").ended, at(1, 4));
  small.scenario.faults = {{Fault::What::Link, 0, at(1, 3), at(1, 4), {}}};
  EXPECT_EQ(carry_out(small).found(What::GateFailed), 0U) << "nothing is tried any more";
}

}  // namespace
}  // namespace coexist::sim
