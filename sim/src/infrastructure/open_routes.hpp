// Routes between sites over the links that are up: traffic takes a detour where there is one, and the direct way again
// once it is back. The population plane asks the same of lines (World::regions), so that the two cannot contradict each
// other: whoever can sign in can be moved.
#pragma once

#include <optional>
#include <span>

#include "sim/world.hpp"
#include "world/site_graph.hpp"

namespace coexist::sim {

class OpenRoutes {
 public:
  /// Everything is up. The world must outlive this.
  explicit OpenRoutes(const World& world) : world_(world), up_(world.links().size(), true) {}

  void set(LinkId link, bool up);

  /// As World's; valid until the next set(). The first question after a set() costs what sealing a world does, unless
  /// all links are up.
  [[nodiscard]] std::span<const LinkId> route(SiteId a, SiteId b);
  [[nodiscard]] bool connected(SiteId a, SiteId b);

 private:
  const SiteGraph* detours();

  const World& world_;
  IdVector<LinkId, bool> up_;
  std::size_t down_ = 0;
  std::optional<SiteGraph> graph_;  // of the links that are up now, if some are down and somebody has asked
};

}  // namespace coexist::sim
