// What a rollback undoes, in which order, and what it cannot. What it costs: bill_test.cpp.
#include <gtest/gtest.h>

#include "carried_out.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::CarriedOut;
using support::carry_out;
using support::small_migration;
using support::SmallWorld;
using What = ExecutionFinding::What;

constexpr Duration kOneMove = milliseconds(1510);
const Instant kBack = at(21);  // everything happens in the night after day 5; the window of day 26 is the next

/// The small migration, rolled back at an instant; it has decommissioned nothing by then.
SmallWorld rolled_back(Instant r, RollbackPolicy policy = {}, std::uint32_t streams = 1) {
  SmallWorld small = small_migration();
  small.add_step("roll-back", "roll-back", RollbackAction{policy, streams});
  small.step("roll-back").not_before = r;
  small.step("decommission").not_before = at(200);
  return small;
}

TEST(Rollback, BringsEverybodyAndEverythingBack) {
  const SmallWorld small = rolled_back(kBack);
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.end().home, small.scenario.people.home);
  EXPECT_EQ(done.end().owner[ArtefactId{0}], small.pool("old-pool"));
  EXPECT_EQ(done.record("roll-back").units_done, 5U);
  EXPECT_FALSE(done.has_begun("decommission"));
}

TEST(Rollback, UndoesTheLastCompletedFirst) {
  const SmallWorld small = rolled_back(kBack);
  const auto moves = carry_out(small).changes(ChangeKind::PersonMoved);
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> expected{{0, 1}, {1, 1}, {2, 1}, {3, 1},
                                                                      {3, 0}, {2, 0}, {1, 0}, {0, 0}};
  EXPECT_EQ(moves, expected);
}

TEST(Rollback, UndoesTheSmallestIdFirstOfThoseCompletedTogether) {
  SmallWorld small = rolled_back(kBack);
  for (const char* wave : {"wave-1", "wave-2"}) std::get<MoveAction>(small.step(wave).action).streams = 2;
  const auto moves = carry_out(small).changes(ChangeKind::PersonMoved);
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> back(moves.begin() + 4, moves.end());
  EXPECT_EQ(back, (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{2, 0}, {3, 0}, {0, 0}, {1, 0}}));
}

/// A third pool, and a second move of the first wave's people to it.
SmallWorld moved_twice(std::uint32_t streams) {
  SmallWorld small = rolled_back(kBack, {}, streams);
  small.change_world([](WorldParts& parts) {
    auto pool = support::named<Pool>("newer-pool");
    pool.product = ProductId{1};
    pool.site = SiteId{1};
    auto server = support::named<Server>("newer-server");
    server.pool = parts.pools.push_back(pool);
    parts.pools.raw().back().servers = {parts.servers.push_back(server)};
  });
  small.add_step("again", "move-people", MoveAction{{PersonId{0}, PersonId{1}}, {PoolId{2}, PoolId{2}}, 1}, {"wave-1"});
  small.add_step("directory-again", "transfer-directory", TransferAction{{ArtefactId{0}}, PoolId{2}}, {"directory"});
  small.step("directory-again").duration = minutes(1);  // back faster than the transfer before it
  return small;
}

TEST(Rollback, WhoeverMovedTwiceGoesBackTheWayTheyCame) {
  const SmallWorld small = moved_twice(4);
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.end().home, small.scenario.people.home);
  std::vector<std::uint32_t> way;
  for (const auto& [person, pool] : done.changes(ChangeKind::PersonMoved)) {
    if (person == 0) way.push_back(pool);
  }
  EXPECT_EQ(way, (std::vector<std::uint32_t>{1, 2, 1, 0}));
}

TEST(Rollback, AnArtefactThatWasTransferredTwiceComesHomeToo) {
  const SmallWorld small = moved_twice(4);
  EXPECT_EQ(carry_out(small).end().owner[ArtefactId{0}], small.pool("old-pool"));
}

TEST(Rollback, WaitsForWhatHasBegunAndBeginsNothingElse) {
  SmallWorld small = rolled_back(at(5, 20) + seconds(1));  // during the first move of the first wave
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("wave-1").end, StepEnd::Done);
  EXPECT_FALSE(done.has_begun("wave-2"));
  EXPECT_EQ(done.record("roll-back").began, at(5, 20) + seconds(1));
  EXPECT_EQ(done.record("roll-back").ended, done.record("wave-1").ended + kOneMove * 2);
}

TEST(Rollback, ComesBeforeAStepThatIsReadyAtTheSameInstant) {
  const SmallWorld small = rolled_back(at(5, 20));
  EXPECT_FALSE(carry_out(small).has_begun("wave-1"));
}

TEST(Rollback, KeepsToWindowsWhenThePolicySaysSo) {
  const SmallWorld small = rolled_back(kBack, {.downgrade_delay = {}, .keep_to_windows = true});
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("roll-back").began, kBack);
  EXPECT_EQ(done.when(ChangeKind::ArtefactOwner, 0, 0), at(26, 20) + minutes(10));
}

