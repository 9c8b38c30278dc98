#include <algorithm>
#include <array>

#include "rows.hpp"

namespace coexist::viz {
namespace {

constexpr Length kPoolGap = px(22);

using Adjacency = std::vector<std::vector<std::size_t>>;
using Rows = std::vector<std::vector<std::size_t>>;

// Relations that stay within a site and a side: only they rank.
Adjacency ranking_relations(const Diagram& diagram) {
  Adjacency below(diagram.pools.size());
  for (const RelationLine& line : diagram.relations) {
    const PoolBox& from = diagram.pools[line.from];
    const PoolBox& to = diagram.pools[line.to];
    if (from.site == to.site && from.side == to.side && line.from != line.to) below[line.from].push_back(line.to);
  }
  return below;
}

// The longest way from a pool on which nobody depends. Relations may form circles: as many rounds as there are pools
// would let a circle climb for ever, so depth is bounded by the rounds that a picture can use.
std::vector<std::size_t> depths(const Diagram& diagram, const Adjacency& below) {
  constexpr std::size_t kDeepest = 6;
  std::vector<std::size_t> depth(diagram.pools.size());
  for (std::size_t i = 0; i < depth.size(); ++i) depth[i] = diagram.pools[i].homes_people ? 0 : 1;
  for (std::size_t round = 0; round < kDeepest; ++round) {
    for (std::size_t from = 0; from < depth.size(); ++from) {
      for (const std::size_t to : below[from]) {
        if (!diagram.pools[to].homes_people) depth[to] = std::min(kDeepest, std::max(depth[to], depth[from] + 1));
      }
    }
  }
  return depth;
}

// Twice as many rows as columns, about: pools are wider than high.
std::size_t columns_for(std::size_t pools) {
  std::size_t columns = 1;
  while (2 * columns * columns < pools) ++columns;
  return columns;
}

// Fills rows from the top with the pools of one side, the least deep first; a pool never shares a row with one that it
// hangs on, nor does one that homes people with one that does not.
Rows fill(std::vector<std::size_t> pools, std::size_t columns, const Diagram& diagram, const Adjacency& below,
          const std::vector<std::size_t>& depth) {
  std::stable_sort(pools.begin(), pools.end(), [&](std::size_t a, std::size_t b) { return depth[a] < depth[b]; });
  Rows rows;
  for (const std::size_t pool : pools) {
    const bool fits = !rows.empty() && rows.back().size() < columns &&
                      std::none_of(rows.back().begin(), rows.back().end(), [&](std::size_t other) {
                        return diagram.pools[other].homes_people != diagram.pools[pool].homes_people ||
                               std::count(below[other].begin(), below[other].end(), pool) > 0;
                      });
    if (!fits) rows.emplace_back();
    rows.back().push_back(pool);
  }
  return rows;
}

// Adds the pools of one side to the plan, as a group beside the others from row `top` on.
void add_side(SitePlan& plan, const Rows& rows, std::size_t top, const std::vector<PoolShape>& shapes) {
  if (plan.graph.rows.size() < top + rows.size()) plan.graph.rows.resize(top + rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const std::size_t pool : rows[r]) {
      plan.graph.rows[top + r].push_back(plan.pools.size());
      plan.graph.group.push_back(plan.graph.groups);
      plan.graph.boxes.push_back(shapes[pool].size);
      plan.pools.push_back(pool);
    }
  }
  if (!rows.empty()) ++plan.graph.groups;
}

}  // namespace

std::vector<SitePlan> plan_sites(const Diagram& diagram, const std::vector<PoolShape>& shapes) {
  const Adjacency below = ranking_relations(diagram);
  const std::vector<std::size_t> depth = depths(diagram, below);
  std::vector<std::array<std::vector<std::size_t>, 3>> members(diagram.sites.size());
  for (std::size_t i = 0; i < diagram.pools.size(); ++i) {
    members[diagram.pools[i].site][static_cast<std::size_t>(diagram.pools[i].side)].push_back(i);
  }
  std::vector<SitePlan> plans(diagram.sites.size());
  std::vector<std::size_t> box_of(diagram.pools.size());
  for (std::size_t site = 0; site < plans.size(); ++site) {
    SitePlan& plan = plans[site];
    plan.graph.gap = kPoolGap;
    plan.graph.groups = 0;
    const auto& [old_pools, new_pools, others] = members[site];
    add_side(plan, fill(old_pools, columns_for(old_pools.size()), diagram, below, depth), 0, shapes);
    add_side(plan, fill(new_pools, columns_for(new_pools.size()), diagram, below, depth), 0, shapes);
    // What both sides lead to stands below them, over the width of both.
    const bool both = !old_pools.empty() && !new_pools.empty();
    add_side(plan, fill(others, columns_for(others.size()) * (both ? 2 : 1), diagram, below, depth),
             both ? plan.graph.rows.size() : 0, shapes);
    for (std::size_t k = 0; k < plan.pools.size(); ++k) box_of[plan.pools[k]] = k;
  }
  for (const RelationLine& line : diagram.relations) {
    const std::size_t site = diagram.pools[line.from].site;
    if (site == diagram.pools[line.to].site && line.from != line.to) {
      plans[site].graph.edges.emplace_back(box_of[line.from], box_of[line.to]);
    }
  }
  return plans;
}

}  // namespace coexist::viz
