// One table as a diagram: its rules in the order in which they win, filtered variable by variable.
#include <algorithm>
#include <map>

#include "pack/winning_order.hpp"
#include "sim/pack_diagrams.hpp"

namespace coexist::sim {
namespace {

class TableReader {
 public:
  TableReader(DiagramForest& forest, const Pack& pack, AspectId aspect, const Scope& scope)
      : forest_(forest), pack_(pack), scope_(scope), dimensions_(scope.size()) {
    const std::vector<Dimension>& dimensions = pack.aspects[aspect].dimensions;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      for (std::size_t variable = 0; variable < scope.size(); ++variable) {
        if (scope[variable].attribute == dimensions[d].attribute) dimensions_[variable].push_back(d);
      }
    }
  }

  // Rules that are still in the running decide alone what follows; a situation that leaves the same ones is the same.
  DiagramId read(std::size_t variable, std::vector<RuleId> rules) {
    while (variable < scope_.size() && dimensions_[variable].empty()) ++variable;
    cut(variable, rules);
    if (rules.empty()) return forest_.constant(0);
    if (variable == scope_.size()) return forest_.constant(static_cast<Label>(index(rules.front()) + 1));
    const auto key = std::pair(variable, rules);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    std::vector<DiagramId> children;
    for (const std::size_t value : scope_[variable].values) {
      std::vector<RuleId> left;
      std::copy_if(rules.begin(), rules.end(), std::back_inserter(left),
                   [&](RuleId rule) { return admits(rule, variable, value); });
      children.push_back(read(variable + 1, std::move(left)));
    }
    return known_[key] = forest_.branch(variable, children);
  }

 private:
  [[nodiscard]] bool admits(RuleId rule, std::size_t variable, std::size_t value) const {
    return std::all_of(dimensions_[variable].begin(), dimensions_[variable].end(), [&](std::size_t d) {
      const ValueMask& mask = pack_.rules[rule].when[d];
      return mask.empty() || mask[value];
    });
  }

  // Behind a rule that asks nothing more, no other can win.
  void cut(std::size_t variable, std::vector<RuleId>& rules) const {
    const auto certain = std::find_if(rules.begin(), rules.end(), [&](RuleId rule) {
      for (std::size_t v = variable; v < dimensions_.size(); ++v) {
        for (const std::size_t d : dimensions_[v]) {
          if (!pack_.rules[rule].when[d].empty()) return false;
        }
      }
      return true;
    });
    if (certain != rules.end()) rules.erase(certain + 1, rules.end());
  }

  DiagramForest& forest_;
  const Pack& pack_;
  const Scope& scope_;
  std::vector<std::vector<std::size_t>> dimensions_;  // of the table, by variable
  std::map<std::pair<std::size_t, std::vector<RuleId>>, DiagramId> known_;
};

}  // namespace

DiagramId rule_diagram(DiagramForest& forest, const Pack& pack, AspectId aspect, const Scope& scope) {
  return TableReader(forest, pack, aspect, scope).read(0, WinningOrder(pack, aspect).rules());
}

}  // namespace coexist::sim
