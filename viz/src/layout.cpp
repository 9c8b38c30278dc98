#include "viz/layout.hpp"

#include <algorithm>

#include "arrange.hpp"
#include "lines.hpp"
#include "pool_shape.hpp"
#include "rows.hpp"
#include "site_shape.hpp"

namespace coexist::viz {
namespace {

constexpr Length kPoolRowGap = px(30);
constexpr Length kSiteRowGap = px(34);

// Boxes by row from the top; in a row, the boxes below `stretched` are made as high as the highest, others are centred.
std::vector<Box> stacked(const RowGraph& graph, const Columns& columns, std::size_t stretched, Length gap) {
  std::vector<Box> boxes(graph.boxes.size());
  Length y = 0;
  for (const std::vector<std::size_t>& row : graph.rows) {
    Length height = 0;
    for (const std::size_t box : row) height = std::max(height, graph.boxes[box].height);
    for (const std::size_t box : row) {
      const Size size = graph.boxes[box];
      boxes[box] = box < stretched ? Box{columns[box], y, size.width, height}
                                   : Box{columns[box], y + (height - size.height) / 2, size.width, size.height};
    }
    y += height + gap;
  }
  return boxes;
}

Size extent(const std::vector<Box>& boxes) {
  Size size;
  for (const Box& box : boxes) size = {std::max(size.width, box.right()), std::max(size.height, box.bottom())};
  return size;
}

void place_contents(const Diagram& diagram, const std::vector<PoolShape>& shapes, Layout& layout) {
  std::vector<std::size_t> next_server(shapes.size());
  std::vector<std::size_t> next_badge(shapes.size());
  for (const ServerNode& node : diagram.servers) {
    const Box& pool = layout.pools[node.pool];
    layout.servers.push_back(shapes[node.pool].servers[next_server[node.pool]++].moved({pool.x, pool.y}));
  }
  for (const Badge& badge : diagram.badges) {
    const Box& pool = layout.pools[badge.pool];
    layout.badges.push_back(shapes[badge.pool].badges[next_badge[badge.pool]++].moved({pool.x, pool.y}));
  }
}

// All boxes as `engine` arranges them; false when it failed.
bool place_boxes(const Diagram& diagram, const LayoutOptions& options, Engine engine, Layout& layout) {
  const ChildLimits limits{options.time_limit, options.memory_limit};
  const std::vector<PoolShape> shapes = pool_shapes(diagram);
  const std::vector<SitePlan> plans = plan_sites(diagram, shapes);
  std::vector<RowGraph> graphs;
  for (const SitePlan& plan : plans) graphs.push_back(plan.graph);
  const std::vector<Columns> columns = arrange_rows(graphs, engine, limits);
  if (columns.size() != graphs.size()) return false;

  std::vector<std::vector<Box>> inside;
  std::vector<Size> site_sizes;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    inside.push_back(stacked(plans[i].graph, columns[i], plans[i].pools.size(), kPoolRowGap));
    const Size content = extent(inside[i]);
    site_sizes.push_back({std::max(content.width + 2 * kSitePadding, site_head_width(diagram.sites[i])),
                          kSiteHead + content.height + kSitePadding});
  }
  std::vector<Size> labels;
  for (const WanLink& link : diagram.links) labels.push_back(link_label_size(link));
  const RowGraph estate = plan_estate(diagram, site_sizes, labels, options.max_width);
  std::vector<Columns> places = arrange_rows({estate}, engine, limits);
  if (places.size() != 1) return false;
  // dot spreads rows to straighten lines; where that costs the page, its order alone is taken.
  const Length packed_width = width_of(estate, pack_rows(estate));
  if (width_of(estate, places[0]) > std::max(options.max_width, packed_width))
    places[0] = packed_in_order(estate, places[0]);

  const std::vector<Box> boxes = stacked(estate, places[0], plans.size(), kSiteRowGap);
  const auto labels_begin = boxes.begin() + static_cast<std::ptrdiff_t>(plans.size());
  layout.sites.assign(boxes.begin(), labels_begin);
  layout.link_labels.assign(labels_begin, boxes.end());
  layout.pools.assign(diagram.pools.size(), {});
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const Box& site = layout.sites[i];
    const Point corner{site.x + (site.width - extent(inside[i]).width) / 2, site.y + kSiteHead};
    for (std::size_t k = 0; k < plans[i].pools.size(); ++k)
      layout.pools[plans[i].pools[k]] = inside[i][k].moved(corner);
  }
  place_contents(diagram, shapes, layout);
  layout.engine = engine;
  return true;
}

// Lines may run outside of all boxes: moves everything so that nothing is left of or above the origin.
void fit(Layout& layout) {
  Point least;
  Size most = extent(layout.sites);
  for (const std::vector<Curve>* curves : {&layout.links, &layout.relations}) {
    for (const Curve& curve : *curves) {
      for (const Point point : curve) {
        least = {std::min(least.x, point.x), std::min(least.y, point.y)};
        most = {std::max(most.width, point.x), std::max(most.height, point.y)};
      }
    }
  }
  for (const Box& label : layout.link_labels) {
    most = {std::max(most.width, label.right()), std::max(most.height, label.bottom())};
  }
  const Point shift{-least.x, -least.y};
  for (std::vector<Box>* boxes : {&layout.sites, &layout.pools, &layout.servers, &layout.badges, &layout.link_labels}) {
    for (Box& box : *boxes) box = box.moved(shift);
  }
  for (std::vector<Curve>* curves : {&layout.links, &layout.relations}) {
    for (Curve& curve : *curves) {
      for (Point& point : curve) point = point + shift;
    }
  }
  layout.size = {most.width + shift.x, most.height + shift.y};
}

}  // namespace

std::string_view name_of(Engine engine) noexcept {
  switch (engine) {
    case Engine::Dot:
      return "dot";
    case Engine::Neato:
      return "neato";
    case Engine::Grid:
      break;
  }
  return "grid";
}

Layout lay_out(const Diagram& diagram, const LayoutOptions& options) {
  Layout layout;
  const bool placed = std::any_of(options.engines.begin(), options.engines.end(),
                                  [&](Engine engine) { return place_boxes(diagram, options, engine, layout); });
  if (!placed) place_boxes(diagram, options, Engine::Grid, layout);
  draw_lines(diagram, layout, {options.time_limit, options.memory_limit});
  fit(layout);
  return layout;
}

}  // namespace coexist::viz
