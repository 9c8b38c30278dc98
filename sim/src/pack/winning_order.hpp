// Which of an aspect's rules wins where several apply.
#pragma once

#include <boost/dynamic_bitset.hpp>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::sim {

/// Some rules of one aspect.
using RuleBits = boost::dynamic_bitset<>;

/// Rules of one aspect in the order in which they win: a rule precedes those it overrides, and rules marked `otherwise`
/// come last; ties keep the pack's order. Cycles of overrides keep the pack's order too (check_pack reports a
/// contradiction then, because each beats the other only on paper). A place is a position in this order.
class WinningOrder {
 public:
  WinningOrder(const Pack& pack, AspectId aspect);

  [[nodiscard]] const std::vector<RuleId>& rules() const noexcept { return rules_; }
  /// Whether the rule at one place is declared to beat the one at another, directly or through rules between them.
  [[nodiscard]] bool beats(std::size_t place, std::size_t other) const {
    return beaten_by_[as_written_[other]][as_written_[place]];
  }

 private:
  std::vector<RuleId> rules_;
  std::vector<std::size_t> as_written_;  // by place: the rule's position among the aspect's in the pack
  std::vector<RuleBits> beaten_by_;      // both by position in the pack
};

}  // namespace coexist::sim
