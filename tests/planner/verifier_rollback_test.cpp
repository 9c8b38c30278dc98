// Whether a schedule can go back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verdict.hpp"

namespace coexist::planner {
namespace {

using support::at;
using support::small_migration;
using support::SmallWorld;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SmallWorld with_rollback(std::string_view after, sim::RollbackPolicy policy = {}) {
  SmallWorld small = small_migration({40, 2, 1});
  small.add_step("back", "roll-back", sim::RollbackAction{policy, 1}, {after});
  return small;
}

TEST(VerifierOnRollback, CancelsWhatHasNotBegun) {
  const SmallWorld small = with_rollback("wave-1");
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), IsEmpty());
  EXPECT_THAT(verdict.times, testing::SizeIs(5));  // prepare, deploy, test, wave-1, back
}

TEST(VerifierOnRollback, TakesAsLongAsTheMovesBack) {
  const SmallWorld small = with_rollback("wave-1");
  const NominalTime back = time_of(verdict_of(small), small.step_id("back"));
  EXPECT_EQ(back.begin, at(5, 20) + sim::milliseconds(1510) * 20);
  EXPECT_EQ(back.end, back.begin + sim::milliseconds(1510) * 20);
}

TEST(VerifierOnRollback, WaitsForWhatHasBegunAndBringsArtefactsBackToo) {
  SmallWorld small = with_rollback("wave-2");
  small.step("back").after = {};
  small.step("back").not_before = at(5, 21);
  small.step("directory").after = {small.step_id("wave-2")};
  small.step("ring").after.push_back(small.step_id("directory"));
  small.step("directory").not_before = at(5, 20) + sim::minutes(55);  // ends at 21:05
  const NominalTime back = time_of(verdict_of(small), small.step_id("back"));
  EXPECT_EQ(back.begin, at(5, 21));
  ASSERT_THAT(back.working, testing::SizeIs(1));
  EXPECT_EQ(back.working[0].begin, at(5, 21) + sim::minutes(5));
  EXPECT_EQ(back.end, back.working[0].begin + sim::milliseconds(1510) * 40 + sim::minutes(10));
}

TEST(VerifierOnRollback, KeepsToWindowsIfThePolicySaysSo) {
  SmallWorld small = with_rollback("wave-1", {sim::Downgrade::Never, {}, false, true});
  small.scenario.schedule.windows[0].intervals[0].end = at(5, 20) + sim::milliseconds(1510) * 30;
  const NominalTime back = time_of(verdict_of(small), small.step_id("back"));
  ASSERT_THAT(back.working, testing::SizeIs(2));
  EXPECT_EQ(back.working[0].length(), sim::milliseconds(1510) * 10);
  EXPECT_EQ(back.working[1], (sim::Interval{at(12, 20), at(12, 20) + sim::milliseconds(1510) * 10}));
  small.scenario.schedule.windows[0].intervals.resize(1);
  EXPECT_THAT(violations_of(small), ElementsAre("overruns-window at back"));
}

TEST(VerifierOnRollback, CountsTheDowngradesAsPartOfIt) {
  SmallWorld small = with_rollback("wave-1", {sim::Downgrade::AfterReturn, sim::days(100), false, false});
  EXPECT_THAT(violations_of(small), IsEmpty());
  std::get<sim::RollbackAction>(small.step("back").action).policy.downgrade_delay = sim::days(200);
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("horizon-too-short at back"));
  EXPECT_EQ(verdict.violations[0].gravity, sim::Gravity::Forbidden) << "its bill would be cut short";
}

TEST(VerifierOnRollback, IsBlockedByADecommissionedOrigin) {
  const SmallWorld small = with_rollback("decommission");
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("rollback-blocked at back"));
  EXPECT_EQ(verdict.violations[0].other, small.step_id("decommission"));
  EXPECT_THAT(verdict.violations[0].message, HasSubstr("shall return 40 people and 1 artefact to pool 'old-pool'"));
}

