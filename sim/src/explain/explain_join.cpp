#include <algorithm>

#include "explain/chain.hpp"
#include "explain/one_join.hpp"
#include "population/marks.hpp"
#include "sim/explain.hpp"

namespace coexist::sim {
namespace {

Trace without(const Trace& trace, const std::vector<StepId>& steps) {
  Trace kept;
  std::copy_if(trace.begin(), trace.end(), std::back_inserter(kept), [&](const Change& change) {
    return std::find(steps.begin(), steps.end(), change.cause) == steps.end();
  });
  return kept;
}

// One join against any trace of the scenario.
class OneJoin {
 public:
  OneJoin(const Scenario& scenario, const CompiledPack& pack, SeriesId series, std::size_t occurrence, PersonId person)
      : scenario_(scenario),
        pack_(pack),
        series_(series),
        person_(person),
        occurrence_(id_at<OccurrenceId>(index(scenario.calendar.first_occurrence(series)) + occurrence)) {}

  [[nodiscard]] Instant start() const { return scenario_.calendar.starts[occurrence_]; }
  [[nodiscard]] Instant end() const { return start() + scenario_.calendar.lasts[occurrence_]; }

  [[nodiscard]] MeetingHistory history(const Histories& histories) const {
    const EditIndex edits(scenario_.calendar);
    return meeting_history(scenario_, pack_, histories, series_, edits.of(series_));
  }

  /// As if nothing else had changed: whoever did not move was left no mark by signing in there.
  [[nodiscard]] ReplayedJoin decide_without(const std::vector<StepId>& steps, const Trace& trace) const {
    const PersonId concerned[] = {person_, scenario_.calendar.organiser[series_]};
    const std::size_t people = concerned[0] == concerned[1] ? 1 : 2;
    return decide(with_marks(scenario_, pack_, without(trace, steps), {concerned, people}));
  }

  [[nodiscard]] ReplayedJoin decide(const Trace& trace) const {
    const Histories histories(scenario_, pack_, trace);
    return replay_join(scenario_, pack_, histories, history(histories), occurrence_, person_);
  }

