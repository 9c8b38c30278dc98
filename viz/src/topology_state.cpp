#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "planner/counted.hpp"
#include "viz/topology_view.hpp"

namespace coexist::viz {
namespace {

std::string people_text(std::size_t n) {
  return planner::counted(n, "person", "people");
}

bool is_absent(sim::Service service) {
  return service == sim::Service::Planned || service == sim::Service::Decommissioned;
}

Mark mark_of(sim::Service service) {
  switch (service) {
    case sim::Service::Serving:
      return Mark::Ok;
    case sim::Service::Starting:
    case sim::Service::Switching:
      return Mark::Limited;
    case sim::Service::Stopped:
      return Mark::Blocked;
    case sim::Service::Planned:
    case sim::Service::Decommissioned:
      break;
  }
  return Mark::None;
}

ItemState of_service(sim::Service service) {
  return {.faded = is_absent(service), .mark = mark_of(service), .word = std::string(name_of(service)), .text = {}};
}

std::vector<ItemState> site_states(const sim::World& world, const sim::People& people) {
  std::vector<std::size_t> working(world.sites().size());
  for (const sim::SiteId site : people.site) {
    if (site != sim::kNone<sim::SiteId>) ++working[sim::index(site)];
  }
  std::vector<ItemState> states(working.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (working[i] > 0) states[i].text = people_text(working[i]);
  }
  return states;
}

// A pool that serves with servers missing is limited; whether it still has its quorum is for whoever knows the pack,
// who sets the pool's own state to Stopped.
std::vector<ItemState> pool_states(const sim::World& world, const sim::State& state) {
  std::vector<std::size_t> homed(world.pools().size());
  for (const sim::PoolId pool : state.home) {
    if (pool != sim::kNone<sim::PoolId>) ++homed[sim::index(pool)];
  }
  std::vector<ItemState> states;
  for (const sim::PoolId id : sim::ids<sim::PoolId>(world.pools().size())) {
    const sim::Pool& pool = world.pools()[id];
    ItemState item = of_service(state.pool[id]);
    const auto up = static_cast<std::size_t>(
        std::count_if(pool.servers.begin(), pool.servers.end(), [&](sim::ServerId s) { return state.server_up[s]; }));
    if (item.mark == Mark::Ok && up < pool.servers.size()) {
      item.mark = up == 0 ? Mark::Blocked : Mark::Limited;
      item.word += fmt::format(", {} of {} up", up, pool.servers.size());
    }
    if (pool.homes_people && !item.faded) item.text = people_text(homed[sim::index(id)]);
    states.push_back(std::move(item));
  }
  return states;
}

// The worst of those that a node stands for decides.
std::vector<ItemState> server_states(const Diagram& diagram, const sim::State& state) {
  std::vector<ItemState> states;
  for (const ServerNode& node : diagram.servers) {
    const auto down = std::count_if(node.members.begin(), node.members.end(),
                                    [&](std::size_t s) { return !state.server_up[sim::id_at<sim::ServerId>(s)]; });
    ItemState item;
    item.faded = is_absent(state.pool[sim::id_at<sim::PoolId>(node.pool)]);
    if (!item.faded) {
      item.mark = down > 0 ? Mark::Blocked : Mark::Ok;
      item.word = down > 0 ? "down" : "up";
      if (down > 0 && node.members.size() > 1) item.word = fmt::format("{} of {} down", down, node.members.size());
    }
    states.push_back(std::move(item));
  }
  return states;
}

std::vector<ItemState> badge_states(const Diagram& diagram, const sim::World& world, const sim::State& state) {
  std::vector<ItemState> states;
  for (const Badge& badge : diagram.badges) {
    const auto artefact = sim::id_at<sim::ArtefactId>(badge.subject);
    const sim::PoolId owner = state.owner[artefact];
    if (owner == sim::id_at<sim::PoolId>(badge.pool)) {
      states.push_back(of_service(state.artefact[artefact]));
    } else {
      const bool owned = owner != sim::kNone<sim::PoolId>;
      states.push_back({.faded = true,
                        .mark = Mark::None,
                        .word = "not here",
                        .text = owned ? "owned by " + world.pools()[owner].label : std::string("owned by no pool")});
    }
  }
  return states;
}

}  // namespace

DiagramState diagram_state(const Diagram& diagram, const sim::World& world, const sim::People& people,
                           const sim::State& state) {
  DiagramState result;
  result.sites = site_states(world, people);
  result.pools = pool_states(world, state);
  result.servers = server_states(diagram, state);
  result.badges = badge_states(diagram, world, state);
  for (const bool up : state.link_up) {
    ItemState& link = result.links.emplace_back();
    link.word = up ? "up" : "down";
    if (!up) link.mark = Mark::Blocked;
  }
  for (const RelationLine& line : diagram.relations) {
    result.relations.emplace_back().faded = result.pools[line.from].faded || result.pools[line.to].faded;
  }
  return result;
}

}  // namespace coexist::viz
