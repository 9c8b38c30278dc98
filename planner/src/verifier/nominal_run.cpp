#include "verifier/nominal_run.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "verifier/open_intervals.hpp"
#include "verifier/replay.hpp"

namespace coexist::planner {

using sim::Duration;
using sim::Instant;
using sim::MoveAction;
using sim::StepId;

Replay::Replay(const sim::Scenario& scenario, const sim::Pack& pack)
    : run_{scenario, pack, open_intervals(scenario.schedule, scenario.span), frozen_intervals(scenario.schedule), {}},
      state_(scenario, pack),
      times_(scenario, pack),
      ended_(scenario.schedule.steps.size(), false),
      resources_(scenario.schedule),
      now_(scenario.span.begin) {
  run_.steps.resize(scenario.schedule.steps.size());
  for (const StepId id : run_.all_steps()) {
    if (run_.is_rollback(id) && step(id).skipped) {
      run_.steps[id].fate = Fate::Skipped;
    } else if (waits_for_trouble(id)) {
      run_.steps[id].fate = Fate::Standby;
    } else {
      pending_.push_back(id);
    }
  }
  std::stable_partition(pending_.begin(), pending_.end(), [this](StepId id) { return run_.is_rollback(id); });
}

NominalRun Replay::carry_out() {
  for (;;) {
    finish_ended();
    const Instant next_opening = begin_ready();
    const Instant next = std::min(next_opening, earliest_end());
    if (next == sim::kEndOfTime) return std::move(run_);
    now_ = next;
  }
}

Duration Replay::nominal_duration(StepId id) const {
  const Duration pack_says{assumed(run_.scenario, run_.pack, run_.kind(id).duration)};
  return std::min(step(id).duration.value_or(pack_says), kLongest);
}

bool Replay::all_before_have_ended(StepId id) const {
  const auto& after = step(id).after;
  return std::all_of(after.begin(), after.end(), [this](StepId before) { return ended_[index(before)]; });
}

Instant Replay::earliest_end() const {
  Instant earliest = sim::kEndOfTime;
  for (const StepId id : running_) earliest = std::min(earliest, run_.steps[id].end);
  return earliest;
}

void Replay::finish_ended() {
  std::sort(running_.begin(), running_.end(),
            [this](StepId a, StepId b) { return std::pair(run_.steps[a].end, a) < std::pair(run_.steps[b].end, b); });
  while (!running_.empty() && run_.steps[running_.front()].end <= now_) {
    finish(running_.front());
    resources_.release(step(running_.front()).resources);
    running_.erase(running_.begin());
  }
}

void Replay::finish(StepId id) {
  state_.end(step(id));
  run_.steps[id].people_after = state_.now().people;
  ended_[index(id)] = true;
}

// Begins what can begin now; returns the next instant at which a calendar lets something else begin, or now if another
// round is needed.
Instant Replay::begin_ready() {
  Instant next = sim::kEndOfTime;
  std::vector<StepId> waiting;
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    const StepId id = pending_[i];
    if (!all_before_have_ended(id)) {
      waiting.push_back(id);
      continue;
    }
    if (step(id).skipped) {
      const Instant when = step(id).not_before.value_or(now_);
      if (when > now_) {
        next = std::min(next, when);
        waiting.push_back(id);
        continue;
      }
      run_.steps[id].fate = Fate::Skipped;
      ended_[index(id)] = true;
      next = now_;  // what waits for it may have been passed over already
      continue;
    }
    const Opening opening = opening_for(id);
    if (opening.fate != Fate::Ran) {
      run_.steps[id].fate = opening.fate;
    } else if (opening.at > now_) {
      next = std::min(next, opening.at);
      waiting.push_back(id);
    } else if (run_.is_rollback(id)) {
      waiting.insert(waiting.end(), pending_.begin() + static_cast<std::ptrdiff_t>(i) + 1, pending_.end());
      for (const StepId cancelled : waiting) run_.steps[cancelled].fate = Fate::Cancelled;
      pending_.clear();
      roll_back(id);
      return sim::kEndOfTime;
    } else if (resources_.claim(step(id).resources)) {
      begin(id);
    } else {
      waiting.push_back(id);
    }
  }
  pending_ = std::move(waiting);
  return next;
}

// Precondition: everything before it has ended.
Opening Replay::opening_for(StepId id) {
  NominalStep& nominal = run_.steps[id];
  if (nominal.fate == Fate::Blocked) {  // until now
    nominal.fate = Fate::Ran;
    nominal.ready = now_;
    nominal.needs = nominal_duration(id);
  }
  const bool can_be_cut = std::holds_alternative<MoveAction>(step(id).action) || run_.is_rollback(id);
  return opening_of(run_, id, now_, can_be_cut ? Duration{} : nominal.needs);
}

void Replay::begin(StepId id) {
  NominalStep& nominal = run_.steps[id];
  nominal.begin = now_;
  nominal.at_begin = state_.now();
  nominal.origin = state_.origins(step(id).action);
  nominal.people_on_legacy = state_.people_on_legacy(step(id).action);
  nominal.end = now_ + nominal.needs;
  if (const auto* wave = std::get_if<MoveAction>(&step(id).action)) time_wave(id, *wave);
  if (nominal.begin < nominal.end) nominal.working = {{nominal.begin, nominal.end}};
  state_.begin(step(id));
  running_.push_back(id);
}

void Replay::time_wave(StepId id, const MoveAction& wave) {
  if (run_.pack.step_kinds[step(id).kind].at_once) return;
  NominalStep& nominal = run_.steps[id];
  std::vector<Journey> journeys;
  journeys.reserve(wave.people.size());
  for (std::size_t i = 0; i < wave.people.size(); ++i) journeys.push_back({nominal.origin[i], wave.target[i]});
  const WaveTime time = times_.of(journeys, wave.streams);
  nominal.needs = time.needs;
  nominal.bottleneck = time.bottleneck;
  nominal.end = now_ + time.needs;
  if (!run_.keeps_to_windows(id)) return;
  const Instant closes = first_ending_after(run_.open, now_)->end;
  if (nominal.end <= closes) return;
  nominal.end = closes;
  nominal.fate = Fate::Overran;
}

NominalRun replay(const sim::Scenario& scenario, const sim::Pack& pack) {
  return Replay(scenario, pack).carry_out();
}

}  // namespace coexist::planner
