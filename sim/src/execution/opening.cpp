#include "execution/opening.hpp"

#include <algorithm>

namespace coexist::sim {
namespace {

bool is_rollback(const Step& step) {
  return std::holds_alternative<RollbackAction>(step.action);
}

}  // namespace

Openings::Openings(const Scenario& scenario, const CompiledPack& pack)
    : schedule_(scenario.schedule), pack_(pack.pack()), open_(open_times(scenario.schedule)) {}

bool Openings::needs_window(const Step& step) const {
  return !is_rollback(step) && (step.in_window || pack_.step_kinds[step.kind].needs_window);
}

Instant Openings::next(StepId step, Instant now, Duration length) const {
  const Step& s = schedule_.steps[step];
  if (is_rollback(s)) return now;
  if (!needs_window(s)) {
    Instant when = now;
    for (bool again = true; again;) {  // one freeze may end inside another
      again = false;
      for (const Freeze& freeze : schedule_.freezes) {
        if (!freeze.interval.contains(when)) continue;
        when = freeze.interval.end;
        again = true;
      }
    }
    return when;
  }
  const bool can_stop_early = std::holds_alternative<MoveAction>(s.action);
  for (const Interval& open : open_) {
    if (open.end <= now) continue;
    const Instant begin = std::max(open.begin, now);
    if (can_stop_early || begin + length <= open.end) return begin;
  }
  return kEndOfTime;
}

Instant Openings::closes(StepId step, Instant now) const {
  if (!needs_window(schedule_.steps[step])) return kEndOfTime;
  const auto open = std::find_if(open_.begin(), open_.end(), [&](const Interval& i) { return i.contains(now); });
  return open == open_.end() ? now : open->end;
}

}  // namespace coexist::sim
