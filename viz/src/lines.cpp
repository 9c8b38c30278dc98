#include "lines.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>

#include "arrange.hpp"
#include "site_shape.hpp"

namespace coexist::viz {
namespace {

// Where the straight line from the centre of a box towards `target` leaves the box.
Point border(const Box& box, Point target) {
  const Point centre = box.centre();
  const Point way = target - centre;
  const std::int64_t dx = std::abs(std::int64_t{way.x});
  const std::int64_t dy = std::abs(std::int64_t{way.y});
  if (dx == 0 && dy == 0) return centre;
  if (dx * box.height >= dy * box.width) {
    return {way.x > 0 ? box.right() : box.x, centre.y + static_cast<Length>(way.y * std::int64_t{box.width} / 2 / dx)};
  }
  return {centre.x + static_cast<Length>(way.x * std::int64_t{box.height} / 2 / dy), way.y > 0 ? box.bottom() : box.y};
}

std::vector<Curve> straight_lines(const RouteGraph& graph) {
  std::vector<Curve> curves;
  for (const auto& [from, to] : graph.lines) {
    const Box& a = graph.boxes[from];
    const Box& b = graph.boxes[to];
    curves.push_back(straight(border(a, b.centre()), border(b, a.centre())));
  }
  return curves;
}

RouteGraph between_sites(const Diagram& diagram, const Layout& layout) {
  RouteGraph graph{layout.sites, {}};
  graph.boxes.insert(graph.boxes.end(), layout.link_labels.begin(), layout.link_labels.end());
  for (std::size_t i = 0; i < diagram.links.size(); ++i) {
    graph.lines.emplace_back(diagram.links[i].a, diagram.sites.size() + i);
    graph.lines.emplace_back(diagram.sites.size() + i, diagram.links[i].b);
  }
  return graph;
}

Box head_of(const Diagram& diagram, const Layout& layout, std::size_t site) {
  const Box& box = layout.sites[site];
  Box head = site_name_room(box.width);
  head.width = std::min(head.width, site_head_width(diagram.sites[site]) - 2 * kSitePadding);
  head.height = site_note_room(box.width).bottom() - head.y;
  return head.moved({box.x, box.y});
}

// The relations between the pools of two sites, or of one.
struct SitePair {
  RouteGraph graph;
  std::vector<std::size_t> relations;  // by line of the graph
};

// The smallest box that holds both.
Box around(const Box& a, const Box& b) {
  const Length x = std::min(a.x, b.x);
  const Length y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// One graph for each pair of sites, because finding ways takes time with the cube of the boxes. Sites that are not
// concerned are boxes as a whole, and are passed outside; what is far from both ends is left out.
std::vector<SitePair> between_pools(const Diagram& diagram, const Layout& layout) {
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> relations;
  for (std::size_t i = 0; i < diagram.relations.size(); ++i) {
    const RelationLine& line = diagram.relations[i];
    const auto sites = std::minmax(diagram.pools[line.from].site, diagram.pools[line.to].site);
    if (line.from != line.to) relations[sites].push_back(i);
  }
  std::vector<SitePair> pairs;
  for (auto& [sites, of_pair] : relations) {
    SitePair& pair = pairs.emplace_back();
    const auto is_end = [&sites = sites](std::size_t site) { return site == sites.first || site == sites.second; };
    std::map<std::size_t, std::size_t> box_of;  // by pool
    for (std::size_t pool = 0; pool < diagram.pools.size(); ++pool) {
      if (!is_end(diagram.pools[pool].site)) continue;
      box_of[pool] = pair.graph.boxes.size();
      pair.graph.boxes.push_back(layout.pools[pool]);
    }
    const Box near = around(layout.sites[sites.first], layout.sites[sites.second]).inset(px(-60));
    const auto add = [&](const Box& box) {
      if (near.overlaps(box)) pair.graph.boxes.push_back(box);
    };
    for (std::size_t site = 0; site < diagram.sites.size(); ++site) {
      add(is_end(site) ? head_of(diagram, layout, site) : layout.sites[site]);
    }
    for (const Box& label : layout.link_labels) add(label);
    for (const std::size_t i : of_pair) {
      pair.graph.lines.emplace_back(box_of[diagram.relations[i].from], box_of[diagram.relations[i].to]);
    }
    pair.relations = std::move(of_pair);
  }
  return pairs;
}

// Which graphs to ask the engine for: the small ones first, as long as the boxes' cubes stay within a sum that takes
// about five seconds (40 boxes take 150 ms, 80 take 0.9 s). In an estate of 2,000 servers the longest lines are
// straight.
std::vector<std::size_t> affordable(const std::vector<RouteGraph>& graphs) {
  constexpr std::uint64_t kMostCubes = 2'500'000;
  std::vector<std::size_t> order(graphs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return graphs[a].boxes.size() < graphs[b].boxes.size(); });
  std::uint64_t cubes = 0;
  const auto too_much = std::find_if(order.begin(), order.end(), [&](std::size_t i) {
    const std::uint64_t n = graphs[i].boxes.size();
    cubes += n * n * n;
    return cubes > kMostCubes;
  });
  order.erase(too_much, order.end());
  return order;
}

}  // namespace

void draw_lines(const Diagram& diagram, Layout& layout, const ChildLimits& limits) {
  const std::vector<SitePair> pairs = between_pools(diagram, layout);
  std::vector<RouteGraph> graphs = {between_sites(diagram, layout)};
  for (const SitePair& pair : pairs) graphs.push_back(pair.graph);
  const std::vector<std::size_t> chosen = affordable(graphs);
  std::vector<RouteGraph> routable;
  for (const std::size_t i : chosen) routable.push_back(graphs[i]);
  std::vector<std::vector<Curve>> found = route_by_graphviz(routable, limits);
  std::vector<std::vector<Curve>> curves;
  for (const RouteGraph& graph : graphs) curves.push_back(straight_lines(graph));
  for (std::size_t i = 0; i < found.size(); ++i) curves[chosen[i]] = std::move(found[i]);
  layout.routed = found.size() == graphs.size();
  layout.links = std::move(curves[0]);
  layout.relations.assign(diagram.relations.size(), {});  // that of a pool to itself stays without a line
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    for (std::size_t i = 0; i < pairs[p].relations.size(); ++i) {
      layout.relations[pairs[p].relations[i]] = std::move(curves[p + 1][i]);
    }
  }
}

}  // namespace coexist::viz