 private:
  const Scenario& scenario_;
  const CompiledPack& pack_;
  SeriesId series_;
  PersonId person_;
  OccurrenceId occurrence_;
};

std::vector<PathVerdict> judge_paths(const Scenario& scenario, const CompiledPack& pack, PersonId person,
                                     const PersonFacts& facts, const Situation& situation) {
  const InteractionId join = pack.pack().join;
  const std::uint32_t allowed = pack.paths_of(join, scenario.people.person_class[person]);
  std::vector<PathVerdict> out;
  const std::vector<AccessPath>& paths = pack.pack().interactions[join].paths;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    PathVerdict verdict;
    verdict.path = i;
    const SlotId slot = paths[i].slot;
    verdict.has_path =
        (allowed >> i & 1U) != 0 && (slot == kNone<SlotId> || facts.software[index(slot)] != kNone<SoftwareId>);
    verdict.decision = pack.decide_path(join, i, situation);
    for (AspectId aspect : paths[i].aspects) {
      const RuleId rule = pack.rule_at(aspect, situation);
      const Outcome outcome = rule == kNone<RuleId> ? Outcome::Unknown : pack.pack().rules[rule].outcome;
      verdict.aspects.push_back({aspect, rule, outcome, spelled_cell(pack, aspect, situation)});
    }
    out.push_back(std::move(verdict));
  }
  return out;
}

// A join counts as mended when it neither fails nor stays undecided; for an unknown one, when it is decided well.
bool mended(const ReplayedJoin& verdict) {
  return verdict.exists &&
         (verdict.decision.outcome == Outcome::Works || verdict.decision.outcome == Outcome::Degraded);
}

std::vector<StepId> steps_that_began(const Trace& trace) {
  std::vector<StepId> out;
  for (const Change& change : trace) {
    if (change.kind == ChangeKind::StepBegan) out.push_back(id_at<StepId>(change.subject));
  }
  return out;
}

// The latest single step that suffices; else the shortest run of latest steps that does; else as few as may be. Whether
// steps suffice is tried on the trace first, which costs microseconds, and believed only when the schedule without them
// has been carried out.
void find_undo(const OneJoin& join, const Trace& trace, WhatIf& what_if, JoinExplanation& out) {
  std::vector<StepId> candidates;
  for (auto link = out.chain.rbegin(); link != out.chain.rend(); ++link) {
    if (link->step != kNone<StepId> &&
        std::find(candidates.begin(), candidates.end(), link->step) == candidates.end()) {
      candidates.push_back(link->step);
    }
  }
  const auto holds = [&](const std::vector<StepId>& steps) {
    const ReplayedJoin verdict = join.decide(what_if.without(steps));
    if (!mended(verdict)) return false;
    out.undo = steps;
    out.without_undo = verdict.decision.outcome;
    return true;
  };
  const auto suffices = [&](const std::vector<StepId>& steps) {
    return mended(join.decide_without(steps, trace)) && holds(steps);
  };
  for (StepId step : candidates) {
    if (suffices({step})) return;
  }
  std::vector<StepId> several;
  for (StepId step : candidates) {
    several.push_back(step);
    if (several.size() > 1 && suffices(several)) return;
  }
  // What the chain does not show: a step that only held up or let through another one. Dropping the earliest first
  // leaves the latest that matter.
  std::vector<StepId> all = steps_that_began(trace);
  if (!holds(all)) return;
  for (std::size_t i = 0; i < all.size();) {
    std::vector<StepId> fewer = all;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (!fewer.empty() && holds(fewer)) {
      all = std::move(fewer);
    } else {
      ++i;
    }
  }
}

// Why there is nothing to join: the last attempt to make the meeting before it was to begin. None was made of a meeting
// that is made only later.
void add_refusal(const MeetingHistory& meeting, JoinExplanation& out) {
  for (const RefusedEdit& refused : meeting.refused) {
    if (!refused.first || out.start < refused.at) continue;
    out.decided_at = refused.at;
    out.decision = refused.decision;
    out.frozen = refused.frozen;
  }
}

}  // namespace

JoinExplanation explain_join(const Scenario& scenario, const CompiledPack& pack, const Run& run, std::uint64_t join) {
  WhatIf what_if(scenario, [&pack](const Scenario& other) { return execute_isolated(other, pack); });
  return explain_join(scenario, pack, run, join, what_if);
}

JoinExplanation explain_join(const Scenario& scenario, const CompiledPack& pack, const Run& run, std::uint64_t join,
                             WhatIf& what_if) {
  JoinExplanation out;
  out.join = join;
  out.place = place_of(run.ledger, scenario.calendar, join);
  out.person = scenario.calendar.participants_of(out.place.series)[out.place.participant];
  out.organiser = scenario.calendar.organiser[out.place.series];
  const OneJoin one(scenario, pack, out.place.series, out.place.occurrence, out.person);
  out.start = one.start();
  out.end = one.end();

  const Trace& trace = run.execution.trace;
  const ReplayedJoin verdict = one.decide(trace);
  const Histories histories(scenario, pack, trace);
  const MeetingHistory meeting = one.history(histories);
  out.exists = verdict.exists;
  out.decision = verdict.decision;
  out.decided_at = verdict.exists ? verdict.at : out.start;
  if (!verdict.exists) add_refusal(meeting, out);
  const auto person = histories.of(out.person);
  out.person_facts = histories.person_facts()[person[span_at(person, out.decided_at)].facts];
  out.chain = chain_of(scenario.schedule, trace, meeting, out);
  if (!verdict.exists) {
    find_undo(one, trace, what_if, out);
    return out;
  }
  const MeetingSpan& span = meeting.spans[span_at(meeting.spans, out.decided_at)];
  out.meeting_facts = span.facts;
  out.host = span.host;
  out.host_service = span.host_service;
  out.paths = judge_paths(scenario, pack, out.person, out.person_facts, verdict.situation);
  if (!mended(verdict)) find_undo(one, trace, what_if, out);
  return out;
}

}  // namespace coexist::sim
