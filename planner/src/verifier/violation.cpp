#include <fmt/format.h>

#include "verifier/checks.hpp"

namespace coexist::planner {

using sim::kNone;
using sim::StepId;

std::string_view name_of(ViolationKind kind) noexcept {
  switch (kind) {
    case ViolationKind::CyclicPrecedence:
      return "cyclic-precedence";
    case ViolationKind::ResourceOvercommitted:
      return "resource-overcommitted";
    case ViolationKind::WindowNeverOpens:
      return "window-never-opens";
    case ViolationKind::OverrunsWindow:
      return "overruns-window";
    case ViolationKind::InFreeze:
      return "in-freeze";
    case ViolationKind::PastScenarioEnd:
      return "past-scenario-end";
    case ViolationKind::HorizonTooShort:
      return "horizon-too-short";
    case ViolationKind::PrecedenceViolated:
      return "precedence-violated";
    case ViolationKind::MissingStep:
      return "missing-step";
    case ViolationKind::CapacityExceeded:
      return "capacity-exceeded";
    case ViolationKind::UnsupportedPath:
      return "unsupported-path";
    case ViolationKind::UndocumentedPath:
      return "undocumented-path";
    case ViolationKind::PoolNotServing:
      return "pool-not-serving";
    case ViolationKind::PoolGone:
      return "pool-gone";
    case ViolationKind::PoolAlreadyPresent:
      return "pool-already-present";
    case ViolationKind::PoolOutside:
      return "pool-outside";
    case ViolationKind::PoolHomesNobody:
      return "pool-homes-nobody";
    case ViolationKind::PersonNotHomed:
      return "person-not-homed";
    case ViolationKind::AlreadyThere:
      return "already-there";
    case ViolationKind::Contested:
      return "contested";
    case ViolationKind::UnreachableRoute:
      return "unreachable-route";
    case ViolationKind::RollbackContradicted:
      return "rollback-contradicted";
    case ViolationKind::RollbackBlocked:
      return "rollback-blocked";
    case ViolationKind::NoWayBack:
      return "no-way-back";
    case ViolationKind::QuorumUnknown:
      return "quorum-unknown";
    case ViolationKind::MovedBack:
      return "moved-back";
  }
  return "?";
}

Violation violation_at(const NominalRun& run, ViolationKind kind, StepId step, StepId other) {
  Violation violation;
  violation.kind = kind;
  violation.step = step;
  violation.other = other;
  if (step != kNone<StepId>) violation.provenance = run.step(step).provenance;
  if (other != kNone<StepId>) violation.other_provenance = run.step(other).provenance;
  return violation;
}

StepId decommissioned_by(const NominalRun& run, sim::PoolId pool) {
  for (const StepId id : run.all_steps()) {
    const auto* action = std::get_if<sim::DecommissionAction>(&run.step(id).action);
    if (action != nullptr && action->pool == pool && run.steps[id].has_begun()) return id;
  }
  return kNone<StepId>;
}

}  // namespace coexist::planner
