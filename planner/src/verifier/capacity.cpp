// Documented maxima of people homed on a pool, after each wave.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include "sim/load.hpp"
#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::PoolId;
using sim::StepId;

Violation exceeded(const NominalRun& run, StepId step, PoolId pool_id, const sim::PeopleLimit& limit,
                   const sim::Capacity& capacity) {
  const sim::Pool& pool = run.scenario.world.pools()[pool_id];
  const std::string spelled = limit.by_servers ? fmt::format("{} a server, on {}", grouped(capacity.people_per_server),
                                                             counted(pool.servers.size(), "server", "servers"))
                                               : grouped(limit.people) + " a pool";
  Violation violation = violation_at(run, ViolationKind::CapacityExceeded, step);
  violation.constraint = pool.id;
  violation.other_provenance = pool.provenance;
  violation.sources = capacity.sources;
  violation.message =
      fmt::format("after '{}', pool '{}' homes {} and is documented for {} ({})", run.step(step).id, pool.id,
                  counted(run.steps[step].people_after[pool_id], "person", "people"), grouped(limit.people), spelled);
  return violation;
}

}  // namespace

Violations check_capacity(const NominalRun& run) {
  std::vector<StepId> waves;
  for (const StepId id : run.all_steps()) {
    if (run.steps[id].has_begun() && std::holds_alternative<sim::MoveAction>(run.step(id).action)) waves.push_back(id);
  }
  std::stable_sort(waves.begin(), waves.end(),
                   [&run](StepId a, StepId b) { return run.steps[a].end < run.steps[b].end; });
  Violations found;
  std::set<PoolId> named;  // the first wave that goes over the limit is the one to cut; later ones add nothing new
  for (const StepId wave : waves) {
    const auto& target = std::get<sim::MoveAction>(run.step(wave).action).target;
    for (const PoolId pool_id : std::set<PoolId>(target.begin(), target.end())) {
      const sim::Pool& pool = run.scenario.world.pools()[pool_id];
      for (const sim::Capacity& capacity : run.pack.capacities) {
        if (named.contains(pool_id) || !covers(capacity, run.scenario.world, pool_id)) continue;
        const std::optional<sim::PeopleLimit> limit = sim::people_limit(capacity, pool.servers.size());
        if (!limit || run.steps[wave].people_after[pool_id] <= limit->people) continue;
        named.insert(pool_id);
        found.push_back(exceeded(run, wave, pool_id, *limit, capacity));
      }
    }
  }
  return found;
}

}  // namespace coexist::planner
