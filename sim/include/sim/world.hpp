// Everything that exists at any time in the scenario, legacy and new together: the sealed union topology.
//
// A World is built once and then sealed: a run never changes it. What is true of its parts at an instant is State.
// Its graph (Boost.Graph, in src) has a vertex for each site and an edge for each WAN link; servers hang on their
// site's local network, so routes between servers are routes between their sites.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/ids.hpp"
#include "sim/pack.hpp"
#include "sim/provenance.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

struct Site : Named {
  std::string zone;  // IANA name, for people; a run does not interpret it
  bool central = true;
  std::int64_t lan_bps = 1'000'000'000;
  friend bool operator==(const Site&, const Site&) = default;
};

struct Link : Named {
  SiteId a = kNone<SiteId>;
  SiteId b = kNone<SiteId>;
  std::int64_t bandwidth_bps = 0;  // bits per second, each way shared
  Duration latency;                // one way
  friend bool operator==(const Link&, const Link&) = default;
};

struct Pool : Named {
  SiteId site = kNone<SiteId>;
  ProductId product = kNone<ProductId>;
  std::vector<ServerId> servers;  // in the order in which they are first started
  bool homes_people = true;       // false: whatever only serves other pools
  bool present_at_start = true;   // false: a step deploys it
  std::vector<RoleId> roles;      // what its servers do, and their edition; in order
  std::string realm;  // whose directory of people it uses; empty: the estate's only one. For judging paths alone
  ProductId in_part = kNone<ProductId>;  // some of its servers run this instead; a run takes all for `product`
  Provenance product_said;               // where `product` is written, which a fork may do elsewhere
  friend bool operator==(const Pool&, const Pool&) = default;
};

struct Server : Named {
  PoolId pool = kNone<PoolId>;
  std::int64_t flops = 1'000'000'000;  // work units a second
  friend bool operator==(const Server&, const Server&) = default;
};

/// A singleton or movable application, and the pool that owns it at the start.
struct Artefact : Named {
  ArtefactKindId kind = kNone<ArtefactKindId>;
  PoolId owner = kNone<PoolId>;
  friend bool operator==(const Artefact&, const Artefact&) = default;
};

/// A structural relation between pools that pictures show: next hop, depends on, paired with.
struct Relation {
  PoolId from = kNone<PoolId>;
  PoolId to = kNone<PoolId>;
  std::string label;
  bool pairs = false;  // either takes over the people of the other in a disaster
  friend bool operator==(const Relation&, const Relation&) = default;
};

struct WorldParts {
  IdVector<SiteId, Site> sites;
  IdVector<LinkId, Link> links;
  IdVector<PoolId, Pool> pools;
  IdVector<ServerId, Server> servers;
  IdVector<ArtefactId, Artefact> artefacts;
  std::vector<Relation> relations;
  friend bool operator==(const WorldParts&, const WorldParts&) = default;
};

class SiteGraph;  // Boost.Graph, private to sim

class World {
 public:
  World() : World(WorldParts{}) {}
  /// Seals the parts. Precondition (loaders diagnose it): all ids in range, bandwidths positive, latencies not
  /// negative.
  explicit World(WorldParts parts);

  [[nodiscard]] const IdVector<SiteId, Site>& sites() const noexcept { return parts_.sites; }
  [[nodiscard]] const IdVector<LinkId, Link>& links() const noexcept { return parts_.links; }
  [[nodiscard]] const IdVector<PoolId, Pool>& pools() const noexcept { return parts_.pools; }
  [[nodiscard]] const IdVector<ServerId, Server>& servers() const noexcept { return parts_.servers; }
  [[nodiscard]] const IdVector<ArtefactId, Artefact>& artefacts() const noexcept { return parts_.artefacts; }
  [[nodiscard]] const std::vector<Relation>& relations() const noexcept { return parts_.relations; }
  [[nodiscard]] const WorldParts& parts() const noexcept { return parts_; }

  /// Links of the route of least latency from a to b (ties: fewest links, then lowest link ids), in order from a.
  /// Empty when a == b or when there is none (see connected). The first time O(links) and more, then O(log sites).
  [[nodiscard]] std::span<const LinkId> route(SiteId a, SiteId b) const;
  [[nodiscard]] bool connected(SiteId a, SiteId b) const;

  /// For each site the lowest of those that it reaches over links that are up: two sites reach each other iff theirs
  /// are the same. O(sites + links).
  [[nodiscard]] IdVector<SiteId, SiteId> regions(const IdVector<LinkId, bool>& link_up) const;

  /// Sites whose loss cuts some other site off from the rest (articulation points), and links likewise (bridges),
  /// in order of id.
  [[nodiscard]] std::vector<SiteId> articulation_sites() const;
  [[nodiscard]] std::vector<LinkId> bridges() const;

  friend bool operator==(const World& a, const World& b) { return a.parts_ == b.parts_; }

 private:
  WorldParts parts_;
  std::shared_ptr<const SiteGraph> graph_;  // shared: answers never change, and a World is a value
};

}  // namespace coexist::sim
