// People: their sign-ins, and when they are locked out.
#include <algorithm>

#include "population/sign_ins.hpp"
#include "population/worker.hpp"

namespace coexist::sim {

void Worker::take_people(PersonId begin, PersonId end) {
  if (in_.pack.pack().sign_in == kNone<InteractionId>) return;
  for (std::size_t p = index(begin); p < index(end); ++p) {
    const PersonId person = id_at<PersonId>(p);
    if (in_.scenario.people.home[person] == kNone<PoolId>) continue;
    take_sign_ins(person);
    take_lock_outs(person);
  }
}

void Worker::take_sign_ins(PersonId person) {
  const SiteId site = in_.scenario.people.site[person];
  if (site == kNone<SiteId>) return;
  const auto history = in_.histories.of(person);
  const auto changes_before = [&](std::size_t span, Instant t) {
    return span + 1 < history.size() && history[span + 1].from < t;
  };
  std::size_t now = 0;
  for (const SignInRun& run : in_.sign_in_runs.of(site)) {
    while (now + 1 < history.size() && history[now + 1].from <= run.begin) ++now;
    if (run.is_plain && !changes_before(now, run.end)) {
      add(share.sign_ins, run.phase, cache_.sign_in(run.surroundings, history[now].facts),
          static_cast<std::int64_t>(run.last - run.first));
      continue;
    }
    for (std::size_t morning = run.first; morning < run.last; ++morning) {
      const Instant begin = in_.scenario.working_days[site][morning];
      const std::size_t span = span_at(history, begin);
      if (run.is_plain && !changes_before(span, begin + in_.sign_in_runs.within())) {
        add(share.sign_ins, run.phase, cache_.sign_in(run.surroundings, history[span].facts), 1);
        continue;
      }
      const Instant at = sign_in_of(in_.scenario, in_.pack.pack().user_model, person, morning);
      count(share.sign_ins, at, cache_.sign_in(surroundings_at(at), history[span_at(history, at)].facts));
    }
  }
}

void Worker::take_lock_outs(PersonId person) {
  const auto& around = in_.histories.surroundings();
  const auto history = in_.histories.of(person);
  for (std::size_t i = 0; i < history.size(); ++i) {
    const Instant from = std::max(history[i].from, in_.scenario.span.begin);
    const Instant until =
        i + 1 < history.size() ? std::min(history[i + 1].from, in_.scenario.span.end) : in_.scenario.span.end;
    if (until <= from) continue;
    const std::size_t first = span_at(around, from);
    std::size_t last = span_at(around, until);
    if (last > first && around[last].from == until) --last;
    if (is_locked_out(history[i].facts, first, last)) return find_lock_outs(person);
  }
}

// Whether somebody like that could not sign in at some time during these spans of the surroundings. Few people are, and
// many are alike.
bool Worker::is_locked_out(std::uint32_t facts, std::size_t first, std::size_t last) {
  const FactsFor key{facts, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
  const auto [known, fresh] = locked_out_.try_emplace(key, false);
  if (!fresh) return known->second;
  const auto& around = in_.histories.surroundings();
  for (std::size_t i = first; i <= last; ++i) {
    if (cache_.table().outcome(cache_.sign_in(around[i].facts, facts)) == Outcome::Fails) known->second = true;
  }
  return known->second;
}

// Maximal stretches in which signing in would fail, whether or not anybody tries.
void Worker::find_lock_outs(PersonId person) {
  const auto history = in_.histories.of(person);
  cuts_.assign(1, in_.scenario.span.begin);
  for (const PersonSpan& span : history) cuts_.push_back(span.from);
  for (const SurroundingSpan& span : in_.histories.surroundings()) cuts_.push_back(span.from);
  std::sort(cuts_.begin(), cuts_.end());
  cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
  for (std::size_t i = 0; i < cuts_.size(); ++i) {
    const Instant from = std::max(cuts_[i], in_.scenario.span.begin);
    const Instant until = i + 1 < cuts_.size() ? cuts_[i + 1] : in_.scenario.span.end;
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

}  // namespace coexist::sim
