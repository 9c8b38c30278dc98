#include <algorithm>
#include <map>

#include "language/assumed.hpp"
#include "language/resolver.hpp"

namespace coexist::scenarios::language {
namespace {

// By id, so that the order of declarations changes nothing.
template <typename Entry>
std::vector<const Entry*> sorted(const std::vector<Entry>& entries) {
  std::vector<const Entry*> out;
  for (const Entry& entry : entries) out.push_back(&entry);
  std::sort(out.begin(), out.end(), [](const Entry* a, const Entry* b) { return a->id.value < b->id.value; });
  return out;
}

void add_servers(Build& build, const PoolEntry& entry, sim::PoolId id, sim::Pool& pool) {
  std::vector<Name> names;
  if (entry.server_names) {
    names = *entry.server_names;
  } else {
    for (std::int64_t i = 1; i <= entry.servers; ++i) {
      // A host's name ends at the first dot, and has the number.
      const std::size_t host = std::min(entry.id.value.find('.'), entry.id.value.size());
      names.push_back(
          {fmt::format("{}-{:02d}{}", entry.id.value.substr(0, host), i, entry.id.value.substr(host)), entry.id.place});
    }
  }
  for (const Name& name : names) {
    if (build.servers.contains(name.value)) {
      build.diagnostics.error("E213", name.place, fmt::format("server '{}' is declared twice", name.value));
      continue;
    }
    sim::Server server;
    server.id = server.label = name.value;
    server.provenance = build.out.provenance.add(name.place);
    server.pool = id;
    const sim::ServerId server_id = build.parts.servers.push_back(std::move(server));
    build.servers.add(name.value, server_id);
    pool.servers.push_back(server_id);
  }
}

void build_pools(Build& build, const std::vector<PoolEntry>& pools) {
  for (const PoolEntry* entry : sorted(pools)) {
    sim::Pool pool;
    static_cast<sim::Named&>(pool) = named(build, *entry);
    pool.site = build.sites.resolve(entry->site, build.diagnostics);
    pool.product = build.products.resolve(entry->product, build.diagnostics);
    pool.product_said = build.out.provenance.add(entry->product.place);
    pool.homes_people = entry->homes_people;
    for (const Name& name : entry->roles) {
      const sim::RoleId role = build.roles.resolve(name, build.diagnostics);
      if (role != sim::kNone<sim::RoleId>) pool.roles.push_back(role);
    }
    pool.realm = entry->realm;
    pool.in_part = build.products.resolve(entry->in_part, build.diagnostics);
    const bool legacy = pool.product != sim::kNone<sim::ProductId> &&
                        build.out.pack.vocabulary.products[pool.product].side == sim::Side::Legacy;
    pool.present_at_start = entry->present_at_start.value_or(legacy);
    const sim::PoolId id = sim::id_at<sim::PoolId>(build.parts.pools.size());
    add_servers(build, *entry, id, pool);
    build.parts.pools.push_back(std::move(pool));
    build.pools.add(entry->id.value, id);
  }
}

bool is_singleton(const Build& build, sim::ArtefactKindId kind) {
  return build.out.pack.vocabulary.artefact_kinds[kind].movability == sim::Movability::Singleton;
}

}  // namespace

bool build_world(Build& build, const TopologyEntry& topology) {
  for (const SiteEntry* entry : sorted(topology.sites)) {
    sim::Site site;
    static_cast<sim::Named&>(site) = named(build, *entry);
    site.zone = entry->zone ? entry->zone->value.name() : build.out.zone.name();
    site.central = entry->central;
    site.lan_bps = entry->lan_bps ? *entry->lan_bps : assumed(build, "lan-bandwidth", "local networks", site.lan_bps);
    build.sites.add(entry->id.value, build.parts.sites.push_back(std::move(site)));
  }
  for (const LinkEntry* entry : sorted(topology.links)) {
    sim::Link link;
    static_cast<sim::Named&>(link) = named(build, *entry);
    if (entry->between.size() != 2 || entry->between[0].value == entry->between[1].value) {
      build.diagnostics.error("E201", entry->place,
                              fmt::format("link '{}' must join two different sites", entry->id.value));
    }
    link.a = build.sites.resolve(entry->between[0], build.diagnostics);
    link.b = build.sites.resolve(entry->between[1], build.diagnostics);
    link.bandwidth_bps = entry->bandwidth_bps;
    link.latency = entry->latency;
    build.links.add(entry->id.value, build.parts.links.push_back(std::move(link)));
  }
  build_pools(build, topology.pools);
  bool whole = true;
  for (const TopologyImport& import : topology.imports) whole = import_topology(build, import) && whole;
  std::map<sim::ArtefactKindId, std::string> singletons;
  for (const ArtefactEntry* entry : sorted(topology.artefacts)) {
    sim::Artefact artefact;
    static_cast<sim::Named&>(artefact) = named(build, *entry);
    artefact.kind = build.artefact_kinds.resolve(entry->kind, build.diagnostics);
    artefact.owner = build.pools.resolve(entry->owner, build.diagnostics);
    if (artefact.kind != sim::kNone<sim::ArtefactKindId> && is_singleton(build, artefact.kind)) {
      const auto [first, is_first] = singletons.try_emplace(artefact.kind, entry->id.value);
      if (!is_first) {
        build.diagnostics.error(
            "E239", entry->place,
            fmt::format("'{}' would be a second {}, beside '{}'", entry->id.value,
                        build.out.pack.vocabulary.artefact_kinds[artefact.kind].label, first->second),
            "an estate has one; a step moves it to another pool");
      }
    }
    build.artefacts.add(entry->id.value, build.parts.artefacts.push_back(std::move(artefact)));
  }
  for (const RelationEntry& entry : topology.relations) {
    build.parts.relations.push_back({build.pools.resolve(entry.from, build.diagnostics),
                                     build.pools.resolve(entry.to, build.diagnostics), entry.label, entry.pairs});
  }
  return whole;
}

void seal_world(Build& build) {
  for (sim::Server& server : build.parts.servers) {
    server.flops = assumed(build, "server-speed", "servers", server.flops);
  }
  if (build.diagnostics.has_errors()) return;  // a World's ids must all be in range
  build.out.scenario.world = sim::World(std::move(build.parts));
}

}  // namespace coexist::scenarios::language
