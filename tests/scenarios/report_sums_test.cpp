// What a report says adds up to what the ledger holds.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "reported_case.hpp"
#include "scenarios/metrics.hpp"

namespace coexist::scenarios {
namespace {

using sim::Outcome;
using support::reported_case;

std::int64_t figure(const RunReport& report, std::string_view name) {
  for (const report::Figure& f : report.metrics) {
    if (f.name == name) return f.value;
  }
  ADD_FAILURE() << "no metric " << name;
  return -1;
}

TEST(Metrics, AreSortedAndFoundByName) {
  const std::vector<Metric>& all = metrics();
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(find_metric(all[i].name), &all[i]);
    if (i > 0) {
      EXPECT_LT(all[i - 1].name, all[i].name);
    }
  }
  EXPECT_EQ(find_metric("joins"), nullptr);
}

TEST(Report, CountsEveryPlannedJoinOnce) {
  for (const std::uint64_t seed : support::some_seeds()) {
    const RunReport report = reported_case(seed).report();
    EXPECT_EQ(figure(report, "joins-planned"), figure(report, "joins-working") + figure(report, "joins-degraded") +
                                                   figure(report, "joins-unknown") + figure(report, "joins-failing") +
                                                   figure(report, "joins-of-unscheduled-meetings"))
        << "seed " << seed;
  }
}

TEST(Report, OutcomesOfAllPhasesAddUpToTheLedger) {
  for (const std::uint64_t seed : support::some_seeds()) {
    const support::ReportedCase reported = reported_case(seed);
    const sim::Ledger& ledger = reported.rehearsal.run.ledger;
    const std::map<std::string, const sim::DecisionCounts*> counts{{"sign-in", &ledger.sign_ins},
                                                                   {"schedule", &ledger.schedulings},
                                                                   {"edit", &ledger.edits},
                                                                   {"join", &ledger.joins}};
    std::map<std::pair<std::string, std::size_t>, std::int64_t> sums;
    for (const report::OutcomeRow& row : reported.report().outcomes) {
      for (std::size_t i = 0; i < sim::kOutcomes; ++i) sums[{row.interaction, i}] += row.counts[i];
    }
    for (const auto& [name, of] : counts) {
      for (std::size_t i = 0; i < sim::kOutcomes; ++i) {
        const std::int64_t sum = sums[std::pair(name, i)];
        EXPECT_EQ(sum, count(ledger, *of, static_cast<Outcome>(i))) << name << " " << i << ", seed " << seed;
      }
    }
  }
}

TEST(Report, GivesARuleOrAReasonForEverythingThatDoesNotWorkFully) {
  for (const std::uint64_t seed : support::some_seeds()) {
    for (const report::OutcomeRow& row : reported_case(seed).report().outcomes) {
      std::array<std::int64_t, sim::kOutcomes> by_rule{};
      for (const report::RuleTally& tally : row.rules) {
        by_rule[static_cast<std::size_t>(tally.outcome)] += tally.count;
        EXPECT_FALSE(tally.rule.empty() && tally.because.empty());
      }
      by_rule[0] = row.counts[0];
      EXPECT_EQ(by_rule, row.counts) << row.interaction << ", seed " << seed;
    }
  }
}

TEST(Report, HasNoTwoRowsOfRulesThatAReaderCouldNotTellApart) {
  bool any = false;
  for (const std::uint64_t seed : support::some_seeds()) {
    for (const report::OutcomeRow& row : reported_case(seed).report().outcomes) {
      std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
      for (const report::RuleTally& tally : row.rules) {
        const std::string outcome = std::string(name_of(tally.outcome)) + (tally.by_fallback ? tally.path : "");
        EXPECT_TRUE(seen.emplace(outcome, tally.rule, tally.aspect, tally.because).second)
            << row.interaction << ' ' << tally.rule << ", seed " << seed;
        any = true;
      }
    }
  }
  EXPECT_TRUE(any);
}

TEST(Report, ListsEveryUnknownInteraction) {
  std::int64_t all = 0;
  for (const std::uint64_t seed : support::some_seeds()) {
    const RunReport report = reported_case(seed).report();
    std::map<std::string, std::int64_t> sums;
    for (const report::Unknown& unknown : report.unknowns) sums[unknown.interaction] += unknown.count;
    EXPECT_EQ(sums["join"], figure(report, "joins-unknown")) << "seed " << seed;
    EXPECT_EQ(sums["sign-in"], figure(report, "sign-ins-unknown")) << "seed " << seed;
    all += sums["join"];
  }
  EXPECT_GT(all, 0) << "no case has an unknown join: nothing was tested";
}

TEST(Report, BlamesARuleOrACellThatIsReallyUncovered) {
  for (const std::uint64_t seed : support::some_seeds()) {
    for (const report::Unknown& unknown : reported_case(seed).report().unknowns) {
      if (unknown.interaction == "join") {
        EXPECT_NE(unknown.rule.empty(), unknown.cell.empty()) << "seed " << seed;
      }
    }
  }
}

TEST(Report, TellsTheBillFigureForFigure) {
  std::int64_t bills = 0;
  for (const std::uint64_t seed : support::some_seeds()) {
    const support::ReportedCase reported = reported_case(seed);
    const RunReport report = reported.report();
    ASSERT_EQ(report.rollback.has_value(), reported.rehearsal.bill.has_value());
    if (!report.rollback) continue;
    ++bills;
    std::map<std::string, std::int64_t> told;
    for (const report::Figure& f : report.rollback->bill) told[f.name] = f.value;
    const sim::Bill& bill = *reported.rehearsal.bill;
    EXPECT_EQ(told["rollback-joins"], bill.joins);
    EXPECT_EQ(told["rollback-healed"], bill.healed);
    EXPECT_EQ(told["rollback-people-locked-out"], bill.people_locked_out);
    EXPECT_EQ(told["rollback-participant-minutes"], (bill.participant_us + 59'999'999) / 60'000'000);
    EXPECT_EQ(told["rollback-joins-not-held"], static_cast<std::int64_t>(bill.not_held_joins.size()));
    EXPECT_EQ(told.size(), 18U);
    for (const report::SideEffect& effect : report.rollback->side_effects) {
      EXPECT_LE(effect.meetings_failing, effect.meetings);
      EXPECT_LE(effect.still, effect.people);
      const std::int64_t fails = effect.joins[static_cast<std::size_t>(Outcome::Fails)];
      EXPECT_GE(fails, effect.meetings_failing);
      EXPECT_LE(effect.failing_anyway, fails);
    }
  }
  EXPECT_GT(bills, 0) << "no case rolls back: nothing was tested";
}

TEST(Report, ListsStepsByBeginningThenId) {
  for (const std::uint64_t seed : support::some_seeds()) {
    std::vector<std::pair<sim::Instant, std::string>> listed;
    for (const report::Step& step : reported_case(seed).report().steps) {
      listed.emplace_back(step.real ? step.real->begin : sim::kEndOfTime, step.id);
    }
    EXPECT_TRUE(std::is_sorted(listed.begin(), listed.end()));
  }
}

TEST(Report, PhasesCoverTheScenarioWithoutGaps) {
  for (const std::uint64_t seed : support::some_seeds()) {
    const RunReport report = reported_case(seed).report();
    ASSERT_FALSE(report.phases.empty());
    EXPECT_EQ(report.phases.front().from, report.span.begin);
    EXPECT_EQ(report.phases.back().until, report.span.end);
    for (std::size_t i = 1; i < report.phases.size(); ++i) {
      EXPECT_EQ(report.phases[i - 1].until, report.phases[i].from);
    }
  }
}

// Of a group that is told to re-send, most people organise nothing.
TEST(Report, CountsAsResendingThoseWhoHaveMeetingsToCome) {
  std::int64_t told = 0;
  std::size_t silent = 0;
  for (const std::uint64_t seed : support::some_seeds()) {
    const support::ReportedCase reported = reported_case(seed);
    const sim::Calendar& calendar = reported.loaded.scenario.calendar;
    const sim::Ledger& ledger = reported.rehearsal.run.ledger;
    std::map<std::size_t, std::set<sim::PersonId>> senders;  // by phase
    const std::vector<report::Phase> phases = reported.report().phases;
    for (const sim::Change& change : reported.rehearsal.run.execution.trace) {
      if (change.kind != sim::ChangeKind::MeetingsResent) continue;
      std::size_t phase = 0;
      while (phase + 1 < phases.size() && phases[phase].until <= change.at) ++phase;
      const auto who = sim::id_at<sim::PersonId>(change.subject);
      bool sends = false;
      for (const sim::SeriesId series : sim::ids<sim::SeriesId>(calendar.size())) {
        const std::size_t last = calendar.occurrence_begin[index(series) + 1] - 1;
        const bool refused = std::any_of(ledger.unscheduled.begin(), ledger.unscheduled.end(),
                                         [&](const sim::Refusal& refusal) { return refusal.series == series; });
        sends = sends || (calendar.organiser[series] == who && !refused && calendar.scheduled_at[series] <= change.at &&
                          change.at <= calendar.starts[sim::id_at<sim::OccurrenceId>(last)]);
      }
      if (sends) senders[phase].insert(who);
      silent += sends ? 0 : 1;
    }
    for (std::size_t i = 0; i < phases.size(); ++i) {
      std::int64_t count = 0;
      for (const report::Change& change : phases[i].changes) {
        if (change.what.ends_with("who sent all meetings to come again")) count += change.count;
      }
      EXPECT_EQ(count, static_cast<std::int64_t>(senders[i].size())) << "phase " << i << ", seed " << seed;
      told += count;
    }
  }
  EXPECT_GT(told, 0) << "nobody re-sends: nothing was tested";
  EXPECT_GT(silent, 0U) << "everybody organises: nothing was tested";
}

}  // namespace
}  // namespace coexist::scenarios
