#include "report/metrics.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/step_status.hpp"

namespace coexist::scenarios::report {
namespace {

using sim::ExecutionFinding;
using sim::Outcome;

const sim::Ledger& ledger(const MetricInput& in) {
  return in.rehearsal.run.ledger;
}

template <Outcome kOutcome>
std::int64_t joins(const MetricInput& in) {
  return count(ledger(in), ledger(in).joins, kOutcome);
}

template <sim::DecisionCounts sim::Ledger::*kCounts, Outcome kOutcome>
std::int64_t decided(const MetricInput& in) {
  return count(ledger(in), ledger(in).*kCounts, kOutcome);
}

template <std::int64_t sim::Ledger::*kFigure>
std::int64_t figure(const MetricInput& in) {
  return ledger(in).*kFigure;
}

template <std::int64_t sim::Ledger::*kFigure>
std::int64_t minutes_of(const MetricInput& in) {
  return whole_minutes(ledger(in).*kFigure);
}

std::int64_t joins_not_existing(const MetricInput& in) {
  return std::count(ledger(in).join.begin(), ledger(in).join.end(), sim::DecisionIndex{0});
}

// Compared with the run that `caused` is about: the one without the rollback, if there is a rollback.
std::int64_t unknown_because_of_migration(const MetricInput& in) {
  const sim::Ledger& run = in.rehearsal.without_rollback ? in.rehearsal.without_rollback->ledger : ledger(in);
  const sim::Ledger& untouched = in.rehearsal.untouched.ledger;
  std::int64_t sum = 0;
  for (std::uint64_t j = 0; j < run.join.size(); ++j) {
    const bool both = run.exists(j) && untouched.exists(j) && run.outcome(j) == Outcome::Unknown;
    sum += both && untouched.outcome(j) < Outcome::Unknown ? 1 : 0;
  }
  return sum;
}

std::int64_t people_locked_out(const MetricInput& in) {
  std::set<sim::PersonId> people;
  for (const sim::LockOut& lock_out : ledger(in).lock_outs) people.insert(lock_out.person);
  return static_cast<std::int64_t>(people.size());
}

std::int64_t locked_out_minutes(const MetricInput& in) {
  std::int64_t us = 0;
  for (const sim::LockOut& lock_out : ledger(in).lock_outs) us += lock_out.interval.length().us;
  return whole_minutes(us);
}

// A pool that is overloaded in two ways at once is so only once.
template <bool kOfServers>
std::int64_t overloaded_minutes(const MetricInput& in) {
  std::int64_t us = 0;
  std::map<sim::PoolId, sim::Instant> counted_until;
  for (const sim::Overload& overload : in.rehearsal.overloads) {  // in order of beginning
    if ((overload.what == sim::Overload::What::Servers) != kOfServers) continue;
    sim::Instant& until = counted_until.try_emplace(overload.pool, overload.interval.begin).first->second;
    until = std::max(until, overload.interval.begin);
    us += std::max(sim::Duration{}, overload.interval.end - until).us;
    until = std::max(until, overload.interval.end);
  }
  return whole_minutes(us);
}

std::int64_t lines_overloaded_minutes(const MetricInput& in) {
  std::int64_t us = 0;
  for (const sim::LineOverload& overload : line_overloads(in.scenario, in.rehearsal.lines))
    us += overload.interval.length().us;
  return whole_minutes(us);
}

template <ExecutionFinding::What kWhat>
std::int64_t findings(const MetricInput& in) {
  const auto& all = in.rehearsal.run.execution.findings;
  return std::count_if(all.begin(), all.end(), [](const ExecutionFinding& f) { return f.what == kWhat; });
}

std::int64_t people_left_behind(const MetricInput& in) {
  std::int64_t people = 0;
  for (const ExecutionFinding& finding : in.rehearsal.run.execution.findings) {
    if (finding.what == ExecutionFinding::What::WindowOverrun) people += finding.count;
  }
  return people;
}

// A rollback that waits for trouble, and what is skipped, is not missed.
std::int64_t steps_not_begun(const MetricInput& in) {
  const auto& records = in.rehearsal.run.execution.steps;
  return std::count_if(records.begin(), records.end(), [&](const sim::StepRecord& record) {
    const sim::Step& step = in.scenario.schedule.steps[record.step];
    return !step.skipped && !std::holds_alternative<sim::RollbackAction>(step.action) &&
           !has_begun(in.rehearsal.run.execution.trace, record.step);
  });
}

std::int64_t schedule_days(const MetricInput& in) {
  sim::Instant first = sim::kEndOfTime;
  sim::Instant last{INT64_MIN};
  for (const sim::StepRecord& record : in.rehearsal.run.execution.steps) {
    if (in.scenario.schedule.steps[record.step].skipped || !has_begun(in.rehearsal.run.execution.trace, record.step))
      continue;
    first = std::min(first, record.began);
    last = std::max(last, record.ended);
  }
  constexpr std::int64_t kDay = sim::days(1).us;
  return last < first ? 0 : ((last - first).us + kDay - 1) / kDay;
}

}  // namespace

std::int64_t whole_minutes(std::int64_t us) noexcept {
  constexpr std::int64_t kMinute = sim::minutes(1).us;
  return (us + kMinute - 1) / kMinute;
}

std::vector<Metric> run_metrics() {
  using L = sim::Ledger;
  return {
      {"degraded-participant-minutes", "min", "time that participants spend in joins that lack something", false,
       minutes_of<&L::degraded_us>},
      {"edits-failing", "edits", "edits of meetings that fail", false, decided<&L::edits, Outcome::Fails>},
      {"edits-unknown", "edits", "edits of meetings whose outcome nobody documents", false,
       decided<&L::edits, Outcome::Unknown>},
      {"failed-participant-minutes", "min", "time from the failure of a join to the planned end, over all joins", false,
       minutes_of<&L::failed_us>},
      {"gates-failed", "gates", "coexistence tests with a cell that differs from what is documented", false,
       findings<ExecutionFinding::What::GateFailed>},
      {"joins-degraded", "joins", "joins that lack features, or that succeed by a fallback only", false,
       joins<Outcome::Degraded>},
      {"joins-failing", "joins", "joins that fail", false, joins<Outcome::Fails>},
      {"joins-failing-because-of-migration", "joins",
       "joins that fail and would not fail if nothing were migrated; with a rollback, of the run without it", false,
       [](const MetricInput& in) { return static_cast<std::int64_t>(in.rehearsal.caused.size()); }, true},
      {"joins-not-held-because-of-migration", "joins",
       "joins that would take place if nothing were migrated, and whose meeting cannot be made; with a rollback, of "
       "the "
       "run without it",
       false, [](const MetricInput& in) { return static_cast<std::int64_t>(in.rehearsal.not_held.size()); }, true},
      {"joins-of-unscheduled-meetings", "joins", "planned joins that do not exist, as their meeting was not made",
       false, joins_not_existing},
      {"joins-planned", "joins", "all planned joins: working, degraded, unknown, failing, and of unscheduled meetings",
       false, figure<&L::planned_joins>},
      {"joins-unknown", "joins", "joins whose outcome nobody documents", false, joins<Outcome::Unknown>},
      {"joins-unknown-because-of-migration", "joins",
       "joins whose outcome nobody documents, and that would take place if nothing were migrated; with a rollback, of "
       "the run without it",
       false, unknown_because_of_migration, true},
      {"joins-working", "joins", "joins with full function", false, joins<Outcome::Works>},
      {"lines-overloaded-minutes", "min",
       "time in which meetings typically take more of a line between sites than it carries, over all lines", false,
       lines_overloaded_minutes},
      {"locked-out-minutes", "min", "time in which people could not sign in at home, whether or not they tried", false,
       locked_out_minutes},
      {"meetings-overloading-minutes", "min",
       "time in which a pool hosts more, in or beside a meeting of the largest size, than is documented", false,
       overloaded_minutes<false>},
      {"meetings-unscheduled", "meetings", "meetings that could not be made", false,
       [](const MetricInput& in) { return static_cast<std::int64_t>(ledger(in).unscheduled.size()); }},
      {"occurrences-dead", "occurrences", "occurrences of which every join fails", false, figure<&L::occurrences_dead>},
      {"occurrences-hurt", "occurrences", "occurrences of which a join fails", false, figure<&L::occurrences_hurt>},
      {"people-left-behind", "people", "people whose move did not fit the wave's maintenance window", false,
       people_left_behind},
      {"people-locked-out", "people", "people who for some time could not sign in at home", false, people_locked_out},
      {"repairs-refused", "edits", "edits that could not be made, for any reason", false,
       [](const MetricInput& in) { return static_cast<std::int64_t>(ledger(in).repairs_refused.size()); }},
      {"schedule-days", "days", "from the first begin of a step to the last end, days begun", false, schedule_days},
      {"schedule-stopped", "", "1 if the schedule stopped before its end", false,
       [](const MetricInput& in) {
         return std::min<std::int64_t>(1, findings<ExecutionFinding::What::ScheduleStopped>(in));
       }},
      {"schedulings-unknown", "meetings", "attempts to make a meeting whose outcome nobody documents", false,
       decided<&L::schedulings, Outcome::Unknown>},
      {"series-broken", "series", "series of two occurrences or more, one of them dead", false,
       figure<&L::series_broken>},
      {"servers-overloaded-minutes", "min",
       "time in which a pool's servers carry more people each than is documented, because others are down", false,
       overloaded_minutes<true>},
      {"sign-ins-failing", "sign-ins", "daily sign-ins at home that fail", false,
       decided<&L::sign_ins, Outcome::Fails>},
      {"sign-ins-unknown", "sign-ins", "daily sign-ins at home whose outcome nobody documents", false,
       decided<&L::sign_ins, Outcome::Unknown>},
      {"steps-not-begun", "steps", "steps that never began; a rollback that was not needed does not count", false,
       steps_not_begun},
  };
}

}  // namespace coexist::scenarios::report

namespace coexist::scenarios {

const std::vector<Metric>& metrics() {
  static const std::vector<Metric> all = [] {
    std::vector<Metric> table = report::run_metrics();
    const std::vector<Metric> more = report::rollback_metrics();
    table.insert(table.end(), more.begin(), more.end());
    std::sort(table.begin(), table.end(), [](const Metric& a, const Metric& b) { return a.name < b.name; });
    return table;
  }();
  return all;
}

const Metric* find_metric(std::string_view name) {
  const std::vector<Metric>& all = metrics();
  const auto at = std::lower_bound(all.begin(), all.end(), name,
                                   [](const Metric& metric, std::string_view n) { return metric.name < n; });
  return at != all.end() && at->name == name ? &*at : nullptr;
}

}  // namespace coexist::scenarios
