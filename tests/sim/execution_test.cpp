// How a schedule is carried out: when steps begin, what they do, what an overrun window does. Gates, outages
// and quorum: outage_test.cpp. Rollbacks: rollback_test.cpp.
#include "sim/execution.hpp"

#include <gtest/gtest.h>

#include "carried_out.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::CarriedOut;
using support::carry_out;
using support::fail_server;
using support::small_migration;
using support::small_world;
using support::SmallWorld;
using support::value;
using What = ExecutionFinding::What;

constexpr Duration kOneMove = milliseconds(1510);

/// An idle world with some tasks.
SmallWorld with_tasks(const std::vector<std::string>& ids, Duration length) {
  SmallWorld small = small_world();
  for (const std::string& id : ids) {
    small.add_step(id, "prepare", TaskAction{});
    small.step(id).duration = length;
  }
  return small;
}

void set_window(SmallWorld& small, std::vector<Interval> intervals) {
  auto window = support::named<Window>("nights");
  window.intervals = std::move(intervals);
  small.scenario.schedule.windows = {window};
}

// ---- when steps begin

TEST(Execution, CarriesTheSmallMigrationThrough) {
  const SmallWorld small = small_migration();
  const CarriedOut done = carry_out(small);
  for (const StepRecord& record : done.execution.steps) EXPECT_EQ(record.end, StepEnd::Done);
  EXPECT_TRUE(done.execution.findings.empty());
  const State end = done.end();
  for (PoolId home : end.home) EXPECT_EQ(home, small.pool("new-pool"));
  EXPECT_EQ(end.pool[small.pool("old-pool")], Service::Decommissioned);
  EXPECT_EQ(end.owner[ArtefactId{0}], small.pool("new-pool"));
}

TEST(Execution, AWaveWaitsForItsWindowAndMovesOnePersonAfterTheOther) {
  const SmallWorld small = small_migration();
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("wave-1").began, at(5, 20));
  EXPECT_EQ(done.when(ChangeKind::PersonMoved, 0, 1), at(5, 20) + kOneMove);
  EXPECT_EQ(done.when(ChangeKind::PersonMoved, 1, 1), at(5, 20) + kOneMove * 2);
}

TEST(Execution, StreamsMoveSideBySide) {
  const SmallWorld small = small_migration({.people = 4, .waves = 1, .streams = 4});
  EXPECT_EQ(carry_out(small).record("wave-1").ended, at(5, 20) + kOneMove);
}

TEST(Execution, AStepThatCannotStopEarlyWaitsForAWindowThatIsLongEnough) {
  SmallWorld small = with_tasks({"long"}, hours(5));
  small.step("long").in_window = true;
  set_window(small, {{at(1), at(1, 2)}, {at(2), at(2, 8)}});
  EXPECT_EQ(carry_out(small).record("long").began, at(2));
}

TEST(Execution, AWindowThatIsOpenAlreadyCountsFromNow) {
  SmallWorld small = with_tasks({"long"}, hours(5));
  small.step("long").in_window = true;
  small.step("long").not_before = at(1, 4);
  set_window(small, {{at(1), at(1, 8)}, {at(2), at(2, 8)}});
  EXPECT_EQ(carry_out(small).record("long").began, at(2));
}

TEST(Execution, NoStepBeginsInAFreeze) {
  SmallWorld small = with_tasks({"task"}, hours(1));
  auto first = support::named<Freeze>("first");
  first.interval = {at(0), at(2)};
  auto second = support::named<Freeze>("second");
  second.interval = {at(1), at(3)};
  small.scenario.schedule.freezes = {second, first};
  EXPECT_EQ(carry_out(small).record("task").began, at(3));
}

TEST(Execution, AFreezeTakesTimeOutOfWindows) {
  SmallWorld small = with_tasks({"task"}, hours(2));
  small.step("task").in_window = true;
  set_window(small, {{at(1), at(1, 4)}});
  auto freeze = support::named<Freeze>("freeze");
  freeze.interval = {at(0), at(1, 1)};
  small.scenario.schedule.freezes = {freeze};
  EXPECT_EQ(carry_out(small).record("task").began, at(1, 1));
}

