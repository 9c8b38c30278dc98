// The verdict: one sentence that a change board can read, and the exit status.
#include <fmt/format.h>

#include <algorithm>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "scenarios/explanation.hpp"

namespace coexist::scenarios::report {
namespace {

template <typename Items, typename Predicate>
std::int64_t count_if(const Items& items, Predicate predicate) {
  return static_cast<std::int64_t>(std::count_if(items.begin(), items.end(), predicate));
}

// Joins of meetings that could not be made: nobody waits in them, and they take place all the same nowhere.
std::string not_held(std::size_t joins) {
  if (joins == 0) return {};
  return fmt::format("; {} more do not take place, because their meetings cannot be made", grouped(joins));
}

// Those of meetings that are not made without the schedule either.
std::string never_held(const sim::Rehearsal& rehearsal) {
  const sim::Ledger &run = rehearsal.run.ledger, &untouched = rehearsal.untouched.ledger;
  std::size_t joins = 0;
  for (std::uint64_t join = 0; join < run.join.size(); ++join) joins += !run.exists(join) && !untouched.exists(join);
  if (joins == 0) return {};
  return fmt::format("; {} do not take place in any case, because nobody can make their meetings", grouped(joins));
}

std::string result(const Subject& subject, const RunReport& report) {
  const sim::Ledger& ledger = subject.run().ledger;
  const auto joins = [&](sim::Outcome outcome) { return count(ledger, ledger.joins, outcome); };
  if (ledger.planned_joins == 0) return "no join is planned, so nothing is said about meetings";
  std::string text = fmt::format("of {} planned joins {} fail and {} are unknown", grouped(ledger.planned_joins),
                                 grouped(joins(sim::Outcome::Fails)), grouped(joins(sim::Outcome::Unknown)));
  const sim::Rehearsal& rehearsal = subject.rehearsal;
  if (!report.rollback) {
    text += fmt::format("; {} fail because of the migration", grouped(rehearsal.caused.size()));
    return text + not_held(rehearsal.not_held.size()) + never_held(rehearsal);
  }
  const sim::Bill& bill = *rehearsal.bill;
  std::vector<std::string> causes{fmt::format("{} fail because of the rollback", grouped(bill.joins))};
  if (!bill.interrupted_joins.empty())
    causes.push_back(fmt::format("{} in meetings that it interrupts", grouped(bill.interrupted_joins.size())));
  if (const std::size_t before = joins_failing_before_rollback(rehearsal).size(); before > 0)
    causes.push_back(fmt::format("{} because of the migration before it", grouped(before)));
  return text + "; " + listed(causes) + not_held(bill.not_held_joins.size()) + never_held(rehearsal);
}

// What a yes passes over: nobody should take it for an all-clear.
std::string yes_but(const std::vector<Finding>& findings) {
  std::vector<std::string> reserves;
  const std::int64_t waived =
      count_if(findings, [](const Finding& f) { return f.level == Level::Blocker && f.is_waived(); });
  const std::int64_t warnings =
      count_if(findings, [](const Finding& f) { return f.level == Level::Warning && !f.is_waived(); });
  // What a warning of order says is often of something that no figure of a run can show.
  std::vector<std::string> broken;
  for (const Finding& finding : findings) {
    if (finding.level == Level::Warning && !finding.is_waived() && !finding.concern.rule.empty() &&
        (finding.what == "precedence-violated" || finding.what == "missing-step")) {
      broken.push_back(finding.concern.rule);
    }
  }
  std::sort(broken.begin(), broken.end());
  broken.erase(std::unique(broken.begin(), broken.end()), broken.end());
  if (!broken.empty()) reserves.push_back(fmt::format("the documented order is not kept ({})", listed(broken)));
  if (waived > 0) reserves.push_back(counted(waived, "finding is waived", "findings are waived"));
  if (warnings > 0) reserves.push_back(counted(warnings, "finding warns", "findings warn"));
  return reserves.empty() ? "Yes, nothing blocks" : fmt::format("Yes, nothing blocks, but {}", listed(reserves));
}

// The kinds of what blocks, each once, in the order of the findings.
std::string blocking(const std::vector<Finding>& findings) {
  std::vector<std::string> kinds;
  for (const Finding& finding : findings) {
    if (finding.blocks() && std::find(kinds.begin(), kinds.end(), finding.what) == kinds.end()) {
      kinds.push_back(finding.what);
    }
  }
  return listed(kinds);
}

}  // namespace

Verdict conclude(const Subject& subject, const RunReport& report) {
  std::vector<std::string> reasons;
  const std::int64_t missed = count_if(report.thresholds, [](const Threshold& t) { return !t.holds; });
  const std::int64_t unmet = count_if(report.expectations, [](const ExpectationResult& e) { return !e.met; });
  const std::int64_t blockers = count_if(report.findings, [](const Finding& f) { return f.blocks(); });
  Verdict verdict;
  verdict.against_the_verifier = !may_be_carried_out(subject.loaded, subject.verdict);
  verdict.mark = run_mark(subject.loaded, subject.verdict);
  for (const planner::Violation& violation : subject.verdict.violations) {
    if (violation.kind == planner::ViolationKind::UnsupportedPath) verdict.unsupported.push_back(violation.message);
  }
  if (verdict.against_the_verifier) reasons.emplace_back("the verifier rejects this schedule");
  if (missed > 0) reasons.push_back(counted(missed, "threshold does not hold", "thresholds do not hold"));
  if (unmet > 0) reasons.push_back(counted(unmet, "expectation is not met", "expectations are not met"));
  if (blockers > 0) {
    reasons.push_back(
        fmt::format("{} ({})", counted(blockers, "finding blocks", "findings block"), blocking(report.findings)));
  }
  verdict.yes = reasons.empty();
  verdict.sentence = (verdict.yes ? yes_but(report.findings) : fmt::format("No, {}", listed(reasons))) + ": ";
  verdict.sentence += result(subject, report) + ".";
  return verdict;
}

}  // namespace coexist::scenarios::report
