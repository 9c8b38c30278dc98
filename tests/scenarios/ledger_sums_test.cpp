// What a ledger's file says is what the runs hold and what the report says, in every table and view.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "case_count.hpp"
#include "ledger_database.hpp"
#include "scratch_folder.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios {
namespace {

using sim::Outcome;
using support::LedgerDatabase;
using support::LedgerRow;
using support::reported_case;
using support::ReportedCase;

constexpr std::uint64_t kCases = 60;

// Each case with its database; the file is replaced by the next one's.
template <typename Check>
void for_each_ledger(std::uint64_t cases, const Check& check) {
  const ScratchFolder folder;
  for (std::uint64_t seed = 1; seed <= support::cases(cases); ++seed) {
    SCOPED_TRACE(seed);
    const ReportedCase reported = reported_case(seed);
    support::write_ledger_file(reported, "case.sqlite");
    check(reported, LedgerDatabase("case.sqlite"));
    if (testing::Test::HasFailure()) return;
  }
}

std::map<std::int64_t, const sim::Run*> runs_of(const ReportedCase& reported) {
  std::map<std::int64_t, const sim::Run*> runs{{0, &reported.rehearsal.run}, {1, &reported.rehearsal.untouched}};
  if (reported.rehearsal.without_rollback) runs[2] = &*reported.rehearsal.without_rollback;
  return runs;
}

std::string where_run(std::int64_t run) {
  return " WHERE run = " + std::to_string(run);
}

TEST(Ledger, HoldsEveryPlannedJoinOnceOrSaysThatItsSittingWasNeverHeld) {
  std::int64_t joins = 0, never = 0, late = 0;
  for_each_ledger(kCases, [&](const ReportedCase& reported, const LedgerDatabase& database) {
    const sim::Calendar& calendar = reported.loaded.scenario.calendar;
    EXPECT_EQ(database.number("SELECT count(*) FROM runs"), static_cast<std::int64_t>(runs_of(reported).size()));
    for (const auto& [number, run] : runs_of(reported)) {
      const sim::Ledger& ledger = run->ledger;
      std::map<std::pair<std::int64_t, std::int64_t>, std::pair<std::string, std::string>> expected;
      std::int64_t missing = 0;
      for (std::uint64_t join = 0; join < ledger.join.size(); ++join) {
        const sim::JoinPlace place = place_of(ledger, calendar, join);
        const auto occurrence =
            static_cast<std::int64_t>(index(calendar.first_occurrence(place.series)) + place.occurrence);
        const auto person = static_cast<std::int64_t>(index(calendar.participants_of(place.series)[place.participant]));
        missing += ledger.exists(join) ? 0 : 1;
        if (ledger.exists(join)) expected[{occurrence, person}] = {std::string(name_of(ledger.outcome(join))), "NULL"};
        for (const sim::LateFailure& failure : ledger.late_failures) {
          if (failure.join == join) expected[{occurrence, person}].second = std::to_string(failure.at.us);
        }
      }
      late += static_cast<std::int64_t>(ledger.late_failures.size());
      std::map<std::pair<std::int64_t, std::int64_t>, std::pair<std::string, std::string>> told;
      const std::vector<LedgerRow> rows =
          database.rows("SELECT occurrence, person, outcome, failed_us FROM joins JOIN decisions USING (decision)" +
                        where_run(number));
      for (const LedgerRow& row : rows) told[{std::stoll(row[0]), std::stoll(row[1])}] = {row[2], row[3]};
      EXPECT_EQ(told.size(), rows.size());
      EXPECT_EQ(told, expected);
      EXPECT_EQ(database.number("SELECT sum(participants) FROM sittings JOIN occurrences USING (occurrence) JOIN "
                                "meetings USING (meeting)" +
                                where_run(number) + " AND held = 0"),
                missing);
      EXPECT_EQ(static_cast<std::int64_t>(expected.size()) + missing, ledger.planned_joins);
      joins += static_cast<std::int64_t>(expected.size());
      never += missing;
    }
  });
  EXPECT_GT(joins, 0);
  EXPECT_GT(never, 0) << "every meeting is held: nothing was tested";
  EXPECT_GT(late, 0) << "no join fails late: nothing was tested";
}

TEST(Ledger, CountsInEveryViewWhatTheRunsCount) {
  for_each_ledger(kCases, [&](const ReportedCase& reported, const LedgerDatabase& database) {
    for (const auto& [number, run] : runs_of(reported)) {
      const sim::Ledger& ledger = run->ledger;
      const std::string of_run = " WHERE run = (SELECT name FROM runs WHERE run = " + std::to_string(number) + ")";
      LedgerRow outcomes;
      for (const Outcome outcome : {Outcome::Works, Outcome::Degraded, Outcome::Unknown, Outcome::Fails}) {
        outcomes.push_back(std::to_string(count(ledger, ledger.joins, outcome)));
      }
      const std::string sums =
          "SELECT ifnull(sum(works), 0), ifnull(sum(degraded), 0), ifnull(sum(unknown), 0), "
          "ifnull(sum(fails), 0) FROM ";
      for (const char* view : {"outcomes_by_day", "outcomes_by_site", "outcomes_by_wave", "outcomes_by_home"}) {
        EXPECT_EQ(database.rows(sums + view + of_run), std::vector<LedgerRow>{outcomes}) << view;
      }
      for (const char* view : {"outcomes_by_phase", "outcomes_by_interaction"}) {
        EXPECT_EQ(database.rows(sums + view + of_run + " AND interaction = 'join'"), std::vector<LedgerRow>{outcomes})
            << view;
      }
      EXPECT_EQ(database.rows(sums + "sittings" + where_run(number)), std::vector<LedgerRow>{outcomes});
      for (const LedgerRow& slot : database.rows("SELECT DISTINCT slot FROM desk_software")) {
        EXPECT_EQ(database.rows(sums + "outcomes_by_client" + of_run + " AND slot = '" + slot[0] + "'"),
                  std::vector<LedgerRow>{outcomes})
            << slot[0];
      }
      for (const char* view : {"people_hurt", "meetings_hurt"}) {
        EXPECT_EQ(std::to_string(database.number(std::string("SELECT sum(fails) FROM ") + view + of_run)), outcomes[3]);
      }
      EXPECT_EQ(database.number("SELECT sum(planned) FROM outcomes_by_day" + of_run), ledger.planned_joins);
      EXPECT_EQ(database.number("SELECT sum(never_held) FROM outcomes_by_day" + of_run),
                std::count(ledger.join.begin(), ledger.join.end(), sim::DecisionIndex{0}));
      EXPECT_EQ(database.number("SELECT sum(times) FROM outcomes_by_rule" + of_run + " AND interaction = 'join'"),
                database.number("SELECT count(*) FROM joins" + where_run(number)));
      EXPECT_EQ(database.number("SELECT count(*) FROM join_details" + of_run),
                database.number("SELECT count(*) FROM joins" + where_run(number)));
      EXPECT_EQ(database.number("SELECT sum(held) FROM sittings" + where_run(number)), ledger.occurrences_held);
      EXPECT_EQ(database.number("SELECT sum(1 - held) FROM sittings" + where_run(number)),
                ledger.occurrences_unscheduled);
      EXPECT_EQ(database.number("SELECT sum(hurt) FROM meetings_hurt" + of_run), ledger.occurrences_hurt);
      EXPECT_EQ(database.number("SELECT sum(dead) FROM meetings_hurt" + of_run), ledger.occurrences_dead);
      EXPECT_EQ(database.number("SELECT sum(broken) FROM meetings_hurt" + of_run), ledger.series_broken);
    }
  });
}

TEST(Ledger, SaysOfEachPhaseAndRuleWhatTheReportSays) {
  std::int64_t refused = 0;
  for_each_ledger(kCases, [&](const ReportedCase& reported, const LedgerDatabase& database) {
    using Rule = std::tuple<std::string, std::string, std::string, std::string, std::string>;
    std::map<std::pair<std::string, std::string>, std::vector<std::int64_t>> phases, told_phases;
    std::map<Rule, std::int64_t> rules, told_rules;
    for (const report::OutcomeRow& row : reported.report().outcomes) {
      phases[{row.phase, row.interaction}] = {row.counts[0], row.counts[1], row.counts[2], row.counts[3], row.refused};
      refused += row.refused;
      for (const report::RuleTally& tally : row.rules) {
        rules[{row.interaction, std::string(name_of(tally.outcome)), tally.rule.empty() ? "NULL" : tally.rule,
               tally.by_fallback ? "1" : "0", tally.because.empty() ? "NULL" : tally.because}] += tally.count;
      }
    }
    for (const LedgerRow& row : database.rows("SELECT phase, interaction, works, degraded, unknown, fails, refused "
                                              "FROM outcomes_by_phase WHERE run = 'run'")) {
      std::vector<std::int64_t>& counts = told_phases[{row[0], row[1]}];
      for (std::size_t i = 2; i < row.size(); ++i) counts.push_back(std::stoll(row[i]));
    }
    EXPECT_EQ(told_phases, phases);
    for (const LedgerRow& row : database.rows("SELECT interaction, outcome, rule, by_fallback, because, times FROM "
                                              "outcomes_by_rule WHERE run = 'run' AND outcome NOT IN ('works', "
                                              "'refused')")) {
      told_rules[{row[0], row[1], row[2], row[3], row[4]}] += std::stoll(row[5]);
    }
    EXPECT_EQ(told_rules, rules);
  });
  if (support::kAllCases) {
    EXPECT_GT(refused, 0) << "no freeze refuses anything: nothing was tested";
  }
}

TEST(Ledger, HoldsTheFiguresFindingsAndTimesOfTheReport) {
  for_each_ledger(kCases, [&](const ReportedCase& reported, const LedgerDatabase& database) {
    const RunReport report = reported.report();
    std::map<std::string, std::int64_t> told;
    for (const LedgerRow& row : database.rows("SELECT name, value FROM metrics")) told[row[0]] = std::stoll(row[1]);
    EXPECT_EQ(told.size(), report.metrics.size());
    for (const report::Figure& figure : report.metrics) EXPECT_EQ(told[figure.name], figure.value) << figure.name;
    EXPECT_EQ(database.number("SELECT count(DISTINCT person) FROM lock_outs WHERE run = 0"), told["people-locked-out"]);
    EXPECT_EQ(database.number("SELECT (sum(until_us - from_us) + 59999999) / 60000000 FROM lock_outs WHERE run = 0"),
              told["locked-out-minutes"]);
    const std::string refusals =
        "SELECT count(*) FROM refusals JOIN decisions USING (decision) WHERE run = 0 AND "
        "interaction = ";
    EXPECT_EQ(database.number(refusals + "'schedule'"), told["meetings-unscheduled"]);
    EXPECT_EQ(database.number(refusals + "'edit'"), told["repairs-refused"]);
    EXPECT_EQ(database.number("SELECT sum(times) FROM outcomes_by_rule WHERE run = 'run' AND interaction = 'sign-in' "
                              "AND outcome = 'fails'"),
              told["sign-ins-failing"]);
    EXPECT_EQ(database.number("SELECT count(*) FROM findings"), static_cast<std::int64_t>(report.findings.size()));
    EXPECT_EQ(database.number("SELECT count(*) FROM phase_spans WHERE run = 0"),
              static_cast<std::int64_t>(report.phases.size()));
    std::map<std::string, std::pair<std::string, std::string>> steps, told_steps;
    for (const report::Step& step : report.steps) {
      const bool began = step.status != "not-begun";
      steps[step.id] = {step.status, began ? to_text(step.real->begin).substr(0, 19) : "NULL"};
    }
    for (const LedgerRow& row : database.rows("SELECT step, status, began FROM step_times WHERE run = 'run'")) {
      told_steps[row[0]] = {row[1], row[2].substr(0, 19)};
    }
    EXPECT_EQ(told_steps, steps);
    EXPECT_TRUE(database.rows("PRAGMA foreign_key_check").empty());
    EXPECT_EQ(database.rows("PRAGMA integrity_check"), std::vector<LedgerRow>{{"ok"}});
  });
}

TEST(Ledger, SaysWhatEachParticipantHadWhenTheOccurrenceBegan) {
  std::set<std::string> desks;
  for_each_ledger(12, [&](const ReportedCase& reported, const LedgerDatabase& database) {
    const sim::Scenario& scenario = reported.loaded.scenario;
    const sim::Vocabulary& vocabulary = reported.pack.vocabulary();
    for (const auto& [number, run] : runs_of(reported)) {
      std::map<std::int64_t, sim::State> states;  // by beginning
      for (const LedgerRow& row :
           database.rows("SELECT starts_us, person, home, slot, software, desk FROM joins JOIN occurrences USING "
                         "(occurrence) JOIN desks USING (desk) JOIN desk_software USING (desk)" +
                         where_run(number))) {
        const std::int64_t start = std::stoll(row[0]);
        if (!states.contains(start)) {
          states[start] = state_at(scenario, vocabulary, run->execution.trace, sim::Instant{start});
        }
        const sim::State& state = states[start];
        const auto person = sim::id_at<sim::PersonId>(std::stoul(row[1]));
        const sim::PoolId home = state.home[person];
        const sim::SoftwareId software = state.software[find(vocabulary.slots, row[3])][person];
        ASSERT_EQ(row[2], home == sim::kNone<sim::PoolId> ? "NULL" : scenario.world.pools()[home].id);
        ASSERT_EQ(row[4], software == sim::kNone<sim::SoftwareId> ? "NULL" : vocabulary.software[software].id);
        desks.insert(row[5]);
      }
    }
  });
  EXPECT_GT(desks.size(), 5U);
}

}  // namespace
}  // namespace coexist::scenarios
