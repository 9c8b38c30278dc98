// The graph of sites and WAN links (Boost.Graph): who reaches whom, whose loss cuts whom off, and which way traffic
// goes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include "sim/ids.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

/// Does not change, as far as anybody can see. Links from a site to itself are left out: no route of least cost uses
/// one.
///
/// Routes are found when they are asked for. All of them, as lists, take the cube of the number of sites where sites
/// stand in a row: 1.4 GB for 1,000 sites, of which a run asks for those between pools.
class SiteGraph {
 public:
  /// Of the links that are up; all of them without `link_up`. O(sites + links); `parts` may go afterwards.
  explicit SiteGraph(const WorldParts& parts, const IdVector<LinkId, bool>* link_up = nullptr);
  ~SiteGraph();
  SiteGraph(const SiteGraph&) = delete;
  SiteGraph& operator=(const SiteGraph&) = delete;

  /// Valid as long as this is. From a site that was not asked for before O(links x log sites x links on a route), and
  /// 4 bytes for each site are kept; between two that were not O(links on the route). From any thread.
  [[nodiscard]] std::span<const LinkId> route(SiteId a, SiteId b) const;
  [[nodiscard]] bool connected(SiteId a, SiteId b) const { return component_[a] == component_[b]; }
  [[nodiscard]] const std::vector<SiteId>& articulation_sites() const noexcept { return articulation_sites_; }
  [[nodiscard]] const std::vector<LinkId>& bridges() const noexcept { return bridges_; }

 private:
  struct Lines;
  using Arrivals = IdVector<SiteId, LinkId>;  // the last link of the route to each site

  std::vector<LinkId> walk_back(const Arrivals& arrivals, SiteId from, SiteId to) const;

  std::unique_ptr<const Lines> lines_;
  IdVector<SiteId, std::uint32_t> component_;
  std::vector<SiteId> articulation_sites_;
  std::vector<LinkId> bridges_;
  mutable std::mutex asked_;  // guards both maps; what stands in them stays where it is
  mutable std::map<SiteId, Arrivals> arrivals_;
  mutable std::map<std::pair<SiteId, SiteId>, std::vector<LinkId>> routes_;
};

/// See World::regions.
IdVector<SiteId, SiteId> regions(const WorldParts& parts, const IdVector<LinkId, bool>& link_up);

}  // namespace coexist::sim
