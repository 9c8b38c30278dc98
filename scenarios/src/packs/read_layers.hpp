// The files of a pack and of those that it extends, decoded and in order: what lies below comes first.
#pragma once

#include <optional>
#include <vector>

#include "packs/written_pack.hpp"
#include "scenarios/pack_file.hpp"
#include "schema/sound_part.hpp"

namespace coexist::scenarios::packs {

struct Layers {
  std::vector<WrittenPack> packs;  // each pack once, below those that extend it; then the overlays
  std::size_t own = 0;             // index of the pack that was asked for
  SoundPart sound;                 // if errors were reported: what findings about the packs would only follow from them
};

/// Nothing if a file could not be read, or not be made a layer; what is mistaken within a file is reported and left out
/// [E600, E605, E607, E617, and those of files and YAML]. Adds each file that is read to `loaded`.
std::optional<Layers> read_layers(const PackRequest& request, LoadedPack& loaded, Diagnostics& diagnostics);

}  // namespace coexist::scenarios::packs
