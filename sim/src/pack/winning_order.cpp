#include "pack/winning_order.hpp"

#include <map>
#include <string_view>

namespace coexist::sim {
namespace {

std::vector<RuleId> rules_of(const Pack& pack, AspectId aspect) {
  std::vector<RuleId> rules;
  for (const RuleId rule : ids<RuleId>(pack.rules.size())) {
    if (pack.rules[rule].aspect == aspect) rules.push_back(rule);
  }
  return rules;
}

// By position: whom a rule names as overridden. A name may be that of several rules.
std::vector<std::vector<std::size_t>> named(const Pack& pack, const std::vector<RuleId>& rules) {
  std::multimap<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < rules.size(); ++i) by_id.emplace(pack.rules[rules[i]].id, i);
  std::vector<std::vector<std::size_t>> out(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (const std::string& name : pack.rules[rules[i]].overrides) {
      for (auto [at, end] = by_id.equal_range(name); at != end; ++at) out[i].push_back(at->second);
    }
  }
  return out;
}

// All that can be reached from one rule. The walk is kept in a list: a long chain must not exhaust the stack.
RuleBits reached_from(std::size_t rule, const std::vector<std::vector<std::size_t>>& overrides) {
  RuleBits reached(overrides.size());
  std::vector<std::size_t> open = overrides[rule];
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    if (reached.test_set(next)) continue;
    open.insert(open.end(), overrides[next].begin(), overrides[next].end());
  }
  return reached;
}

}  // namespace

WinningOrder::WinningOrder(const Pack& pack, AspectId aspect) {
  const std::vector<RuleId> rules = rules_of(pack, aspect);
  const auto overrides = named(pack, rules);
  beaten_by_.assign(rules.size(), RuleBits(rules.size()));
  for (std::size_t winner = 0; winner < rules.size(); ++winner) {
    const RuleBits reached = reached_from(winner, overrides);
    const bool is_last = pack.rules[rules[winner]].otherwise;
    for (std::size_t loser = 0; loser < rules.size(); ++loser) {
      const bool comes_last = pack.rules[rules[loser]].otherwise;
      if (winner != loser) beaten_by_[loser][winner] = is_last == comes_last ? reached[loser] : comes_last;
    }
  }
  RuleBits left(rules.size());
  left.set();
  while (left.any()) {
    std::size_t next = left.find_first();
    while (next != RuleBits::npos && beaten_by_[next].intersects(left)) next = left.find_next(next);
    if (next == RuleBits::npos) next = left.find_first();
    left.reset(next);
    rules_.push_back(rules[next]);
    as_written_.push_back(next);
  }
}

}  // namespace coexist::sim
