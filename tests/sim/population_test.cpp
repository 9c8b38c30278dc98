// The population plane against an interpreter of the model that shares no code with it (tests/support/plain_*.hpp).
#include "sim/population.hpp"

#include <gtest/gtest.h>

#include "case_count.hpp"
#include "plain_population.hpp"
#include "random_case.hpp"

namespace coexist::sim {
namespace {

using support::cases;
using support::compiled;
using support::kAllCases;
using support::nominal_run;
using support::PlainPopulation;
using support::random_case;
using support::RandomCase;

constexpr std::uint64_t kCases = cases(300);

struct Met {  // how much of what the cases were meant to try
  std::int64_t joins = 0, fails = 0, unknown = 0, late = 0, fallback = 0, unscheduled = 0, frozen = 0, repairs = 0,
               edits = 0, later = 0, marked = 0, cleared = 0, lock_outs = 0, broken = 0, moved = 0, cut = 0,
               by_step = 0;
};

Instant failed_at(const Ledger& ledger, std::uint64_t join, Instant start) {
  for (const LateFailure& late : ledger.late_failures) {
    if (late.join == join) return late.at;
  }
  return start;
}

// A rule about lines gave the outcome, or took the first path away.
bool decided_by_lines(const Pack& pack, const Decision& decision) {
  const auto is_about_lines = [&](RuleId rule) {
    return rule != kNone<RuleId> && pack.rules[rule].id.starts_with("lines/") && pack.rules[rule].id != "lines/up";
  };
  return is_about_lines(decision.rule) || is_about_lines(decision.primary_rule);
}

void compare_joins(const RandomCase& random, const Ledger& ledger, const PlainPopulation& plain, Met& met) {
  ASSERT_EQ(ledger.join.size(), plain.joins.size());
  for (std::uint64_t j = 0; j < plain.joins.size(); ++j) {
    const PlainPopulation::Join& expected = plain.joins[j];
    const JoinPlace place = place_of(ledger, random.scenario.calendar, j);
    ASSERT_EQ(ledger.exists(j), expected.exists) << "join " << j;
    if (!expected.exists) continue;
    ASSERT_EQ(ledger.decisions[ledger.join[j]], expected.decision)
        << "join " << j << " of series " << index(place.series);
    ++met.joins;
    met.unknown += expected.decision.outcome == Outcome::Unknown;
    met.fallback += expected.decision.by_fallback;
    met.cut += decided_by_lines(random.pack, expected.decision);
    if (expected.decision.outcome != Outcome::Fails) continue;
    const OccurrenceId o =
        id_at<OccurrenceId>(index(random.scenario.calendar.first_occurrence(place.series)) + place.occurrence);
    const Instant start = random.scenario.calendar.starts[o];
    ASSERT_EQ(failed_at(ledger, j, start), expected.failed_at) << "join " << j;
    ++met.fails;
    met.late += start < expected.failed_at;
  }
}

void compare_refusals(const Ledger& ledger, const std::vector<Refusal>& refusals,
                      const std::vector<PlainPopulation::Refused>& expected) {
  ASSERT_EQ(refusals.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(refusals[i].series, expected[i].series);
    EXPECT_EQ(refusals[i].at, expected[i].at);
    ASSERT_EQ(refusals[i].decision == 0, !expected[i].decision);
    if (expected[i].decision) {
      EXPECT_EQ(ledger.decisions[refusals[i].decision], *expected[i].decision);
    }
  }
}

TEST(PopulationPlane, DecidesWhatAPlainInterpreterOfTheModelDecides) {
  Met met;
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomCase random = random_case(seed);
    const CompiledPack pack = compiled(random);
    const sim::Run run = nominal_run(random.scenario, pack);
    const Ledger& ledger = run.ledger;
    const PlainPopulation plain(random.scenario, pack, run.execution.trace);

    Trace marks = run.execution.trace;
    std::erase_if(marks, [](const Change& change) { return change.kind != ChangeKind::MarkSet; });
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Change& a, const Change& b) { return a.subject < b.subject; });
    ASSERT_EQ(marks, plain.marks);
    for (const Change& change : marks) ++(change.value != 0 ? met.marked : met.cleared);
    ASSERT_NO_FATAL_FAILURE(compare_joins(random, ledger, plain, met));
    ASSERT_NO_FATAL_FAILURE(compare_refusals(ledger, ledger.unscheduled, plain.unscheduled));
    ASSERT_NO_FATAL_FAILURE(compare_refusals(ledger, ledger.repairs_refused, plain.repairs_refused));
    ASSERT_EQ(ledger.failed_us, plain.failed_us);
    ASSERT_EQ(ledger.degraded_us, plain.degraded_us);
    ASSERT_EQ(ledger.occurrences_held, plain.held);
    ASSERT_EQ(ledger.occurrences_unscheduled, plain.unheld);
    ASSERT_EQ(ledger.occurrences_hurt, plain.hurt);
    ASSERT_EQ(ledger.occurrences_dead, plain.dead);
    ASSERT_EQ(ledger.series_broken, plain.broken);
    for (Outcome outcome : {Outcome::Works, Outcome::Degraded, Outcome::Unknown, Outcome::Fails}) {
      const auto expected = plain.sign_ins.find(outcome);
      ASSERT_EQ(count(ledger, ledger.sign_ins, outcome), expected == plain.sign_ins.end() ? 0 : expected->second);
    }
    ASSERT_EQ(ledger.lock_outs.size(), plain.lock_outs.size());
    for (std::size_t i = 0; i < plain.lock_outs.size(); ++i) {
      ASSERT_EQ(ledger.lock_outs[i].person, plain.lock_outs[i].person);
      ASSERT_EQ(ledger.lock_outs[i].interval, plain.lock_outs[i].interval);
    }
    met.edits += plain.accepted_edits;
    met.later += plain.completed_later;
    met.by_step += plain.completed_after_step;
    met.repairs += static_cast<std::int64_t>(plain.repairs_refused.size());
    met.unscheduled += static_cast<std::int64_t>(plain.unscheduled.size());
    for (const auto& refused : plain.unscheduled) met.frozen += !refused.decision;
    met.lock_outs += static_cast<std::int64_t>(plain.lock_outs.size());
    met.broken += plain.broken;
    for (const Change& change : run.execution.trace) met.moved += change.kind == ChangeKind::PersonMoved;
  }
  if (!kAllCases) return;
  // The cases try what they are meant to try.
  EXPECT_GT(met.joins, 25'000);
  EXPECT_GT(met.fails, 10'000);
  EXPECT_GT(met.unknown, 3'000);
  EXPECT_GT(met.late, 40);
  EXPECT_GT(met.fallback, 5'000);
  EXPECT_GT(met.unscheduled, 1'000);
  EXPECT_GT(met.frozen, 20);
  EXPECT_GT(met.repairs, 100);
  EXPECT_GT(met.edits, 500);
  EXPECT_GT(met.later, 100);
  EXPECT_GT(met.by_step, 20);
  EXPECT_GT(met.marked, 1'000);
  EXPECT_GT(met.cleared, 100);
  EXPECT_GT(met.lock_outs, 1'500);
  EXPECT_GT(met.broken, 300);
  EXPECT_GT(met.moved, 2'000);
  EXPECT_GT(met.cut, 50);
}

}  // namespace
}  // namespace coexist::sim
