#include "execution/pool_service.hpp"

#include <optional>

namespace coexist::sim {
namespace {

struct Running {
  std::int64_t all = 0;
  std::int64_t of_first = 0;
};

Running running_servers(const Stage& stage, PoolId pool, const QuorumRow& row) {
  Running running;
  const std::vector<ServerId>& servers = stage.scenario().world.pools()[pool].servers;
  for (std::size_t i = 0; i < servers.size(); ++i) {
    if (!stage.state().server_up[servers[i]]) continue;
    ++running.all;
    if (static_cast<std::int64_t>(i) < row.of_first) ++running.of_first;
  }
  return running;
}

std::optional<PoolQuorum> quorum(const Stage& stage, PoolId pool) {
  const Pool& p = stage.scenario().world.pools()[pool];
  return quorum_of(stage.pack().pack(), p.product, p.homes_people, p.servers.size());
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
  const bool enough = running_servers(stage, pool, needed->row).all >= needed->row.start;
  set(stage, pool, enough ? Service::Serving : Service::Starting, cause);
  if (!enough) stage.finding(ExecutionFinding::What::PoolNotStarted, cause, static_cast<std::uint32_t>(pool), 1);
}

void review_pool(Stage& stage, PoolId pool, StepId cause) {
  const Service now = stage.state().pool[pool];
  const std::optional<PoolQuorum> needed = quorum(stage, pool);
  if (!needed) return;  // stopped it is, and stays so
  const Running running = running_servers(stage, pool, needed->row);
  switch (now) {
    case Service::Planned:
    case Service::Decommissioned:
    case Service::Switching:
      return;
    case Service::Starting:
      if (running.all >= needed->row.start) set(stage, pool, Service::Serving, cause);
      return;
    case Service::Serving:
    case Service::Stopped:
      set(stage, pool, running.of_first >= needed->row.run ? Service::Serving : Service::Stopped, cause);
      return;
  }
}

}  // namespace coexist::sim
