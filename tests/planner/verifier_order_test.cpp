// Order, resources and the pack's precedence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verdict.hpp"

namespace coexist::planner {
namespace {

using support::at;
using support::small_migration;
using support::SmallWorld;
using testing::ElementsAre;
using testing::IsEmpty;

sim::Precedence rule(const SmallWorld& small, std::string_view before_kind, sim::Requirement requirement) {
  sim::Precedence precedence;
  precedence.id = "a-rule";
  precedence.before_kind = small.kind(before_kind);
  precedence.requirement = requirement;
  return precedence;
}

TEST(Verifier, AcceptsAGoodSchedule) {
  const SmallWorld small = small_migration();
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), IsEmpty());
  EXPECT_TRUE(verdict.may_be_carried_out());
  EXPECT_EQ(verdict.times.size(), small.scenario.schedule.steps.size());
}

TEST(Verifier, AcceptsAScheduleWithoutSteps) {
  EXPECT_THAT(violations_of(support::small_world()), IsEmpty());
}

TEST(Verifier, NamesACycleOnceAndTheStepsOnIt) {
  SmallWorld small = small_migration();
  small.step("prepare").after = {small.step_id("test")};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("cyclic-precedence at prepare"));
  EXPECT_EQ(
      verdict.violations[0].message,
      "no step of this cycle can ever begin: 'prepare' waits for 'test', 'test' waits for 'deploy', 'deploy' waits "
      "for 'prepare'");
  EXPECT_EQ(verdict.violations[0].provenance.value, 1U);
  EXPECT_FALSE(verdict.may_be_carried_out());
}

TEST(Verifier, NamesAStepThatWaitsForItself) {
  SmallWorld small = small_migration();
  small.step("ring").after.push_back(small.step_id("ring"));
  EXPECT_THAT(violations_of(small), ElementsAre("cyclic-precedence at ring"));
}

TEST(Verifier, NamesTwoCyclesThatShareAStep) {
  SmallWorld small = small_migration();
  small.step("prepare").after = {small.step_id("deploy"), small.step_id("test")};
  small.step("test").after = {small.step_id("prepare")};
  EXPECT_THAT(violations_of(small), ElementsAre("cyclic-precedence at prepare", "cyclic-precedence at test"));
}

TEST(Verifier, FindsAStepThatNeedsMoreUnitsThanExist) {
  SmallWorld small = small_migration();
  small.step("deploy").resources = {0, 0};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("resource-overcommitted at deploy"));
  EXPECT_EQ(verdict.violations[0].constraint, "administrator");
  EXPECT_EQ(verdict.violations[0].message, "'deploy' needs 2 units of 'administrator' at a time, and there is only 1");
}

TEST(Verifier, LetsStepsWaitForAResource) {
  SmallWorld small = small_migration();
  small.step("deploy").after = {};  // beside prepare, were there a second administrator
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), IsEmpty());
  EXPECT_EQ(time_of(verdict, small.step_id("deploy")).begin, time_of(verdict, small.step_id("prepare")).end);
  small.scenario.schedule.resources[0].units = 2;
  EXPECT_EQ(time_of(verdict_of(small), small.step_id("deploy")).begin, at(0));
}

TEST(Verifier, JudgesPrecedenceByTheStateAtTheStepsBegin) {
  SmallWorld small = small_migration();
  small.step("deploy").after = {};
  small.step("prepare").after = {small.step_id("wave-2")};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("precedence-violated at wave-1", "precedence-violated at wave-2"));
  const Violation& violation = verdict.violations[0];
  EXPECT_EQ(violation.other, small.step_id("prepare"));
  EXPECT_EQ(violation.other_provenance.value, 1U);
  EXPECT_EQ(violation.constraint, "prepare-before-moving");
  EXPECT_THAT(violation.sources, ElementsAre("S1"));
  EXPECT_EQ(
      violation.message,
      "'wave-1' begins at 2030-01-12T20:00:00Z, but no step of kind 'prepare' has finished; documented: the move is "
      "refused");
}

TEST(Verifier, TellsAForgottenStepFromALateOne) {
  SmallWorld small = small_migration();
  small.pack.step_kinds.push_back(support::named<sim::StepKind>("back-up"));
  auto backup = rule(small, "deploy-pool", sim::Requirement::StepDone);
  backup.step = small.kind("back-up");
  backup.gravity = sim::Gravity::Advice;
  small.pack.precedence.push_back(backup);
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), ElementsAre("missing-step at deploy"));
  EXPECT_TRUE(verdict.may_be_carried_out()) << "advice forbids nothing";
}

TEST(Verifier, TakesASkippedStepForOneThatIsNotThere) {
  SmallWorld small = small_migration();
  small.step("prepare").skipped = true;
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), ElementsAre("missing-step at wave-1", "missing-step at wave-2"));
  EXPECT_EQ(time_of(verdict, small.step_id("deploy")).begin, at(0)) << "what waits for it does not wait";
}

