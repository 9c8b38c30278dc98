#include "execution/pool_service.hpp"

#include <optional>

#include "state/pool_quorum.hpp"

namespace coexist::sim {
namespace {

std::optional<PoolQuorum> quorum(const Stage& stage, PoolId pool) {
  return quorum_of(stage.pack().pack(), stage.scenario().world, pool);
}

void set(Stage& stage, PoolId pool, Service service, StepId cause) {
  if (stage.state().pool[pool] == service) return;
  stage.change(ChangeKind::PoolService, static_cast<std::uint32_t>(pool), static_cast<std::uint32_t>(service), cause);
}

// The verifier forbids such a pool. Who carries the schedule out all the same must not be told that the pool is fine.
void keep_stopped(Stage& stage, PoolId pool, StepId cause) {
  set(stage, pool, Service::Stopped, cause);
  stage.finding(ExecutionFinding::What::QuorumUnknown, cause, static_cast<std::uint32_t>(pool), 1);
}

}  // namespace

void review_pools_present(Stage& stage) {
  for (PoolId pool : ids<PoolId>(stage.state().pool.size())) {
    if (stage.state().pool[pool] == Service::Planned) continue;
    if (!quorum(stage, pool)) {
      keep_stopped(stage, pool, kNone<StepId>);
    } else {
      review_pool(stage, pool, kNone<StepId>);
    }
  }
}

void start_pool(Stage& stage, PoolId pool, StepId cause) {
  const std::optional<PoolQuorum> needed = quorum(stage, pool);
  if (!needed) return keep_stopped(stage, pool, cause);
  const RunningServers running = running_servers(stage.scenario().world, stage.state().server_up, pool, needed->row);
  const bool enough = running.all >= needed->row.start;
  set(stage, pool, enough ? Service::Serving : Service::Starting, cause);
  if (!enough) stage.finding(ExecutionFinding::What::PoolNotStarted, cause, static_cast<std::uint32_t>(pool), 1);
}

void review_pool(Stage& stage, PoolId pool, StepId cause) {
  set(stage, pool,
      service_with(stage.pack().pack(), stage.scenario().world, stage.state().server_up, pool,
                   stage.state().pool[pool]),
      cause);
}

}  // namespace coexist::sim
