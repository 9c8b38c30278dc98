#include "explain/chain.hpp"
#include "explain/judged_paths.hpp"
#include "explain/one_join.hpp"
#include "explain/undo.hpp"

namespace coexist::sim {
namespace {

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

std::optional<Decision> decision_of(const ReplayedJoin& join) {
  return join.exists ? std::optional(join.decision) : std::nullopt;
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
  if (verdict.exists) {
    const MeetingSpan& span = meeting.spans[span_at(meeting.spans, out.decided_at)];
    out.meeting_facts = span.facts;
    out.host = span.host;
    out.host_service = span.host_service;
    out.paths = judge_paths(pack, pack.pack().join, scenario.people.person_class[out.person], out.person_facts,
                            verdict.situation);
  }
  if (is_well(decision_of(verdict))) return out;
  const PersonId concerned[] = {out.person, out.organiser};
  const std::size_t people = out.person == out.organiser ? 1 : 2;
  const auto decide = [&one](const Trace& other) { return decision_of(one.decide(other)); };
  find_undo(scenario, pack, trace, decide, {concerned, people}, what_if, out);
  return out;
}

}  // namespace coexist::sim
