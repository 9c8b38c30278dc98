#include "questions/rule_example.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "questions/asked_scope.hpp"

namespace coexist::scenarios::questions {
namespace {

// The first of a box, of what is not indifferent to it: a value that might as well be another reads like a condition.
// "none", the last of a domain, only where nothing else is left: it makes a poor example.
std::vector<std::string> first_of(const sim::Pack& pack, const sim::Aspect& aspect, const sim::Scope& scope,
                                  const sim::Box& box) {
  const std::vector<std::string> names = dimension_names(aspect, scope);
  std::vector<std::string> example;
  for (std::size_t variable = 0; variable < scope.size(); ++variable) {
    const std::vector<bool>& mask = box[variable];
    if (mask.empty() || std::find(mask.begin(), mask.end(), false) == mask.end()) continue;
    const auto first = std::find(mask.begin(), mask.end(), true) - mask.begin();
    const std::size_t value = scope[variable].values[static_cast<std::size_t>(first)];
    example.push_back(
        fmt::format("{}: {}", names[variable], labels_of(pack.vocabulary, scope[variable].attribute)[value]));
  }
  return example;
}

}  // namespace

RuleReach reach_of(const sim::Pack& pack, sim::RuleId rule) {
  const sim::Aspect& aspect = pack.aspects[pack.rules[rule].aspect];
  const sim::Scope scope = sim::scope_of(pack, {.path = {}, .aspect = pack.rules[rule].aspect});
  sim::DiagramForest forest(sim::sizes_of(scope));
  const sim::DiagramId decides =
      forest.relabel(sim::rule_diagram(forest, pack, pack.rules[rule].aspect, scope),
                     [&](sim::Label label) { return sim::Label{label == sim::index(rule) + 1}; });
  RuleReach out;
  for (const auto& [label, cells] : forest.tally(decides)) {
    out.cells += cells;
    if (label == 1) out.decides = cells;
  }
  const sim::Cover first = sim::cover(forest, decides, 1);
  if (!first.boxes.empty()) out.example = first_of(pack, aspect, scope, first.boxes.front());
  return out;
}

}  // namespace coexist::scenarios::questions
