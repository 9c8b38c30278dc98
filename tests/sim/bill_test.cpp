#include "sim/bill.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "case_count.hpp"
#include "random_case.hpp"

namespace coexist::sim {
namespace {

using support::cases;
using support::compiled;
using support::kAllCases;
using support::nominal_run;
using support::random_case;
using support::RandomCase;

struct Runs {
  sim::Run with, without, untouched;
  Instant r;
  StepId rollback = kNone<StepId>;
};

/// Nothing if the schedule did not roll back.
std::optional<Runs> three_runs(const RandomCase& random, const CompiledPack& pack) {
  Runs runs;
  runs.with = nominal_run(random.scenario, pack);
  for (const Change& change : runs.with.execution.trace) {
    const auto step = id_at<StepId>(change.subject);
    if (change.kind != ChangeKind::StepBegan ||
        !std::holds_alternative<RollbackAction>(random.scenario.schedule.steps[step].action)) {
      continue;
    }
    runs.rollback = step;
    runs.r = change.at;
  }
  if (runs.rollback == kNone<StepId>) return std::nullopt;
  runs.without = nominal_run(without_steps(random.scenario, {runs.rollback}), pack);
  runs.untouched = nominal_run(without_schedule(random.scenario), pack);
  return runs;
}

Bill bill_of(const RandomCase& random, const Runs& runs) {
  return rollback_bill(random.scenario, runs.r, {runs.with.execution.trace, runs.with.ledger},
                       {runs.without.execution.trace, runs.without.ledger},
                       {runs.untouched.execution.trace, runs.untouched.ledger});
}

// ---- the definition, join by join, without a thought for speed

enum class Verdict { None, Billed, Healed, Undecided, Forgone };

bool fails(Outcome o) {
  return o == Outcome::Fails;
}

Verdict verdict(const Runs& runs, std::uint64_t j) {
  if (!runs.with.ledger.exists(j) || !runs.without.ledger.exists(j)) return Verdict::None;
  const Outcome with = runs.with.ledger.outcome(j);
  const Outcome without = runs.without.ledger.outcome(j);
  if (with == without) return Verdict::None;
  if (with == Outcome::Unknown || without == Outcome::Unknown) return Verdict::Undecided;
  if (fails(without)) return Verdict::Healed;
  if (!fails(with)) return Verdict::None;
  const bool anyway = runs.untouched.ledger.exists(j) && fails(runs.untouched.ledger.outcome(j));
  return anyway ? Verdict::Forgone : Verdict::Billed;
}

std::map<PersonId, std::set<std::int64_t>> locked_minutes(const Ledger& ledger) {
  std::map<PersonId, std::set<std::int64_t>> out;
  constexpr std::int64_t kMinute = minutes(1).us;
  for (const LockOut& l : ledger.lock_outs) {
    for (std::int64_t t = l.interval.begin.us / kMinute; t < l.interval.end.us / kMinute; ++t) out[l.person].insert(t);
  }
  return out;
}

std::int64_t refusals_only_in(const std::vector<Refusal>& with, const std::vector<Refusal>& without) {
  std::int64_t count = 0;
  for (const Refusal& a : with) {
    bool both = false;
    for (const Refusal& b : without) both |= a.series == b.series && a.at == b.at;
    count += both ? 0 : 1;
  }
  return count;
}

Bill plain_bill(const RandomCase& random, const Runs& runs) {
  const Calendar& c = random.scenario.calendar;
  Bill bill;
  bill.r = runs.r;
  std::set<SeriesId> series;
  std::set<PersonId> people;
  std::set<std::pair<SeriesId, PersonId>> invitations;
  std::map<OccurrenceId, std::size_t> billed, failed, interrupted;
  for (std::uint64_t j = 0; j < runs.with.ledger.join.size(); ++j) {
    const JoinPlace place = place_of(runs.with.ledger, c, j);
    const OccurrenceId o = id_at<OccurrenceId>(index(c.first_occurrence(place.series)) + place.occurrence);
    const PersonId person = c.participants_of(place.series)[place.participant];
    const Instant end = c.starts[o] + c.lasts[o];
    if (runs.with.ledger.exists(j)) failed[o] += fails(runs.with.ledger.outcome(j));
    const bool made = runs.with.ledger.exists(j);
    const bool good = runs.without.ledger.exists(j) && runs.without.ledger.outcome(j) < Outcome::Unknown;
    if (!made && good) bill.not_held_joins.push_back(j);
    const Verdict v = verdict(runs, j);
    if (c.starts[o] < runs.r) {
      const bool lost = v == Verdict::Billed || v == Verdict::Forgone;
      if (lost && runs.r < end) {
        ++interrupted[o];
        bill.interrupted_joins.push_back(j);
      }
      continue;
    }
    bill.healed += v == Verdict::Healed;
    bill.undecided += v == Verdict::Undecided;
    bill.benefit_forgone += v == Verdict::Forgone;
    if (v == Verdict::Undecided) bill.undecided_joins.push_back(j);
    if (v != Verdict::Billed) continue;
    ++bill.joins;
    bill.billed_joins.push_back(j);
    ++billed[o];
    people.insert(person);
    invitations.insert({place.series, person});
    Instant from = c.starts[o];
    for (const LateFailure& late : runs.with.ledger.late_failures) from = late.join == j ? late.at : from;
    bill.participant_us += (end - from).us;
  }
  for (SeriesId s : ids<SeriesId>(c.size())) {
    for (std::size_t i = 0; i < c.occurrences_of(s); ++i) {
      const OccurrenceId o = id_at<OccurrenceId>(index(c.first_occurrence(s)) + i);
      bill.interrupted += interrupted.contains(o);
      if (!billed.contains(o)) continue;
      ++bill.occurrences_hurt;
      if (failed[o] < c.participants_of(s).size()) continue;
      ++bill.occurrences_dead;
      if (c.occurrences_of(s) >= 2) series.insert(s);
    }
  }
  bill.series = static_cast<std::int64_t>(series.size());
  bill.participants = static_cast<std::int64_t>(people.size());
  bill.invitations = static_cast<std::int64_t>(invitations.size());
  bill.meetings_unscheduled = refusals_only_in(runs.with.ledger.unscheduled, runs.without.ledger.unscheduled);
  bill.repairs_not_possible = refusals_only_in(runs.with.ledger.repairs_refused, runs.without.ledger.repairs_refused);
  return bill;
}

TEST(Bill, IsWhatItsDefinitionSaysJoinByJoinAndEveryFigureOccurs) {
  std::map<std::string, std::size_t> seen;
  std::size_t billed = 0;
  for (std::uint64_t seed = 5000; seed < 5000 + cases(400); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomCase random = random_case(seed);
    const CompiledPack pack = compiled(random);
    const std::optional<Runs> runs = three_runs(random, pack);
    if (!runs) continue;
    ++billed;
    Bill bill = bill_of(random, *runs);
    for (const auto& [name, figure] : std::map<std::string, std::int64_t>{{"joins", bill.joins},
                                                                          {"healed", bill.healed},
                                                                          {"undecided", bill.undecided},
                                                                          {"forgone", bill.benefit_forgone},
                                                                          {"hurt", bill.occurrences_hurt},
                                                                          {"dead", bill.occurrences_dead},
                                                                          {"series", bill.series},
                                                                          {"invitations", bill.invitations},
                                                                          {"participants", bill.participants},
                                                                          {"minutes", bill.participant_us},
                                                                          {"unscheduled", bill.meetings_unscheduled},
                                                                          {"repairs", bill.repairs_not_possible},
                                                                          {"locked-out", bill.people_locked_out},
                                                                          {"lock-out", bill.locked_out_us},
                                                                          {"downgrades", bill.clients_to_downgrade},
                                                                          {"interrupted", bill.interrupted}}) {
      seen[name] += figure > 0;
    }
    // These two have tests of their own below.
    bill.people_locked_out = bill.locked_out_us = bill.clients_to_downgrade = 0;
    ASSERT_EQ(bill, plain_bill(random, *runs));
  }
  EXPECT_GT(billed, kAllCases ? 150U : 0U);
  for (const auto& [name, count] : seen) EXPECT_TRUE(count > 0 || !kAllCases) << name;
}

TEST(Bill, LocksOutThoseWhoseHomeSignInFailsWithAndNotWithout) {
  std::size_t some = 0;
  for (std::uint64_t seed = 5000; seed < 5000 + cases(120); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomCase random = random_case(seed);
    const CompiledPack pack = compiled(random);
    const std::optional<Runs> runs = three_runs(random, pack);
    if (!runs) continue;
    const auto with = locked_minutes(runs->with.ledger);
    const auto without = locked_minutes(runs->without.ledger);
    std::int64_t whole_minutes = 0, people = 0;
    for (const auto& [person, minutes_locked] : with) {
      std::int64_t here = 0;
      for (std::int64_t minute : minutes_locked)
        here += without.contains(person) && without.at(person).contains(minute) ? 0 : 1;
      whole_minutes += here;
      people += here > 0;
    }
    const Bill bill = bill_of(random, *runs);
    // Counted by whole minutes, so each stretch may differ by one at either end.
    const auto tolerance =
        static_cast<double>(minutes(2).us) *
        static_cast<double>(runs->with.ledger.lock_outs.size() + runs->without.ledger.lock_outs.size());
    EXPECT_NEAR(static_cast<double>(bill.locked_out_us), static_cast<double>(minutes(whole_minutes).us), tolerance);
    EXPECT_GE(bill.people_locked_out, people);
    some += people > 0;
  }
  EXPECT_GT(some, kAllCases ? 3U : 0U);
}

TEST(Bill, AsksToDowngradeWhoEndsOnTheOldProductWithSoftwareTheScheduleChanged) {
  for (std::uint64_t seed = 5000; seed < 5000 + cases(120); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomCase random = random_case(seed);
    // Without a policy of its own to downgrade, the rollback leaves exactly these clients behind.
    for (Step& step : random.scenario.schedule.steps) {
      if (auto* rollback = std::get_if<RollbackAction>(&step.action)) rollback->policy.downgrade = Downgrade::Never;
    }
    const CompiledPack pack = compiled(random);
    const std::optional<Runs> runs = three_runs(random, pack);
    if (!runs) continue;
    State end = initial_state(random.scenario, pack.vocabulary());
    const State start = end;
    for (const Change& change : runs->with.execution.trace) apply(end, change);
    std::int64_t expected = 0;
    for (PersonId p : ids<PersonId>(end.home.size())) {
      if (start.home[p] == kNone<PoolId>) continue;
      const auto& pools = random.scenario.world.pools();
      bool changed = false;
      for (SlotId slot : ids<SlotId>(end.software.size())) changed |= end.software[slot][p] != start.software[slot][p];
      expected += changed && pools[end.home[p]].product == pools[start.home[p]].product;
    }
    EXPECT_EQ(bill_of(random, *runs).clients_to_downgrade, expected);
  }
}

TEST(Bill, HasNothingButForgoneBenefitsBeforeTheFirstStep) {
  for (std::uint64_t seed = 5000; seed < 5000 + cases(100); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomCase random = random_case(seed);
    std::erase_if(random.scenario.schedule.steps.raw(),
                  [](const Step& s) { return std::holds_alternative<RollbackAction>(s.action); });
    for (Step& step : random.scenario.schedule.steps) {
      std::erase_if(step.after, [&](StepId s) { return index(s) >= random.scenario.schedule.steps.size(); });
    }
    auto rollback = support::named<Step>("at-once");
    rollback.kind = find(random.pack.step_kinds, "roll-back");
    rollback.action = RollbackAction{};
    rollback.not_before = random.scenario.span.begin;
    random.scenario.schedule.steps.push_back(rollback);
    const CompiledPack pack = compiled(random);
    const std::optional<Runs> runs = three_runs(random, pack);
    ASSERT_TRUE(runs);
    const Bill bill = bill_of(random, *runs);
    EXPECT_EQ(bill.joins, 0);
    EXPECT_EQ(bill.clients_to_downgrade, 0);
  }
}

TEST(FailedOnlyIn, ListsWhatFailsBecauseOfTheMigration) {
  std::size_t some = 0;
  for (std::uint64_t seed = 5000; seed < 5050; ++seed) {
    const RandomCase random = random_case(seed);
    const CompiledPack pack = compiled(random);
    const Ledger run = nominal_run(random.scenario, pack).ledger;
    const Ledger untouched = nominal_run(without_schedule(random.scenario), pack).ledger;
    EXPECT_TRUE(failed_only_in(run, run).empty());
    for (std::uint64_t j : failed_only_in(run, untouched)) {
      EXPECT_EQ(run.outcome(j), Outcome::Fails);
      EXPECT_NE(untouched.outcome(j), Outcome::Fails);
      ++some;
    }
  }
  EXPECT_GT(some, 30U);
}

}  // namespace
}  // namespace coexist::sim
