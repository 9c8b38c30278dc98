// Findings that are counts of interactions: what nobody documents, and what fails unjudged.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/last_times.hpp"
#include "report/phrases.hpp"
#include "scenarios/metrics.hpp"

namespace coexist::scenarios::report {
namespace {

const scenarios::Threshold* limit_of(const Subject& subject, std::string_view metric) {
  const auto& limits = subject.loaded.thresholds;
  const auto found = std::find_if(limits.begin(), limits.end(), [&](const scenarios::Threshold& limit) {
    return limit.metric == metric && limit.at_most;
  });
  return found == limits.end() ? nullptr : &*found;
}

std::int64_t count_of(const Subject& subject, const sim::DecisionCounts& counts, const DecisionTest& decided) {
  const std::vector<sim::Decision>& decisions = subject.run().ledger.decisions;
  std::int64_t n = 0;
  for (const auto& phase : counts) {
    for (std::size_t i = 1; i < phase.size(); ++i) n += decided(decisions[i]) ? phase[i] : 0;
  }
  return n;
}

// Rules that leave an outcome unknown and that a waiver names: what they decide is told apart from the rest.
std::set<sim::RuleId> rules_waived(const Subject& subject) {
  std::set<sim::RuleId> rules;
  for (const Waiver& waiver : subject.loaded.waivers) {
    const sim::RuleId rule = find(subject.pack.pack().rules, waiver.finding);
    if (rule != sim::kNone<sim::RuleId>) rules.insert(rule);
  }
  return rules;
}

struct Unknowns {
  const char* metric;
  const sim::DecisionCounts& counts;
  bool are_joins;
};

// Unknown is never counted as works: it blocks unless the scenario says how much of it is accepted, or who answers.
void add_unknown(const Subject& subject, const Unknowns& of, const std::string& rule, const DecisionTest& decided,
                 std::vector<Finding>& all) {
  const std::int64_t n = count_of(subject, of.counts, decided);
  if (n == 0) return;
  const scenarios::Threshold* limit = limit_of(subject, of.metric);
  Finding finding;
  finding.level = limit != nullptr ? Level::Warning : Level::Blocker;
  finding.what = of.metric;
  finding.message = fmt::format("{} {}", grouped(n), find_metric(of.metric)->doc);
  if (!rule.empty()) finding.message += fmt::format(", by {}", rule);
  finding.message += limit != nullptr ? "; a threshold limits them"
                                      : fmt::format("; a threshold on {} would say how many are accepted", of.metric);
  if (limit != nullptr) finding.place = limit->place;
  finding.concern.rule = rule;
  finding.concern.until = of.are_joins ? last_start(subject, decided) : last_stretch(subject, of.counts, decided);
  all.push_back(std::move(finding));
}

// A threshold says how much of it is accepted; without one nobody has, and what nobody judged blocks as the unknown
// does.
void add_unjudged(const Subject& subject, const char* name, Level level, sim::Instant until,
                  std::vector<Finding>& all) {
  const std::int64_t n = find_metric(name)->value({subject.scenario(), subject.rehearsal});
  if (n == 0 || limit_of(subject, name) != nullptr) return;
  Finding finding;
  finding.level = level;
  finding.what = name;
  finding.message =
      fmt::format("{} {}; a threshold on {} would say how many are accepted", grouped(n), find_metric(name)->doc, name);
  finding.concern.until = until;
  all.push_back(std::move(finding));
}

// Whatever is done, these fail: no reason against the migration, and nothing to be silent about.
void add_failing_anyway(const Subject& subject, std::vector<Finding>& all) {
  const sim::Ledger& untouched = subject.rehearsal.untouched.ledger;
  std::vector<std::uint64_t> joins;
  for (std::uint64_t join = 0; join < untouched.join.size(); ++join) {
    if (untouched.exists(join) && untouched.outcome(join) == sim::Outcome::Fails) joins.push_back(join);
  }
  if (joins.empty()) return;
  Finding finding;
  finding.level = Level::Warning;
  finding.what = "joins-failing-anyway";
  finding.message = fmt::format("{} without any step of the schedule",
                                counted(static_cast<std::int64_t>(joins.size()), "join fails", "joins fail"));
  finding.concern.until = last_start(subject, joins);
  all.push_back(std::move(finding));
}

// Whether a step locks somebody out. Not by counts: people whom the migration helps would hide those whom it hurts.
bool steps_lock_out(const sim::Rehearsal& rehearsal) {
  const std::vector<sim::LockOut>& before = rehearsal.untouched.ledger.lock_outs;
  for (const sim::LockOut& now : rehearsal.run.ledger.lock_outs) {
    auto at = std::lower_bound(before.begin(), before.end(), now.person,
                               [](const sim::LockOut& lock_out, sim::PersonId who) { return lock_out.person < who; });
    sim::Instant covered = now.interval.begin;
    for (; at != before.end() && at->person == now.person && at->interval.begin <= covered; ++at) {
      covered = std::max(covered, at->interval.end);
    }
    if (covered < now.interval.end) return true;
  }
  return false;
}

// Whether some meeting can be edited less often than if nothing were done.
bool steps_spoil_edits(const sim::Rehearsal& rehearsal) {
  const auto by_series = [](const sim::Run& run) {
    std::map<sim::SeriesId, std::int64_t> refused;
    for (const sim::Refusal& refusal : run.ledger.repairs_refused) ++refused[refusal.series];
    return refused;
  };
  const auto before = by_series(rehearsal.untouched);
  const auto now = by_series(rehearsal.run);
  return std::any_of(now.begin(), now.end(), [&](const auto& refused) {
    const auto then = before.find(refused.first);
    return then == before.end() || then->second < refused.second;
  });
}

}  // namespace

void add_unknowns(const Subject& subject, std::vector<Finding>& all) {
  const sim::Ledger& ledger = subject.run().ledger;
  const std::set<sim::RuleId> apart = rules_waived(subject);
  const auto unknown = [](const sim::Decision& decision) { return decision.outcome == sim::Outcome::Unknown; };
  for (const Unknowns& of : {Unknowns{"edits-unknown", ledger.edits, false},
                             {"joins-unknown", ledger.joins, true},
                             {"schedulings-unknown", ledger.schedulings, false},
                             {"sign-ins-unknown", ledger.sign_ins, false}}) {
    for (const sim::RuleId rule : apart) {
      add_unknown(
          subject, of, rule_id(subject.pack.pack(), rule),
          [&](const sim::Decision& decision) { return unknown(decision) && decision.rule == rule; }, all);
    }
    add_unknown(
        subject, of, {},
        [&](const sim::Decision& decision) { return unknown(decision) && !apart.contains(decision.rule); }, all);
  }
}

void add_failing(const Subject& subject, std::vector<Finding>& all) {
  const sim::Rehearsal& rehearsal = subject.rehearsal;
  add_unjudged(subject, "joins-failing-because-of-migration", Level::Blocker, last_start(subject, rehearsal.caused),
               all);
  add_unjudged(subject, "joins-not-held-because-of-migration", Level::Blocker, last_start(subject, rehearsal.not_held),
               all);
  if (rehearsal.bill) {
    add_unjudged(subject, "rollback-joins", Level::Blocker, last_start(subject, rehearsal.bill->billed_joins), all);
    add_unjudged(subject, "rollback-joins-not-held", Level::Blocker,
                 last_start(subject, rehearsal.bill->not_held_joins), all);
  }
  const auto fails = [](const sim::Decision& decision) { return decision.outcome == sim::Outcome::Fails; };
  add_unjudged(subject, "edits-failing", steps_spoil_edits(rehearsal) ? Level::Blocker : Level::Warning,
               last_stretch(subject, subject.run().ledger.edits, fails), all);
  const sim::Instant last_sign_in = last_stretch(subject, subject.run().ledger.sign_ins, fails);
  add_unjudged(subject, "sign-ins-failing", steps_lock_out(rehearsal) ? Level::Blocker : Level::Warning, last_sign_in,
               all);
  add_failing_anyway(subject, all);
}

}  // namespace coexist::scenarios::report
