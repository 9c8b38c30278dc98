// The adapter to Graphviz (cgraph and gvc): nothing else includes its headers, and all of it runs in a child process.
//
// Only numbers go in: nodes are called by their index, and what they will show stays here, so no name that somebody
// chose can be taken for DOT or HTML. Sizes are fixed; the engine measures no text.
#include <fmt/format.h>
#include <gvc.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include "arrange.hpp"
#include "packed_integers.hpp"

namespace coexist::viz {
namespace {

// Graphviz takes sizes in inches and gives places in points; a point stands for a pixel. Integers in, because printing
// floating point would depend on the library.
std::string inches(Length length) {
  const std::int64_t millionths = std::int64_t{length} * 10'000 / 72;
  return fmt::format("{}.{:06}", millionths / 1'000'000, millionths % 1'000'000);
}

Length whole_pixels(double points) {
  if (!std::isfinite(points) || std::abs(points) > 10'000'000) throw std::runtime_error("a place beyond all pictures");
  return px(static_cast<int>(std::lround(points)));
}

// cgraph takes char* everywhere and changes none of what it is given here.
char* text(const std::string& value) {
  return const_cast<char*>(value.c_str());
}

class Graph {
 public:
  explicit Graph(GVC_t* context) : context_(context), graph_(agopen(text("g"), Agundirected, nullptr)) {
    if (context_ == nullptr || graph_ == nullptr) throw std::runtime_error("no graph");
  }
  // No destructor: the process ends with the layout, and freeing layouts is where Graphviz 2.42 leaks and crashes.

  void set(const std::string& name, const std::string& value) { agattr(graph_, AGRAPH, text(name), text(value)); }
  void declare(int kind, const std::string& name, const std::string& fallback) {
    agattr(graph_, kind, text(name), text(fallback));
  }
  Agnode_t* add_box(std::size_t index, Size size) {
    Agnode_t* node = agnode(graph_, text(std::to_string(index)), 1);
    agset(node, text("width"), text(inches(size.width)));
    agset(node, text("height"), text(inches(size.height)));
    nodes_.push_back(node);
    return node;
  }
  Agedge_t* add_edge(std::size_t from, std::size_t to) { return agedge(graph_, nodes_[from], nodes_[to], nullptr, 1); }
  void lay_out(const char* engine) {
    if (gvLayout(context_, graph_, engine) != 0) throw std::runtime_error("no layout");
  }
  Agraph_t* raw() { return graph_; }
  Agnode_t* node(std::size_t index) { return nodes_[index]; }

