// Boxes in rows, and lines around boxes: the two questions that layouts ask an engine.
//
// Which box stands in which row is decided here in viz (by structure and by width), so every engine gives a picture of
// the same build: the engine decides the order within rows, and dot also the distances.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "child_process.hpp"
#include "viz/geometry.hpp"
#include "viz/layout.hpp"

namespace coexist::viz {

struct RowGraph {
  std::vector<Size> boxes;
  std::vector<std::vector<std::size_t>> rows;  // every box in one row; no row empty
  std::vector<std::size_t> group;              // by box: boxes of one group stay together, in the order of groups
  std::size_t groups = 1;
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  Length gap = 0;  // between neighbours in a row
};

/// The left edge of every box, the leftmost at 0.
using Columns = std::vector<Length>;

struct RouteGraph {
  std::vector<Box> boxes;  // lines keep off them
  std::vector<std::pair<std::size_t, std::size_t>> lines;
};

/// Each row in the given order, boxes side by side, rows centred above each other.
Columns pack_rows(const RowGraph& graph);

/// Each row by its group and then by the columns it has now, packed likewise. For answers of which only the order is
/// worth keeping.
Columns packed_in_order(RowGraph graph, const Columns& columns);

/// From the left edge of the leftmost box to the right edge of the rightmost.
Length width_of(const RowGraph& graph, const Columns& columns);

/// All graphs by one engine: no two boxes of a row nearer than the gap, the first group to the left. Empty when the
/// engine failed or exceeded a limit; Grid never does.
std::vector<Columns> arrange_rows(const std::vector<RowGraph>& graphs, Engine engine, const ChildLimits& limits);

/// All graphs by a Graphviz engine (Dot or Neato), in one child process. Empty when it failed or exceeded a limit.
std::vector<Columns> arrange_by_graphviz(const std::vector<RowGraph>& graphs, Engine engine, const ChildLimits& limits);

/// One curve for each line, from border to border. Empty when finding them failed or exceeded a limit.
std::vector<std::vector<Curve>> route_by_graphviz(const std::vector<RouteGraph>& graphs, const ChildLimits& limits);

}  // namespace coexist::viz
