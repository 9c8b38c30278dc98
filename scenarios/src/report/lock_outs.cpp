// The documented side effect of going back that people meet first: their upgraded client cannot sign in.
//
// Somebody may be locked out for other reasons: their pool is down, for instance. So each is asked again, when the
// lock-out begins and just before it ends, with the software that they had at first; who could not sign in with that
// either is not counted here. Two instants, because one cause may pass into another without a break.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios::report {
namespace {

/// The state of the run as it goes on. Instants must not go back.
class Course {
 public:
  explicit Course(const Subject& subject)
      : trace_(subject.run().execution.trace),
        state_(sim::initial_state(subject.scenario().world, subject.pack.vocabulary(), subject.scenario().people)) {}

  sim::State& at(sim::Instant t) {
    for (; next_ < trace_.size() && trace_[next_].at <= t; ++next_) sim::apply(state_, trace_[next_]);
    return state_;
  }

 private:
  const sim::Trace& trace_;
  sim::State state_;
  std::size_t next_ = 0;
};

bool could_sign_in(const Subject& subject, const sim::State& state, sim::PersonId person) {
  return sim::decide_sign_in(subject.scenario(), subject.pack, state, person).outcome != sim::Outcome::Fails;
}

/// Gives a person other software; returns what they had.
std::vector<sim::SoftwareId> exchange(sim::State& state, sim::PersonId person,
                                      const std::vector<sim::SoftwareId>& software) {
  std::vector<sim::SoftwareId> before;
  for (const sim::SlotId slot : sim::ids<sim::SlotId>(state.software.size())) {
    before.push_back(std::exchange(state.software[slot][person], software[index(slot)]));
  }
  return before;
}

bool is_locked_out_by_software(const Subject& subject, sim::State& state, sim::PersonId person) {
  std::vector<sim::SoftwareId> own;
  for (const sim::SlotId slot : sim::ids<sim::SlotId>(state.software.size())) {
    own.push_back(subject.scenario().people.software[slot][person]);
  }
  const std::vector<sim::SoftwareId> now = exchange(state, person, own);
  const bool at_fault = now != own && could_sign_in(subject, state, person);
  exchange(state, person, now);
  return at_fault;
}

std::string sentence(const SideEffect& effect) {
  if (effect.people == 0) return "No upgraded client is refused after the rollback.";
  return fmt::format(
      "{} cannot sign in with upgraded clients until they are downgraded; the longest lock-out is {}, and {} not over "
      "when the scenario ends.",
      counted(effect.people, "person", "people"), to_text(effect.longest), counted(effect.still, "is", "are"));
}

}  // namespace

SideEffect locked_out_by_software(const Subject& subject, sim::Instant r) {
  SideEffect effect;
  effect.id = "locked-out-until-downgraded";
  const sim::Interval after{r, subject.scenario().span.end};
  std::vector<std::pair<sim::Instant, const sim::LockOut*>> asked;
  for (const sim::LockOut& lock_out : subject.run().ledger.lock_outs) {
    if (!lock_out.interval.overlaps(after)) continue;
    asked.emplace_back(std::max(lock_out.interval.begin, r), &lock_out);
    asked.emplace_back(lock_out.interval.end - sim::microseconds(1), &lock_out);
  }
  std::stable_sort(asked.begin(), asked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Course course(subject);
  std::set<sim::PersonId> people, still;
  for (const auto& [t, lock_out] : asked) {
    if (!is_locked_out_by_software(subject, course.at(t), lock_out->person)) continue;
    people.insert(lock_out->person);
    if (lock_out->interval.end == after.end) still.insert(lock_out->person);
    effect.longest = std::max(effect.longest, lock_out->interval.end - std::max(lock_out->interval.begin, r));
  }
  effect.people = static_cast<std::int64_t>(people.size());
  effect.still = static_cast<std::int64_t>(still.size());
  effect.sentence = sentence(effect);
  return effect;
}

}  // namespace coexist::scenarios::report