TEST(Execution, StepsShareTheUnitsOfAResource) {
  SmallWorld small = with_tasks({"a", "b", "c"}, hours(2));
  auto admins = support::named<Resource>("administrator");
  admins.units = 2;
  small.scenario.schedule.resources = {admins};
  for (Step& step : small.scenario.schedule.steps) step.resources = {0};
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("a").began, at(0));
  EXPECT_EQ(done.record("b").began, at(0));
  EXPECT_EQ(done.record("c").began, at(0, 2));
}

/// Two steps end together; of those behind them, which want the one administrator, the lower id waits for the later
/// one.
SmallWorld with_a_tie(bool first_has_the_administrator = true) {
  SmallWorld small = with_tasks({"a-first", "b-first", "y-big", "z-one"}, hours(9));
  small.scenario.schedule.resources = {support::named<Resource>("administrator")};
  small.step(first_has_the_administrator ? "a-first" : "b-first").resources = {0};
  small.step("y-big").resources = small.step("z-one").resources = {0};
  small.step("y-big").after = {small.step_id("b-first")};
  small.step("z-one").after = {small.step_id("a-first")};
  return small;
}

TEST(Execution, WhatEndsTogetherHasEndedBeforeAnythingBehindItBegins) {
  for (const bool first : {true, false}) {
    const SmallWorld small = with_a_tie(first);
    const CarriedOut done = carry_out(small);
    EXPECT_EQ(done.record("y-big").began, at(0, 9)) << "of both, it has the lower id";
    EXPECT_EQ(done.record("z-one").began, at(0, 18));
  }
}

TEST(Execution, AStepWithoutLengthFreesItsResourcesAfterTheReviewThatBeganIt) {
  SmallWorld small = small_world();
  small.scenario.schedule.resources = {support::named<Resource>("administrator")};
  small.add_step("a-later", "prepare", TaskAction{});
  small.add_step("b-nobody", "move-people", MoveAction{});
  small.pack.step_kinds[small.kind("move-people")].needs_window = false;
  small.add_step("c-waits", "prepare", TaskAction{});
  small.step("a-later").after = {small.step_id("b-nobody")};
  for (Step& step : small.scenario.schedule.steps) step.resources = {0};
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("a-later").began, at(0));
  EXPECT_EQ(done.record("c-waits").began, done.record("a-later").ended);
}

TEST(Execution, TroubleIsKnownBeforeAnythingElseBeginsAtItsInstant) {
  SmallWorld small = small_migration();
  small.add_step("a-task", "prepare", TaskAction{});
  small.add_step("b-task", "prepare", TaskAction{}, {"a-task"});
  small.step("a-task").not_before = at(1);  // the one that began first is heard of first
  small.step("a-task").duration = hours(26);
  small.step("test").not_before = at(2);
  small.step("test").duration = hours(2);
  small.step("a-task").resources = small.step("b-task").resources = {};
  small.step("test").on_trouble = OnTrouble::Stop;
  fail_server(small, 2, at(1));
  const CarriedOut done = carry_out(small);
  ASSERT_EQ(done.record("test").end, StepEnd::Failed);
  ASSERT_EQ(done.record("a-task").ended, done.record("test").ended);
  EXPECT_FALSE(done.has_begun("b-task"));
}

TEST(Execution, AStepHoldsAsManyUnitsOfAResourceAsItNamesIt) {
  SmallWorld small = with_tasks({"a", "b", "c"}, hours(2));
  auto admins = support::named<Resource>("administrator");
  admins.units = 2;
  small.scenario.schedule.resources = {admins};
  small.step("a").resources = {0};
  small.step("b").resources = {0, 0};
  small.step("c").resources = {0};
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("c").began, at(0));
  EXPECT_EQ(done.record("b").began, at(0, 2)) << "one unit was free, and it needs two";
}

