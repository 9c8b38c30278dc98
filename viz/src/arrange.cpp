#include "arrange.hpp"

#include <algorithm>
#include <utility>

namespace coexist::viz {
namespace {

// Whatever an engine answers: the order within rows is its, and nobody stands closer than the gap.
Columns separated(const RowGraph& graph, Columns columns) {
  Length least = 0;
  for (std::vector<std::size_t> row : graph.rows) {
    std::stable_sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) { return columns[a] < columns[b]; });
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::size_t left = row[i - 1];
      columns[row[i]] = std::max(columns[row[i]], columns[left] + graph.boxes[left].width + graph.gap);
    }
  }
  if (!columns.empty()) least = *std::min_element(columns.begin(), columns.end());
  for (Length& x : columns) x -= least;
  return columns;
}

// An engine keeps groups together but puts them in any order; the first belongs to the left.
Columns first_group_left(const RowGraph& graph, Columns columns) {
  if (graph.groups < 2) return columns;
  const auto first_of = [&](std::size_t group) {
    return static_cast<std::size_t>(std::find(graph.group.begin(), graph.group.end(), group) - graph.group.begin());
  };
  if (columns[first_of(0)] <= columns[first_of(1)]) return columns;
  const Length width = width_of(graph, columns);
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = width - columns[i] - graph.boxes[i].width;
  return columns;
}

}  // namespace

Columns pack_rows(const RowGraph& graph) {
  std::vector<Length> widths;
  for (const std::vector<std::size_t>& row : graph.rows) {
    Length width = -graph.gap;
    for (const std::size_t box : row) width += graph.boxes[box].width + graph.gap;
    widths.push_back(width);
  }
  const Length widest = widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
  Columns columns(graph.boxes.size());
  for (std::size_t r = 0; r < graph.rows.size(); ++r) {
    Length x = (widest - widths[r]) / 2;
    for (const std::size_t box : graph.rows[r]) {
      columns[box] = x;
      x += graph.boxes[box].width + graph.gap;
    }
  }
  return columns;
}

Length width_of(const RowGraph& graph, const Columns& columns) {
  Length width = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) width = std::max(width, columns[i] + graph.boxes[i].width);
  return width;
}

Columns packed_in_order(RowGraph graph, const Columns& columns) {
  for (std::vector<std::size_t>& row : graph.rows) {
    std::stable_sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) {
      return graph.groups > 1 && graph.group[a] != graph.group[b] ? graph.group[a] < graph.group[b]
                                                                  : columns[a] < columns[b];
    });
  }
  return pack_rows(graph);
}

std::vector<Columns> arrange_rows(const std::vector<RowGraph>& graphs, Engine engine, const ChildLimits& limits) {
  std::vector<Columns> result;
  if (engine == Engine::Grid) {
    for (const RowGraph& graph : graphs) result.push_back(pack_rows(graph));
    return result;
  }
  result = arrange_by_graphviz(graphs, engine, limits);
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = engine == Engine::Dot ? first_group_left(graphs[i], separated(graphs[i], std::move(result[i])))
                                      : packed_in_order(graphs[i], result[i]);
  }
  return result;
}

}  // namespace coexist::viz