TEST(Verifier, KeepsTheDateOfWhatComesAfterASkippedStep) {
  SmallWorld small = small_migration();
  small.step("prepare").skipped = true;
  small.step("prepare").not_before = at(2);
  EXPECT_EQ(time_of(verdict_of(small), small.step_id("deploy")).begin, at(2));
}

TEST(Verifier, KeepsTheGravityOfThePacksRule) {
  SmallWorld small = small_migration();
  small.step("directory").after = {small.step_id("decommission")};
  small.step("decommission").after = {small.step_id("ring")};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("pool-gone at directory", "precedence-violated at decommission"));
  EXPECT_EQ(verdict.violations[1].gravity, sim::Gravity::Harmful);
  EXPECT_THAT(verdict.violations[1].message,
              testing::HasSubstr("pool 'old-pool' still owns 'directory-1' (directory)"));
}

TEST(Verifier, ReadsEachRequirement) {
  const SmallWorld good = small_migration();
  auto legacy_people = rule(good, "transfer-directory", sim::Requirement::LegacyHasNoPeople);
  auto legacy_owns = rule(good, "decommission-pool", sim::Requirement::LegacyOwnsNothing);
  legacy_owns.artefact = sim::id_at<sim::ArtefactKindId>(0);
  auto servers = rule(good, "move-people", sim::Requirement::SubjectServers);
  servers.count = 2;
  auto flag = rule(good, "deploy-pool", sim::Requirement::FlagOn);
  flag.flag = sim::id_at<sim::FlagId>(0);
  SmallWorld small = good;
  for (const auto& precedence : {legacy_people, legacy_owns, servers, flag})
    small.pack.precedence.push_back(precedence);
  EXPECT_THAT(violations_of(small), IsEmpty());

  SmallWorld early = small;
  early.step("directory").after = {early.step_id("wave-1")};
  early.step("directory").resources.clear();  // beside wave-2
  EXPECT_THAT(violations_of(early), ElementsAre("precedence-violated at directory"));
  SmallWorld owning = small;
  owning.pack.precedence.pop_back();
  owning.pack.precedence.erase(owning.pack.precedence.begin() + 2);  // the harmful rule about the same
  owning.step("directory").after = {owning.step_id("decommission")};
  owning.step("decommission").after = {owning.step_id("ring")};
  EXPECT_THAT(violations_of(owning), ElementsAre("pool-gone at directory", "precedence-violated at decommission"));
  SmallWorld weak = small;
  weak.pack.precedence[5].count = 3;
  EXPECT_THAT(violations_of(weak), ElementsAre("precedence-violated at wave-1", "precedence-violated at wave-2"));
  SmallWorld legacy = weak;
  legacy.change_world([](sim::WorldParts& parts) {
    parts.pools[sim::id_at<sim::PoolId>(1)].product = parts.pools[sim::id_at<sim::PoolId>(0)].product;
  });
  EXPECT_THAT(violations_of(legacy), testing::Not(testing::Contains("precedence-violated at wave-1")))
      << "an order speaks of the pools to which its way leads";
  weak.change_world([](sim::WorldParts& parts) { parts.pools[sim::id_at<sim::PoolId>(1)].servers.pop_back(); });
  EXPECT_THAT(violations_of(weak), IsEmpty()) << "one server is an edition of its own";
  SmallWorld unset = small;
  unset.pack.step_kinds[unset.kind("prepare")].sets.clear();
  EXPECT_THAT(violations_of(unset), ElementsAre("precedence-violated at deploy"));
  unset.scenario.flags_on = {sim::id_at<sim::FlagId>(0)};
  EXPECT_THAT(violations_of(unset), IsEmpty());
}

TEST(Verifier, ForbidsAStepAfterOneThatClosedItsDoor) {
  SmallWorld small = small_migration();
  auto never_after = rule(small, "move-people", sim::Requirement::StepNotDone);
  never_after.step = small.kind("upgrade-clients");
  small.pack.precedence.push_back(never_after);
  EXPECT_THAT(violations_of(small), IsEmpty());
  small.step("ring").after = {small.step_id("wave-1")};
  small.step("wave-2").after = {small.step_id("ring")};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("precedence-violated at wave-2"));
  EXPECT_EQ(verdict.violations[0].other, small.step_id("ring"));
  EXPECT_THAT(verdict.violations[0].message, testing::HasSubstr("but a step of kind 'upgrade-clients' has finished"));
}

