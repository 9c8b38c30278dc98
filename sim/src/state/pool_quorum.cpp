#include "state/pool_quorum.hpp"

namespace coexist::sim {

std::optional<PoolQuorum> quorum_of(const Pack& pack, const World& world, PoolId pool) {
  const Pool& p = world.pools()[pool];
  return quorum_of(pack, p.product, p.homes_people, p.servers.size());
}

RunningServers running_servers(const World& world, const IdVector<ServerId, bool>& up, PoolId pool,
                               const QuorumRow& row) {
  RunningServers running;
  const std::vector<ServerId>& servers = world.pools()[pool].servers;
  for (std::size_t i = 0; i < servers.size(); ++i) {
    if (!up[servers[i]]) continue;
    ++running.all;
    if (static_cast<std::int64_t>(i) < row.of_first) ++running.of_first;
  }
  return running;
}

Service service_with(const Pack& pack, const World& world, const IdVector<ServerId, bool>& up, PoolId pool,
                     Service now) {
  const std::optional<PoolQuorum> needed = quorum_of(pack, world, pool);
  if (!needed) return now;  // stopped it is, and stays so
  const RunningServers running = running_servers(world, up, pool, needed->row);
  switch (now) {
    case Service::Planned:
    case Service::Decommissioned:
    case Service::Switching:
      return now;
    case Service::Starting:
      return running.all >= needed->row.start ? Service::Serving : now;
    case Service::Serving:
    case Service::Stopped:
      return running.of_first >= needed->row.run ? Service::Serving : Service::Stopped;
  }
  return now;
}

}  // namespace coexist::sim
