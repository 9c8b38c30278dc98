// Packs as commands open them.
#pragma once

#include <string>
#include <vector>

#include "scenarios/pack_file.hpp"

namespace coexist::command {

struct OpenedPack {
  scenarios::PackSummary summary;
  scenarios::LoadedPack loaded;
  [[nodiscard]] const sim::Pack& pack() const noexcept { return loaded.pack; }
};

/// Those that were named, in that order, or all that describe a hop. Loading checks all that a pack can be checked for.
/// Throws BadInput for a pack that is wrong or unknown. Places go into `provenance`.
std::vector<OpenedPack> open_packs(const std::vector<std::string>& ids, scenarios::ProvenanceTable& provenance);

}  // namespace coexist::command
