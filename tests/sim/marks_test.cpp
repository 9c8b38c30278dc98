// What sign-ins leave on people, and what that means for a rollback.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "carried_out.hpp"
#include "pack_tables.hpp"
#include "sim/mark.hpp"
#include "sim/replay.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::carry_out;
using support::SmallWorld;
using What = ExecutionFinding::What;

constexpr MarkId kMark{0};

// The small migration: everybody signs in between 08:00 and 10:00 on working days, is moved in the night after day 5
// and gets client-2 there. Whoever signs in with client-2 is `changed` from then on, and client-1 does not let them in.
class Marks : public testing::Test {
 protected:
  Marks() {
    Pack& pack = small_.pack;
    pack.vocabulary.marks.push_back(support::named<Named>("changed"));
    pack.vocabulary.classes.raw().front().paths = {"rich"};
    const AspectId table = support::add_table(pack, "client", {"actor.software.client", "actor.mark.changed"});
    support::add_otherwise(pack, table, "works", Outcome::Works);
    support::add_rule(pack, table, "too-old", {{"actor.software.client", {"client-1"}}, {"actor.mark.changed", {"on"}}},
                      Outcome::Fails);
    pack.sign_in = support::add_interaction(pack, "sign-in", {{"rich", {table}, "client"}});
    pack.marks.resize(1);
    mark().set_when = {condition("actor.software.client", "client-2")};
    mark().door = Door::Blocking;
    auto& mornings = small_.scenario.working_days;
    mornings.resize(2);
    for (std::int64_t day = 0; day < support::kSmallDays; ++day) {
      if (day % 7 < 5) mornings[SiteId{0}].push_back(at(day, 8));
    }
    small_.step("decommission").not_before = at(200);
  }

  Mark& mark() { return small_.pack.marks[kMark]; }

  AttributeCondition condition(const char* text, const char* value) const {
    AttributeCondition out;
    EXPECT_TRUE(parse_attribute(small_.pack.vocabulary, text, out.attribute));
    for (const std::string& name : domain(small_.pack.vocabulary, out.attribute)) out.values.push_back(name == value);
    return out;
  }

  void roll_back(Instant r, RollbackPolicy policy = {}) {
    small_.add_step("roll-back", "roll-back", RollbackAction{policy, 1});
    small_.step("roll-back").not_before = r;
  }

  // Whether the first person has the mark.
  bool is_marked(const Trace& trace, Instant t) const {
    return state_at(small_.scenario, small_.pack.vocabulary, trace, t).mark[kMark][PersonId{0}];
  }
  [[nodiscard]] Outcome sign_in(const Trace& trace, Instant t) const {
    const CompiledPack pack(small_.pack, SwitchChoice{});
    return decide_sign_in(small_.scenario, pack, state_at(small_.scenario, small_.pack.vocabulary, trace, t),
                          PersonId{0})
        .outcome;
  }
  static const ExecutionFinding* find(const Execution& execution, What what) {
    const auto found = std::find_if(execution.findings.begin(), execution.findings.end(),
                                    [what](const ExecutionFinding& f) { return f.what == what; });
    return found == execution.findings.end() ? nullptr : &*found;
  }

  SmallWorld small_ = support::small_migration();
};

TEST_F(Marks, AreLeftByTheFirstSignInThatFits) {
  const Trace trace = carry_out(small_).execution.trace;
  EXPECT_FALSE(is_marked(trace, at(7, 8)));  // upgraded at the weekend, and nobody has come yet
  EXPECT_TRUE(is_marked(trace, at(7, 10)));
  const auto set = std::find_if(trace.begin(), trace.end(), [](const Change& change) {
    return change.kind == ChangeKind::MarkSet && change.subject == 0;
  });
  ASSERT_NE(set, trace.end());
  EXPECT_FALSE(is_marked(trace, set->at - microseconds(1))) << "the sign-in itself does not see its mark";
}

TEST_F(Marks, AreNotLeftByASignInThatFails) {
  support::add_rule(small_.pack, AspectId{0}, "broken", {{"actor.software.client", {"client-2"}}}, Outcome::Fails);
  small_.pack.rules.raw().back().overrides = {"too-old"};
  EXPECT_FALSE(is_marked(carry_out(small_).execution.trace, at(100)));
}

