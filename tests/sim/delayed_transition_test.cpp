// What a move of the organiser sets going: a service that finds the meeting later and makes it anew.
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "pack_tables.hpp"
#include "sim/replay.hpp"
#include "small_world.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::SmallWorld;

constexpr Duration kService = hours(2);
const Instant kMove = at(10, 9);

// One meeting of person-1 with two others. A move to the new side leaves it `waiting`; two hours later a service makes
// it `sound` again, in the new format, if it is for no more than three. A move back leaves it `lost`.
class DelayedTransition : public testing::Test {
 protected:
  DelayedTransition() {
    Pack& pack = small_.pack;
    for (const char* id : {"old-format", "new-format"}) pack.vocabulary.formats.push_back(support::named<Named>(id));
    for (const char* id : {"fresh", "waiting", "sound", "lost"})
      pack.vocabulary.conditions.push_back(support::named<MeetingCondition>(id));
    pack.vocabulary.meeting_kinds.push_back(support::named<Named>("meeting"));
    pack.vocabulary.classes.raw().front().paths = {"rich"};
    pack.scheduling_slot = SlotId{0};
    for (std::size_t client : {0U, 1U}) pack.formats_made.push_back({id_at<SoftwareId>(client), {}, FormatId{0}});
    const AspectId anybody = support::add_table(pack, "anybody", {"actor.class"});
    support::add_otherwise(pack, anybody, "all", Outcome::Works);
    pack.schedule = support::add_interaction(pack, "schedule", {{"rich", {anybody}}});
    pack.join = support::add_interaction(pack, "join", {{"rich", {anybody}}});
    pack.transitions.resize(3);
    pack.transitions[0].to = {false, true, false};
    pack.transitions[0].becomes = find(pack.vocabulary.conditions, "waiting");
    pack.transitions[1].from = {false, true, false};
    pack.transitions[1].becomes = find(pack.vocabulary.conditions, "lost");
    service() = pack.transitions[0];
    service().after = StatedTime{kService, kNone<AssumptionId>};
    service().at_most_invited = 3;
    service().conditions = {false, true, false, false};
    service().becomes = find(pack.vocabulary.conditions, "sound");
    service().makes = FormatId{1};

    Calendar& calendar = small_.scenario.calendar;
    calendar.id.push_back("weekly");
    calendar.organiser.push_back(PersonId{0});
    calendar.kind.push_back(MeetingKindId{0});
    calendar.clipped.push_back(false);
    calendar.scheduled_at.push_back(at(1));
    calendar.participants = {PersonId{1}, PersonId{2}};
    calendar.participant_begin.push_back(2);
    calendar.starts.push_back(at(40, 9));
    calendar.lasts.push_back(hours(1));
    calendar.occurrence_begin.push_back(1);
    trace_ = {moved(kMove, 1)};
  }

  MeetingTransition& service() { return small_.pack.transitions[2]; }

  static Change moved(Instant t, std::uint32_t pool) { return {t, ChangeKind::PersonMoved, 0, 0, pool, kNone<StepId>}; }
  static Change resent(Instant t) { return {t, ChangeKind::MeetingsResent, 0, 0, 0, kNone<StepId>}; }

  // "sound new-format" of the meeting at that instant.
  std::string meeting_at(Instant t) {
    const CompiledPack pack(small_.pack, SwitchChoice{});
    Replay replay(small_.scenario, pack, trace_);
    const std::optional<MeetingFacts> facts = replay.meeting_at(SeriesId{0}, t);
    if (!facts) return "none";
    const Vocabulary& v = small_.pack.vocabulary;
    return v.conditions[facts->condition].id + " " + v.formats[facts->format].id;
  }

  SmallWorld small_ = support::small_world();
  Trace trace_;
};

