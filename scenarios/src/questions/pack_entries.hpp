// A pack as a flat list of what it says, in words: for whoever compares packs, or asks who cites a statement.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scenarios/pack_file.hpp"

namespace coexist::scenarios::questions {

struct PackEntry {
  std::string kind;                                         // "rule", "assumption"
  std::string id;                                           // unique within its kind
  std::vector<std::pair<std::string, std::string>> fields;  // the same ones, in the same order, for all of a kind
  std::vector<std::string> sources;                         // facts and documents that it cites
  sim::Provenance provenance;
  bool acts = true;  // false: a kind of step on which nothing depends but the order of steps and their length
};

/// Everything that the pack holds, kind by kind; facts and documents come last, and cite nothing.
std::vector<PackEntry> entries_of(const LoadedPack& loaded);

// The parts: pack_entries_rules.cpp, pack_entries_steps.cpp and pack_entries_media.cpp.
void add_rule_entries(const sim::Pack& pack, std::vector<PackEntry>& entries);
void add_step_entries(const sim::Pack& pack, std::vector<PackEntry>& entries);
void add_media_entries(const sim::Pack& pack, std::vector<PackEntry>& entries);

/// "a, b"; "any" for an empty mask.
std::string masked(const std::vector<bool>& mask, const std::vector<std::string>& names);

template <typename Table>
std::vector<std::string> ids_in(const Table& table) {
  std::vector<std::string> ids;
  for (const auto& entry : table) ids.push_back(entry.id);
  return ids;
}

}  // namespace coexist::scenarios::questions
