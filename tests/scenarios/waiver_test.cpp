// Waivers: what they lift, for how long, and all that they leave as it is.
#include "scenarios/waiver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "reported_case.hpp"
#include "scenarios/metrics.hpp"
#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist::scenarios {
namespace {

using nlohmann::json;
using support::reported_case;
using support::ReportedCase;
using ::testing::HasSubstr;

Waiver waiver_of(std::string finding, sim::Instant expires = sim::kEndOfTime) {
  return {std::move(finding), "", "", "Jo", "known and accepted", expires, {}};
}

// A case in whose way nothing stands but one violation of this kind.
ReportedCase case_with(planner::ViolationKind kind, sim::Gravity gravity = sim::Gravity::Forbidden) {
  for (std::uint64_t seed = 1; seed < 400; ++seed) {
    ReportedCase reported = reported_case(seed);
    support::accept_outcomes(reported);
    if (!reported.report().verdict.yes || reported.verdict.times.empty()) continue;
    planner::Violation violation;
    violation.kind = kind;
    violation.gravity = gravity;
    violation.step = reported.verdict.times.front().step;
    violation.constraint = "some-rule";
    violation.message = "this must not be";
    reported.verdict.violations.push_back(violation);
    return reported;
  }
  ADD_FAILURE() << "every case is blocked";
  return reported_case(1);
}

sim::Instant last_instant_of(const ReportedCase& reported) {
  const planner::NominalTime& time = reported.verdict.times.front();
  return std::max(time.begin, time.end - sim::microseconds(1));
}

const report::Finding& finding_of(const RunReport& report, const std::string& what) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [&](const report::Finding& finding) { return finding.what == what; });
  EXPECT_NE(found, report.findings.end()) << what;
  return *found;
}

TEST(Waiver, LetsAFindingPassAndKeepsItListed) {
  ReportedCase reported = case_with(planner::ViolationKind::InFreeze);
  EXPECT_EQ(reported.report().verdict.exit_status(), 1);
  reported.loaded.waivers = {waiver_of("in-freeze")};
  const RunReport report = reported.report();
  EXPECT_EQ(report.verdict.exit_status(), 0);
  EXPECT_FALSE(report.verdict.against_the_verifier);
  EXPECT_THAT(report.verdict.sentence, HasSubstr("1 finding is waived"));
  EXPECT_EQ(finding_of(report, "in-freeze").level, report::Level::Blocker);
  EXPECT_TRUE(finding_of(report, "in-freeze").is_waived());
  for (const std::string& printed : {print_text(report), print_json(report), print_html(report)}) {
    EXPECT_THAT(printed, HasSubstr("known and accepted"));
  }
  EXPECT_THAT(print_html(report), HasSubstr("waived by Jo until"));
}

TEST(Waiver, IsHeldAgainstTheTimesOfTheScenario) {
  ReportedCase reported = case_with(planner::ViolationKind::InFreeze);
  const sim::Instant last = last_instant_of(reported);
  reported.loaded.waivers = {waiver_of("in-freeze", last + sim::microseconds(1))};
  EXPECT_EQ(reported.report().verdict.exit_status(), 0);
  reported.loaded.waivers = {waiver_of("in-freeze", last)};
  const RunReport report = reported.report();
  EXPECT_EQ(report.verdict.exit_status(), 1);
  EXPECT_THAT(print_html(report), HasSubstr("not waived: the waiver by Jo expired at"));
  EXPECT_EQ(report.waivers.at(0).outlasted, 1);
}

TEST(Waiver, ThatIsInForceWinsOverOneThatHasExpired) {
  ReportedCase reported = case_with(planner::ViolationKind::InFreeze);
  reported.loaded.waivers = {waiver_of("in-freeze", reported.loaded.scenario.span.begin), waiver_of("in-freeze")};
  const RunReport report = reported.report();
  EXPECT_EQ(report.verdict.exit_status(), 0);
  EXPECT_EQ(finding_of(report, "in-freeze").waiver->waiver, 1U);
}

TEST(Waiver, OfAnotherStepCoversNothingAndIsReported) {
  ReportedCase reported = case_with(planner::ViolationKind::InFreeze);
  reported.loaded.waivers = {waiver_of("in-freeze")};
  reported.loaded.waivers[0].step = "another";
  EXPECT_EQ(reported.report().verdict.exit_status(), 1);
  EXPECT_EQ(finding_of(reported.report(), "waiver-idle").level, report::Level::Warning);
  reported.loaded.waivers[0].step = reported.loaded.scenario.schedule.steps[reported.verdict.times.front().step].id;
  EXPECT_EQ(reported.report().verdict.exit_status(), 0);
}

TEST(Waiver, CannotMakeAStepWorkThatDoesNot) {
  using Kind = planner::ViolationKind;
  for (const Kind kind : {Kind::PoolNotServing, Kind::Contested, Kind::PrecedenceViolated, Kind::MissingStep}) {
    ReportedCase reported = case_with(kind);
    reported.loaded.waivers = {waiver_of(std::string(name_of(kind))), waiver_of("some-rule")};
    EXPECT_EQ(reported.report().verdict.exit_status(), 1) << name_of(kind);
    EXPECT_FALSE(may_be_carried_out(reported.loaded, reported.verdict));
  }
}

TEST(Waiver, OfARuleOfOrderThatMerelyHurtsIsNoted) {
  ReportedCase reported = case_with(planner::ViolationKind::PrecedenceViolated, sim::Gravity::Harmful);
  reported.loaded.waivers = {waiver_of("some-rule")};
  EXPECT_TRUE(finding_of(reported.report(), "precedence-violated").is_waived());
}