TEST_F(DelayedTransition, HappensSoLongAfterTheMoveAndMakesItsFormat) {
  EXPECT_EQ(meeting_at(kMove - microseconds(1)), "fresh old-format");
  EXPECT_EQ(meeting_at(kMove), "waiting old-format");
  EXPECT_EQ(meeting_at(kMove + kService - microseconds(1)), "waiting old-format");
  EXPECT_EQ(meeting_at(kMove + kService), "sound new-format");
}

TEST_F(DelayedTransition, TakesAsLongAsTheScenarioAssumes) {
  service().after->assumed = find(small_.pack.vocabulary.assumptions, "deploy-time");
  small_.scenario.assumptions[service().after->assumed] = minutes(90).us;
  EXPECT_EQ(meeting_at(kMove + minutes(90) - microseconds(1)), "waiting old-format");
  EXPECT_EQ(meeting_at(kMove + minutes(90)), "sound new-format");
}

TEST_F(DelayedTransition, WithoutDelayFollowsWhatTheMoveDoesAtOnce) {
  service().after = StatedTime{};
  EXPECT_EQ(meeting_at(kMove), "sound new-format");
}

TEST_F(DelayedTransition, AConditionEndsWhenTheMeetingIsSentAgainUnlessItOutlastsThat) {
  trace_.push_back(resent(kMove + hours(1)));
  EXPECT_EQ(meeting_at(kMove + hours(1)), "fresh old-format");
  small_.pack.vocabulary.conditions[find(small_.pack.vocabulary.conditions, "waiting")].outlasts_edits = true;
  EXPECT_EQ(meeting_at(kMove + hours(1)), "waiting old-format");
}

TEST_F(DelayedTransition, SkipsMeetingsToWhichTooManyAreInvited) {
  service().at_most_invited = 2;
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");
}

TEST_F(DelayedTransition, CountsTheOrganiserOnceListedOrNot) {
  Calendar& calendar = small_.scenario.calendar;
  calendar.participants = {PersonId{0}, PersonId{1}, PersonId{2}};
  calendar.participant_begin.back() = 3;
  EXPECT_EQ(meeting_at(kMove + days(20)), "sound new-format");  // of three, as without the organiser on the list
  service().at_most_invited = 2;
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");
}

TEST_F(DelayedTransition, IsCalledOffByAnotherMove) {
  trace_.push_back(moved(kMove + kService, 0));  // at the very instant: the organiser is there no longer
  EXPECT_EQ(meeting_at(kMove + kService), "lost old-format");
  EXPECT_EQ(meeting_at(kMove + days(20)), "lost old-format");
  trace_.back().at = trace_.back().at + microseconds(1);
  EXPECT_EQ(meeting_at(kMove + days(20)), "lost new-format");
}

TEST_F(DelayedTransition, CountsFromTheLatestMove) {
  trace_.push_back(moved(kMove + hours(1), 0));
  trace_.push_back(moved(kMove + minutes(90), 1));
  EXPECT_EQ(meeting_at(kMove + kService), "waiting old-format");
  EXPECT_EQ(meeting_at(kMove + minutes(90) + kService), "sound new-format");
}

TEST_F(DelayedTransition, IsCalledOffByReSending) {
  trace_.push_back(resent(kMove + hours(1)));
  EXPECT_EQ(meeting_at(kMove + hours(1)), "fresh old-format");
  EXPECT_EQ(meeting_at(kMove + days(20)), "fresh old-format");
}

TEST_F(DelayedTransition, OfSeveralAtOneInstantTheFirstThatAppliesHappens) {
  small_.pack.transitions.push_back(service());
  small_.pack.transitions.back().conditions.clear();
  small_.pack.transitions.back().becomes = ConditionId{3};
  EXPECT_EQ(meeting_at(kMove + kService), "sound new-format");
  small_.pack.transitions.back().after->stated = kService + hours(1);  // in its own turn it applies, too
  EXPECT_EQ(meeting_at(kMove + kService + hours(1)), "lost new-format");
}

TEST_F(DelayedTransition, DoesNotHappenAfterTheScenariosEnd) {
  small_.scenario.span.end = kMove + kService;
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");
}

