// Which row a box stands in: decided by structure and by width, before any engine is asked.
#pragma once

#include <cstddef>
#include <vector>

#include "arrange.hpp"
#include "pool_shape.hpp"
#include "viz/diagram.hpp"

namespace coexist::viz {

/// The pools of one site, and the rows in which they stand.
struct SitePlan {
  std::vector<std::size_t> pools;  // indices into Diagram::pools; boxes of the graph in this order
  RowGraph graph;
};

/// Old pools in columns to the left, new ones to the right of them, others last; pools that home people on top and
/// below them what they depend on. Linear in pools and relations, but for sorting.
std::vector<SitePlan> plan_sites(const Diagram& diagram, const std::vector<PoolShape>& shapes);

/// Boxes 0 to n - 1 are the sites, box n + i is the label of link i. Central sites on top, then by distance from them;
/// a row breaks before it gets wider than `max_width`, or than the whole is high; a label stands between the rows, or
/// the neighbours, that it joins.
RowGraph plan_estate(const Diagram& diagram, const std::vector<Size>& sites, const std::vector<Size>& labels,
                     Length max_width);

}  // namespace coexist::viz
