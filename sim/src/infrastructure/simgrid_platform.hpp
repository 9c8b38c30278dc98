// The SimGrid engine and its platform for a world. Private to the adapter: only it includes SimGrid's headers.
#pragma once

#include <simgrid/s4u.hpp>
#include <span>
#include <string>

#include "sim/world.hpp"

namespace coexist::sim {

class WanZone;

class SimgridPlatform {
 public:
  /// O(servers + sites + links). Throws std::logic_error if this process built one before: a second engine in a process
  /// keeps the first one's clock and can crash.
  explicit SimgridPlatform(const World& world);

  /// The links between sites that the next transfer to start crosses. SimGrid's own zones fix all routes beforehand,
  /// and which links are up is not known then.
  void route_next_over(std::span<const LinkId> links);

  [[nodiscard]] simgrid::s4u::Engine& engine() noexcept { return *engine_; }
  [[nodiscard]] simgrid::s4u::Host* host(ServerId server) const { return hosts_[server]; }

 private:
  std::unique_ptr<simgrid::s4u::Engine> engine_;
  IdVector<ServerId, simgrid::s4u::Host*> hosts_;  // owned by the engine, as are:
  IdVector<LinkId, const simgrid::s4u::Link*> links_;
  WanZone* wan_ = nullptr;
};

}  // namespace coexist::sim
