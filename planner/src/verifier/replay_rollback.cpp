#include <algorithm>
#include <variant>

#include "verifier/replay.hpp"

namespace coexist::planner {

using sim::Duration;
using sim::StepId;

// Nothing else begins any more, so the rest of the replay is this: what runs comes to its end, then everything goes
// back.
void Replay::roll_back(StepId id) {
  NominalStep& nominal = run_.steps[id];
  const auto& rollback = std::get<sim::RollbackAction>(step(id).action);
  nominal.begin = now_;
  nominal.at_begin = state_.now();
  while (!running_.empty()) {
    now_ = std::max(now_, earliest_end());
    finish_ended();
  }
  const WaveTime time = times_.of(state_.ways_back(), rollback.streams);
  nominal.needs = time.needs;
  nominal.bottleneck = time.bottleneck;
  for (const StepId forward : run_.all_steps()) {
    const bool goes_back = std::holds_alternative<sim::TransferAction>(step(forward).action) && ended_[index(forward)];
    if (!goes_back || !run_.kind(forward).way_back) continue;
    nominal.needs = std::min(nominal.needs + run_.steps[forward].needs, kLongest);
  }
  nominal.end = now_;
  if (rollback.policy.keep_to_windows) {
    nominal.working = fill_open_time(run_, now_, nominal.needs);
    Duration left = nominal.needs;
    for (const sim::Interval& interval : nominal.working) left = left - interval.length();
    if (left > Duration{}) nominal.fate = Fate::Overran;
  } else if (nominal.needs > Duration{}) {
    nominal.working = {{now_, now_ + nominal.needs}};
  }
  if (!nominal.working.empty()) nominal.end = nominal.working.back().end;
  finish(id);
}

}  // namespace coexist::planner
