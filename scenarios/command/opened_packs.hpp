// Packs as commands open them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "invocation.hpp"
#include "scenarios/pack_file.hpp"

namespace coexist::command {

struct OpenedPack {
  scenarios::PackSummary summary;
  scenarios::LoadedPack loaded;
  [[nodiscard]] const sim::Pack& pack() const noexcept { return loaded.pack; }
};

/// The user's own files and folders.
struct OwnPaths {
  std::vector<std::filesystem::path> rules, packs;
};

/// Throws BadInput if a folder of packs is none.
OwnPaths own_paths(const OwnKnowledge& own);

/// Those that were named, in that order, or all that describe a hop, with the user's rules over the one that was named.
/// Loading checks all that a pack can be checked for; packs that were not named may be broken. Throws BadInput for a
/// pack that is wrong or unknown, and for rules over more than one. Places go into `provenance`.
std::vector<OpenedPack> open_packs(const std::vector<std::string>& ids, const OwnKnowledge& own,
                                   scenarios::ProvenanceTable& provenance);

/// As open_packs: the one that was named, or all if the name is empty.
std::vector<OpenedPack> open_one_or_all(const std::string& id, const OwnKnowledge& own,
                                        scenarios::ProvenanceTable& provenance);

}  // namespace coexist::command
