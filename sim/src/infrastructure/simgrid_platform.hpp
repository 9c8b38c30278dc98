// The SimGrid engine and its platform for a world. Private to the adapter: only it includes SimGrid's headers.
#pragma once

#include <simgrid/s4u.hpp>
#include <string>

#include "sim/world.hpp"

namespace coexist::sim {

class SimgridPlatform {
 public:
  /// O(servers + pairs of sites with servers x links of a route). Throws std::logic_error if this process built one
  /// before: a second engine in a process keeps the first one's clock and can crash.
  explicit SimgridPlatform(const World& world);

  [[nodiscard]] simgrid::s4u::Engine& engine() noexcept { return *engine_; }
  [[nodiscard]] simgrid::s4u::Host* host(ServerId server) const { return hosts_[server]; }

 private:
  std::unique_ptr<simgrid::s4u::Engine> engine_;
  IdVector<ServerId, simgrid::s4u::Host*> hosts_;  // owned by the engine
};

}  // namespace coexist::sim
