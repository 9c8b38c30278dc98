// Whether the scenario goes on long enough after the last step.
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

// A rollback is through when the last client is downgraded, after its owner's move back.
sim::Instant settled(const NominalRun& run, sim::StepId id) {
  const sim::Instant end = run.steps[id].end;
  const auto* rollback = std::get_if<sim::RollbackAction>(&run.step(id).action);
  if (rollback == nullptr || rollback->policy.downgrade == sim::Downgrade::Never) return end;
  return end + std::clamp(rollback->policy.downgrade_delay, sim::Duration{}, kLongest);
}

}  // namespace

Violations check_horizon(const NominalRun& run) {
  sim::StepId last = sim::kNone<sim::StepId>;
  bool rolls_back = false;
  for (const sim::StepId id : run.all_steps()) {
    rolls_back = rolls_back || (run.is_rollback(id) && !run.step(id).skipped);
    if (!run.steps[id].has_begun()) continue;
    if (last == sim::kNone<sim::StepId> || settled(run, id) > settled(run, last)) last = id;
  }
  const sim::Instant scenario_end = run.scenario.span.end;
  // A step that ends after the scenario is a violation of its own; the missing rest is no second one.
  if (last == sim::kNone<sim::StepId> || run.steps[last].end > scenario_end) return {};
  const sim::Duration rest = scenario_end - settled(run, last);
  if (rest >= kRollbackHorizon) return {};
  Violation violation = violation_at(run, ViolationKind::HorizonTooShort, last);
  // Without a rollback in the schedule nothing is counted wrongly, the rehearsal merely could not answer for one.
  violation.gravity = rolls_back ? sim::Gravity::Forbidden : sim::Gravity::Advice;
  violation.message = fmt::format(
      "what a rollback breaks is counted over {} after the last step; '{}' is through at {}, and the scenario "
      "ends at {}",
      to_text(kRollbackHorizon), run.step(last).id, run.clock(settled(run, last)), run.clock(scenario_end));
  return {violation};
}

}  // namespace coexist::planner
