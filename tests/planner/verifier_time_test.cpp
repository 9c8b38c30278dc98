// Nominal times, windows, freezes and the scenario's end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "carried_out.hpp"
#include "planner/waits.hpp"
#include "verdict.hpp"

namespace coexist::planner {
namespace {

using support::at;
using support::small_migration;
using support::SmallWorld;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

sim::Freeze freeze(sim::Instant from, sim::Instant until) {
  auto result = support::named<sim::Freeze>("year-end");
  result.interval = {from, until};
  return result;
}

sim::Duration length_of(const SmallWorld& small, std::string_view step) {
  const NominalTime time = time_of(verdict_of(small), small.step_id(step));
  return time.end - time.begin;
}

std::vector<Wait> waits_of(const SmallWorld& small) {
  return waits(small.scenario, small.pack);
}

TEST(NominalTimes, OfAStreamOfMovesAddUp) {
  // 10 ms latency + 1 MB at 8 Mbit/s + 5e8 flops at 1e9 a second = 1.51 s each.
  EXPECT_EQ(length_of(small_migration({40, 1, 1}), "wave-1"), sim::milliseconds(1510) * 40);
}

TEST(NominalTimes, OfParallelStreamsAreBoundedByTheLink) {
  // Ten streams would need 4 x 1.51 s; the link needs 40 x 1 s whatever the number of streams.
  EXPECT_EQ(length_of(small_migration({40, 1, 10}), "wave-1"), sim::seconds(40));
  SmallWorld halved = small_migration({40, 1, 10});
  halved.change_world([](sim::WorldParts& parts) { parts.links[sim::id_at<sim::LinkId>(0)].bandwidth_bps /= 2; });
  EXPECT_EQ(length_of(halved, "wave-1"), sim::seconds(80));
}

TEST(NominalTimes, OfParallelStreamsAreThoseOfTheLastToEndWhereLinksAreWide) {
  SmallWorld small = small_migration({41, 1, 10});
  small.change_world(
      [](sim::WorldParts& parts) { parts.links[sim::id_at<sim::LinkId>(0)].bandwidth_bps = 800'000'000; });
  EXPECT_EQ(length_of(small, "wave-1"), sim::milliseconds(10 + 10 + 500) * 5);
}

TEST(NominalTimes, UseTheLocalNetworkWhereItIsTheNarrowest) {
  SmallWorld small = small_migration({40, 1, 1});
  small.change_world([](sim::WorldParts& parts) { parts.sites[sim::id_at<sim::SiteId>(1)].lan_bps = 4'000'000; });
  EXPECT_EQ(length_of(small, "wave-1"), sim::milliseconds(2510) * 40);
}

TEST(NominalTimes, OfAMoveThatTakesNothingAnywhereIsNone) {
  SmallWorld small = small_migration({40, 1, 1});
  small.pack.step_kinds[small.kind("move-people")].at_once = true;
  EXPECT_EQ(length_of(small, "wave-1"), sim::Duration{});
}

TEST(NominalTimes, TakeTheStepsDurationOverThePacks) {
  SmallWorld small = small_migration();
  EXPECT_EQ(length_of(small, "deploy"), sim::hours(4));
  small.scenario.assumptions[find(small.pack.vocabulary.assumptions, "deploy-time")] = sim::hours(5).us;
  EXPECT_EQ(length_of(small, "deploy"), sim::hours(5));
  small.step("deploy").duration = sim::hours(6);
  EXPECT_EQ(length_of(small, "deploy"), sim::hours(6));
}

TEST(NominalTimes, SurviveAbsurdAssumptions) {
  SmallWorld small = small_migration();
  small.scenario.assumptions[find(small.pack.vocabulary.assumptions, "move-bytes")] = INT64_MAX;
  small.scenario.assumptions[find(small.pack.vocabulary.assumptions, "move-work")] = INT64_MAX;
  small.step("prepare").duration = sim::Duration{INT64_MAX};
  EXPECT_THAT(violations_of(small), ElementsAre("past-scenario-end at prepare"));
  small.step("prepare").duration = sim::seconds(1);
  EXPECT_THAT(violations_of(small), ElementsAre("overruns-window at wave-1", "overruns-window at wave-2"));
}

TEST(Verifier, WaitsForTheNextWindow) {
  const SmallWorld small = small_migration();
  const Verdict verdict = verdict_of(small);
  EXPECT_EQ(time_of(verdict, small.step_id("test")).end, at(0, 5) + sim::minutes(30));
  EXPECT_EQ(time_of(verdict, small.step_id("wave-1")).begin, at(5, 20));
}

TEST(Verifier, FindsAWindowThatNeverOpens) {
  SmallWorld small = small_migration();
  small.step("wave-2").not_before = at(100);
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("window-never-opens at wave-2"));
  EXPECT_THAT(verdict.times, testing::SizeIs(4)) << "what waits for it never begins either";
  small.scenario.schedule.windows.clear();
  EXPECT_THAT(violations_of(small), ElementsAre("window-never-opens at wave-1"));
}

TEST(Verifier, FindsAWaveThatOverrunsBecauseOfALinkAndNamesIt) {
  SmallWorld small = small_migration({40, 1, 40});
  small.scenario.assumptions[find(small.pack.vocabulary.assumptions, "move-bytes")] = 1'000'000'000;
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("overruns-window at wave-1"));
  EXPECT_EQ(verdict.violations[0].constraint, "north-south");
  EXPECT_EQ(
      verdict.violations[0].message,
      "'wave-1' needs 11 h 6 min, and window 'weekend' is open for 8 h from 2030-01-12T20:00:00Z; 'north-south' alone "
      "carries 40000 MB of it in 11 h 6 min");
  EXPECT_EQ(time_of(verdict, small.step_id("wave-1")).end, at(6, 4)) << "it stops when the window closes";
}

