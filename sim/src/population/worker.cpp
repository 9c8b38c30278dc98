// Meetings: one series at a time, one sitting after the other.
#include "population/worker.hpp"

#include <algorithm>

namespace coexist::sim {

Worker::Worker(const PopulationInput& input, std::vector<DecisionIndex>& joins)
    : in_(input),
      joins_(joins),
      cache_(input.pack, input.histories),
      lives_(input.scenario, input.pack, input.histories),
      attendance_(input.histories) {
  const std::size_t phases = std::max<std::size_t>(1, in_.pack.pack().phases.size());
  for (DecisionCounts* counts : {&share.joins, &share.sign_ins, &share.schedulings, &share.edits})
    counts->resize(phases);
}

void Worker::add(DecisionCounts& counts, PhaseId phase, DecisionIndex decision, std::int64_t n) const {
  std::vector<std::int64_t>& row = counts[phase];
  if (row.size() <= decision) row.resize(decision + 1U, 0);
  row[decision] += n;
}

void Worker::count(DecisionCounts& counts, Instant at, DecisionIndex decision) const {
  add(counts, phase_at(in_.phases.scenario, std::max(at, in_.scenario.span.begin)), decision, 1);
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

void Worker::take_series(SeriesId series) {
  const Calendar& calendar = in_.scenario.calendar;
  const MeetingHistory& history = lives_.of(series, in_.edits.of(series));
  scheduling(series, history);
  const std::size_t occurrences = calendar.occurrences_of(series);
  if (history.spans.empty()) {  // never scheduled: its joins do not exist
    share.unheld += static_cast<std::int64_t>(occurrences);
    return;
  }
  codes_.clear();
  for (const MeetingSpan& span : history.spans) codes_.push_back(cache_.meeting_code(span));
  const auto participants = calendar.participants_of(series);
  const auto& around = in_.histories.surroundings();

  Sitting sitting;
  sitting.join = in_.first_join[index(series)];
  const std::size_t first = index(calendar.first_occurrence(series));
  bool begun = false;
  std::size_t dead = 0;
  for (std::size_t o = 0; o < occurrences; ++o, sitting.join += participants.size()) {
    const OccurrenceId occurrence = id_at<OccurrenceId>(first + o);
    sitting.start = calendar.starts[occurrence];
    sitting.end = sitting.start + calendar.lasts[occurrence];
    if (sitting.start < history.spans.front().from) {  // made after its own start: nobody was invited to it in time
      ++share.unheld;
      continue;
    }
    if (begun) {
      attendance_.advance(sitting.start);
    } else {
      attendance_.begin(participants, sitting.start);
    }
    const std::size_t here = span_at(around, sitting.start);
    const std::size_t span = span_at(history.spans, sitting.start);
    sitting.surroundings = around[here].facts;
    sitting.meeting = codes_[span];
    sitting.changes_at = attendance_.changes_at();
    if (here + 1 < around.size()) sitting.changes_at = std::min(sitting.changes_at, around[here + 1].from);
    if (span + 1 < history.spans.size())
      sitting.changes_at = std::min(sitting.changes_at, history.spans[span + 1].from);
    begun = true;
    tally_.clear();
    const bool changes = sitting.changes_at < sitting.end || !in_.extra_cuts.empty();
    if (changes) {
      follow_all(sitting, series, history.spans);
    } else {
      gather(sitting);
    }
    if (close(sitting, !changes)) ++dead;
  }
  if (occurrences >= 2 && dead > 0) ++share.broken;
}

void Worker::tally(DecisionIndex decision) {
  for (Tally& known : tally_) {
    if (known.decision != decision) continue;
    ++known.joins;
    return;
  }
  tally_.push_back({decision, 1});
}

void Worker::gather(const Sitting& sitting) {
  const std::vector<DecisionIndex>& row = cache_.row(sitting.surroundings, sitting.meeting);
  DecisionIndex* out = joins_.data() + sitting.join;
  for (const std::uint32_t facts : attendance_.facts()) {
    DecisionIndex decision = row[facts];
    if (decision == 0) decision = cache_.join(sitting.surroundings, sitting.meeting, facts);
    *out++ = decision;
    tally(decision);
  }
}

bool Worker::close(const Sitting& sitting, bool with_time) {
  const PhaseId phase = phase_at(in_.phases.scenario, std::max(sitting.start, in_.scenario.span.begin));
  std::int64_t all = 0, failed = 0;
  for (const auto& [decision, joins] : tally_) {
    add(share.joins, phase, decision, joins);
    all += joins;
    const Outcome outcome = cache_.table().outcome(decision);
    if (outcome == Outcome::Fails) failed += joins;
    if (!with_time) continue;  // whoever followed the joins has added it
    const std::int64_t time_us = (sitting.end - sitting.start).us * joins;
    if (outcome == Outcome::Degraded) share.degraded_us += time_us;
    if (outcome == Outcome::Fails) share.failed_us += time_us;
  }
  ++share.held;
  if (failed == 0) return false;
  ++share.hurt;
  if (failed == all) ++share.dead;
  return failed == all;
}

void Worker::find_cuts(const Sitting& sitting, const std::vector<MeetingSpan>& spans,
                       std::vector<Instant>& cuts) const {
  cuts.clear();
  const auto take = [&](const auto& history) {
    for (std::size_t i = span_at(history, sitting.start) + 1; i < history.size() && history[i].from < sitting.end; ++i)
      cuts.push_back(history[i].from);
  };
  take(spans);
  take(in_.histories.surroundings());
  attendance_.changes_before(sitting.end, cuts);
  const auto first = std::upper_bound(in_.extra_cuts.begin(), in_.extra_cuts.end(), sitting.start);
  for (auto cut = first; cut != in_.extra_cuts.end() && *cut < sitting.end; ++cut) cuts.push_back(*cut);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
}

void Worker::follow_all(const Sitting& sitting, SeriesId series, const std::vector<MeetingSpan>& spans) {
  find_cuts(sitting, spans, cuts_);
  const auto participants = in_.scenario.calendar.participants_of(series);
  for (std::size_t k = 0; k < participants.size(); ++k) {
    const DecisionIndex decision = follow(sitting, spans, participants[k], sitting.join + k, cuts_);
    joins_[sitting.join + k] = decision;
    tally(decision);
  }
}

DecisionIndex Worker::follow(const Sitting& sitting, const std::vector<MeetingSpan>& spans, PersonId person,
                             std::uint64_t join, const std::vector<Instant>& cuts) {
  DecisionIndex worst_so_far = decide(sitting.start, spans, person);
  Instant since = sitting.start;  // how long the worst outcome so far has lasted
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
  account(sitting.end);
  return worst_so_far;
}

}  // namespace coexist::sim
