// Everything that packs take without a document that says so: what `coexist packs assumptions` prints.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/pack_file.hpp"

namespace coexist::scenarios {

enum class TakenAs : std::uint8_t {
  Number,   // an assumption of the pack: a default, and the range that is plausible
  Choice,   // a switch: a default, and the other values
  Decision  // about a conflict or a gap, with neither: no scenario can choose otherwise
};

struct TakenForGranted {
  TakenAs as = TakenAs::Number;
  std::string id;
  std::string asks;                  // what is open
  std::string standard;              // "4 Gflop", "strict", or what was decided
  std::string range;                 // "1 Gflop to 20 Gflop", "strict, matrix"; empty for a decision
  std::string why;                   // of a number
  std::vector<std::string> settles;  // conflicts and gaps, by their ids
  std::vector<std::string> used_by;  // kinds of step, transitions, marks, rules (those of one family as one)
  std::vector<std::string> sources;
  std::vector<std::string> packs;  // in which it is just so
};

/// Of all these packs: numbers, then choices, then decisions, by id. What two packs take differently stands there
/// twice. O(entries of all packs).
std::vector<TakenForGranted> taken_for_granted(const std::vector<const LoadedPack*>& packs);

/// A conflict or gap, a number or a choice of that id: what is open, what was decided, what a scenario may say instead,
/// what rests on it and who says so. Empty if the pack has none.
std::string print_taken(const LoadedPack& pack, const std::string& id);

std::string print_text(const std::vector<TakenForGranted>& all);
std::string print_csv(const std::vector<TakenForGranted>& all);
std::string print_markdown(const std::vector<TakenForGranted>& all);
std::string print_json(const std::vector<TakenForGranted>& all);

}  // namespace coexist::scenarios
