// What a transfer crosses: one site's local network, or two of them and the WAN links between.
#pragma once

#include <cstdint>
#include <span>

#include "sim/infrastructure.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

/// The site where a server stands.
SiteId site_of(const World& world, ServerId server);

struct Path {
  Duration latency;  // local networks add none
  std::int64_t narrowest_bps = 0;
};

/// Over these links, which lead from the one server's site to the other's. O(links).
Path path_of(const World& world, const Transfer& transfer, std::span<const LinkId> links);

/// Whether the transfer takes no time at all: it stays on one server and crosses nothing.
inline bool is_local(const Transfer& transfer) {
  return transfer.from == transfer.to;
}

}  // namespace coexist::sim
