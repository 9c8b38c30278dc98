#include "world/site_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <iterator>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace coexist::sim {
namespace {

constexpr std::size_t kUnassigned = std::numeric_limits<std::size_t>::max();

struct EdgeLink {
  LinkId link = kNone<LinkId>;
  std::int64_t latency_us = 0;
  std::size_t component = kUnassigned;  // biconnected
};
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, EdgeLink>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

/// Orders routes: latency, then number of links, then the *set* of link ids.
///
/// Sets rather than sequences, so that the route back is the route there reversed. Between sets of one size the order
/// is decided by the least link that only one of them has, so adding a link to both changes nothing: what Dijkstra's
/// algorithm asks of an order.
struct RouteCost {
  std::int64_t latency_us = 0;
  std::size_t hops = 0;
  std::vector<LinkId> links;  // sorted
  friend bool operator<(const RouteCost& a, const RouteCost& b) {
    return std::tie(a.latency_us, a.hops, a.links) < std::tie(b.latency_us, b.hops, b.links);
  }
};

struct LinkCost {
  std::int64_t latency_us = 0;
  LinkId link = kNone<LinkId>;
};

RouteCost extended(RouteCost route, const LinkCost& by) {
  route.latency_us += by.latency_us;
  route.hops += 1;
  route.links.insert(std::lower_bound(route.links.begin(), route.links.end(), by.link), by.link);
  return route;
}

/// The last link that made a site cheaper to reach is the last one of its route.
struct ArrivalRecorder : boost::default_dijkstra_visitor {
  IdVector<SiteId, LinkId>* arrivals = nullptr;
  explicit ArrivalRecorder(IdVector<SiteId, LinkId>* into) : arrivals(into) {}
  void edge_relaxed(const Edge& edge, const Graph& graph) const {
    (*arrivals)[id_at<SiteId>(boost::target(edge, graph))] = graph[edge].link;
  }
};

template <typename Takes>
Graph graph_of(const WorldParts& parts, Takes takes) {
  Graph graph(parts.sites.size());
  for (const LinkId id : ids<LinkId>(parts.links.size())) {
    const Link& link = parts.links[id];
    if (link.a != link.b && takes(id))
      boost::add_edge(index(link.a), index(link.b), EdgeLink{id, link.latency.us}, graph);
  }
  return graph;
}

/// Numbered in the order of the lowest site of each.
IdVector<SiteId, std::uint32_t> components_of(const Graph& graph) {
  IdVector<SiteId, std::uint32_t> component(boost::num_vertices(graph));
  boost::connected_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  return component;
}

/// The edge over which the least route from `source` comes to each site; none for itself and for what is cut off.
IdVector<SiteId, LinkId> arrivals_from(const Graph& graph, Vertex source) {
  std::vector<RouteCost> costs(boost::num_vertices(graph));
  IdVector<SiteId, LinkId> arrivals(boost::num_vertices(graph), kNone<LinkId>);
  const auto cost_of_edge = boost::make_function_property_map<Edge>([&](const Edge& edge) {
    return LinkCost{graph[edge].latency_us, graph[edge].link};
  });
  const RouteCost unreachable{std::numeric_limits<std::int64_t>::max(), 0, {}};
  const ArrivalRecorder recorder(&arrivals);
  boost::dijkstra_shortest_paths(
      graph, source,
      boost::distance_map(boost::make_iterator_property_map(costs.begin(), boost::get(boost::vertex_index, graph)))
          .weight_map(cost_of_edge)
          .distance_compare(std::less<RouteCost>())
          .distance_combine(&extended)
          .distance_inf(unreachable)
          .distance_zero(RouteCost{})
          .visitor(recorder));
  return arrivals;
}

/// A biconnected component of one link is a bridge, unless a parallel link hides in it: Boost skips every link back to
/// a vertex's parent in the search tree, so of parallel links all but one stay unassigned.
std::vector<LinkId> bridges_of(const WorldParts& parts, const Graph& graph, std::size_t components) {
  std::map<std::pair<SiteId, SiteId>, std::size_t> parallels;
  std::vector<std::vector<LinkId>> links_in(components);
  for (auto [edge, last] = boost::edges(graph); edge != last; ++edge) {
    const LinkId id = graph[*edge].link;
    const std::size_t component = graph[*edge].component;
    parallels[std::minmax(parts.links[id].a, parts.links[id].b)] += 1;
    if (component != kUnassigned) links_in[component].push_back(id);
  }
  std::vector<LinkId> bridges;
  for (const std::vector<LinkId>& links : links_in) {
    if (links.size() != 1) continue;
    const Link& link = parts.links[links.front()];
    if (parallels[std::minmax(link.a, link.b)] == 1) bridges.push_back(links.front());
  }
  std::sort(bridges.begin(), bridges.end());
  return bridges;
}

}  // namespace

struct SiteGraph::Lines {
  Graph graph;
  IdVector<LinkId, std::pair<SiteId, SiteId>> ends;
};

SiteGraph::SiteGraph(const WorldParts& parts, const IdVector<LinkId, bool>* link_up) {
  auto lines = std::make_unique<Lines>();
  lines->graph = graph_of(parts, [&](LinkId link) { return link_up == nullptr || (*link_up)[link]; });
  for (const Link& link : parts.links) lines->ends.push_back({link.a, link.b});
  component_ = components_of(lines->graph);
  std::vector<Vertex> articulation;
  const std::size_t components =
      boost::biconnected_components(lines->graph, boost::get(&EdgeLink::component, lines->graph),
                                    std::back_inserter(articulation))
          .first;
  for (const Vertex vertex : articulation) articulation_sites_.push_back(id_at<SiteId>(vertex));
  std::sort(articulation_sites_.begin(), articulation_sites_.end());
  bridges_ = bridges_of(parts, lines->graph, components);
  lines_ = std::move(lines);
}

SiteGraph::~SiteGraph() = default;

std::span<const LinkId> SiteGraph::route(SiteId a, SiteId b) const {
  if (a == b || !connected(a, b)) return {};
  const std::lock_guard lock(asked_);
  const auto [route, is_new] = routes_.try_emplace({a, b});
  if (is_new) {
    auto arrivals = arrivals_.find(a);
    if (arrivals == arrivals_.end()) arrivals = arrivals_.emplace(a, arrivals_from(lines_->graph, index(a))).first;
    route->second = walk_back(arrivals->second, a, b);
  }
  return route->second;
}

std::vector<LinkId> SiteGraph::walk_back(const Arrivals& arrivals, SiteId from, SiteId to) const {
  std::vector<LinkId> links;
  while (to != from) {
    links.push_back(arrivals[to]);
    const auto& [a, b] = lines_->ends[arrivals[to]];
    to = a == to ? b : a;
  }
  std::reverse(links.begin(), links.end());
  return links;
}

IdVector<SiteId, SiteId> regions(const WorldParts& parts, const IdVector<LinkId, bool>& link_up) {
  const IdVector<SiteId, std::uint32_t> component =
      components_of(graph_of(parts, [&](LinkId link) { return link_up[link]; }));
  std::vector<SiteId> lowest(parts.sites.size(), kNone<SiteId>);  // by component
  IdVector<SiteId, SiteId> region(parts.sites.size());
  for (const SiteId site : ids<SiteId>(parts.sites.size())) {
    SiteId& first = lowest[component[site]];
    if (first == kNone<SiteId>) first = site;
    region[site] = first;
  }
  return region;
}

}  // namespace coexist::sim
