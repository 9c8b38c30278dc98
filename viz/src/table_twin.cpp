#include "viz/table_twin.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "planner/counted.hpp"

namespace coexist::viz {
namespace {

std::string_view word(Side side) {
  switch (side) {
    case Side::Old:
      return "old";
    case Side::New:
      return "new";
    case Side::Outside:
      break;
  }
  return "other";
}

// "serving (limited)"; what is faded makes no claim about how it is doing.
std::string state_text(const ItemState& state) {
  const std::string_view mark = state.faded ? "not here in this phase" : name_of(state.mark);
  if (state.word.empty()) return std::string(mark);
  return mark.empty() ? state.word : fmt::format("{} ({})", state.word, mark);
}

class Table {
 public:
  explicit Table(const Diagram& diagram) : diagram_(diagram) {
    table_.header = {"kind", "name", "where", "side", "state", "details"};
  }
  void add(std::string kind, const Item& item, std::string where, std::string side, const ItemState& state,
           const std::string& fixed) {
    std::string details = fixed;
    if (!state.text.empty()) details += (details.empty() ? "" : "; ") + state.text;
    table_.rows.push_back(
        {std::move(kind), item.label, std::move(where), std::move(side), state_text(state), std::move(details)});
  }
  void add_pool(std::size_t i, const ItemState& state) {
    const PoolBox& pool = diagram_.pools[i];
    std::string what = pool.product;
    if (!pool.role.empty()) what += (what.empty() ? "" : ", ") + pool.role;
    add("pool", pool, diagram_.sites[pool.site].label, std::string(word(pool.side)), state, what);
  }
  void add_inside(std::string kind, const Item& item, std::size_t pool, const ItemState& state,
                  const std::string& fixed) {
    add(std::move(kind), item, diagram_.pools[pool].label, std::string(word(diagram_.pools[pool].side)), state, fixed);
  }
  [[nodiscard]] TextTable take() { return std::move(table_); }

 private:
  const Diagram& diagram_;
  TextTable table_;
};

// Positions of the items of each owner, in order.
template <typename T, typename Owner>
std::vector<std::vector<std::size_t>> by_owner(const std::vector<T>& items, std::size_t owners, Owner owner) {
  std::vector<std::vector<std::size_t>> result(owners);
  for (std::size_t i = 0; i < items.size(); ++i) result[owner(items[i])].push_back(i);
  return result;
}

}  // namespace

TextTable table_twin(const Diagram& diagram, const DiagramState& state) {
  const auto pool_of = [](const auto& item) { return item.pool; };
  const auto pools = by_owner(diagram.pools, diagram.sites.size(), [](const PoolBox& pool) { return pool.site; });
  const auto servers = by_owner(diagram.servers, diagram.pools.size(), pool_of);
  const auto badges = by_owner(diagram.badges, diagram.pools.size(), pool_of);
  Table table(diagram);
  for (std::size_t s = 0; s < diagram.sites.size(); ++s) {
    const SiteBox& site = diagram.sites[s];
    table.add(site.central ? "central site" : "branch site", site, "", "", state.sites[s], site.zone);
    for (const std::size_t p : pools[s]) {
      table.add_pool(p, state.pools[p]);
      for (const std::size_t i : servers[p]) {
        const std::size_t n = diagram.servers[i].members.size();
        table.add_inside(n == 1 ? "server" : "servers", diagram.servers[i], p, state.servers[i],
                         n == 1 ? "" : planner::counted(n, "server", "servers"));
      }
      for (const std::size_t i : badges[p]) table.add_inside("artefact", diagram.badges[i], p, state.badges[i], "");
    }
  }
  for (std::size_t i = 0; i < diagram.links.size(); ++i) {
    const WanLink& link = diagram.links[i];
    table.add("WAN link", link, fmt::format("{} – {}", diagram.sites[link.a].label, diagram.sites[link.b].label), "",
              state.links[i], link.measure);
  }
  for (std::size_t i = 0; i < diagram.relations.size(); ++i) {
    const RelationLine& line = diagram.relations[i];
    table.add("relation", line, fmt::format("{} → {}", diagram.pools[line.from].label, diagram.pools[line.to].label),
              "", state.relations[i], "");
  }
  return table.take();
}

}  // namespace coexist::viz
