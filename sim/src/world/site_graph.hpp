// The graph of sites and WAN links (Boost.Graph), and what is computed from it once, when a World is sealed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/ids.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

/// Immutable. Links from a site to itself are left out: no route of least cost uses one.
class SiteGraph {
 public:
  /// Of the links that are up; all of them without `link_up`. O(sites x links x log sites) for the routes, O(sites +
  /// links) for the rest.
  explicit SiteGraph(const WorldParts& parts, const IdVector<LinkId, bool>* link_up = nullptr);

  [[nodiscard]] std::span<const LinkId> route(SiteId a, SiteId b) const;
  [[nodiscard]] bool connected(SiteId a, SiteId b) const { return component_[a] == component_[b]; }
  [[nodiscard]] const std::vector<SiteId>& articulation_sites() const noexcept { return articulation_sites_; }
  [[nodiscard]] const std::vector<LinkId>& bridges() const noexcept { return bridges_; }

 private:
  IdVector<SiteId, std::uint32_t> component_;
  // All routes end to end, by (a, b); route_begin_ has one entry more than there are pairs.
  std::vector<LinkId> route_links_;
  std::vector<std::size_t> route_begin_;
  std::vector<SiteId> articulation_sites_;
  std::vector<LinkId> bridges_;
};

/// See World::regions.
IdVector<SiteId, SiteId> regions(const WorldParts& parts, const IdVector<LinkId, bool>& link_up);

}  // namespace coexist::sim