TEST(Verifier, LeadsToTheLinkThatIsTooNarrow) {
  SmallWorld small = small_migration({40, 1, 40});
  small.scenario.assumptions[find(small.pack.vocabulary.assumptions, "move-bytes")] = 1'000'000'000;
  small.scenario.schedule.windows[0].provenance = sim::Provenance{7};
  small.change_world(
      [](sim::WorldParts& parts) { parts.links[sim::id_at<sim::LinkId>(0)].provenance = sim::Provenance{8}; });
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("overruns-window at wave-1"));
  EXPECT_EQ(verdict.violations[0].other_provenance.value, 8U);
}

TEST(Verifier, TellsOfAWishThatIsNotGranted) {
  SmallWorld small = small_migration();
  EXPECT_THAT(waits_of(small), IsEmpty()) << "nobody wished for an instant";
  small.step("wave-2").not_before = at(12, 20);
  EXPECT_THAT(waits_of(small), IsEmpty()) << "a window opens then";

  SmallWorld frozen = small;
  frozen.scenario.schedule.freezes = {freeze(at(12), at(13, 12))};
  EXPECT_THAT(violations_of(frozen), IsEmpty()) << "waiting is no violation";
  const std::vector<Wait> found = waits_of(frozen);
  ASSERT_THAT(found, testing::SizeIs(1));
  EXPECT_EQ(found[0].step, frozen.step_id("wave-2"));
  EXPECT_EQ(found[0].wished, at(12, 20));
  EXPECT_EQ(found[0].begins, at(19, 20));
  EXPECT_EQ(found[0].constraint, "year-end");
  EXPECT_THAT(found[0].message, HasSubstr("freeze 'year-end' lasts until 2030-01-20T12:00:00Z"));

  SmallWorld shut = small;
  shut.step("wave-2").not_before = at(11);
  ASSERT_THAT(waits_of(shut), testing::SizeIs(1));
  EXPECT_THAT(waits_of(shut)[0].message, HasSubstr("no maintenance window is open then"));

  SmallWorld late = small;  // the wish is past when wave-1 is through
  late.step("wave-2").not_before = at(1);
  ASSERT_THAT(waits_of(late), testing::SizeIs(1));
  EXPECT_THAT(waits_of(late)[0].message, HasSubstr("it waits for 'wave-1', which ends at "));
  EXPECT_EQ(waits_of(late)[0].constraint, "wave-1");

  SmallWorld tight = small;
  tight.step("ring").in_window = true;
  tight.step("ring").duration = sim::hours(4);
  tight.step("ring").not_before = at(13, 2);
  ASSERT_THAT(waits_of(tight), testing::SizeIs(1));
  EXPECT_THAT(waits_of(tight)[0].message, HasSubstr("the maintenance window that is open then is too short"));
}

TEST(Verifier, FindsAWaveThatOverrunsBecauseOfItsOnlyStream) {
  SmallWorld small = small_migration({40, 1, 1});
  small.scenario.assumptions[find(small.pack.vocabulary.assumptions, "move-work")] = 1'000'000'000'000;
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("overruns-window at wave-1"));
  EXPECT_EQ(verdict.violations[0].constraint, "weekend");
}

TEST(Verifier, NamesTheFreezeThatCutsAWindow) {
  SmallWorld small = small_migration({40, 1, 1});
  small.scenario.schedule.freezes = {freeze(at(5, 20) + sim::seconds(30), at(8))};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("overruns-window at wave-1"));
  EXPECT_EQ(verdict.violations[0].constraint, "year-end");
}