TEST(VerifierOnRollback, IsBlockedByPeopleWhomNothingBringsBack) {
  SmallWorld small = with_rollback("wave-1");
  small.pack.step_kinds[small.kind("move-people")].way_back = false;
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("rollback-blocked at back"));
  EXPECT_EQ(verdict.violations[0].other, small.step_id("wave-1"));
  EXPECT_THAT(verdict.violations[0].message, HasSubstr("steps of kind 'move-people' have no way back"));
  EXPECT_EQ(time_of(verdict, small.step_id("back")).working.size(), 0U) << "nobody goes back";
}

TEST(VerifierOnRollback, IsBlockedByAPoolThatIsUpgradedInPlaceByThen) {
  SmallWorld small = with_rollback("wave-1");
  small.pack.step_kinds[small.kind("deploy-pool")].outage = true;
  std::get<sim::DeployAction>(small.step("deploy").action).in_place_of = small.pool("old-pool");
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("rollback-blocked at back"));
  EXPECT_THAT(verdict.violations[0].message, HasSubstr("pool 'old-pool', which 'deploy' upgrades in place at"));
}

TEST(VerifierOnRollback, NamesWhatHasNoWayBack) {
  SmallWorld small = with_rollback("directory");
  small.step("ring").not_before = at(20);
  small.pack.step_kinds[small.kind("transfer-directory")].way_back = false;
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("no-way-back at directory"));
  EXPECT_EQ(verdict.violations[0].gravity, sim::Gravity::Harmful);
}

TEST(VerifierOnRollback, HeedsNeitherWindowsNorFreezesNorResources) {
  SmallWorld small = with_rollback("wave-1");
  small.step("back").in_window = true;
  small.step("back").resources = {0};
  auto freeze = support::named<sim::Freeze>("year-end");
  freeze.interval = {at(5, 20) + sim::milliseconds(1510) * 20, at(30)};
  small.scenario.schedule.freezes = {freeze};
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), IsEmpty());
  EXPECT_EQ(time_of(verdict, small.step_id("back")).begin, freeze.interval.begin);
}

TEST(VerifierOnRollback, StaysOnStandbyIfItWaitsForNothingButTrouble) {
  SmallWorld small = with_rollback("wave-1");
  small.step("back").after.clear();
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), IsEmpty());
  EXPECT_EQ(verdict.times.size(), small.scenario.schedule.steps.size() - 1);
}

TEST(VerifierOnRollback, RefusesPoliciesThatContradictThemselves) {
  const auto violations = [](sim::RollbackPolicy policy) { return violations_of(with_rollback("wave-1", policy)); };
  EXPECT_THAT(violations({sim::Downgrade::Never, sim::days(1), false, false}),
              ElementsAre("rollback-contradicted at back"));
  EXPECT_THAT(violations({sim::Downgrade::AfterReturn, sim::days(-1), false, false}),
              ElementsAre("rollback-contradicted at back"));
  SmallWorld windowless = with_rollback("prepare", {sim::Downgrade::Never, {}, false, true});
  windowless.scenario.schedule.windows.clear();
  EXPECT_THAT(violations_of(windowless), ElementsAre("rollback-contradicted at back"));
}

TEST(VerifierOnRollback, RefusesStepsThatContradictIt) {
  SmallWorld second = with_rollback("wave-1");
  second.add_step("back-2", "roll-back", sim::RollbackAction{}, {"wave-2"});
  EXPECT_THAT(violations_of(second), ElementsAre("rollback-contradicted at back-2"));
  SmallWorld behind = with_rollback("wave-1");
  behind.step("ring").after.push_back(behind.step_id("back"));
  EXPECT_THAT(violations_of(behind), ElementsAre("rollback-contradicted at ring"));
  SmallWorld none = small_migration();
  none.step("wave-1").on_trouble = sim::OnTrouble::RollBack;
  EXPECT_THAT(violations_of(none), ElementsAre("rollback-contradicted at wave-1"));
  EXPECT_TRUE(verdict_of(none).may_be_carried_out()) << "it can only stop instead";
}

}  // namespace
}  // namespace coexist::planner