 private:
  GVC_t* context_;
  Agraph_t* graph_;
  std::vector<Agnode_t*> nodes_;
};

Graph boxes_of_fixed_size(GVC_t* context) {
  agseterr(AGMAX);
  Graph graph(context);
  graph.declare(AGNODE, "shape", "box");
  graph.declare(AGNODE, "fixedsize", "true");
  graph.declare(AGNODE, "label", "");
  graph.declare(AGNODE, "width", "1");
  graph.declare(AGNODE, "height", "1");
  graph.declare(AGEDGE, "dir", "none");
  return graph;
}

// A chain of unseen edges holds the rows in their order; of the others only those between rows pull at the ranks.
// Without constraint=false on the rest, dot takes minutes on a thousand nodes.
void constrain_rows(Graph& graph, const RowGraph& rows) {
  graph.declare(AGEDGE, "style", "");
  graph.declare(AGEDGE, "constraint", "true");
  graph.declare(AGEDGE, "weight", "1");
  std::vector<std::size_t> row_of(rows.boxes.size());
  for (std::size_t r = 0; r < rows.rows.size(); ++r) {
    Agraph_t* same = agsubg(graph.raw(), text(fmt::format("row{}", r)), 1);
    agsafeset(same, text("rank"), text("same"), text(""));
    for (const std::size_t box : rows.rows[r]) {
      agsubnode(same, graph.node(box), 1);
      row_of[box] = r;
    }
    if (r == 0) continue;
    Agedge_t* chain = graph.add_edge(rows.rows[r - 1].front(), rows.rows[r].front());
    agset(chain, text("style"), text("invis"));
    agset(chain, text("weight"), text("0"));
  }
  for (const auto& [from, to] : rows.edges) {
    if (from == to) continue;
    const bool downward = row_of[from] <= row_of[to];
    Agedge_t* edge = graph.add_edge(downward ? from : to, downward ? to : from);
    if (row_of[from] == row_of[to]) agset(edge, text("constraint"), text("false"));
  }
}

void keep_groups_together(Graph& graph, const RowGraph& rows) {
  if (rows.groups < 2) return;
  for (std::size_t g = 0; g < rows.groups; ++g) {
    Agraph_t* cluster = agsubg(graph.raw(), text(fmt::format("cluster{}", g)), 1);
    agsafeset(cluster, text("margin"), text("0"), text(""));
    for (std::size_t box = 0; box < rows.boxes.size(); ++box) {
      if (rows.group[box] == g) agsubnode(cluster, graph.node(box), 1);
    }
  }
}

Columns arrange(GVC_t* context, const RowGraph& rows, Engine engine) {
  Graph graph = boxes_of_fixed_size(context);
  for (std::size_t i = 0; i < rows.boxes.size(); ++i) graph.add_box(i, rows.boxes[i]);
  graph.set("splines", "false");
  if (engine == Engine::Dot) {
    graph.set("newrank", "true");  // else a row that crosses clusters is dropped
    graph.set("nodesep", inches(rows.gap));
    constrain_rows(graph, rows);
    keep_groups_together(graph, rows);
    graph.lay_out("dot");
  } else {
    for (const auto& [from, to] : rows.edges) graph.add_edge(from, to);
    graph.lay_out("neato");
  }
  Columns columns;
  for (std::size_t i = 0; i < rows.boxes.size(); ++i) {
    columns.push_back(whole_pixels(ND_coord(graph.node(i)).x) - rows.boxes[i].width / 2);
  }
  return columns;
}

std::vector<Curve> route(GVC_t* context, const RouteGraph& routes) {
  Graph graph = boxes_of_fixed_size(context);
  graph.declare(AGNODE, "pos", "");
  graph.set("splines", "true");
  graph.set("esep", "+4");
  for (std::size_t i = 0; i < routes.boxes.size(); ++i) {
    const Box& box = routes.boxes[i];
    Agnode_t* node = graph.add_box(i, {box.width, box.height});
    const Point centre = box.centre();
    agset(node, text("pos"),
          text(fmt::format("{}.{:02},-{}.{:02}", centre.x / 100, centre.x % 100, centre.y / 100,
                           centre.y % 100)));  // y upwards
  }
  std::vector<Agedge_t*> edges;
  for (const auto& [from, to] : routes.lines) edges.push_back(graph.add_edge(from, to));
  graph.lay_out("nop");
  const Point first = routes.boxes.front().centre();
  const pointf shown = ND_coord(graph.node(0));  // the engine moves all of it to its own origin
  std::vector<Curve> curves;
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const splines* spline = ED_spl(edges[e]);
    if (spline == nullptr || spline->size < 1) throw std::runtime_error("a line without a way");
    Curve curve;
    for (int i = 0; i < spline->list[0].size; ++i) {
      const pointf at = spline->list[0].list[i];
      curve.push_back({first.x + whole_pixels(at.x - shown.x), first.y - whole_pixels(at.y - shown.y)});
    }
    // An undirected edge may come back from its other end.
    if (agtail(edges[e]) != graph.node(routes.lines[e].first)) std::reverse(curve.begin(), curve.end());
    curves.push_back(std::move(curve));
  }
  return curves;
}

}  // namespace

std::vector<Columns> arrange_by_graphviz(const std::vector<RowGraph>& graphs, Engine engine,
                                         const ChildLimits& limits) {
  const auto work = [&] {
    GVC_t* context = gvContext();
    Packed packed;
    for (const RowGraph& graph : graphs) {
      for (const Length x : arrange(context, graph, engine)) packed.put(x);
    }
    return packed.take();
  };
  const std::optional<Bytes> bytes = run_in_child(work, limits);
  if (!bytes) return {};
  Unpacked unpacked(*bytes);
  std::vector<Columns> result;
  for (const RowGraph& graph : graphs) {
    Columns& columns = result.emplace_back();
    for (std::size_t i = 0; i < graph.boxes.size(); ++i) columns.push_back(unpacked.next());
  }
  return result;
}

std::vector<std::vector<Curve>> route_by_graphviz(const std::vector<RouteGraph>& graphs, const ChildLimits& limits) {
  const auto work = [&] {
    GVC_t* context = gvContext();
    Packed packed;
    for (const RouteGraph& graph : graphs) {
      if (graph.lines.empty()) continue;
      for (const Curve& curve : route(context, graph)) {
        packed.put(curve.size());
        for (const Point point : curve) {
          packed.put(point.x);
          packed.put(point.y);
        }
      }
    }
    return packed.take();
  };
  const std::optional<Bytes> bytes = run_in_child(work, limits);
  if (!bytes) return {};
  Unpacked unpacked(*bytes);
  std::vector<std::vector<Curve>> result;
  for (const RouteGraph& graph : graphs) {
    std::vector<Curve>& curves = result.emplace_back();
    for (std::size_t i = 0; i < graph.lines.size(); ++i) {
      Curve& curve = curves.emplace_back();
      for (std::int32_t n = unpacked.next(); n > 0; --n) {
        const Length x = unpacked.next();
        curve.push_back({x, unpacked.next()});
      }
    }
  }
  return result;
}

}  // namespace coexist::viz
