#include <algorithm>
#include <cstdint>
#include <utility>

#include "rows.hpp"

namespace coexist::viz {
namespace {

constexpr Length kSiteGap = px(30);
constexpr Length kStripHeight = px(105);  // a row of labels with the gaps above and below

using Rows = std::vector<std::vector<std::size_t>>;

// Sites in order of their distance, in links, from the nearest central site; neighbours of the same site stay together,
// because they are found together. Sites that no link reaches come last.
Rows by_distance(const Diagram& diagram) {
  const std::size_t n = diagram.sites.size();
  std::vector<std::vector<std::size_t>> neighbours(n);
  for (const WanLink& link : diagram.links) {
    neighbours[link.a].push_back(link.b);
    neighbours[link.b].push_back(link.a);
  }
  std::vector<bool> seen(n);
  Rows rows;
  std::vector<std::size_t> front;
  for (std::size_t i = 0; i < n; ++i) {
    if (diagram.sites[i].central) front.push_back(i);
  }
  for (const std::size_t site : front) seen[site] = true;
  for (std::size_t left = n; left > 0;) {
    if (front.empty()) {  // no central site at all, or an island
      const auto island = static_cast<std::size_t>(std::find(seen.begin(), seen.end(), false) - seen.begin());
      seen[island] = true;
      front.push_back(island);
    }
    left -= front.size();
    std::vector<std::size_t> next;
    for (const std::size_t site : front) {
      for (const std::size_t other : neighbours[site]) {
        if (!seen[other]) {
          seen[other] = true;
          next.push_back(other);
        }
      }
    }
    rows.push_back(std::move(front));
    front = std::move(next);
  }
  return rows;
}

// Boxes one after the other, a new row where the next would make it wider than `limit`.
Rows filled(const std::vector<std::size_t>& boxes, const std::vector<Size>& sizes, Length limit) {
  Rows rows;
  Length width = 0;
  for (const std::size_t box : boxes) {
    const Length each = sizes[box].width + kSiteGap;
    if (rows.empty() || width + each > limit + kSiteGap) {
      rows.emplace_back();
      width = 0;
    }
    rows.back().push_back(box);
    width += each;
  }
  return rows;
}

// No more rows than `limit` asks for, and these about even: filled to the narrowest width that needs no more.
Rows broken(const std::vector<std::size_t>& boxes, const std::vector<Size>& sizes, Length limit) {
  const std::size_t needed = filled(boxes, sizes, limit).size();
  Length low = 0;
  for (Length high = limit; high - low > px(1);) {
    const Length middle = low + (high - low) / 2;
    (filled(boxes, sizes, middle).size() <= needed ? high : low) = middle;
    limit = high;
  }
  return filled(boxes, sizes, limit);
}

// A row may be wider than the page when the picture would otherwise become a strip: a large estate is about as wide as
// it is high.
Length row_limit(const std::vector<Size>& sites, Length max_width) {
  std::int64_t area = 0;
  for (const Size& site : sites) {
    area += std::int64_t{site.width + kSiteGap} / 100 * (std::int64_t{site.height + kStripHeight} / 100);
  }
  std::int64_t side = 0;
  for (std::int64_t bit = std::int64_t{1} << 20; bit > 0; bit >>= 1) {
    if ((side + bit) * (side + bit) <= area) side += bit;
  }
  return std::max(max_width, px(static_cast<int>(side)));
}

}  // namespace

RowGraph plan_estate(const Diagram& diagram, const std::vector<Size>& sites, const std::vector<Size>& labels,
                     Length max_width) {
  RowGraph graph;
  graph.gap = kSiteGap;
  graph.boxes = sites;
  graph.boxes.insert(graph.boxes.end(), labels.begin(), labels.end());
  graph.group.assign(graph.boxes.size(), 0);
  const Length limit = row_limit(sites, max_width);
  Rows rows;
  for (const std::vector<std::size_t>& at_distance : by_distance(diagram)) {
    for (std::vector<std::size_t>& row : broken(at_distance, sites, limit)) rows.push_back(std::move(row));
  }
  std::vector<std::size_t> row_of(sites.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const std::size_t site : rows[r]) row_of[site] = r;
  }
  // Between every two rows of sites a row of labels. Two sites alone in their row have their label between them, if it
  // is not too wide; in a longer row a line to a label beside a site would run through a third.
  const auto fits_beside = [&](std::size_t row, std::size_t label) {
    Length width = graph.boxes[label].width + 2 * kSiteGap;
    for (const std::size_t site : rows[row]) width += sites[site].width;
    return rows[row].size() == 2 && width <= limit;
  };
  Rows label_rows(rows.size());
  Rows beside(rows.size());
  for (std::size_t i = 0; i < diagram.links.size(); ++i) {
    const WanLink& link = diagram.links[i];
    const std::size_t box = sites.size() + i;
    graph.edges.emplace_back(link.a, box);
    graph.edges.emplace_back(box, link.b);
    const std::size_t lower = std::max(row_of[link.a], row_of[link.b]);
    const bool same = row_of[link.a] == row_of[link.b];
    if (same && link.a != link.b && beside[lower].empty() && fits_beside(lower, box)) {
      beside[lower].push_back(box);
    } else {
      label_rows[same ? lower : lower - 1].push_back(box);
    }
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<std::size_t> row = rows[r];
    if (!row.empty()) row.insert(row.begin() + 1, beside[r].begin(), beside[r].end());
    graph.rows.push_back(std::move(row));
    for (std::vector<std::size_t>& labels_row : broken(label_rows[r], graph.boxes, limit)) {
      graph.rows.push_back(std::move(labels_row));
    }
  }
  return graph;
}

}  // namespace coexist::viz
