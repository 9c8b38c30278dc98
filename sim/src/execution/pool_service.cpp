#include "execution/pool_service.hpp"

#include <algorithm>

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

// A pool size that no table names: one server is enough, and a pool without servers is abstract and always runs.
QuorumRow row_of(const Stage& stage, PoolId pool) {
  const Pool& p = stage.scenario().world.pools()[pool];
  if (const QuorumRow* row = quorum_of(stage.pack().pack(), p.product, p.servers.size())) return *row;
  const auto n = static_cast<std::int64_t>(p.servers.size());
  return {n, std::min<std::int64_t>(n, 1), std::min<std::int64_t>(n, 1), n};
}

void set(Stage& stage, PoolId pool, Service service, StepId cause) {
  if (stage.state().pool[pool] == service) return;
  stage.change(ChangeKind::PoolService, static_cast<std::uint32_t>(pool), static_cast<std::uint32_t>(service), cause);
}

}  // namespace

void start_pool(Stage& stage, PoolId pool, StepId cause) {
  const QuorumRow row = row_of(stage, pool);
  const bool enough = running_servers(stage, pool, row).all >= row.start;
  set(stage, pool, enough ? Service::Serving : Service::Starting, cause);
  if (!enough) stage.finding(ExecutionFinding::What::PoolNotStarted, cause, static_cast<std::uint32_t>(pool), 1);
}

void review_pool(Stage& stage, PoolId pool, StepId cause) {
  const Service now = stage.state().pool[pool];
  const QuorumRow row = row_of(stage, pool);
  const Running running = running_servers(stage, pool, row);
  switch (now) {
    case Service::Planned:
    case Service::Decommissioned:
    case Service::Switching:
      return;
    case Service::Starting:
      if (running.all >= row.start) set(stage, pool, Service::Serving, cause);
      return;
    case Service::Serving:
    case Service::Stopped:
      set(stage, pool, running.of_first >= row.run ? Service::Serving : Service::Stopped, cause);
      return;
  }
}

}  // namespace coexist::sim