TEST(Waiver, OfOneRuleLeavesTheOtherUnknownJoinsInTheWay) {
  for (const std::uint64_t seed : support::some_seeds()) {
    ReportedCase reported = reported_case(seed);
    const RunReport before = reported.report();
    std::string rule;
    for (const report::Unknown& unknown : before.unknowns) {
      if (unknown.interaction == "join" && !unknown.rule.empty()) rule = unknown.rule;
    }
    if (rule.empty()) continue;
    reported.loaded.waivers = {waiver_of(rule)};
    const RunReport after = reported.report();
    std::int64_t waived = 0;
    for (const report::Finding& finding : after.findings) {
      if (finding.what == "joins-unknown") waived += finding.is_waived() ? 1 : 0;
      EXPECT_EQ(finding.is_waived(), finding.concern.rule == rule) << finding.message;
    }
    EXPECT_EQ(waived, 1);
    return;
  }
  FAIL() << "no rule of these cases leaves a join unknown: draw other cases";
}

TEST(Waiver, ChangesNoFigure) {
  int waived = 0;
  for (const std::uint64_t seed : support::some_seeds()) {
    ReportedCase reported = reported_case(seed);
    json before = json::parse(print_json(reported.report()));
    for (const WaivableName& name : waivable_names(reported.loaded.pack)) {
      reported.loaded.waivers.push_back(waiver_of(name.name));
    }
    const RunReport report = reported.report();
    json after = json::parse(print_json(report));
    for (const char* member : {"verdict", "findings", "waivers"}) {
      before.erase(member);
      after.erase(member);
    }
    EXPECT_EQ(before, after);
    for (const report::Finding& finding : report.findings) waived += finding.is_waived() ? 1 : 0;
  }
  EXPECT_GT(waived, 0);
}

TEST(Waiver, KnowsEveryFindingThatAReportHas) {
  std::vector<std::string> known;
  for (const WaivableName& name : waivable_names(sim::Pack{})) known.push_back(name.name);
  std::size_t findings = 0;
  for (std::uint64_t seed = 1; seed < 200; ++seed) {
    for (const report::Finding& finding : reported_case(seed).report().findings) {
      EXPECT_THAT(known, testing::Contains(finding.what));
      ++findings;
    }
  }
  EXPECT_GT(findings, 100U);
}

// Forks of the golden base, whose schedule violates nothing.
std::string fork_of_base(const std::string& text) {
  return "extends: " COEXIST_SOURCE_DIR "/tests/golden/base.yaml\n" + text;
}
const std::string kFrozen =
    "schedule:\n  freezes: [{id: audit, from: 2013-04-10 09:00, until: 2013-04-10 12:00}]\n"
    "  steps: [{id: a, kind: backup, at: 2013-04-10 08:00, task: {}}]\n";

TEST(WaiverInFiles, AcceptNoStepThatNeverBegins) {
  const ScratchFolder folder;
  for (const std::string finding : {"never-ready", "schedule-stopped", "cyclic-precedence"}) {
    ScratchFolder::write("s.yaml", fork_of_base("waivers: [{finding: " + finding +
                                                ", owner: Jo, reason: agreed, expires: 2013-04-11}]\n"));
    const Ended check = spawn({"check", "s.yaml"});
    EXPECT_EQ(check.code, 2) << finding;
    EXPECT_THAT(check.err, HasSubstr("'" + finding + "' cannot be waived"));
    EXPECT_THAT(check.err, HasSubstr("[E232]"));
  }
}

TEST(WaiverInFiles, LetsCheckAndRunPassUntilItsDay) {
  const ScratchFolder folder;
  const auto checked = [](const std::string& day) {
    ScratchFolder::write("s.yaml", fork_of_base(kFrozen +
                                                "waivers: [{finding: in-freeze, step: a, owner: Jo, reason: "
                                                "agreed with audit, expires: " +
                                                day + "}]\n"));
    return std::pair(spawn({"check", "s.yaml"}), spawn({"run", "s.yaml", "--format", "json"}));
  };
  const auto [check, run] = checked("2013-04-11");
  EXPECT_EQ(check.code, 0) << check.out;
  EXPECT_THAT(check.out, HasSubstr("warning: "));
  EXPECT_THAT(check.out, HasSubstr("waived by Jo until 2013-04-11 00:00: agreed with audit"));
  EXPECT_EQ(run.code, 0) << run.out << run.err;
  EXPECT_TRUE(json::parse(run.out)["findings"][0]["waiver"]["in_force"]);

  const auto [late, refused] = checked("2013-04-10");
  EXPECT_EQ(late.code, 1);
  EXPECT_THAT(late.out, HasSubstr("not waived: the waiver by Jo expired at 2013-04-10 00:00"));
  EXPECT_EQ(refused.code, 1);
}

TEST(WaiverInFiles, ThatCoversNothingIsNamedWithItsPlace) {
  const ScratchFolder folder;
  ScratchFolder::write("s.yaml", fork_of_base("waivers:\n  - {finding: in-freeze, owner: Jo, reason: none now, "
                                              "expires: 2013-04-11}\n"));
  const Ended check = spawn({"check", "s.yaml"});
  EXPECT_EQ(check.code, 0);
  EXPECT_THAT(check.out, HasSubstr("s.yaml:3:5: warning: the waiver of 'in-freeze' by Jo covers no finding [E234]"));
  EXPECT_THAT(spawn({"run", "s.yaml"}).out, HasSubstr("[waiver-idle] s.yaml:3:5"));
}

}  // namespace
}  // namespace coexist::scenarios