TEST(Execution, AStepThatNeedsMoreUnitsThanThereAreNeverBegins) {
  SmallWorld small = with_tasks({"a", "b"}, hours(2));
  small.scenario.schedule.resources = {support::named<Resource>("administrator")};
  small.step("a").resources = {0, 0};
  small.step("b").resources = {0};
  const CarriedOut done = carry_out(small);
  EXPECT_FALSE(done.has_begun("a"));
  EXPECT_EQ(done.found(What::NeverReady), 1U);
  EXPECT_EQ(done.record("b").began, at(0));
}

TEST(Execution, ASkippedStepWaitsForNoWindowFreezeOrResource) {
  SmallWorld small = with_tasks({"busy", "skipped", "next"}, hours(2));
  small.scenario.schedule.resources = {support::named<Resource>("administrator")};
  small.step("busy").resources = small.step("skipped").resources = {0};
  small.step("skipped").in_window = true;
  small.step("skipped").skipped = true;
  small.step("next").after = {small.step_id("skipped")};
  set_window(small, {{at(5), at(6)}});
  EXPECT_EQ(carry_out(small).record("next").began, at(0));
}

TEST(Execution, WhatComesAfterASkippedStepKeepsItsDate) {
  SmallWorld small = with_tasks({"skipped", "next"}, hours(2));
  small.step("skipped").skipped = true;
  small.step("skipped").not_before = at(3);
  small.step("next").after = {small.step_id("skipped")};
  EXPECT_EQ(carry_out(small).record("next").began, at(3));
}

TEST(Execution, ASkippedStepEndsWhenItIsReadyAndDoesNothing) {
  SmallWorld small = small_migration();
  small.step("wave-1").skipped = true;
  const CarriedOut done = carry_out(small);
  EXPECT_FALSE(done.has_begun("wave-1"));
  EXPECT_EQ(done.end().home[PersonId{0}], small.pool("old-pool"));
  EXPECT_EQ(done.end().home[PersonId{3}], small.pool("new-pool"));
}

TEST(Execution, ReportsAStepThatNeverBecameReady) {
  SmallWorld small = with_tasks({"first", "second"}, hours(1));
  small.step("first").in_window = true;  // there is no window
  small.step("second").after = {small.step_id("first")};
  EXPECT_EQ(carry_out(small).found(What::NeverReady), 2U);
}

TEST(Execution, NothingChangesAtTheEndOfTheScenarioOrLater) {
  SmallWorld small = with_tasks({"too-late"}, days(support::kSmallDays));
  fail_server(small, 0, small.scenario.span.end);
  const CarriedOut done = carry_out(small);
  ASSERT_EQ(done.execution.trace.size(), 1U);
  EXPECT_EQ(done.execution.trace[0].kind, ChangeKind::StepBegan);
  EXPECT_EQ(done.record("too-late").ended, small.scenario.span.end);
}

// ---- what steps do

TEST(Execution, ATaskSetsTheFlagsOfItsKindWhenItEnds) {
  SmallWorld small = with_tasks({"task"}, hours(3));
  EXPECT_EQ(carry_out(small).when(ChangeKind::FlagSet, 0, 1), at(0, 3));
}

TEST(Execution, ARingSpreadsItsUpgradesAndEndsWithTheLast) {
  SmallWorld small = small_world(3);
  small.add_step("ring", "upgrade-clients",
                 UpgradeAction{{PersonId{2}, PersonId{0}, PersonId{1}}, {{SlotId{0}, SoftwareId{1}}}});
  small.step("ring").duration = hours(3);
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::SoftwareChanged, 2, 1), at(0, 1));
  EXPECT_EQ(done.when(ChangeKind::SoftwareChanged, 0, 1), at(0, 2));
  EXPECT_EQ(done.when(ChangeKind::SoftwareChanged, 1, 1), at(0, 3));
  EXPECT_EQ(done.record("ring").ended, at(0, 3));
}

