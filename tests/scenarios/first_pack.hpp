// The pack OCS 2007 R2 to Lync Server 2013 as shipped, loaded once, compiled with chosen switches.
#pragma once

#include "shipped_pack.hpp"

namespace coexist::scenarios {

inline const LoadedPack& first_pack() {
  static const LoadedPack loaded = support::loaded_pack("ocs-2007-r2-to-lync-2013");
  return loaded;
}

inline sim::CompiledPack compiled_with(const std::vector<std::pair<std::string, std::string>>& choices = {}) {
  return support::compiled_pack(first_pack().pack, choices);
}

}  // namespace coexist::scenarios
