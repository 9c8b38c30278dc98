// The pack OCS 2007 R2 to Lync Server 2013 as shipped, loaded once, compiled with chosen switches.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "scenarios/pack_file.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::scenarios {

inline const LoadedPack& first_pack() {
  static const LoadedPack loaded = [] {
    ProvenanceTable provenance;
    Diagnostics diagnostics;
    auto pack =
        load_pack({COEXIST_SOURCE_DIR "/scenarios/packs", "ocs-2007-r2-to-lync-2013", {}, {}}, provenance, diagnostics);
    EXPECT_TRUE(pack.has_value()) << print(diagnostics);
    return pack ? std::move(*pack) : LoadedPack{};
  }();
  return loaded;
}

inline sim::CompiledPack compiled_with(const std::vector<std::pair<std::string, std::string>>& choices = {}) {
  sim::Pack pack = first_pack().pack;
  sim::SwitchChoice switches = sim::documented_defaults(pack);
  for (const auto& [name, value] : choices) {
    const sim::SwitchId id = sim::find(pack.vocabulary.switches, name);
    const auto& values = pack.vocabulary.switches[id].values;
    const auto found = std::find(values.begin(), values.end(), value);
    EXPECT_NE(found, values.end()) << name << " = " << value;
    switches[id] = static_cast<std::size_t>(found - values.begin());
  }
  return sim::CompiledPack(std::move(pack), std::move(switches));
}

}  // namespace coexist::scenarios
