// Checks of a pack before it is used: contradictions, dead rules, missing sources.
#pragma once

#include <string>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::sim {

enum class PackFault : std::uint8_t {
  Contradiction,    // two rules of one aspect disagree on a cell and neither overrides the other
  Unreachable,      // no cell is decided by this rule under any choice of switches
  NoSource,         // a documented rule names no source
  OverridesNobody,  // `overrides` names a rule that does not exist in its aspect
  TooManyCells      // an aspect's table would exceed the limit, or one of its dimensions 256 values
};

struct PackFinding {
  PackFault fault = PackFault::Contradiction;
  RuleId rule = kNone<RuleId>;
  RuleId other = kNone<RuleId>;  // with Contradiction: the rule it disagrees with
  AspectId aspect = kNone<AspectId>;
  std::string cell;             // "client=client-1 host=new-1": the first cell concerned
  std::string name;             // with OverridesNobody: the name
  std::vector<RuleId> winners;  // with Unreachable: those that decide its cells, each once; none if it has no cell
};

/// An aspect's table may have at most this many cells; documented tables have hundreds.
inline constexpr std::size_t kMostCells = 1U << 20U;

/// All faults, in order of aspect and rule. Empty: the pack may be compiled.
std::vector<PackFinding> check_pack(const Pack& pack);

}  // namespace coexist::sim
