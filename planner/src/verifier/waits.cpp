#include "planner/waits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "verifier/nominal_run.hpp"
#include "verifier/open_intervals.hpp"

namespace coexist::planner {
namespace {

using sim::Instant;

bool contains(const std::vector<sim::Interval>& intervals, Instant t) {
  const auto found = first_ending_after(intervals, t);
  return found != intervals.end() && found->contains(t);
}

// The step that it waits for longest.
void find_predecessor(const NominalRun& run, sim::StepId id, Wait& wait) {
  const std::vector<sim::StepId>& before = run.step(id).after;
  const auto last = std::max_element(before.begin(), before.end(),
                                     [&](sim::StepId a, sim::StepId b) { return run.steps[a].end < run.steps[b].end; });
  if (last == before.end()) return;
  wait.constraint = run.step(*last).id;
  wait.cause = run.step(*last).provenance;
  wait.message = fmt::format("it waits for '{}', which ends at {}", wait.constraint, run.clock(run.steps[*last].end));
}

// Why the calendar does not let the step begin at the wish; says nothing if it does.
void find_cause(const NominalRun& run, sim::StepId id, Wait& wait) {
  for (const sim::Freeze& freeze : run.scenario.schedule.freezes) {
    if (!freeze.interval.contains(wait.wished)) continue;
    wait.constraint = freeze.id;
    wait.cause = freeze.provenance;
    wait.message = fmt::format("freeze '{}' lasts until {}", freeze.id, run.clock(freeze.interval.end));
    return;
  }
  if (!run.keeps_to_windows(id)) return;
  if (!contains(run.open, wait.wished)) {
    wait.message = "no maintenance window is open then";
  } else if (first_ending_after(run.open, wait.wished)->end <= wait.begins) {
    wait.message = "the maintenance window that is open then is too short";
  }
}

}  // namespace

std::vector<Wait> waits(const sim::Scenario& scenario, const sim::Pack& pack, const InstantText& clock) {
  NominalRun run = replay(scenario, pack);
  if (clock) run.clock = clock;
  std::vector<Wait> found;
  for (const sim::StepId id : run.all_steps()) {
    const sim::Step& step = run.step(id);
    const NominalStep& nominal = run.steps[id];
    if (!nominal.has_begun() || !step.not_before || run.is_rollback(id)) continue;
    if (nominal.begin <= *step.not_before) continue;
    Wait wait{id, *step.not_before, nominal.begin, {}, {}, step.provenance, {}};
    if (*step.not_before < nominal.ready) {
      find_predecessor(run, id, wait);
    } else {
      find_cause(run, id, wait);
    }
    if (wait.message.empty()) continue;  // it waits for somebody who is busy
    wait.message = fmt::format("'{}' is wished for at {} and begins at {}: {}", step.id, run.clock(wait.wished),
                               run.clock(wait.begins), wait.message);
    found.push_back(std::move(wait));
  }
  return found;
}

}  // namespace coexist::planner
