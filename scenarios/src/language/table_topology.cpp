#include <fmt/format.h>

#include <utility>

#include "language/tables.hpp"

namespace coexist::scenarios::language {
namespace {

// Above the largest estates that are known, and what a laptop carries: a rehearsal of as many takes seconds.
constexpr std::size_t kMostSites = 2'000;
constexpr std::int64_t kMostServers = 100'000;

void expect_an_estate(const TopologyEntry& topology, Diagnostics& diagnostics) {
  if (topology.sites.size() > kMostSites) {
    diagnostics.error("E114", topology.sites[kMostSites].place,
                      fmt::format("there are {} sites; at most {} are rehearsed", topology.sites.size(), kMostSites));
  }
  std::int64_t servers = 0;
  for (const PoolEntry& pool : topology.pools) {
    const std::int64_t before = std::exchange(
        servers, servers + (pool.server_names ? static_cast<std::int64_t>(pool.server_names->size()) : pool.servers));
    if (before > kMostServers || servers <= kMostServers) continue;
    diagnostics.error("E114", pool.place,
                      fmt::format("with pool '{}' there are more than {} servers", pool.id.value, kMostServers));
  }
}

const Schema<SiteEntry>& site_table() {
  static const auto table =
      Schema<SiteEntry>("site", "A place with a local network.")
          .required("id", &SiteEntry::id, id(), "Stable name.")
          .optional("label", &SiteEntry::label, text(), "Name for people.", "the id")
          .optional("zone", &SiteEntry::zone, zone(), "Time zone of its working hours.", "the scenario's")
          .optional(
              "kind", &SiteEntry::central,
              one_of<bool>({{"central", true, "has pools of its own"}, {"branch", false, "leans on a central site"}}),
              "Central or branch.", "central")
          .optional("lan", &SiteEntry::lan_bps, bandwidth(),
                    "Bandwidth of the local network; without it, what the pack assumes.");
  return table;
}

const Schema<LinkEntry>& link_table() {
  static const auto table =
      Schema<LinkEntry>("link", "A WAN link between two sites; both directions share its bandwidth.")
          .required("id", &LinkEntry::id, id(), "Stable name.")
          .optional("label", &LinkEntry::label, text(), "Name for people.", "the id")
          .required("between", &LinkEntry::between, list_of(located(text()), 2), "Ids of the two sites.")
          .required("bandwidth", &LinkEntry::bandwidth_bps, bandwidth(), "What the line carries.")
          .optional("latency", &LinkEntry::latency, duration(), "One way.", "0 ms")
          .check([](const LinkEntry& link, Diagnostics& diagnostics) {
            if (link.latency > sim::seconds(10)) {
              diagnostics.error("E114", link.place, fmt::format("link '{}': a latency is at most 10 s", link.id.value));
            }
          });
  return table;
}

const Schema<PoolEntry>& pool_table() {
  static const auto table =
      Schema<PoolEntry>("pool", "A group of equal servers with one name.")
          .required("id", &PoolEntry::id, id(), "Stable name.")
          .optional("label", &PoolEntry::label, text(), "Name for people.", "the id")
          .required("site", &PoolEntry::site, text(), "Id of its site.")
          .required("product", &PoolEntry::product, text(), "Product and version, as the pack names it.")
          .optional("servers", &PoolEntry::servers, integer(1, 1000), "How many servers it has.", "1")
          .optional("server-names", &PoolEntry::server_names, list_of(located(id()), 1),
                    "Ids of the servers, in the order in which they are first started.", "the pool's id and a number")
          .optional("homes-people", &PoolEntry::homes_people, boolean(), "Whether people can be homed on it.", "true")
          .optional("present-at-start", &PoolEntry::present_at_start, boolean(),
                    "Whether it runs when the scenario begins; otherwise a step deploys it.",
                    "true for legacy products")
          .optional("roles", &PoolEntry::roles, list_of(located(text())),
                    "What its servers do, and their edition, as the pack names it: for documented maxima and pictures.")
          .optional("realm", &PoolEntry::realm, text(),
                    "Whose directory of people it uses, e.g. a forest: for judging whether the way is supported.",
                    "that of all pools that name none")
          .optional("upgraded-in-part", &PoolEntry::in_part, text(),
                    "Product that some of its servers run already. Only for judging whether that is supported: a "
                    "rehearsal takes all for `product`.",
                    "none");
  return table;
}

const Schema<ArtefactEntry>& artefact_table() {
  static const auto table =
      Schema<ArtefactEntry>("artefact", "A singleton or a movable application, which some pool owns.")
          .required("id", &ArtefactEntry::id, id(), "Stable name.")
          .optional("label", &ArtefactEntry::label, text(), "Name for people.", "the id")
          .required("kind", &ArtefactEntry::kind, text(), "Kind, as the pack names it.")
          .required("owner", &ArtefactEntry::owner, text(), "Id of the pool that owns it when the scenario begins.");
  return table;
}

const Schema<RelationEntry>& relation_table() {
  static const auto table = Schema<RelationEntry>("relation", "Something that ties two pools together.")
                                .required("from", &RelationEntry::from, text(), "Id of a pool.")
                                .required("to", &RelationEntry::to, text(), "Id of a pool.")
                                .optional("label", &RelationEntry::label, text(), "What ties them.")
                                .optional("pairs", &RelationEntry::pairs, boolean(),
                                          "Either takes over the people of the other in a disaster.", "false");
  return table;
}

const Schema<TopologyImport>& import_table() {
  static const auto table =
      Schema<TopologyImport>("topology-import", "A topology document in a published format; its clusters become pools.")
          .required("file", &TopologyImport::file, text(), "Path, relative to this file.")
          .required("sites", &TopologyImport::sites, map_of(located(text())),
                    "Which site of the scenario each site of the document is, by name.")
          .optional("present-at-start", &TopologyImport::present_at_start, boolean(),
                    "Whether its pools run when the scenario begins.", "true for legacy products");
  return table;
}

}  // namespace

const Schema<TopologyEntry>& topology_table() {
  static const auto table =
      Schema<TopologyEntry>("topology", "Everything that exists at any time, legacy and new together.")
          .required("sites", &TopologyEntry::sites, list_of(site_table(), 1), "Places, 2,000 at most.")
          .optional("links", &TopologyEntry::links, list_of(link_table()), "WAN links.")
          .optional("pools", &TopologyEntry::pools, list_of(pool_table()), "Pools of servers, 100,000 in all at most.")
          .optional("artefacts", &TopologyEntry::artefacts, list_of(artefact_table()),
                    "Singletons and movable applications.")
          .optional("relations", &TopologyEntry::relations, list_of(relation_table()), "Ties between pools.")
          .optional("import", &TopologyEntry::imports, list_of(import_table()), "Topology documents.")
          .check(expect_an_estate);
  return table;
}

}  // namespace coexist::scenarios::language
