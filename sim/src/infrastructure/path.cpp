#include "infrastructure/path.hpp"

#include <algorithm>

namespace coexist::sim {

SiteId site_of(const World& world, ServerId server) {
  return world.pools()[world.servers()[server].pool].site;
}

Path path_of(const World& world, const Transfer& transfer, std::span<const LinkId> links) {
  const SiteId from = site_of(world, transfer.from);
  const SiteId to = site_of(world, transfer.to);
  Path path{Duration{}, std::min(world.sites()[from].lan_bps, world.sites()[to].lan_bps)};
  for (const LinkId id : links) {
    const Link& link = world.links()[id];
    path.latency = path.latency + link.latency;
    path.narrowest_bps = std::min(path.narrowest_bps, link.bandwidth_bps);
  }
  return path;
}

}  // namespace coexist::sim
