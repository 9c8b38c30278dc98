#include "pack/cells.hpp"

#include <algorithm>

namespace coexist::sim {
namespace {

bool names_as_overridden(const Rule& winner, const Rule& loser) {
  return std::find(winner.overrides.begin(), winner.overrides.end(), loser.id) != winner.overrides.end();
}

// Depth-first over `overrides`; `seen` keeps cycles finite.
bool reaches(const Pack& pack, RuleId from, RuleId to, std::vector<bool>& seen) {
  const Rule& rule = pack.rules[from];
  if (names_as_overridden(rule, pack.rules[to])) return true;
  seen[index(from)] = true;
  for (RuleId next : ids<RuleId>(pack.rules.size())) {
    if (seen[index(next)] || pack.rules[next].aspect != rule.aspect) continue;
    if (names_as_overridden(rule, pack.rules[next]) && reaches(pack, next, to, seen)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::size_t> shape(const Pack& pack, const Aspect& aspect) {
  std::vector<std::size_t> sizes;
  for (const Dimension& dimension : aspect.dimensions) {
    sizes.push_back(domain(pack.vocabulary, dimension.attribute).size());
  }
  return sizes;
}

bool beats(const Pack& pack, RuleId a, RuleId b) {
  const Rule& first = pack.rules[a];
  const Rule& second = pack.rules[b];
  if (first.otherwise != second.otherwise) return second.otherwise;
  if (first.overrides.empty()) return false;
  std::vector<bool> seen(pack.rules.size(), false);
  return reaches(pack, a, b, seen);
}

std::vector<RuleId> winning_order(const Pack& pack, AspectId aspect) {
  std::vector<RuleId> rest;
  for (RuleId rule : ids<RuleId>(pack.rules.size())) {
    if (pack.rules[rule].aspect == aspect) rest.push_back(rule);
  }
  // Selection by "beaten by nobody left": stable, and quadratic only in the rules of one aspect.
  std::vector<RuleId> order;
  while (!rest.empty()) {
    auto next = std::find_if(rest.begin(), rest.end(), [&](RuleId candidate) {
      return std::none_of(rest.begin(), rest.end(),
                          [&](RuleId other) { return other != candidate && beats(pack, other, candidate); });
    });
    if (next == rest.end()) next = rest.begin();
    order.push_back(*next);
    rest.erase(next);
  }
  return order;
}

}  // namespace coexist::sim
