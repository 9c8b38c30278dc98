// Whether the schedule can go back as its rollback says.
#include <fmt/format.h>

#include <map>
#include <utility>
#include <variant>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::Duration;
using sim::PoolId;
using sim::RollbackAction;
using sim::StepId;

Violation contradicted(const NominalRun& run, StepId step, StepId other, std::string message) {
  Violation violation = violation_at(run, ViolationKind::RollbackContradicted, step, other);
  violation.message = std::move(message);
  return violation;
}

Violations of_policy(const NominalRun& run, StepId id) {
  const sim::RollbackPolicy& policy = std::get<RollbackAction>(run.step(id).action).policy;
  const std::string& name = run.step(id).id;
  Violations found;
  const auto add = [&](std::string message) {
    found.push_back(contradicted(run, id, sim::kNone<StepId>, std::move(message)));
  };
  if (policy.downgrade_delay < Duration{}) {
    add(fmt::format("'{}' downgrades clients {} before their owner's move back", name,
                    to_text(Duration{} - policy.downgrade_delay)));
  } else if (policy.downgrade == sim::Downgrade::Never && policy.downgrade_delay > Duration{}) {
    add(fmt::format("'{}' never downgrades clients, and does so {} after the move back", name,
                    to_text(policy.downgrade_delay)));
  }
  if (policy.keep_to_windows && run.scenario.schedule.windows.empty()) {
    add(fmt::format("'{}' keeps to maintenance windows, and the schedule has none", name));
  }
  return found;
}

// Steps that cannot be meant as they stand beside the rollback, or beside none.
Violations of_other_steps(const NominalRun& run, StepId rollback) {
  Violations found;
  for (const StepId id : run.all_steps()) {
    const sim::Step& step = run.step(id);
    for (const StepId before : step.after) {
      if (!run.is_rollback(before) || before == id) continue;
      found.push_back(contradicted(run, id, before,
                                   fmt::format("'{}' waits for '{}', which cancels every step that has not begun",
                                               step.id, run.step(before).id)));
    }
    if (step.on_trouble == sim::OnTrouble::RollBack && rollback == sim::kNone<StepId>) {
      found.push_back(contradicted(
          run, id, sim::kNone<StepId>,
          fmt::format("'{}' asks for a rollback in case of trouble, and the schedule has no rollback step", step.id)));
      found.back().gravity = sim::Gravity::Harmful;  // without trouble it is carried out as written
    }
    if (run.is_rollback(id) && id != rollback) {
      found.push_back(contradicted(run, id, rollback,
                                   fmt::format("'{}' is a second rollback, '{}' being the first; only one can begin",
                                               step.id, run.step(rollback).id)));
    }
  }
  return found;
}

// What took a pool away for good, and the word for it.
std::pair<StepId, const char*> taken_away(const NominalRun& run, PoolId pool) {
  if (const StepId gone = decommissioned_by(run, pool); gone != sim::kNone<StepId>) return {gone, "decommissions"};
  for (const StepId id : run.all_steps()) {
    const auto* deploy = std::get_if<sim::DeployAction>(&run.step(id).action);
    if (deploy != nullptr && deploy->in_place_of == pool && run.steps[id].has_begun()) return {id, "upgrades in place"};
  }
  return {sim::kNone<StepId>, ""};
}

// A pool that is gone blocks: each one to which somebody or something shall return must still be there.
Violations blocked(const NominalRun& run, StepId rollback) {
  struct Returning {
    std::size_t people = 0;
    std::size_t artefacts = 0;
  };
  std::map<PoolId, Returning> returning;
  for (const StepId id : run.all_steps()) {
    const bool moves_people = std::holds_alternative<sim::MoveAction>(run.step(id).action);
    if (!run.steps[id].has_begun() || !run.kind(id).way_back) continue;
    for (const PoolId origin : run.steps[id].origin) {
      if (origin == sim::kNone<PoolId>) continue;
      ++(moves_people ? returning[origin].people : returning[origin].artefacts);
    }
  }
  Violations found;
  for (const auto& [pool_id, what] : returning) {
    const auto [gone_by, how] = taken_away(run, pool_id);
    if (gone_by == sim::kNone<StepId>) continue;
    const sim::Pool& pool = run.scenario.world.pools()[pool_id];
    std::vector<std::string> returned;
    if (what.people > 0) returned.push_back(counted(what.people, "person", "people"));
    if (what.artefacts > 0) returned.push_back(counted(what.artefacts, "artefact", "artefacts"));
    Violation violation = violation_at(run, ViolationKind::RollbackBlocked, rollback, gone_by);
    violation.constraint = pool.id;
    violation.message = fmt::format("'{}' shall return {} to pool '{}', which '{}' {} at {}", run.step(rollback).id,
                                    fmt::join(returned, " and "), pool.id, run.step(gone_by).id, how,
                                    run.clock(run.steps[gone_by].begin));
    found.push_back(std::move(violation));
  }
  return found;
}

// People whom nothing brings back block: they are what a rollback is for. Of everything else, so much is lost.
// Decommissioning has its own violation, where it matters to somebody.
Violations without_way_back(const NominalRun& run, StepId rollback) {
  Violations found;
  for (const StepId id : run.all_steps()) {
    if (!run.steps[id].has_begun() || run.kind(id).way_back) continue;
    const sim::StepAction& action = run.step(id).action;
    if (std::holds_alternative<sim::DecommissionAction>(action)) continue;
    const bool moves_people = std::holds_alternative<sim::MoveAction>(action);
    Violation violation = moves_people ? violation_at(run, ViolationKind::RollbackBlocked, rollback, id)
                                       : violation_at(run, ViolationKind::NoWayBack, id, rollback);
    if (!moves_people) violation.gravity = sim::Gravity::Harmful;
    violation.sources = run.kind(id).sources;
    violation.message =
        fmt::format("'{}' begins at {}, and nothing undoes what '{}' did before: steps of kind '{}' have no way back",
                    run.step(rollback).id, run.clock(run.steps[rollback].begin), run.step(id).id, run.kind(id).id);
    found.push_back(std::move(violation));
  }
  return found;
}

}  // namespace

Violations check_rollback(const NominalRun& run) {
  StepId first = sim::kNone<StepId>;
  Violations found;
  const auto add = [&found](Violations more) { found.insert(found.end(), more.begin(), more.end()); };
  for (const StepId id : run.all_steps()) {
    if (!run.is_rollback(id)) continue;
    if (first == sim::kNone<StepId>) first = id;
    add(of_policy(run, id));
    if (!run.steps[id].has_begun()) continue;
    add(blocked(run, id));
    add(without_way_back(run, id));
  }
  add(of_other_steps(run, first));
  return found;
}

}  // namespace coexist::planner
