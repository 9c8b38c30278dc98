// A small world with one of everything that pictures show, and a generated diagram of any size.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "sim/people.hpp"
#include "sim/state.hpp"
#include "sim/vocabulary.hpp"
#include "sim/world.hpp"
#include "viz/diagram.hpp"

namespace coexist::viz {

/// Two sites and a link; an old pool of eight servers, a new one of three that is planned, an edge pool; one artefact.
struct SmallEstate {
  sim::Vocabulary vocabulary;
  sim::WorldParts parts;
  sim::People people;
  sim::PoolId old_pool{}, new_pool{}, edge_pool{};
  sim::ArtefactId route{};

  SmallEstate() {
    for (const auto& [id, side] : {std::pair{"before", sim::Side::Legacy}, std::pair{"after", sim::Side::New}}) {
      sim::Product product;
      product.id = id;
      product.label = std::string("Product ") + id;
      product.side = side;
      vocabulary.products.push_back(product);
    }
    sim::ArtefactKind kind;
    kind.id = "route";
    kind.label = "federation route";
    vocabulary.artefact_kinds.push_back(kind);
    for (const char* id : {"berlin", "lyon"}) {
      sim::Site site;
      site.id = id;
      site.label = id;
      site.zone = "Europe/Berlin";
      site.central = parts.sites.empty();
      parts.sites.push_back(site);
    }
    sim::Link link;
    link.id = link.label = "berlin-lyon";
    link.a = sim::SiteId{0};
    link.b = sim::SiteId{1};
    link.bandwidth_bps = 34'000'000;
    link.latency = sim::milliseconds(18);
    parts.links.push_back(link);
    old_pool = add_pool("old", 0, 0, 8, true);
    new_pool = add_pool("new", 0, 1, 3, false);
    edge_pool = add_pool("edge", 1, 0, 2, true);
    parts.pools[edge_pool].homes_people = false;
    sim::Named role;
    role.id = "edge";
    role.label = "Edge";
    parts.pools[edge_pool].roles = {vocabulary.roles.push_back(role)};
    parts.relations.push_back({old_pool, edge_pool, "federates through"});
    sim::Artefact artefact;
    artefact.id = artefact.label = "route";
    artefact.kind = sim::ArtefactKindId{0};
    artefact.owner = old_pool;
    route = parts.artefacts.push_back(artefact);
    for (int i = 0; i < 1'200; ++i) {
      people.id.push_back(fmt::format("person-{}", i));
      people.department.push_back("all");
      people.site.push_back(sim::SiteId{0});
      people.person_class.push_back(sim::ClassId{0});
      people.home.push_back(old_pool);
    }
  }

  sim::PoolId add_pool(const std::string& id, std::uint32_t site, std::uint32_t product, int servers, bool present) {
    sim::Pool pool;
    pool.id = pool.label = id;
    pool.site = sim::SiteId{site};
    pool.product = sim::ProductId{product};
    pool.present_at_start = present;
    const sim::PoolId pool_id = parts.pools.push_back(pool);
    for (int i = 1; i <= servers; ++i) {
      sim::Server server;
      server.id = fmt::format("{}-{}", id, i);
      server.label = server.id + ".example.org";
      server.pool = pool_id;
      parts.pools[pool_id].servers.push_back(parts.servers.push_back(server));
    }
    return pool_id;
  }

  [[nodiscard]] sim::World world() const { return sim::World(parts); }
  [[nodiscard]] sim::State start() const { return sim::initial_state(world(), vocabulary, people); }
};

/// `sites` sites in a ring with chords, `pools` pools spread over them with 1 to 6 servers, badges and relations.
inline Diagram generated_diagram(std::size_t sites, std::size_t pools) {
  Diagram diagram;
  for (std::size_t i = 0; i < sites; ++i) {
    SiteBox site;
    site.id = fmt::format("site-{}", i);
    site.label = fmt::format("Site number {}", i);
    site.central = i < 3;
    site.zone = "Europe/Berlin";
    diagram.sites.push_back(site);
  }
  for (std::size_t i = 0; i < pools; ++i) {
    PoolBox pool;
    pool.id = fmt::format("pool-{}", i);
    pool.label = fmt::format("Pool {} with a name{}", i, i % 7 == 0 ? " that is far too long for its box" : "");
    pool.site = i % sites;
    pool.side = static_cast<Side>(i / sites % 3);
    pool.product = i % 2 == 0 ? "Product One 2007 R2 Standard Edition" : "Product Two";
    pool.role = i % 4 == 3 ? "Edge, reverse proxy" : "";
    pool.homes_people = i / sites < 2;
    diagram.pools.push_back(pool);
    for (std::size_t k = 0; k <= i % 6; ++k) {
      ServerNode node;
      node.id = fmt::format("server-{}-{}", i, k);
      node.label = fmt::format("srv{:03}{:02}", i, k);
      node.pool = i;
      node.members = {diagram.servers.size()};
      if (k == 5) node.members.resize(9);
      diagram.servers.push_back(node);
    }
    for (std::size_t k = 0; k < i % 4; ++k) {
      Badge badge;
      badge.id = fmt::format("badge-{}-{}", i, k);
      badge.label = fmt::format("Artefact {} of {}", k, i);
      badge.pool = i;
      diagram.badges.push_back(badge);
    }
  }
  for (std::size_t i = 0; i + 1 < sites; ++i) {
    WanLink link;
    link.id = fmt::format("link-{}", i);
    link.label = fmt::format("Link {}", i);
    link.a = i % 4;
    link.b = i + 1;
    link.measure = "155 Mbps · 12 ms";
    diagram.links.push_back(link);
  }
  for (std::size_t i = 0; i + sites < pools; i += 2) {
    RelationLine line;
    line.id = fmt::format("relation-{}", i);
    line.label = fmt::format("kind {}", i % 7);
    line.from = i;
    line.to = i % 3 == 0 ? (i * 7 + 5) % pools : i + sites;
    diagram.relations.push_back(line);
  }
  return diagram;
}

/// A state in which every mark occurs, if there are items enough.
inline DiagramState varied_state(const Diagram& diagram) {
  DiagramState state;
  const auto fill = [](std::vector<ItemState>& states, std::size_t n, const char* text) {
    for (std::size_t i = 0; i < n; ++i) {
      states.push_back(
          {i % 6 == 5, static_cast<Mark>(i % kMarks), i % 6 == 5 ? "decommissioned" : "serving, 3 of 5 up", text});
    }
  };
  fill(state.sites, diagram.sites.size(), "123,456 people");
  fill(state.pools, diagram.pools.size(), "123,456 people");
  fill(state.servers, diagram.servers.size(), "");
  fill(state.badges, diagram.badges.size(), "");
  fill(state.links, diagram.links.size(), "");
  fill(state.relations, diagram.relations.size(), "");
  return state;
}

}  // namespace coexist::viz
