// Naming a set of cells by conditions, as one would write them into rules.
#include <algorithm>
#include <map>
#include <utility>

#include "sim/decision_diagram.hpp"

namespace coexist::sim {
namespace {

std::uint64_t ones(const DiagramForest& forest, DiagramId function) {
  for (const auto& [label, cells] : forest.tally(function)) {
    if (label != 0) return cells;
  }
  return 0;
}

// A cell of the function, taken from the branch with the most cells: the box that grows from it will be a large one.
class LargestBranch {
 public:
  explicit LargestBranch(const DiagramForest& forest) : forest_(forest) {}

  std::vector<std::size_t> cell(DiagramId function) {
    std::vector<std::size_t> cell(forest_.sizes().size(), 0);
    while (!forest_.is_constant(function)) {
      const std::size_t variable = forest_.variable(function);
      std::size_t best = 0;
      for (std::size_t v = 1; v < forest_.sizes()[variable]; ++v) {
        if (weight(child(function, v)) > weight(child(function, best))) best = v;
      }
      cell[variable] = best;
      function = child(function, best);
    }
    return cell;
  }

 private:
  [[nodiscard]] DiagramId child(DiagramId function, std::size_t value) const {
    return forest_.at(function, forest_.variable(function), value);
  }

  // The share of the cells that are ones. Exact enough for a choice; the arithmetic's order is fixed.
  double weight(DiagramId function) {
    if (forest_.is_constant(function)) return forest_.label(function) != 0 ? 1.0 : 0.0;
    if (const auto known = weights_.find(function); known != weights_.end()) return known->second;
    const std::size_t values = forest_.sizes()[forest_.variable(function)];
    double total = 0;
    for (std::size_t v = 0; v < values; ++v) total += weight(child(function, v));
    return weights_[function] = total / static_cast<double>(values);
  }

  const DiagramForest& forest_;
  std::map<DiagramId, double> weights_;
};

using Masks = std::vector<std::vector<bool>>;  // full: one bit for each value

bool holds_all(const DiagramForest& forest, DiagramId function, const Masks& box, std::map<DiagramId, bool>& known) {
  if (forest.is_constant(function)) return forest.label(function) != 0;
  if (const auto found = known.find(function); found != known.end()) return found->second;
  const std::size_t variable = forest.variable(function);
  bool all = true;
  for (std::size_t v = 0; all && v < box[variable].size(); ++v) {
    all = !box[variable][v] || holds_all(forest, forest.at(function, variable, v), box, known);
  }
  return known[function] = all;
}

// Grows one cell to a box that no value can be added to. Whole variables are tried first: a condition less is worth
// more than a longer list of values.
Masks grown(const DiagramForest& forest, DiagramId function, const std::vector<std::size_t>& cell) {
  Masks box;
  for (std::size_t variable = 0; variable < cell.size(); ++variable) {
    box.emplace_back(forest.sizes()[variable], false);
    box.back()[cell[variable]] = true;
  }
  const auto try_values = [&](std::size_t variable, const std::vector<bool>& added) {
    const std::vector<bool> before = box[variable];
    box[variable] = added;  // what was there holds already
    std::map<DiagramId, bool> known;
    const bool fits = holds_all(forest, function, box, known);
    box[variable] = before;
    for (std::size_t v = 0; fits && v < added.size(); ++v) box[variable][v] = before[v] || added[v];
  };
  for (std::size_t variable = 0; variable < box.size(); ++variable) {
    try_values(variable, std::vector<bool>(box[variable].size(), true));
  }
  for (std::size_t variable = 0; variable < box.size(); ++variable) {
    for (std::size_t v = 0; v < box[variable].size(); ++v) {
      if (box[variable][v]) continue;
      std::vector<bool> added(box[variable].size(), false);
      added[v] = true;
      try_values(variable, added);
    }
  }
  return box;
}

DiagramId outside(DiagramForest& forest, const Masks& box) {
  DiagramId within = forest.constant(0);
  const DiagramId beyond = forest.constant(1);
  for (std::size_t variable = box.size(); variable-- > 0;) {
    std::vector<DiagramId> children;
    for (const bool holds : box[variable]) children.push_back(holds ? within : beyond);
    within = forest.branch(variable, children);
  }
  return within;
}

}  // namespace

Cover cover(DiagramForest& forest, DiagramId function, std::size_t most) {
  Cover out;
  const auto both = [](Label a, Label b) { return Label{a != 0 && b != 0}; };
  function = forest.relabel(function, [](Label label) { return Label{label != 0}; });
  DiagramId rest = function;
  std::uint64_t left = ones(forest, rest);
  while (left > 0) {
    if (out.boxes.size() == most) {
      out.rest = left;
      break;
    }
    const Masks masks = grown(forest, function, LargestBranch(forest).cell(rest));
    rest = forest.combine(rest, outside(forest, masks), both);
    const std::uint64_t before = std::exchange(left, ones(forest, rest));
    out.cells.push_back(before - left);
    Box box;
    for (const std::vector<bool>& mask : masks) {
      const bool any = std::all_of(mask.begin(), mask.end(), [](bool bit) { return bit; });
      box.push_back(any ? std::vector<bool>() : mask);
    }
    out.boxes.push_back(std::move(box));
  }
  return out;
}

}  // namespace coexist::sim