TEST(Execution, ATransferWithAnOutageServesNobodyMeanwhile) {
  SmallWorld small = small_world();
  small.pack.step_kinds[small.kind("transfer-directory")].outage = true;
  small.add_step("directory", "transfer-directory", TransferAction{{ArtefactId{0}}, small.pool("new-pool")});
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::ArtefactService, 0, value(Service::Switching)), at(0));
  EXPECT_EQ(done.when(ChangeKind::ArtefactService, 0, value(Service::Serving)), at(0) + minutes(10));
  EXPECT_EQ(done.when(ChangeKind::ArtefactOwner, 0, 1), at(0) + minutes(10));
}

TEST(Execution, ADeploymentStartsThePoolsThatBelongToItToo) {
  SmallWorld small = small_world();
  small.change_world([](WorldParts& parts) {
    auto store = support::named<Pool>("new-store");
    store.product = ProductId{1};
    store.site = SiteId{1};
    store.present_at_start = false;
    parts.pools.push_back(store);
  });
  small.add_step("deploy", "deploy-pool", DeployAction{small.pool("new-pool"), {small.pool("new-store")}});
  const State end = carry_out(small).end();
  EXPECT_EQ(end.pool[small.pool("new-pool")], Service::Serving);
  EXPECT_EQ(end.pool[small.pool("new-store")], Service::Serving);
}

TEST(Execution, ADeploymentInPlaceTakesThePoolOutOfServiceAndHandsOverWhatItOwns) {
  SmallWorld small = small_world();
  small.pack.step_kinds[small.kind("deploy-pool")].outage = true;
  small.add_step("upgrade", "deploy-pool", DeployAction{small.pool("new-pool"), {}, small.pool("old-pool")});
  const auto old_pool = static_cast<std::uint32_t>(small.pool("old-pool"));
  fail_server(small, 0, at(0, 1), at(0, 2));  // whatever its servers do, it does not come back
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::PoolService, old_pool, value(Service::Switching)), at(0));
  EXPECT_EQ(done.when(ChangeKind::ArtefactService, 0, value(Service::Switching)), at(0));
  EXPECT_EQ(done.when(ChangeKind::ArtefactService, 0, value(Service::Serving)), at(0, 4));
  const State end = done.end();
  EXPECT_EQ(end.pool[small.pool("old-pool")], Service::Switching);
  EXPECT_EQ(end.pool[small.pool("new-pool")], Service::Serving);
  EXPECT_EQ(end.owner[ArtefactId{0}], small.pool("new-pool"));
}

TEST(Execution, ADeploymentInPlaceThatFailsHandsNothingOver) {
  SmallWorld small = small_world();
  small.pack.step_kinds[small.kind("deploy-pool")].outage = true;
  small.add_step("upgrade", "deploy-pool", DeployAction{small.pool("new-pool"), {}, small.pool("old-pool")});
  for (const std::uint32_t server : {1U, 2U}) fail_server(small, server, at(0, 1));
  const State end = carry_out(small).end();
  EXPECT_EQ(end.pool[small.pool("old-pool")], Service::Switching);
  EXPECT_EQ(end.artefact[ArtefactId{0}], Service::Switching);
  EXPECT_EQ(end.owner[ArtefactId{0}], small.pool("old-pool"));
}

TEST(Execution, AMoveMayGivePeopleSoftwareAtTheInstantAtWhichTheyAreThere) {
  SmallWorld small = small_migration();
  small.pack.step_kinds[small.kind("move-people")].installs = {{SlotId{0}, SoftwareId{1}}};
  small.step("ring").skipped = true;
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.changes(ChangeKind::SoftwareChanged).size(), small.scenario.people.size());
  EXPECT_EQ(done.when(ChangeKind::SoftwareChanged, 1, 1), done.when(ChangeKind::PersonMoved, 1, 1));
  small.step("deploy").skipped = true;
  EXPECT_TRUE(carry_out(small).changes(ChangeKind::SoftwareChanged).empty()) << "nobody was moved";
}

