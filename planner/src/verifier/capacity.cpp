// Documented maxima of people homed on a pool, after each wave.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::PoolId;
using sim::StepId;

struct Limit {
  std::int64_t people = 0;
  std::string spelled;
};

// The tighter of the two figures, where the pack gives both.
std::optional<Limit> limit_of(const sim::Capacity& capacity, const sim::Pool& pool) {
  std::optional<Limit> limit;
  if (capacity.people_per_pool > 0) {
    limit = {capacity.people_per_pool, grouped(capacity.people_per_pool) + " a pool"};
  }
  const auto servers = static_cast<std::int64_t>(pool.servers.size());
  std::int64_t on_servers = 0;
  if (capacity.people_per_server > 0 && !__builtin_mul_overflow(capacity.people_per_server, servers, &on_servers) &&
      (!limit || on_servers < limit->people)) {
    limit = {on_servers, fmt::format("{} a server, on {}", grouped(capacity.people_per_server),
                                     counted(pool.servers.size(), "server", "servers"))};
  }
  return limit;
}

Violation exceeded(const NominalRun& run, StepId step, PoolId pool_id, const Limit& limit,
                   const sim::Capacity& capacity) {
  const sim::Pool& pool = run.scenario.world.pools()[pool_id];
  Violation violation = violation_at(run, ViolationKind::CapacityExceeded, step);
  violation.constraint = pool.id;
  violation.other_provenance = pool.provenance;
  violation.sources = capacity.sources;
  violation.message = fmt::format("after '{}', pool '{}' homes {} and is documented for {} ({})", run.step(step).id,
                                  pool.id, counted(run.steps[step].people_after[pool_id], "person", "people"),
                                  grouped(limit.people), limit.spelled);
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
        if (!has(capacity.products, pool.product) || named.contains(pool_id)) continue;
        const std::optional<Limit> limit = limit_of(capacity, pool);
        if (!limit || run.steps[wave].people_after[pool_id] <= limit->people) continue;
        named.insert(pool_id);
        found.push_back(exceeded(run, wave, pool_id, *limit, capacity));
      }
    }
  }
  return found;
}

}  // namespace coexist::planner
