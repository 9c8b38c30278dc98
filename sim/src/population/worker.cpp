#include "population/worker.hpp"

#include <algorithm>

#include "population/sign_ins.hpp"

namespace coexist::sim {

Worker::Worker(const PopulationInput& input, std::vector<DecisionIndex>& joins)
    : in_(input), joins_(joins), cache_(input.scenario.world, input.pack, input.histories) {
  const std::size_t phases = std::max<std::size_t>(1, in_.pack.pack().phases.size());
  for (DecisionCounts* counts : {&share.joins, &share.sign_ins, &share.schedulings, &share.edits})
    counts->resize(phases);
}

void Worker::count(DecisionCounts& counts, Instant at, DecisionIndex decision) {
  std::vector<std::int64_t>& row = counts[phase_at(in_.phases.scenario, std::max(at, in_.scenario.span.begin))];
  if (row.size() <= decision) row.resize(decision + 1U, 0);
  ++row[decision];
}

std::uint32_t Worker::surroundings_at(Instant at) const {
  const auto& spans = in_.histories.surroundings();
  return spans[span_at(spans, at)].facts;
}

DecisionIndex Worker::decide(Instant at, const std::vector<MeetingSpan>& spans, PersonId person) {
  const auto history = in_.histories.of(person);
  return cache_.join(surroundings_at(at), codes_[span_at(spans, at)], history[span_at(history, at)].facts);
}

void Worker::take_meetings(SeriesId begin, SeriesId end) {
  for (std::size_t s = index(begin); s < index(end); ++s) take_series(id_at<SeriesId>(s));
}

void Worker::scheduling(SeriesId series, const MeetingHistory& history) {
  for (const auto& [at, decision] : history.accepted) {
    const bool first = &at == &history.accepted.front().first;
    count(first ? share.schedulings : share.edits, at, cache_.table().index_of(decision));
  }
  for (const RefusedEdit& refused : history.refused) {
    const DecisionIndex decision = refused.frozen ? DecisionIndex{0} : cache_.table().index_of(refused.decision);
    count(refused.first ? share.schedulings : share.edits, refused.at, decision);
    (refused.first ? share.unscheduled : share.repairs_refused).push_back({series, refused.at, decision});
  }
}

void Worker::find_cuts(Instant start, Instant end, const std::vector<MeetingSpan>& spans, SeriesId series,
                       std::vector<Instant>& cuts) const {
  const auto inside = [&](Instant t) { return start < t && t < end; };
  const auto take = [&](const auto& history, std::size_t i) {
    for (; i < history.size() && history[i].from < end; ++i) {
      if (inside(history[i].from)) cuts.push_back(history[i].from);
    }
  };
  take(spans, span_at(spans, start));
  const auto& around = in_.histories.surroundings();
  take(around, span_at(around, start));
  const auto participants = in_.scenario.calendar.participants_of(series);
  for (std::size_t k = 0; k < participants.size(); ++k) take(in_.histories.of(participants[k]), cursor_[k]);
  const auto first = std::upper_bound(in_.extra_cuts.begin(), in_.extra_cuts.end(), start);
  for (auto cut = first; cut != in_.extra_cuts.end() && *cut < end; ++cut) cuts.push_back(*cut);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
}

DecisionIndex Worker::follow(Instant start, Instant end, const std::vector<MeetingSpan>& spans, PersonId person,
                             std::uint64_t join, const std::vector<Instant>& cuts) {
  DecisionIndex worst_so_far = decide(start, spans, person);
  Instant since = start;  // how long the worst outcome so far has lasted
  const auto account = [&](Instant until) {
    const Outcome outcome = cache_.table().outcome(worst_so_far);
    if (outcome == Outcome::Degraded) share.degraded_us += (until - since).us;
    if (outcome == Outcome::Fails) share.failed_us += (until - since).us;
  };
  for (Instant cut : cuts) {
    if (cache_.table().outcome(worst_so_far) == Outcome::Fails) break;  // a failed join stays failed
    const DecisionIndex now = decide(cut, spans, person);
    if (worst(cache_.table().outcome(worst_so_far), cache_.table().outcome(now)) ==
        cache_.table().outcome(worst_so_far)) {
      continue;
    }
    account(cut);
    worst_so_far = now;
    since = cut;
    if (cache_.table().outcome(now) == Outcome::Fails) share.late_failures.push_back({join, cut});
  }
  account(end);
  return worst_so_far;
}

void Worker::take_series(SeriesId series) {
  const Calendar& calendar = in_.scenario.calendar;
  const MeetingHistory history = meeting_history(in_.scenario, in_.pack, in_.histories, series, in_.edits.of(series));
  scheduling(series, history);
  const std::size_t occurrences = calendar.occurrences_of(series);
  if (history.spans.empty()) {  // never scheduled: its joins do not exist
    share.unheld += static_cast<std::int64_t>(occurrences);
    return;
  }
  codes_.clear();
  for (const MeetingSpan& span : history.spans) codes_.push_back(cache_.meeting_code(span));
  const auto participants = calendar.participants_of(series);
  cursor_.assign(participants.size(), 0);

  std::uint64_t join = in_.first_join[index(series)];
  std::size_t dead = 0;
  std::vector<Instant> cuts;
  for (std::size_t o = 0; o < occurrences; ++o) {
    const OccurrenceId occurrence = id_at<OccurrenceId>(index(calendar.first_occurrence(series)) + o);
    const Instant start = calendar.starts[occurrence];
    const Instant end = start + calendar.lasts[occurrence];
    if (start < history.spans.front().from) {  // made after its own start: a meeting that nobody was invited to in time
      ++share.unheld;
      join += participants.size();
      continue;
    }
    const std::uint32_t around = surroundings_at(start);
    const std::uint32_t meeting = codes_[span_at(history.spans, start)];
    bool person_changes = false;
    for (std::size_t k = 0; k < participants.size(); ++k) {
      const auto person = in_.histories.of(participants[k]);
      while (cursor_[k] + 1U < person.size() && person[cursor_[k] + 1U].from <= start) ++cursor_[k];
      person_changes |= cursor_[k] + 1U < person.size() && person[cursor_[k] + 1U].from < end;
      joins_[join + k] = cache_.join(around, meeting, person[cursor_[k]].facts);
    }
    cuts.clear();
    const auto& surroundings = in_.histories.surroundings();
    const std::size_t next_around = span_at(surroundings, start) + 1;
    const std::size_t next_meeting = span_at(history.spans, start) + 1;
    const bool changes =
        person_changes || (next_around < surroundings.size() && surroundings[next_around].from < end) ||
        (next_meeting < history.spans.size() && history.spans[next_meeting].from < end) || !in_.extra_cuts.empty();
    if (changes) find_cuts(start, end, history.spans, series, cuts);
    std::size_t failed = 0;
    for (std::size_t k = 0; k < participants.size(); ++k) {
      DecisionIndex& decision = joins_[join + k];
      if (!cuts.empty()) {
        decision = follow(start, end, history.spans, participants[k], join + k, cuts);
      } else {
        const Outcome outcome = cache_.table().outcome(decision);
        if (outcome == Outcome::Degraded) share.degraded_us += (end - start).us;
        if (outcome == Outcome::Fails) share.failed_us += (end - start).us;
      }
      count(share.joins, start, decision);
      failed += cache_.table().outcome(decision) == Outcome::Fails ? 1U : 0U;
    }
    ++share.held;
    if (failed > 0) ++share.hurt;
    if (failed > 0 && failed == participants.size()) {
      ++share.dead;
      ++dead;
    }
    join += participants.size();
  }
  if (occurrences >= 2 && dead > 0) ++share.broken;
}

void Worker::take_people(PersonId begin, PersonId end) {
  if (in_.pack.pack().sign_in == kNone<InteractionId>) return;
  for (std::size_t p = index(begin); p < index(end); ++p) {
    const PersonId person = id_at<PersonId>(p);
    const People& people = in_.scenario.people;
    if (people.home[person] == kNone<PoolId>) continue;
    const auto history = in_.histories.of(person);
    for (const Instant at : sign_ins_of(in_.scenario, in_.pack.pack().user_model, person)) {
      count(share.sign_ins, at, cache_.sign_in(surroundings_at(at), history[span_at(history, at)].facts));
    }
    // Lock-out: maximal stretches in which signing in would fail, whether or not anybody tries.
    std::vector<Instant> cuts{in_.scenario.span.begin};
    for (const PersonSpan& span : history) cuts.push_back(span.from);
    for (const SurroundingSpan& span : in_.histories.surroundings()) cuts.push_back(span.from);
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const Instant from = std::max(cuts[i], in_.scenario.span.begin);
      const Instant until = i + 1 < cuts.size() ? cuts[i + 1] : in_.scenario.span.end;
      if (until <= from) continue;
      const DecisionIndex decision = cache_.sign_in(surroundings_at(from), history[span_at(history, from)].facts);
      if (cache_.table().outcome(decision) != Outcome::Fails) continue;
      if (!share.lock_outs.empty() && share.lock_outs.back().person == person &&
          share.lock_outs.back().interval.end == from) {
        share.lock_outs.back().interval.end = until;
      } else {
        share.lock_outs.push_back({person, {from, until}, decision});
      }
    }
  }
}

}  // namespace coexist::sim