TEST(Verifier, LetsATaskWaitForAWindowThatIsLongEnough) {
  SmallWorld small = small_migration();
  small.step("deploy").in_window = true;
  small.step("deploy").duration = sim::hours(7);
  small.scenario.schedule.freezes = {freeze(at(5, 20), at(5, 22))};  // leaves 6 h of the first window
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), IsEmpty());
  EXPECT_EQ(time_of(verdict, small.step_id("deploy")).begin, at(12, 20));
  small.step("deploy").duration = sim::hours(9);
  EXPECT_THAT(violations_of(small), ElementsAre("overruns-window at deploy"));
}

TEST(Verifier, FindsWorkThatRunsIntoAFreeze) {
  SmallWorld small = small_migration();
  small.scenario.schedule.freezes = {freeze(at(0, 2), at(0, 3))};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("in-freeze at deploy"));
  EXPECT_EQ(verdict.violations[0].constraint, "year-end");
}

TEST(Verifier, LetsStepsWaitForTheEndOfAFreeze) {
  SmallWorld small = small_migration();
  small.scenario.schedule.freezes = {freeze(at(0, 1), at(0, 3))};
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), IsEmpty());
  EXPECT_EQ(time_of(verdict, small.step_id("deploy")).begin, at(0, 3));
}

TEST(Verifier, FindsAStepAfterTheScenariosEnd) {
  SmallWorld small = small_migration();
  small.step("ring").not_before = at(support::kSmallDays);
  EXPECT_THAT(violations_of(small), ElementsAre("past-scenario-end at ring"));
  small.step("ring").not_before = at(support::kSmallDays) - sim::minutes(1);
  EXPECT_THAT(violations_of(small), ElementsAre("past-scenario-end at ring"));
}

TEST(Verifier, NamesTheFreezeThatLastsUntilTheScenariosEnd) {
  SmallWorld small = small_migration();
  small.scenario.schedule.freezes = {freeze(at(0, 1), at(support::kSmallDays))};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), testing::Contains("past-scenario-end at deploy"));
  EXPECT_EQ(verdict.violations[0].constraint, "year-end");
  EXPECT_THAT(verdict.violations[0].message, HasSubstr("freeze 'year-end' lasts until the scenario's end"));
}

TEST(Verifier, WantsThreeMonthsAfterTheLastStep) {
  SmallWorld small = small_migration();
  const sim::Instant end = time_of(verdict_of(small), small.step_id("decommission")).end;
  small.scenario.span.end = end + kRollbackHorizon;
  EXPECT_THAT(violations_of(small), IsEmpty());
  small.scenario.span.end = small.scenario.span.end - sim::microseconds(1);
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("horizon-too-short at decommission"));
  EXPECT_EQ(verdict.violations[0].gravity, sim::Gravity::Advice) << "no rollback is counted";
}

// The verifier and the executor share no code, so only a comparison keeps their order of ties the same.
TEST(NominalTimes, AreThoseOfARunWithoutContentionWhereEndsAndIdsTie) {
  SmallWorld small = support::small_world();
  small.pack.step_kinds[small.kind("move-people")].needs_window = false;
  small.scenario.schedule.resources = {support::named<sim::Resource>("administrator")};
  small.add_step("a-first", "prepare", sim::TaskAction{});
  small.add_step("b-first", "prepare", sim::TaskAction{});
  small.add_step("m-later", "prepare", sim::TaskAction{}, {"a-first"});
  small.add_step("n-nobody", "move-people", sim::MoveAction{}, {"b-first"});
  small.add_step("o-skipped", "prepare", sim::TaskAction{}, {"a-first"});
  small.add_step("p-task", "prepare", sim::TaskAction{}, {"a-first"});
  small.add_step("y-big", "prepare", sim::TaskAction{}, {"b-first"});
  small.add_step("z-one", "prepare", sim::TaskAction{}, {"a-first"});
  small.step("m-later").after.push_back(small.step_id("n-nobody"));
  small.step("m-later").after.push_back(small.step_id("o-skipped"));
  small.step("o-skipped").skipped = true;
  for (const char* id : {"a-first", "m-later", "n-nobody", "p-task", "y-big", "z-one"}) small.step(id).resources = {0};
  const support::CarriedOut done = support::carry_out(small);
  const Verdict verdict = verdict_of(small);
  ASSERT_EQ(verdict.times.size(), 7U);
  for (const NominalTime& time : verdict.times) {
    const std::string& id = small.scenario.schedule.steps[time.step].id;
    EXPECT_EQ(done.record(id).began, time.begin) << id;
    EXPECT_EQ(done.record(id).ended, time.end) << id;
  }
}

}  // namespace
}  // namespace coexist::planner
