#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "packs/building.hpp"
#include "packs/read_layers.hpp"
#include "scenarios/pack_file.hpp"

namespace coexist::scenarios {
namespace {

using packs::Building;
using packs::WrittenPack;

void build(Building& building, const std::vector<WrittenPack>& layers) {
  constexpr void (*kStages[])(Building&, const WrittenPack&) = {
      packs::build_vocabulary, packs::build_switches_and_sources,
      packs::build_brought,    packs::build_aspects,
      packs::build_tables,     packs::build_skews,
      packs::build_rules};
  constexpr void (*kLaterStages[])(Building&, const WrittenPack&) = {
      packs::build_interactions, packs::build_questions, packs::build_steps, packs::build_meetings, packs::build_marks,
      packs::build_notes,        packs::build_estate,    packs::build_media, packs::build_decisions};
  const auto carry_out = [&](const auto& stages) {
    for (const auto stage : stages) {
      for (building.layer = 0; building.layer < layers.size(); ++building.layer) {
        stage(building, layers[building.layer]);
      }
    }
  };
  carry_out(kStages);
  packs::check_hop(building);
  packs::close_brought(building);
  packs::build_mirrors(building);
  carry_out(kLaterStages);
  sim::Pack& pack = building.pack;
  pack.sign_in = sim::find(pack.interactions, "sign-in");
  pack.schedule = sim::find(pack.interactions, "schedule");
  pack.edit = sim::find(pack.interactions, "edit");
  pack.join = sim::find(pack.interactions, "join");
}

// Where packs are installed says nothing about the result, and reports from two machines should be the same. Only once
// nothing is wrong with them: who mends a pack wants to open the file that a diagnostic names.
void name_as_installed(const PackRequest& request, LoadedPack& loaded, ProvenanceTable& provenance) {
  const std::string installed = (request.directory / "").string();
  const auto is_overlay = [&request](const std::string& name) {
    return std::any_of(request.overlays.begin(), request.overlays.end(),
                       [&name](const Overlay& overlay) { return overlay.path == name; });
  };
  std::map<const SourceFile*, std::shared_ptr<const SourceFile>> renamed;
  for (std::shared_ptr<const SourceFile>& file : loaded.files) {
    if (!file->name.starts_with(installed) || is_overlay(file->name)) continue;
    auto named = std::make_shared<SourceFile>(*file);
    named->name.replace(0, installed.size(), "packs/");
    renamed.emplace(file.get(), named);
    file = std::move(named);
  }
  provenance.rename_files(renamed);
}

}  // namespace

// The products that packs below have and that only a hop gives a side.
std::vector<std::string> products_without_side(const packs::Layers& layers) {
  std::vector<std::string> ids;
  for (std::size_t layer = 0; layer < layers.own; ++layer) {
    for (const packs::WrittenProduct& product : layers.packs[layer].products) {
      if (!product.side) ids.push_back(product.id.value);
    }
  }
  return ids;
}

std::optional<LoadedPack> load_pack(const PackRequest& request, ProvenanceTable& provenance, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  LoadedPack loaded;
  const auto layers = packs::read_layers(request, loaded, diagnostics);
  if (!layers) {
    return std::nullopt;
  }
  const WrittenPack& own = layers->packs[layers->own];
  if (const auto sideless = products_without_side(*layers); !own.hop && !sideless.empty()) {
    diagnostics.error(
        "E605", own.header->id.place,
        fmt::format("pack '{}' does not say which products are left and which are moved to", own.header->id.value),
        fmt::format("write `hop: {{legacy: [...], new: [...]}}`; the packs that it extends have {}",
                    fmt::join(sideless, ", ")));
    return std::nullopt;
  }
  const bool is_whole = diagnostics.error_count() == errors_before;
  Diagnostics found;
  Building building{provenance, is_whole ? diagnostics : found};
  building.pack.id = own.header->id.value;
  building.pack.version = own.header->version;
  building.pack.title = own.header->title;
  building.hop = own.hop;
  building.own_layer = layers->own;
  build(building, layers->packs);
  if (!is_whole) layers->sound.report(found, diagnostics);
  if (diagnostics.error_count() == errors_before) {
    packs::report_findings(building);
  }
  if (diagnostics.error_count() > errors_before) {
    return std::nullopt;
  }
  name_as_installed(request, loaded, provenance);
  loaded.pack = std::move(building.pack);
  loaded.sentences = std::move(building.sentences);
  loaded.collection = own.header->collection;
  loaded.decisions = std::move(building.decisions);
  loaded.brings = std::move(building.brings);
  loaded.replaced = std::move(building.replaced);
  if (building.hop) {
    for (const packs::Name& name : building.hop->refused) {
      loaded.refused.push_back(sim::find(loaded.pack.vocabulary.products, name.value));
    }
    std::sort(loaded.refused.begin(), loaded.refused.end());
  }
  for (const sim::SourceId id : sim::ids<sim::SourceId>(loaded.pack.vocabulary.sources.size())) {
    if (building.facts.count(loaded.pack.vocabulary.sources[id].id) > 0) loaded.facts.push_back(id);
  }
  return loaded;
}

Shape pack_file_shape() {
  return packs::written_pack_schema().shape();
}

}  // namespace coexist::scenarios
