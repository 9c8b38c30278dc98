#include "execution/vantage.hpp"

#include <tuple>
#include <utility>

namespace coexist::sim {

bool is_present(const State& state, PoolId pool) {
  const Service service = state.pool[pool];
  return service != Service::Planned && service != Service::Decommissioned;
}

ServerId server_at(const Stage& stage, SiteId site) {
  const World& world = stage.scenario().world;
  for (ServerId server : ids<ServerId>(world.servers().size())) {
    const PoolId pool = world.servers()[server].pool;
    if (world.pools()[pool].site == site && stage.state().server_up[server] && is_present(stage.state(), pool))
      return server;
  }
  return kNone<ServerId>;
}

ServerId seat_of_administrator(const Stage& stage) {
  const Scenario& scenario = stage.scenario();
  IdVector<SiteId, std::size_t> people(scenario.world.sites().size(), 0);
  for (const SiteId site : scenario.people.site) {
    if (site != kNone<SiteId>) ++people[site];
  }
  ServerId seat = kNone<ServerId>;
  std::pair<bool, std::size_t> best;
  for (const SiteId site : ids<SiteId>(people.size())) {
    const ServerId server = server_at(stage, site);
    const std::pair rank(scenario.world.sites()[site].central, people[site]);
    if (server == kNone<ServerId> || (seat != kNone<ServerId> && rank <= best)) continue;
    std::tie(seat, best) = std::pair(server, rank);
  }
  return seat;
}

}  // namespace coexist::sim
