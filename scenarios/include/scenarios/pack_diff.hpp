// In what two packs differ: what `coexist packs diff` prints.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/pack_file.hpp"

namespace coexist::scenarios {

/// A part of an entry that says something else: "outcome", "works", "fails".
struct FieldDifference {
  std::string field, a, b;
};

/// An entry of both packs. Positions are those of the two packs; the same one if both took it from a pack below.
struct EntryDifference {
  std::string kind, id;
  std::vector<FieldDifference> fields;
  Place a, b;
};

struct LoneEntry {
  std::string kind, id;
  Place place;
};

/// Combinations of a table that end differently. Values that only one pack knows are not compared: they are lone
/// entries.
struct OutcomeDifference {
  std::string a, b;               // "✓ works", "✕ fails without ..."
  std::vector<std::string> when;  // conditions, as a rule would write them
  std::uint64_t cells = 0;        // in all
  std::uint64_t rest = 0;         // in no condition, because there would be too many
};

struct TableDifference {
  std::string aspect;
  std::uint64_t compared = 0;  // combinations that both know
  std::uint64_t differing = 0;
  std::vector<OutcomeDifference> outcomes;
};

struct PackDifference {
  std::string a, b;                        // "ocs-2007-r2-to-lync-2013 1.1.0"
  std::vector<LoneEntry> only_a, only_b;   // by kind, then in the pack's order
  std::vector<EntryDifference> differing;  // likewise
  std::vector<TableDifference> tables;     // of both packs, in the order of the first; also those that agree
  [[nodiscard]] bool any() const;
};

/// Entries are matched by kind and id: rules and cells, assumptions, steps, capacities and all else that a pack holds.
/// O(entries + parts of the tables' diagrams).
PackDifference diff_packs(const LoadedPack& a, const LoadedPack& b, const ProvenanceTable& provenance);

std::string print_text(const PackDifference& difference);
std::string print_json(const PackDifference& difference);

}  // namespace coexist::scenarios
