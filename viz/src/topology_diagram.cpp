#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/counted.hpp"
#include "text.hpp"
#include "viz/topology_view.hpp"

namespace coexist::viz {
namespace {

// "155 Mbps", "1.5 Gbps": the largest decimal unit, with at most two digits after the point.
std::string bandwidth_text(std::int64_t bps) {
  struct Unit {
    std::int64_t bps;
    std::string_view name;
  };
  for (const Unit& unit : {Unit{1'000'000'000, "Gbps"}, Unit{1'000'000, "Mbps"}, Unit{1'000, "kbps"}}) {
    if (bps < unit.bps) continue;
    std::string text = fmt::format("{}.{:02}", bps / unit.bps, bps % unit.bps * 100 / unit.bps);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return fmt::format("{} {}", text, unit.name);
  }
  return fmt::format("{} bps", bps);
}

Side side_of(const sim::Vocabulary& vocabulary, sim::ProductId product) {
  if (product == sim::kNone<sim::ProductId>) return Side::Outside;
  switch (vocabulary.products[product].side) {
    case sim::Side::Legacy:
      return Side::Old;
    case sim::Side::New:
      return Side::New;
    case sim::Side::Outside:
      break;
  }
  return Side::Outside;
}

// The host part of a fully qualified name: the pool around the server already says where it is.
std::string short_name(const std::string& label) {
  const std::size_t dot = label.find('.');
  const bool qualified = dot != std::string::npos && dot > 0 && label.find(' ') == std::string::npos;
  return qualified ? label.substr(0, dot) : label;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

void add_sites(Diagram& diagram, const sim::World& world) {
  for (const sim::Site& site : world.sites()) {
    SiteBox box;
    box.id = "site-" + site.id;
    box.label = site.label;
    box.central = site.central;
    box.zone = site.zone;
    box.tooltip = fmt::format("{}: {} site, local network {}", site.label, site.central ? "central" : "branch",
                              bandwidth_text(site.lan_bps));
    diagram.sites.push_back(std::move(box));
  }
}

// Names in order have the longest beginning in common with the one before or the one after.
void compare_names(std::vector<PoolBox>& pools) {
  std::vector<PoolBox*> in_order;
  for (PoolBox& pool : pools) in_order.push_back(&pool);
  std::sort(in_order.begin(), in_order.end(), [](const PoolBox* a, const PoolBox* b) { return a->label < b->label; });
  for (std::size_t i = 1; i < in_order.size(); ++i) {
    PoolBox& a = *in_order[i - 1];
    PoolBox& b = *in_order[i];
    const auto end = std::mismatch(a.label.begin(), a.label.end(), b.label.begin(), b.label.end()).first;
    const auto shared = static_cast<std::size_t>(end - a.label.begin());
    a.shared = std::max(a.shared, shared);
    b.shared = std::max(b.shared, shared);
  }
}

void add_pools(Diagram& diagram, const sim::World& world, const sim::Vocabulary& vocabulary) {
  for (const sim::Pool& pool : world.pools()) {
    PoolBox box;
    box.id = "pool-" + pool.id;
    box.label = pool.label;
    box.site = sim::index(pool.site);
    box.side = side_of(vocabulary, pool.product);
    if (pool.product != sim::kNone<sim::ProductId>) box.product = vocabulary.products[pool.product].label;
    std::vector<std::string> roles;
    for (const sim::RoleId role : pool.roles) roles.push_back(vocabulary.roles[role].label);
    box.role = joined(roles);
    box.homes_people = pool.homes_people;
    box.tooltip =
        fmt::format("{}: {}{}, {}, at {}", pool.label, box.product, box.role.empty() ? "" : ", " + box.role,
                    planner::counted(pool.servers.size(), "server", "servers"), world.sites()[pool.site].label);
    diagram.pools.push_back(std::move(box));
  }
  compare_names(diagram.pools);
}

void add_servers(Diagram& diagram, const sim::World& world, sim::PoolId pool) {
  std::map<std::int64_t, std::vector<sim::ServerId>> alike;  // by capacity
  for (const sim::ServerId server : world.pools()[pool].servers) alike[world.servers()[server].flops].push_back(server);
  std::set<std::int64_t> drawn;
  for (const sim::ServerId id : world.pools()[pool].servers) {
    const sim::Server& server = world.servers()[id];
    const std::vector<sim::ServerId>& group = alike[server.flops];
    ServerNode node;
    node.pool = sim::index(pool);
    if (group.size() <= kServersShownOneByOne) {
      node.id = "server-" + server.id;
      node.members = {sim::index(id)};
      node.label = short_name(server.label);
      node.tooltip = fmt::format("{}, in {}", server.label, world.pools()[pool].label);
    } else {
      if (!drawn.insert(server.flops).second) continue;
      const sim::Server& last = world.servers()[group.back()];
      node.id = "servers-" + server.id;
      for (const sim::ServerId each : group) node.members.push_back(sim::index(each));
      node.label = fmt::format("{} – {}", short_name(server.label), short_name(last.label));
      node.tooltip = fmt::format("{} equal servers in {}:", group.size(), world.pools()[pool].label);
      for (const sim::ServerId each : group) node.tooltip += ' ' + world.servers()[each].label;
    }
    diagram.servers.push_back(std::move(node));
  }
}

void add_badges(Diagram& diagram, const sim::World& world, const sim::Vocabulary& vocabulary,
                std::span<const sim::State> phases) {
  for (const sim::ArtefactId id : sim::ids<sim::ArtefactId>(world.artefacts().size())) {
    const sim::Artefact& artefact = world.artefacts()[id];
    std::set<sim::PoolId> owners{artefact.owner};
    for (const sim::State& phase : phases) owners.insert(phase.owner[id]);
    for (const sim::PoolId owner : owners) {
      if (owner == sim::kNone<sim::PoolId>) continue;
      Badge badge;
      badge.id = fmt::format("artefact-{}@{}", artefact.id, world.pools()[owner].id);  // '@' is in no id
      badge.label = artefact.label;
      badge.pool = sim::index(owner);
      badge.subject = sim::index(id);
      badge.tooltip = fmt::format("{} ({}), at {}", artefact.label, vocabulary.artefact_kinds[artefact.kind].label,
                                  world.pools()[owner].label);
      diagram.badges.push_back(std::move(badge));
    }
  }
}

void add_lines(Diagram& diagram, const sim::World& world) {
  for (const sim::Link& link : world.links()) {
    WanLink line;
    line.id = "link-" + link.id;
    line.label = link.label;
    line.a = sim::index(link.a);
    line.b = sim::index(link.b);
    line.measure = fmt::format("{} · {}", bandwidth_text(link.bandwidth_bps), sim::to_text(link.latency));
    line.tooltip = fmt::format("{}: {} to {}, {} one way", link.label, world.sites()[link.a].label,
                               world.sites()[link.b].label, line.measure);
    diagram.links.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < world.relations().size(); ++i) {
    const sim::Relation& relation = world.relations()[i];
    const sim::Pool& from = world.pools()[relation.from];
    const sim::Pool& to = world.pools()[relation.to];
    RelationLine line;
    line.id = fmt::format("relation-{}-{}@{}", i, from.id, to.id);
    line.label = cleaned(relation.label);
    line.from = sim::index(relation.from);
    line.to = sim::index(relation.to);
    line.tooltip = fmt::format("{}: {} to {}", relation.label, from.label, to.label);
    diagram.relations.push_back(std::move(line));
  }
}

}  // namespace

Diagram topology_diagram(const sim::World& world, const sim::Vocabulary& vocabulary,
                         std::span<const sim::State> phases) {
  Diagram diagram;
  add_sites(diagram, world);
  add_pools(diagram, world, vocabulary);
  for (const sim::PoolId pool : sim::ids<sim::PoolId>(world.pools().size())) add_servers(diagram, world, pool);
  add_badges(diagram, world, vocabulary, phases);
  add_lines(diagram, world);
  return diagram;
}

}  // namespace coexist::viz
