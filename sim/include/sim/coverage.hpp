// What the rules of a pack leave open.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/pack_diagrams.hpp"

namespace coexist::sim {

/// The combinations of values of one table, and what becomes of them. Exact, whatever the table's size.
struct Coverage {
  AspectId aspect = kNone<AspectId>;
  Scope scope;  // of the table: the variables of `open`
  std::uint64_t cells = 0;
  std::uint64_t decided = 0;  // by some rule
  std::uint64_t assumed = 0;  // of these, by a rule that nobody documents
  std::uint64_t unknown = 0;  // of these, by a rule that says that the outcome is unknown
  Cover open;                 // those that no rule decides
};

/// By table, in the pack's order. `most`: so many conditions are looked for in each.
/// Precondition: the pack was checked, so that no table is too large. O(parts of the tables' diagrams x conditions).
std::vector<Coverage> coverage(const Pack& pack, std::size_t most);

}  // namespace coexist::sim