TEST_F(Marks, ShutAnOldClientOutForGood) {
  RollbackPolicy policy;
  policy.downgrade = Downgrade::AfterReturn;
  mark().door = Door::Lossy;
  roll_back(at(21), policy);
  const auto done = carry_out(small_);
  EXPECT_EQ(done.end().software[SlotId{0}][PersonId{0}], SoftwareId{0});
  EXPECT_EQ(sign_in(done.execution.trace, at(6)), Outcome::Works);
  EXPECT_EQ(sign_in(done.execution.trace, at(100)), Outcome::Fails);
}

TEST_F(Marks, WithABlockingDoorHoldPeopleWhereTheyAre) {
  roll_back(at(21));
  const auto done = carry_out(small_);
  for (PersonId person : ids<PersonId>(4)) EXPECT_EQ(done.end().home[person], small_.pool("new-pool"));
  const ExecutionFinding* finding = find(done.execution, What::DoorClosed);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->count, 4U);
  EXPECT_EQ(finding->subject, 0U);
  EXPECT_EQ(done.record("roll-back").end, StepEnd::Partly);
}

TEST_F(Marks, DoNotHoldAnybodyWhoHasNotSignedInYet) {
  roll_back(at(6, 12));  // the Sunday before
  const auto done = carry_out(small_);
  EXPECT_EQ(done.end().home, small_.scenario.people.home);
  EXPECT_EQ(find(done.execution, What::DoorClosed), nullptr);
}

TEST_F(Marks, WithAnotherDoorAreReportedWhenPeopleGoBack) {
  mark().door = Door::Delayed;
  roll_back(at(21));
  const auto done = carry_out(small_);
  EXPECT_EQ(done.end().home, small_.scenario.people.home);
  ASSERT_NE(find(done.execution, What::DoorPassed), nullptr);
  EXPECT_EQ(find(done.execution, What::DoorPassed)->count, 4U);
}

// Somebody on the new side with the new client; taken back, and moved again.
class MarksThatReturn : public Marks {
 protected:
  MarksThatReturn() {
    mark().set_when.push_back(condition("actor.home", "new-2"));
    mark().cleared_by_move = true;
    mark().to = {true, false, false};
    mark().returns_after.stated = days(7);
    mark().door = Door::Delayed;
    small_.add_step("there-again", "move-people", MoveAction{{PersonId{0}}, {small_.pool("old-pool")}, 1}, {"ring"});
    small_.step("there-again").not_before = at(12, 20);
    small_.add_step("here-again", "move-people", MoveAction{{PersonId{0}}, {small_.pool("new-pool")}, 1},
                    {"there-again"});
  }
};

TEST_F(MarksThatReturn, AreTakenAwayByTheMove) {
  const Trace trace = carry_out(small_).execution.trace;
  EXPECT_TRUE(is_marked(trace, at(12, 19)));
  EXPECT_FALSE(is_marked(trace, at(12, 21)));
}

TEST_F(MarksThatReturn, ComeBackWithTheFirstSignInAfterTheirTime) {
  const Trace trace = carry_out(small_).execution.trace;
  EXPECT_FALSE(is_marked(trace, at(18, 12)));  // moved there and back on day 12; seven days are over on day 19
  EXPECT_TRUE(is_marked(trace, at(21, 12)));
}

TEST_F(MarksThatReturn, StayAwayWhereTheyNoLongerFit) {
  small_.step("here-again").skipped = true;
  EXPECT_FALSE(is_marked(carry_out(small_).execution.trace, at(100)));
}

TEST_F(MarksThatReturn, AreTakenFromEverybodyByAStepThatIsAboutNobody) {
  small_.step("here-again").skipped = true;
  small_.step("there-again").skipped = true;
  mark().cleared_by = {small_.kind("prepare")};
  small_.add_step("tidy", "prepare", TaskAction{});
  small_.step("tidy").not_before = at(9, 12);
  const Trace trace = carry_out(small_).execution.trace;
  EXPECT_TRUE(is_marked(trace, at(9, 12)));
  EXPECT_FALSE(is_marked(trace, at(9, 13)));
  EXPECT_FALSE(is_marked(trace, at(16, 12)));
  EXPECT_TRUE(is_marked(trace, at(17, 12)));
}

}  // namespace
}  // namespace coexist::sim
