#include <fmt/format.h>

#include <algorithm>

#include "packs/building.hpp"
#include "scenarios/pack_file.hpp"
#include "scenarios/text_file.hpp"
#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios {
namespace {

using packs::Building;
using packs::WrittenPack;

constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMostFiles = 64;

std::optional<WrittenPack> read_file(const std::filesystem::path& path, LoadedPack& loaded, Diagnostics& diagnostics) {
  const auto file = read_text(path, diagnostics);
  if (!file) {
    return std::nullopt;
  }
  loaded.files.push_back(file);
  const auto tree = load_yaml(file, diagnostics);
  return tree ? packs::written_pack_schema().decode(*tree, diagnostics) : std::nullopt;
}

void check_header(const WrittenPack& written, const PackRequest& request, const std::filesystem::path& path,
                  Diagnostics& diagnostics) {
  if (!written.header) {
    diagnostics.error("E605", {}, fmt::format("{} has no key 'pack'", path.string()));
  } else if (written.header->format.value != kFormat) {
    diagnostics.error(
        "E605", written.header->format.place,
        fmt::format("pack format {} is not known; this program reads {}", written.header->format.value, kFormat));
  } else if (written.header->id.value != request.id) {
    diagnostics.error(
        "E605", written.header->id.place,
        fmt::format("the pack in directory '{}' calls itself '{}'", request.id, written.header->id.value));
  }
}

// Only pack.yaml says what a pack is and of which files it consists; elsewhere the two keys would be ignored in
// silence.
std::optional<WrittenPack> read_part(const std::filesystem::path& path, LoadedPack& loaded, Diagnostics& diagnostics) {
  auto part = read_file(path, loaded, diagnostics);
  if (part && (part->header || !part->files.empty())) {
    const Place& place = part->header ? part->header->id.place : part->files.front().place;
    diagnostics.error("E605", place, "`pack` and `files` belong into pack.yaml only");
    return std::nullopt;
  }
  return part;
}

// A pack stays within its directory: its files are named, not pointed to.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string::npos;
}

std::optional<WrittenPack> read_pack(const PackRequest& request, LoadedPack& loaded, Diagnostics& diagnostics) {
  const std::filesystem::path directory = request.directory / request.id;
  auto pack = read_file(directory / "pack.yaml", loaded, diagnostics);
  if (!pack) {
    return std::nullopt;
  }
  check_header(*pack, request, directory / "pack.yaml", diagnostics);
  const packs::Names files = pack->files;
  if (files.size() > kMostFiles) {
    diagnostics.error("E607", files.front().place, fmt::format("a pack has at most {} files", kMostFiles));
    return std::nullopt;
  }
  for (const packs::Name& name : files) {
    if (!is_plain_name(name.value)) {
      diagnostics.error("E605", name.place, fmt::format("'{}' is not a file beside pack.yaml", name.value));
    } else if (auto more = read_part(directory / name.value, loaded, diagnostics)) {
      packs::append(*pack, std::move(*more));
    }
  }
  return pack;
}

void build(Building& building, const std::vector<WrittenPack>& layers) {
  constexpr void (*kStages[])(Building&, const WrittenPack&) = {packs::build_vocabulary,
                                                                packs::build_switches_and_sources, packs::build_aspects,
                                                                packs::build_tables, packs::build_rules};
  constexpr void (*kLaterStages[])(Building&, const WrittenPack&) = {packs::build_interactions, packs::build_meetings,
                                                                     packs::build_steps, packs::build_estate};
  const auto carry_out = [&](const auto& stages) {
    for (const auto stage : stages) {
      for (building.layer = 0; building.layer < layers.size(); ++building.layer) {
        stage(building, layers[building.layer]);
      }
    }
  };
  carry_out(kStages);
  packs::build_mirrors(building);
  carry_out(kLaterStages);
  sim::Pack& pack = building.pack;
  pack.sign_in = sim::find(pack.interactions, "sign-in");
  pack.schedule = sim::find(pack.interactions, "schedule");
  pack.edit = sim::find(pack.interactions, "edit");
  pack.join = sim::find(pack.interactions, "join");
}

bool is_known(const PackRequest& request, Diagnostics& diagnostics) {
  std::error_code ignored;
  if (is_plain_name(request.id) && std::filesystem::exists(request.directory / request.id / "pack.yaml", ignored)) {
    return true;
  }
  Diagnostics of_others;  // a broken pack beside the one that is missing is no news here
  std::vector<std::string> known;
  for (const PackSummary& summary : list_packs(request.directory, of_others)) {
    known.push_back(summary.id);
  }
  diagnostics.error("E600", request.asked_at, fmt::format("unknown pack '{}'", request.id),
                    did_you_mean(request.id, known));
  return false;
}

}  // namespace

std::optional<LoadedPack> load_pack(const PackRequest& request, ProvenanceTable& provenance, Diagnostics& diagnostics) {
  if (!is_known(request, diagnostics)) {
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.error_count();
  LoadedPack loaded;
  std::vector<WrittenPack> layers;
  if (auto pack = read_pack(request, loaded, diagnostics)) {
    layers.push_back(std::move(*pack));
  }
  for (const std::filesystem::path& overlay : request.overlays) {
    if (auto more = read_part(overlay, loaded, diagnostics)) {
      layers.push_back(std::move(*more));
    }
  }
  // Names that stand in a file that could not be read would all be unknown: that helps nobody.
  if (diagnostics.error_count() > errors_before) {
    return std::nullopt;
  }
  Building building{provenance, diagnostics};
  building.pack.id = layers.front().header->id.value;
  building.pack.version = layers.front().header->version;
  building.pack.title = layers.front().header->title;
  build(building, layers);
  if (diagnostics.error_count() == errors_before) {
    packs::report_findings(building);
  }
  if (diagnostics.error_count() > errors_before) {
    return std::nullopt;
  }
  loaded.pack = std::move(building.pack);
  return loaded;
}

Shape pack_file_shape() {
  return packs::written_pack_schema().shape();
}

}  // namespace coexist::scenarios