TEST(Execution, AMoveOfAKindThatTakesNothingAnywhereIsOverAtOnce) {
  SmallWorld small = small_migration();
  StepKind& move = small.pack.step_kinds[small.kind("move-people")];
  move.at_once = true;
  move.installs = {{SlotId{0}, SoftwareId{1}}};
  const Instant begins = carry_out(small).record("wave-1").began;
  small.scenario.faults = {{Fault::What::Link, 0, begins - hours(1), std::nullopt, {}}};  // and needs no line
  const CarriedOut done = carry_out(small);
  const StepRecord& wave = done.record("wave-1");
  EXPECT_EQ(wave.ended, wave.began);
  EXPECT_EQ(wave.units_done, 2U);
  EXPECT_EQ(wave.end, StepEnd::Done);
  EXPECT_EQ(done.when(ChangeKind::PersonMoved, 1, 1), wave.began);
  EXPECT_EQ(done.when(ChangeKind::SoftwareChanged, 1, 1), wave.began);
  small.step("deploy").skipped = true;
  EXPECT_EQ(carry_out(small).record("wave-1").units_failed, 2U) << "nobody moves to a pool that does not serve";
}

TEST(Execution, NobodyMovesToAPoolThatDoesNotServe) {
  SmallWorld small = small_migration();
  small.step("deploy").skipped = true;
  const CarriedOut done = carry_out(small);
  EXPECT_TRUE(done.changes(ChangeKind::PersonMoved).empty());
  EXPECT_EQ(done.record("wave-1").units_failed, 2U);
  EXPECT_EQ(done.record("wave-1").end, StepEnd::Partly);
}

TEST(Execution, NobodyMovesAwayFromAPoolThatIsNoMore) {
  SmallWorld small = small_migration();
  small.step("decommission").after = {small.step_id("deploy")};
  small.step("wave-1").after = {small.step_id("decommission")};
  EXPECT_TRUE(carry_out(small).changes(ChangeKind::PersonMoved).empty());
}

// ---- trouble

/// The first wave's window closes after two of its four people.
SmallWorld overrunning(OnTrouble then) {
  SmallWorld small = small_migration({.people = 4, .waves = 1});
  set_window(small, {{at(5, 20), at(5, 20) + seconds(3)}});
  small.step("wave-1").on_trouble = then;
  return small;
}

TEST(WindowOverrun, FinishesTheMoveUnderWayAndLeavesTheRestWhereTheyAre) {
  const SmallWorld small = overrunning(OnTrouble::Continue);
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.changes(ChangeKind::PersonMoved).size(), 2U);
  EXPECT_EQ(done.record("wave-1").ended, at(5, 20) + kOneMove * 2);
  EXPECT_EQ(done.record("wave-1").end, StepEnd::Partly);
  EXPECT_EQ(done.found(What::WindowOverrun), 2U);
}

TEST(WindowOverrun, ContinueGoesOnWithTheNextStep) {
  const SmallWorld small = overrunning(OnTrouble::Continue);
  EXPECT_TRUE(carry_out(small).has_begun("ring"));
}

TEST(WindowOverrun, StopBeginsNoOtherStep) {
  const SmallWorld small = overrunning(OnTrouble::Stop);
  const CarriedOut done = carry_out(small);
  EXPECT_FALSE(done.has_begun("ring"));
  EXPECT_EQ(done.found(What::ScheduleStopped), 3U);
}

TEST(WindowOverrun, RollBackBringsEverybodyBack) {
  SmallWorld small = overrunning(OnTrouble::RollBack);
  small.add_step("roll-back", "roll-back", RollbackAction{});
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("roll-back").began, done.record("wave-1").ended);
  EXPECT_EQ(done.end().home, small.scenario.people.home);
}

TEST(WindowOverrun, RollBackWithoutADeclaredRollbackStops) {
  const SmallWorld small = overrunning(OnTrouble::RollBack);
  EXPECT_EQ(carry_out(small).found(What::ScheduleStopped), 3U);
}

}  // namespace
}  // namespace coexist::sim