TEST(Rollback, ADecommissionedOriginBlocks) {
  SmallWorld small = rolled_back(at(30));
  small.step("decommission").not_before.reset();
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.found(What::OriginGone), 4U);
  EXPECT_EQ(done.found(What::NoWayBack), 1U);
  EXPECT_EQ(done.record("roll-back").end, StepEnd::Partly);
  EXPECT_EQ(done.end().home[PersonId{0}], small.pool("new-pool"));
}

TEST(Rollback, LeavesWhatThePackKnowsNoWayBackFor) {
  SmallWorld small = rolled_back(kBack);
  small.pack.step_kinds[small.kind("transfer-directory")].way_back = false;
  small.pack.step_kinds[small.kind("move-people")].way_back = false;
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.found(What::NoWayBack), 5U);
  EXPECT_EQ(done.end().home[PersonId{0}], small.pool("new-pool"));
  EXPECT_EQ(done.end().owner[ArtefactId{0}], small.pool("new-pool"));
}

TEST(Rollback, AMoveBackThatMeetsAnOutageFails) {
  SmallWorld small = rolled_back(kBack);
  small.scenario.faults = {{Fault::What::Server, 0, kBack + minutes(1), std::nullopt, {}}};
  const CarriedOut done = carry_out(small);  // the directory takes ten minutes
  EXPECT_EQ(done.found(What::WorkFailed), 4U);
  EXPECT_EQ(done.end().home[PersonId{0}], small.pool("new-pool"));
}

TEST(Rollback, SkippedItNeverBeginsAndTheScheduleGoesOn) {
  SmallWorld small = rolled_back(kBack);
  small.step("roll-back").skipped = true;
  const CarriedOut done = carry_out(small);
  EXPECT_FALSE(done.has_begun("roll-back"));
  EXPECT_TRUE(done.has_begun("decommission"));
  EXPECT_TRUE(done.execution.findings.empty());
}

TEST(Rollback, OnStandbyWaitsForTroubleAndIsNotMissedWithoutAny) {
  SmallWorld small = rolled_back(kBack);
  small.step("roll-back").not_before.reset();
  const CarriedOut done = carry_out(small);
  EXPECT_FALSE(done.has_begun("roll-back"));
  EXPECT_TRUE(done.execution.findings.empty());
}

TEST(Rollback, OfTwoTheEarlierBeginsAndCancelsTheOther) {
  SmallWorld small = rolled_back(kBack);
  small.add_step("second", "roll-back", RollbackAction{});
  small.step("second").not_before = at(13);
  const CarriedOut done = carry_out(small);
  EXPECT_TRUE(done.has_begun("second"));
  EXPECT_FALSE(done.has_begun("roll-back"));
}

TEST(Downgrade, NeverLeavesTheNewClients) {
  const SmallWorld small = rolled_back(kBack);
  EXPECT_EQ(carry_out(small).end().software[SlotId{0}][PersonId{0}], SoftwareId{1});
}

TEST(Downgrade, ComesSoLongAfterEachPersonsOwnMoveBack) {
  const SmallWorld small = rolled_back(kBack, {.downgrade = Downgrade::AfterReturn, .downgrade_delay = days(3)});
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.end().software, small.scenario.people.software);
  for (std::uint32_t person : {0U, 1U, 2U, 3U}) {
    const auto home = done.when(ChangeKind::PersonMoved, person, 0);
    ASSERT_TRUE(home);
    EXPECT_EQ(done.when(ChangeKind::SoftwareChanged, person, 0), *home + days(3)) << person;
  }
}

TEST(Downgrade, CountsFromTheRollbackForThoseWhoNeverMoved) {
  SmallWorld small = rolled_back(at(13), {.downgrade = Downgrade::AfterReturn, .downgrade_delay = days(3)});
  small.step("wave-2").skipped = true;
  EXPECT_EQ(carry_out(small).when(ChangeKind::SoftwareChanged, 3, 0), at(16));
}

TEST(Downgrade, SparesThoseWhoStayOnTheNewSide) {
  SmallWorld small = rolled_back(kBack, {.downgrade = Downgrade::AfterReturn, .downgrade_delay = {}});
  small.pack.step_kinds[small.kind("move-people")].way_back = false;
  EXPECT_EQ(carry_out(small).end().software[SlotId{0}][PersonId{0}], SoftwareId{1});
}

TEST(SchedulingFreeze, NamesTheSoftwareOfRingsThatBegan) {
  SmallWorld small = rolled_back(kBack, {.downgrade_delay = {}, .freeze_scheduling = true});
  small.pack.scheduling_slot = SlotId{0};
  EXPECT_EQ(carry_out(small).when(ChangeKind::SchedulingFreeze, 1, 1), kBack);
}

TEST(SchedulingFreeze, PassesOverRingsThatNeverBegan) {
  SmallWorld small = rolled_back(at(5, 20) + seconds(1), {.downgrade_delay = {}, .freeze_scheduling = true});
  small.pack.scheduling_slot = SlotId{0};
  EXPECT_TRUE(carry_out(small).changes(ChangeKind::SchedulingFreeze).empty());
}

}  // namespace
}  // namespace coexist::sim