TEST(Verifier, ForbidsAStepOnceSomebodyMayHaveGotAMark) {
  SmallWorld small = small_migration();
  small.pack.vocabulary.marks.push_back(support::named<sim::Named>("changed"));
  small.pack.marks.resize(1);
  sim::Mark& mark = small.pack.marks[sim::MarkId{0}];
  mark.set_when = {{{sim::AttributeKind::ActorHome}, {false, true, false, false}}};  // on the new side
  auto unmarked = rule(small, "upgrade-clients", sim::Requirement::NobodyHasMark);
  unmarked.mark = sim::MarkId{0};
  small.pack.precedence.push_back(unmarked);
  small.scenario.working_days.resize(2);
  small.scenario.working_days[sim::SiteId{0}] = {at(4, 8), at(7, 8)};
  EXPECT_THAT(violations_of(small), IsEmpty()) << "moved and upgraded in the night after day 5";
  small.step("ring").not_before = at(7, 9);
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("precedence-violated at ring"));
  EXPECT_THAT(verdict.violations[0].message,
              testing::HasSubstr("4 people may have signed in and got the mark 'changed' by then, 'person-1' first"));
  small.pack.marks[sim::MarkId{0}].cleared_by = {small.kind("prepare")};
  small.add_step("tidy", "prepare", sim::TaskAction{}, {"wave-2"});
  small.step("tidy").not_before = at(7, 10);
  small.step("ring").not_before = at(7, 12);
  EXPECT_THAT(violations_of(small), IsEmpty()) << "taken away by the step";
}

TEST(Verifier, WantsThePeopleOfAStepToBeMoved) {
  SmallWorld small = small_migration();
  small.pack.precedence.push_back(rule(small, "upgrade-clients", sim::Requirement::PeopleMoved));
  EXPECT_THAT(violations_of(small), IsEmpty()) << "the ring follows both waves";
  small.step("ring").after = {small.step_id("wave-1")};
  small.step("ring").resources.clear();  // beside wave-2, whose people are in the ring, too
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("precedence-violated at ring"));
  EXPECT_THAT(verdict.violations[0].message, testing::HasSubstr("2 of its people are still homed on legacy pools"));
}

TEST(Verifier, CountsWhatMovesInstallWhereAMarkAsksForSoftware) {
  SmallWorld small = small_migration();
  small.pack.vocabulary.marks.push_back(support::named<sim::Named>("changed"));
  small.pack.marks.resize(1);
  small.pack.marks[sim::MarkId{0}].set_when = {{{sim::AttributeKind::ActorSoftware, 0}, {false, true, false}}};
  auto unmarked = rule(small, "upgrade-clients", sim::Requirement::NobodyHasMark);
  unmarked.mark = sim::MarkId{0};
  small.pack.precedence.push_back(unmarked);
  small.scenario.working_days.resize(2);
  small.scenario.working_days[sim::SiteId{0}] = {at(4, 8), at(7, 8)};
  small.step("ring").not_before = at(7, 9);
  EXPECT_THAT(violations_of(small), IsEmpty()) << "before the ring, nobody has the new client";
  small.pack.step_kinds[small.kind("move-people")].installs = {{sim::SlotId{0}, sim::SoftwareId{1}}};
  EXPECT_THAT(violations_of(small), ElementsAre("precedence-violated at ring"));
}

TEST(Verifier, WantsArtefactsOfAKindToLeaveAPoolTogether) {
  SmallWorld alone = small_migration();
  auto together = rule(alone, "transfer-directory", sim::Requirement::TakesAllOfKind);
  together.artefact = sim::ArtefactKindId{0};
  alone.pack.precedence = {together};
  EXPECT_THAT(violations_of(alone), IsEmpty());
  const auto with_another = [&](const char* owner) {
    SmallWorld small = alone;
    small.change_world([pool = small.pool(owner)](sim::WorldParts& parts) {
      auto directory = support::named<sim::Artefact>("directory-2");
      directory.kind = sim::ArtefactKindId{0};
      directory.owner = pool;
      parts.artefacts.push_back(directory);
    });
    return small;
  };
  EXPECT_THAT(violations_of(with_another("new-pool")), IsEmpty()) << "it is there already";
  SmallWorld small = with_another("old-pool");
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("precedence-violated at directory"));
  EXPECT_THAT(verdict.violations[0].message,
              testing::HasSubstr("but it leaves 'directory-2' (directory) behind on pool 'old-pool'"));
  std::get<sim::TransferAction>(small.step("directory").action).artefacts.push_back(sim::ArtefactId{1});
  EXPECT_THAT(violations_of(small), IsEmpty()) << "both go";
}

TEST(Verifier, WantsAFlagToBeStillOff) {
  SmallWorld small = small_migration();
  auto before = rule(small, "deploy-pool", sim::Requirement::FlagOff);
  before.flag = sim::id_at<sim::FlagId>(0);
  small.pack.precedence.push_back(before);
  EXPECT_THAT(violations_of(small), ElementsAre("precedence-violated at deploy")) << "prepare has set it";
  small.pack.step_kinds[small.kind("prepare")].sets.clear();
  EXPECT_THAT(violations_of(small), IsEmpty());
}

}  // namespace
}  // namespace coexist::planner