// The service comes after an upgrade now, and not after the move.
class SetOffByAStep : public DelayedTransition {
 protected:
  SetOffByAStep() {
    service().set_off_by = {small_.kind("upgrade-clients")};
    service().conditions.clear();
    small_.add_step("ring", "upgrade-clients", UpgradeAction{});
    small_.add_step("tenant", "prepare", TaskAction{});
  }
  [[nodiscard]] Change upgraded(Instant t, std::string_view step, std::uint32_t slot = 0) const {
    return {t, ChangeKind::SoftwareChanged, 0, slot, 1, small_.step_id(step)};
  }
};

TEST_F(SetOffByAStep, HappensAfterASoftwareStepOfThatKindAndAfterNothingElse) {
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");  // a move alone
  trace_.push_back(upgraded(kMove + hours(5), "tenant"));
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");  // another kind of step
  trace_.push_back(upgraded(kMove + days(1), "ring"));
  EXPECT_EQ(meeting_at(kMove + days(1) + kService - microseconds(1)), "waiting old-format");
  EXPECT_EQ(meeting_at(kMove + days(1) + kService), "sound new-format");
}

TEST_F(SetOffByAStep, AsksWhereTheOrganiserIsThen) {
  service().to = {true, false, false};
  trace_.push_back(upgraded(kMove + hours(5), "ring"));
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");
  trace_.front() = upgraded(kMove - days(1), "ring");
  trace_.pop_back();
  EXPECT_EQ(meeting_at(kMove + days(20)), "sound new-format");
}

TEST_F(SetOffByAStep, DoesNotCallOffWhatAMoveSetOffAndIsCalledOffByOne) {
  trace_ = {upgraded(kMove - hours(1), "ring"), moved(kMove, 1)};
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");  // the move came between
  MeetingTransition after_move = service();
  after_move.set_off_by.clear();
  after_move.becomes = ConditionId{3};
  small_.pack.transitions.push_back(after_move);
  trace_ = {moved(kMove, 1), upgraded(kMove + hours(1), "ring")};
  EXPECT_EQ(meeting_at(kMove + kService), "lost new-format");
  EXPECT_EQ(meeting_at(kMove + kService + hours(1)), "sound new-format");
}

TEST_F(SetOffByAStep, MayBeSetOffByOneThatWouldReSendAndThenDoesNothingElse) {
  auto convert = support::named<StepKind>("convert");
  convert.archetype = StepArchetype::ResendMeetings;
  small_.pack.step_kinds.push_back(convert);
  small_.add_step("command", "convert", ResendAction{});
  const Change by_command{kMove + days(1), ChangeKind::MeetingsResent, 0, 0, 0, small_.step_id("command")};
  trace_.push_back(by_command);
  EXPECT_EQ(meeting_at(kMove + days(1)), "fresh old-format");  // no transition names it: it re-sends
  service().set_off_by = {small_.kind("convert")};
  EXPECT_EQ(meeting_at(kMove + days(1) + kService - microseconds(1)), "waiting old-format");
  EXPECT_EQ(meeting_at(kMove + days(1) + kService), "sound new-format");
  service().at_most_invited = 2;
  EXPECT_EQ(meeting_at(kMove + days(20)), "waiting old-format");
}

TEST_F(SetOffByAStep, OfSeveralSlotsAtOnceHappensOnce) {
  service().after.reset();
  service().conditions = {true, true, false, false};
  small_.pack.transitions.push_back(service());
  small_.pack.transitions.back().conditions = {false, false, true, false};  // what the first one left
  small_.pack.transitions.back().becomes = ConditionId{3};
  trace_ = {moved(kMove - days(1), 1), upgraded(kMove, "ring", 0), upgraded(kMove, "ring", 0)};
  EXPECT_EQ(meeting_at(kMove), "sound new-format");
}

}  // namespace
}  // namespace coexist::sim
