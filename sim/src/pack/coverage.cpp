#include "sim/coverage.hpp"

namespace coexist::sim {

std::vector<Coverage> coverage(const Pack& pack, std::size_t most) {
  std::vector<Coverage> out;
  for (const AspectId aspect : ids<AspectId>(pack.aspects.size())) {
    Coverage table;
    table.aspect = aspect;
    table.scope = scope_of(pack, {.path = {}, .aspect = aspect});
    DiagramForest forest(sizes_of(table.scope));
    const DiagramId rules = rule_diagram(forest, pack, aspect, table.scope);
    for (const auto& [label, cells] : forest.tally(rules)) {
      table.cells += cells;
      if (label == 0) continue;
      const Rule& rule = pack.rules[id_at<RuleId>(label - 1)];
      table.decided += cells;
      if (rule.assumed) table.assumed += cells;
      if (rule.outcome == Outcome::Unknown) table.unknown += cells;
    }
    table.open = cover(forest, forest.relabel(rules, [](Label rule) { return Label{rule == 0}; }), most);
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace coexist::sim
