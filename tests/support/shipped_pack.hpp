// A pack of the source tree, compiled with chosen switches; the others are as documented.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/pack_file.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::support {

/// Fails the test, and returns an empty pack, if the pack does not load.
inline sim::Pack shipped_pack(const std::string& id) {
  scenarios::ProvenanceTable provenance;
  scenarios::Diagnostics diagnostics;
  auto loaded = scenarios::load_pack({COEXIST_SOURCE_DIR "/scenarios/packs", id, {}, {}}, provenance, diagnostics);
  EXPECT_TRUE(loaded.has_value()) << print(diagnostics);
  return loaded ? std::move(loaded->pack) : sim::Pack{};
}

inline sim::CompiledPack compiled_pack(const std::string& id,
                                       const std::vector<std::pair<std::string, std::string>>& choices = {}) {
  sim::Pack pack = shipped_pack(id);
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

}  // namespace coexist::support
