// Pools of a size for which the pack does not say how many servers must run: nobody could say when they serve.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::kNone;
using sim::PoolId;
using sim::StepId;

/// The sizes that rows of the pack name for such a pool, and what their entries cite.
struct KnownSizes {
  std::set<std::int64_t> sizes;
  std::set<std::string> sources;
};

KnownSizes known_sizes(const sim::Pack& pack, const sim::Pool& pool) {
  KnownSizes known;
  for (const sim::Quorum& quorum : pack.quorums) {
    for (const sim::QuorumRow& row : quorum.rows) {
      const auto size = static_cast<std::size_t>(row.servers);
      const auto found = sim::quorum_of(pack, pool.product, pool.homes_people, size);
      if (!found || found->entry == nullptr) continue;
      known.sizes.insert(row.servers);
      known.sources.insert(found->entry->sources.begin(), found->entry->sources.end());
    }
  }
  return known;
}

/// "1 to 12", "2, 4 to 6".
std::string spelled(const std::set<std::int64_t>& sizes) {
  std::string out;
  for (auto first = sizes.begin(); first != sizes.end();) {
    auto last = first;
    while (std::next(last) != sizes.end() && *std::next(last) == *last + 1) ++last;
    out += fmt::format("{}{}", out.empty() ? "" : ", ", *first);
    if (last != first) out += fmt::format(" to {}", *last);
    first = std::next(last);
  }
  return out;
}

/// What the pack says of a pool with so few servers that it must not be moved to: why no quorum is known. Null if
/// nothing.
const sim::Precedence* refusal_of(const sim::Pack& pack, const sim::Pool& pool) {
  const auto servers = static_cast<std::int64_t>(pool.servers.size());
  const auto refuses = [servers](const sim::Precedence& rule) {
    return rule.requirement == sim::Requirement::SubjectServers && rule.gravity == sim::Gravity::Forbidden &&
           servers > 1 && servers < rule.count;
  };
  const auto found = std::find_if(pack.precedence.begin(), pack.precedence.end(), refuses);
  return found == pack.precedence.end() ? nullptr : &*found;
}

Violation unknown(const NominalRun& run, PoolId id, StepId deployed_by) {
  const sim::Pool& pool = run.scenario.world.pools()[id];
  const KnownSizes known = known_sizes(run.pack, pool);
  Violation violation = violation_at(run, ViolationKind::QuorumUnknown, kNone<StepId>, deployed_by);
  violation.constraint = pool.id;
  violation.provenance = pool.provenance;
  violation.sources.assign(known.sources.begin(), known.sources.end());
  const std::string has = fmt::format("pool '{}' has {}", pool.id, counted(pool.servers.size(), "server", "servers"));
  violation.message =
      known.sizes.empty()
          ? has + ", and the pack does not say how many of them must run"
          : fmt::format("{}, and how many of them must run is known for pools of {} only", has, spelled(known.sizes));
  if (const sim::Precedence* refusal = refusal_of(run.pack, pool); refusal != nullptr) {
    violation.message += fmt::format("; documented: {}", refusal->if_violated);
    violation.sources.insert(violation.sources.begin(), refusal->sources.begin(), refusal->sources.end());
  }
  return violation;
}

}  // namespace

Violations check_quorums(const NominalRun& run) {
  std::map<PoolId, StepId> present;  // and the step that deploys it
  const auto& pools = run.scenario.world.pools();
  for (const PoolId id : sim::ids<PoolId>(pools.size())) {
    if (pools[id].present_at_start) present.emplace(id, kNone<StepId>);
  }
  for (const StepId id : run.all_steps()) {
    const auto* deploy = std::get_if<sim::DeployAction>(&run.step(id).action);
    if (deploy == nullptr || !run.steps[id].has_begun()) continue;
    present.emplace(deploy->pool, id);
    for (const PoolId with : deploy->with) present.emplace(with, id);
  }
  Violations found;
  for (const auto& [id, deployed_by] : present) {
    const sim::Pool& pool = pools[id];
    if (sim::quorum_of(run.pack, pool.product, pool.homes_people, pool.servers.size())) continue;
    found.push_back(unknown(run, id, deployed_by));
  }
  return found;
}

}  // namespace coexist::planner
