#include "sim/world.hpp"

#include <utility>

#include "world/site_graph.hpp"

namespace coexist::sim {

World::World(WorldParts parts) : parts_(std::move(parts)), graph_(std::make_shared<const SiteGraph>(parts_)) {}

std::span<const LinkId> World::route(SiteId a, SiteId b) const {
  return graph_->route(a, b);
}

bool World::connected(SiteId a, SiteId b) const {
  return graph_->connected(a, b);
}

IdVector<SiteId, SiteId> World::regions(const IdVector<LinkId, bool>& link_up) const {
  return sim::regions(parts_, link_up);
}

std::vector<SiteId> World::articulation_sites() const {
  return graph_->articulation_sites();
}

std::vector<LinkId> World::bridges() const {
  return graph_->bridges();
}

}  // namespace coexist::sim
