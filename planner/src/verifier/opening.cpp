#include "verifier/opening.hpp"

#include <algorithm>

#include "verifier/open_intervals.hpp"

namespace coexist::planner {

using sim::Duration;
using sim::Instant;
using sim::Interval;

Opening opening_of(const NominalRun& run, sim::StepId step, Instant from, Duration length) {
  Instant at = std::max(from, run.step(step).not_before.value_or(from));
  if (at >= run.scenario.span.end) return {Fate::PastEnd, {}};
  if (run.is_rollback(step)) return {Fate::Ran, at};  // an emergency heeds no calendar
  if (!run.keeps_to_windows(step)) {
    const auto freeze = first_ending_after(run.frozen, at);
    if (freeze != run.frozen.end() && freeze->contains(at)) at = freeze->end;
    if (at >= run.scenario.span.end) return {Fate::PastEnd, {}};
    return {Fate::Ran, at};
  }
  auto open = first_ending_after(run.open, at);
  if (open == run.open.end()) return {Fate::NoWindow, {}};
  for (; open != run.open.end(); ++open) {
    const Instant begin = std::max(at, open->begin);
    if (open->end - begin >= length) return {Fate::Ran, begin};
  }
  return {Fate::TooLong, {}};
}

std::vector<Interval> fill_open_time(const NominalRun& run, Instant begin, Duration needs) {
  std::vector<Interval> working;
  for (auto open = first_ending_after(run.open, begin); open != run.open.end() && needs > Duration{}; ++open) {
    const Instant from = std::max(begin, open->begin);
    const Duration here = std::min(needs, open->end - from);
    working.push_back({from, from + here});
    needs = needs - here;
  }
  return working;
}

}  // namespace coexist::planner
