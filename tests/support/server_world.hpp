// Worlds of sites, WAN links and servers in a few lines; a pool for each server.
#pragma once

#include <utility>

#include "sim/world.hpp"

namespace coexist::test {

class ServerWorld {
 public:
  sim::SiteId site(std::int64_t lan_bps = 1'000'000'000) {
    sim::Site site;
    site.lan_bps = lan_bps;
    return parts_.sites.push_back(site);
  }
  sim::LinkId link(sim::SiteId a, sim::SiteId b, std::int64_t bandwidth_bps, sim::Duration latency = {}) {
    sim::Link link;
    link.a = a;
    link.b = b;
    link.bandwidth_bps = bandwidth_bps;
    link.latency = latency;
    return parts_.links.push_back(link);
  }
  sim::ServerId server(sim::SiteId site, std::int64_t flops = 1'000'000'000) {
    sim::Pool pool;
    pool.site = site;
    pool.servers = {sim::id_at<sim::ServerId>(parts_.servers.size())};
    sim::Server server;
    server.pool = parts_.pools.push_back(pool);
    server.flops = flops;
    return parts_.servers.push_back(server);
  }
  [[nodiscard]] sim::World seal() const { return sim::World(parts_); }

 private:
  sim::WorldParts parts_;
};

}  // namespace coexist::test
