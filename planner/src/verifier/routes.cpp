// People and artefacts need links from where they are to where they go.
#include <fmt/format.h>

#include <map>
#include <utility>
#include <variant>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::PoolId;

std::map<std::pair<PoolId, PoolId>, std::size_t> ways(const NominalStep& nominal, const sim::StepAction& action) {
  std::map<std::pair<PoolId, PoolId>, std::size_t> result;
  const auto* move = std::get_if<sim::MoveAction>(&action);
  const auto* transfer = std::get_if<sim::TransferAction>(&action);
  for (std::size_t i = 0; i < nominal.origin.size(); ++i) {
    if (nominal.origin[i] == sim::kNone<PoolId>) continue;
    if (move != nullptr) ++result[{nominal.origin[i], move->target[i]}];
    if (transfer != nullptr) ++result[{nominal.origin[i], transfer->to}];
  }
  return result;
}

}  // namespace

Violations check_routes(const NominalRun& run) {
  Violations found;
  const auto& world = run.scenario.world;
  for (const sim::StepId id : run.all_steps()) {
    if (!run.steps[id].has_begun()) continue;
    for (const auto& [way, count] : ways(run.steps[id], run.step(id).action)) {
      const sim::Pool& from = world.pools()[way.first];
      const sim::Pool& to = world.pools()[way.second];
      if (world.connected(from.site, to.site)) continue;
      const bool moves_people = std::holds_alternative<sim::MoveAction>(run.step(id).action);
      Violation violation = violation_at(run, ViolationKind::UnreachableRoute, id);
      violation.constraint = to.id;
      violation.other_provenance = to.provenance;
      violation.message = fmt::format(
          "'{}' moves {} from pool '{}' to pool '{}', and no links lead from site '{}' to site '{}'", run.step(id).id,
          moves_people ? counted(count, "person", "people") : counted(count, "artefact", "artefacts"), from.id, to.id,
          world.sites()[from.site].id, world.sites()[to.site].id);
      found.push_back(std::move(violation));
    }
  }
  return found;
}

}  // namespace coexist::planner
