// Packs of the source tree: as loaded, and compiled with chosen switches; the others are as documented.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/pack_file.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::support {

inline constexpr const char* kShippedPacks = COEXIST_SOURCE_DIR "/scenarios/packs";

/// Fails the test, and returns an empty pack, if the pack does not load.
inline scenarios::LoadedPack loaded_pack(const std::string& id, scenarios::ProvenanceTable& provenance) {
  scenarios::Diagnostics diagnostics;
  auto loaded = scenarios::load_pack({kShippedPacks, id, {}, {}}, provenance, diagnostics);
  EXPECT_TRUE(loaded.has_value()) << print(diagnostics);
  return loaded ? std::move(*loaded) : scenarios::LoadedPack{};
}

inline scenarios::LoadedPack loaded_pack(const std::string& id) {
  scenarios::ProvenanceTable provenance;
  return loaded_pack(id, provenance);
}

inline sim::Pack shipped_pack(const std::string& id) {
  return loaded_pack(id).pack;
}

/// Ids of the packs that describe a hop, in order; those that are there to be extended are none.
inline std::vector<std::string> shipped_hops() {
  scenarios::Diagnostics diagnostics;
  std::vector<std::string> ids;
  for (const scenarios::PackSummary& summary : scenarios::list_packs(kShippedPacks, diagnostics)) {
    if (!summary.is_abstract) ids.push_back(summary.id);
  }
  EXPECT_FALSE(diagnostics.has_errors()) << print(diagnostics);
  return ids;
}

inline std::vector<scenarios::LoadedPack> loaded_hops() {
  std::vector<scenarios::LoadedPack> packs;
  for (const std::string& id : shipped_hops()) packs.push_back(loaded_pack(id));
  return packs;
}

/// As the functions that ask several packs take them. The packs must outlive the result.
inline std::vector<const scenarios::LoadedPack*> pointers(const std::vector<scenarios::LoadedPack>& packs) {
  std::vector<const scenarios::LoadedPack*> out;
  for (const scenarios::LoadedPack& pack : packs) out.push_back(&pack);
  return out;
}

/// `choices`: switches and their values.
inline sim::CompiledPack compiled_pack(sim::Pack pack,
                                       const std::vector<std::pair<std::string, std::string>>& choices = {}) {
  sim::SwitchChoice switches = sim::documented_defaults(pack);
  for (const auto& [name, value] : choices) {
    const sim::SwitchId choice = sim::find(pack.vocabulary.switches, name);
    const auto& values = pack.vocabulary.switches[choice].values;
    const auto found = std::find(values.begin(), values.end(), value);
    EXPECT_NE(found, values.end()) << name << " = " << value;
    switches[choice] = static_cast<std::size_t>(found - values.begin());
  }
  return sim::CompiledPack(std::move(pack), std::move(switches));
}

inline sim::CompiledPack compiled_pack(const std::string& id,
                                       const std::vector<std::pair<std::string, std::string>>& choices = {}) {
  return compiled_pack(shipped_pack(id), choices);
}

}  // namespace coexist::support
