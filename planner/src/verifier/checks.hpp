// The verifier's checks: each reads the replay and returns what it finds, in any order; verify() sorts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/counted.hpp"
#include "planner/verifier.hpp"
#include "verifier/nominal_run.hpp"

namespace coexist::planner {

using Violations = std::vector<Violation>;

Violations check_capacity(const NominalRun& run);
Violations check_contests(const NominalRun& run);
Violations check_cycles(const NominalRun& run);
Violations check_horizon(const NominalRun& run);
Violations check_paths(const NominalRun& run);
Violations check_precedence(const NominalRun& run);
Violations check_quorums(const NominalRun& run);
Violations check_resources(const NominalRun& run);
Violations check_rollback(const NominalRun& run);
Violations check_routes(const NominalRun& run);
Violations check_states(const NominalRun& run);
Violations check_windows(const NominalRun& run);

/// A violation at a step, with the places of both steps filled in; the caller adds the rest.
Violation violation_at(const NominalRun& run, ViolationKind kind, sim::StepId step,
                       sim::StepId other = sim::kNone<sim::StepId>);

/// The step that decommissions the pool, of those that begin; kNone if none does.
sim::StepId decommissioned_by(const NominalRun& run, sim::PoolId pool);

/// Whether the mask has the bit of an id; a pack's masks may be shorter than its vocabulary.
template <typename Id>
bool has(const std::vector<bool>& mask, Id id) {
  return index(id) < mask.size() && mask[index(id)];
}

}  // namespace coexist::planner
