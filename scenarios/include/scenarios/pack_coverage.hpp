// What a pack decides and what it leaves open, table by table: what `coexist packs coverage` prints.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::scenarios {

/// Combinations that no rule decides, as the condition of the rule that is missing.
struct OpenCells {
  std::string when;         // "{client: [a, b], home: {not: none}}", as a rule would write it; "{}": all
  std::uint64_t cells = 0;  // those that no condition before this one names
};

struct TableCoverage {
  std::string aspect, label;
  std::uint64_t cells = 0;
  std::uint64_t decided = 0;    // by some rule
  std::uint64_t assumed = 0;    // of these, by a rule that nobody documents
  std::uint64_t unknown = 0;    // of these, by a rule that says `unknown`
  std::vector<OpenCells> open;  // conditions may overlap; the largest come first, as far as a greedy choice finds them
  std::uint64_t rest = 0;       // undecided, and in no condition because there would be more than kMostConditions
};

struct PackCoverage {
  static constexpr std::size_t kMostConditions = 500;  // of a table; nobody reads more
  std::string pack, version;
  std::vector<TableCoverage> tables;          // in the pack's order
  [[nodiscard]] TableCoverage total() const;  // without conditions
};

/// Exact: every combination of values that can occur is counted, by decision diagrams and not one by one.
/// Precondition: the pack was loaded by load_pack, which checks it. O(parts of the diagrams of its aspects).
PackCoverage make_coverage(const sim::Pack& pack);

/// Each pack table by table, with the conditions that no rule decides, for a terminal.
std::string print_text(const PackCoverage& coverage);
/// A line for each pack.
std::string print_totals(const std::vector<PackCoverage>& packs);
std::string print_json(const std::vector<PackCoverage>& packs);

}  // namespace coexist::scenarios
