// What makes the answer yes or no, and what questions are answered.
#include <gtest/gtest.h>

#include "planner/counted.hpp"
#include "reported_case.hpp"
#include "scenarios/metrics.hpp"

namespace coexist::scenarios {
namespace {

using support::reported_case;
using support::ReportedCase;

// The first case in whose way nothing stands but outcomes that nobody judged, and with those accepted.
ReportedCase case_without_blockers() {
  for (std::uint64_t seed = 1; seed < 400; ++seed) {
    ReportedCase reported = reported_case(seed);
    support::accept_outcomes(reported);
    if (reported.report().verdict.yes) return reported;
  }
  ADD_FAILURE() << "every case is blocked";
  return reported_case(1);
}

TEST(Verdict, IsYesWhenNothingIsInTheWay) {
  const RunReport report = case_without_blockers().report();
  EXPECT_EQ(report.verdict.exit_status(), 0);
  EXPECT_TRUE(report.verdict.sentence.starts_with("Yes, nothing blocks")) << report.verdict.sentence;
}

TEST(Verdict, IsNoWhenAThresholdDoesNotHold) {
  ReportedCase reported = case_without_blockers();
  const std::int64_t planned = reported.rehearsal.run.ledger.planned_joins;
  reported.loaded.thresholds.push_back({"joins-planned", planned - 1, {}, {}});
  EXPECT_EQ(reported.report().verdict.exit_status(), 1);
  reported.loaded.thresholds.back().at_most = planned;
  EXPECT_EQ(reported.report().verdict.exit_status(), 0);
  reported.loaded.thresholds.back() = {"joins-planned", {}, planned + 1, {}};
  EXPECT_EQ(reported.report().verdict.exit_status(), 1);
}

// Every failure of the run is because of the rollback, because of the migration before it, or one that nothing caused.
TEST(Verdict, OfARollbackNamesTheFailuresOfTheMigrationBeforeIt) {
  int with_both = 0;
  for (std::uint64_t seed = 1; seed < 400; ++seed) {
    const ReportedCase reported = reported_case(seed);
    if (!reported.rehearsal.bill) continue;
    const sim::Ledger& run = reported.rehearsal.run.ledger;
    const sim::Ledger& without = reported.rehearsal.without_rollback->ledger;
    const sim::Ledger& untouched = reported.rehearsal.untouched.ledger;
    const auto fails = [](const sim::Ledger& ledger, std::uint64_t join) {
      return ledger.exists(join) && ledger.outcome(join) == sim::Outcome::Fails;
    };
    int before = 0;
    for (std::uint64_t join = 0; join < run.join.size(); ++join) {
      if (fails(run, join) && fails(without, join) && untouched.exists(join) && !fails(untouched, join)) ++before;
    }
    const std::string sentence = reported.report().verdict.sentence;
    const std::string named = " and " + std::to_string(before) + " because of the migration before it";
    EXPECT_EQ(sentence.find(named) != std::string::npos, before > 0) << sentence << " seed " << seed;
    EXPECT_EQ(sentence.find("because of the migration") != std::string::npos, before > 0) << sentence;
    with_both += before > 0 ? 1 : 0;
  }
  EXPECT_GT(with_both, 0);
}

TEST(Verdict, IsNoWhenAnExpectationIsNotMet) {
  ReportedCase reported = case_without_blockers();
  reported.loaded.expectations.push_back({"nobody joins anything", AskMetric{"joins-planned"}, "0", {}, {}});
  EXPECT_EQ(reported.report().verdict.exit_status(), 1);
  reported.loaded.expectations.back().is = std::to_string(reported.rehearsal.run.ledger.planned_joins);
  EXPECT_EQ(reported.report().verdict.exit_status(), 0);
}

TEST(Verdict, MarksAForbiddenRun) {
  ReportedCase reported = case_without_blockers();
  planner::Violation violation;
  violation.constraint = "some-rule";
  violation.message = "this must not be";
  reported.verdict.violations.push_back(violation);
  const RunReport report = reported.report();
  EXPECT_TRUE(report.verdict.against_the_verifier);
  EXPECT_EQ(report.verdict.exit_status(), 1);
  EXPECT_EQ(report.findings.front().level, report::Level::Blocker);
}

TEST(Verdict, UnknownOutcomesBlockUnlessLimited) {
  for (const std::uint64_t seed : support::some_seeds()) {
    ReportedCase reported = reported_case(seed);
    const Metric* unknown = find_metric("joins-unknown");
    if (unknown->value({reported.loaded.scenario, reported.rehearsal}) == 0) continue;
    const auto level = [](const RunReport& report) {
      for (const report::Finding& f : report.findings) {
        if (f.what == "joins-unknown") return f.level;
      }
      return report::Level::Note;
    };
    EXPECT_EQ(level(reported.report()), report::Level::Blocker);
    reported.loaded.thresholds.push_back({"joins-unknown", 1'000'000, {}, {}});
    EXPECT_EQ(level(reported.report()), report::Level::Warning);
    return;
  }
  FAIL() << "no case has an unknown join";
}

std::vector<report::Finding> findings_of(const ReportedCase& reported, std::string_view what) {
  std::vector<report::Finding> found;
  for (const report::Finding& f : reported.report().findings) {
    if (f.what == what) found.push_back(f);
  }
  return found;
}

TEST(Verdict, FailuresThatNobodyJudgedBlockUnlessLimited) {
  for (const char* name : {"joins-failing-because-of-migration", "rollback-joins"}) {
    int cases = 0;
    for (std::uint64_t seed = 1; seed < 400 && cases < 5; ++seed) {
      ReportedCase reported = reported_case(seed);
      const std::int64_t n = find_metric(name)->value({reported.loaded.scenario, reported.rehearsal});
      const std::vector<report::Finding> found = findings_of(reported, name);
      ASSERT_EQ(found.size(), n > 0 ? 1U : 0U) << name << ", seed " << seed;
      if (n == 0) continue;
      ++cases;
      EXPECT_TRUE(found.front().blocks());
      EXPECT_NE(reported.report().verdict.sentence.find(name), std::string::npos);
      reported.loaded.thresholds.push_back({name, {}, 1, {}});  // asks for some, and limits none
      EXPECT_EQ(findings_of(reported, name).size(), 1U);
      reported.loaded.thresholds.push_back({name, n, {}, {}});
      EXPECT_TRUE(findings_of(reported, name).empty());
    }
    EXPECT_GT(cases, 0) << name;
  }
}

TEST(Verdict, FailuresThatAreThereAnywayWarnAndAreAlwaysListed) {
  int cases = 0;
  for (const std::uint64_t seed : support::some_seeds()) {
    ReportedCase reported = reported_case(seed);
    const sim::Ledger& untouched = reported.rehearsal.untouched.ledger;
    const std::int64_t n = count(untouched, untouched.joins, sim::Outcome::Fails);
    reported.loaded.thresholds.push_back({"joins-failing", 1'000'000, {}, {}});
    const std::vector<report::Finding> found = findings_of(reported, "joins-failing-anyway");
    ASSERT_EQ(found.size(), n > 0 ? 1U : 0U) << "seed " << seed;
    if (n == 0) continue;
    ++cases;
    EXPECT_EQ(found.front().level, report::Level::Warning);
    EXPECT_TRUE(found.front().message.starts_with(planner::grouped(n) + " join")) << found.front().message;
  }
  EXPECT_GT(cases, 0);
}

// The same sign-ins fail with the same faults whether or not anybody migrates: no reason against the migration.
TEST(Verdict, SignInsBlockOnlyWhereAStepLocksSomebodyOut) {
  int blocking = 0;
  int warning = 0;
  for (std::uint64_t seed = 1; seed < 200; ++seed) {
    ReportedCase reported = reported_case(seed);
    const std::vector<report::Finding> found = findings_of(reported, "sign-ins-failing");
    if (found.empty()) continue;
    const sim::Ledger& run = reported.rehearsal.run.ledger;
    const sim::Ledger& untouched = reported.rehearsal.untouched.ledger;
    if (count(run, run.sign_ins, sim::Outcome::Fails) > count(untouched, untouched.sign_ins, sim::Outcome::Fails)) {
      EXPECT_TRUE(found.front().blocks()) << "seed " << seed;
      ++blocking;
    }
    reported.rehearsal.run = reported.rehearsal.untouched;
    for (const report::Finding& f : findings_of(reported, "sign-ins-failing")) {
      EXPECT_EQ(f.level, report::Level::Warning) << "seed " << seed;
      ++warning;
    }
  }
  EXPECT_GT(blocking, 0);
  EXPECT_GT(warning, 0);
}

TEST(Answer, OfAJoinIsThatOfTheLedger) {
  const ReportedCase reported = reported_case(3);
  const sim::Calendar& calendar = reported.loaded.scenario.calendar;
  const sim::Ledger& ledger = reported.rehearsal.run.ledger;
  std::vector<Expectation> questions;
  std::vector<std::uint64_t> joins;
  for (std::uint64_t join = 0; join < ledger.join.size(); join += 7) {
    const sim::JoinPlace place = place_of(ledger, calendar, join);
    const sim::PersonId person = calendar.participants_of(place.series)[place.participant];
    questions.push_back({"", AskJoin{place.series, person, place.occurrence, {}}, "works", {}, {}});
    joins.push_back(join);
  }
  const auto answers = answer(questions, reported.loaded.scenario, reported.pack, reported.rehearsal, reported.verdict);
  ASSERT_GT(joins.size(), 3U);
  for (std::size_t i = 0; i < joins.size(); ++i) {
    const std::string is = ledger.exists(joins[i]) ? std::string(name_of(ledger.outcome(joins[i]))) : "unscheduled";
    EXPECT_EQ(answers[i].is, is);
    EXPECT_EQ(answers[i].as_expected, is == "works");
  }
}

TEST(Answer, TakesARuleByItsIdOrByWhatItCites) {
  ReportedCase reported = reported_case(3);
  const auto ask = [&](std::size_t person, std::string is, std::optional<std::string> rule) {
    const AskSignIn question{sim::id_at<sim::PersonId>(person), reported.loaded.scenario.span.begin};
    const Expectation expected{"", question, std::move(is), std::move(rule), {}};
    return answer({expected}, reported.loaded.scenario, reported.pack, reported.rehearsal, reported.verdict).front();
  };
  std::size_t person = 0;
  while (person + 1 < reported.loaded.scenario.people.size() && ask(person, "", {}).rule.empty()) ++person;
  const Answer plain = ask(person, "", {});
  ASSERT_FALSE(plain.rule.empty()) << "no rule decides anybody's sign-in";
  reported.loaded.pack.rules[find(reported.loaded.pack.rules, plain.rule)].sources = {"FACT-1", "L01"};
  reported.pack = sim::CompiledPack(reported.loaded.pack, reported.loaded.switches);
  EXPECT_TRUE(ask(person, plain.is, plain.rule).as_expected);
  EXPECT_TRUE(ask(person, plain.is, "FACT-1").as_expected);
  EXPECT_TRUE(ask(person, plain.is, "L01").as_expected);
  EXPECT_FALSE(ask(person, plain.is, "some-other-rule").as_expected);
  EXPECT_FALSE(ask(person, "some-other-outcome", plain.rule).as_expected);
}

TEST(Answer, OfTheVerifierNamesEveryViolatedConstraint) {
  ReportedCase reported = case_without_blockers();
  const auto ask = [&](const char* is) {
    const Expectation question{"", AskVerifier{}, is, {}, {}};
    return answer({question}, reported.loaded.scenario, reported.pack, reported.rehearsal, reported.verdict).front();
  };
  EXPECT_TRUE(ask("accepted").as_expected);
  planner::Violation violation;
  violation.constraint = "some-rule";
  violation.sources = {"L01"};
  reported.verdict.violations.push_back(violation);
  EXPECT_FALSE(ask("accepted").as_expected);
  EXPECT_TRUE(ask("some-rule").as_expected);
  EXPECT_TRUE(ask("L01").as_expected);
  EXPECT_FALSE(ask("some-other-rule").as_expected);
}

}  // namespace
}  // namespace coexist::scenarios
