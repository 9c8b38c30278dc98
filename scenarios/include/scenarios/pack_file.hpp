// Packs on disk: product knowledge as data (see scenarios/packs/README.md for the format).
//
// A pack is a directory with a pack.yaml, which names the other files. Loading resolves every name, expands tables
// and mirrored aspects into rules, and checks the whole before anybody may compile it: contradictions, dead rules,
// missing sources. Everything that is wrong is reported with its place.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/pack_sentence.hpp"
#include "scenarios/provenance_table.hpp"
#include "scenarios/schema.hpp"
#include "sim/pack.hpp"

namespace coexist::scenarios {

/// What a pack does about a conflict between its sources, or about a gap in them.
struct PackDecision {
  std::string id;             // as the list of conflicts and gaps numbers it
  std::string asks, decided;  // a sentence each
  std::vector<sim::SwitchId> switches;
  std::vector<sim::AssumptionId> assumptions;
  std::vector<std::string> rules;  // ids, or what several have before a `/`
  std::vector<std::string> sources;
};

/// Software that comes with other software: whoever gets `with` finds `software` in its slot, unless it was said what
/// stands there. Here and not in sim::Software, because loading makes plain installations of it.
struct BroughtSoftware {
  sim::SoftwareId with = sim::kNone<sim::SoftwareId>;
  sim::SoftwareId software = sim::kNone<sim::SoftwareId>;
  std::vector<std::string> sources;
};

struct LoadedPack {
  sim::Pack pack;
  std::vector<std::shared_ptr<const SourceFile>> files;  // read for it, in order: hashed with the other inputs of a run
  std::vector<sim::SourceId> facts;       // those of the pack's sources that are statements, not documents
  std::vector<PackDecision> decisions;    // in the order of the files
  std::vector<PackSentence> sentences;    // in which it can be asked, in order
  std::string collection = {};            // where the statements were collected; empty: with those of most packs
  std::vector<BroughtSoftware> brings{};  // by `with`, then slot; what comes with what comes is there, too
  // Of packs that are extended, or of the pack itself, whose place a rule of the same id took in a layer above; in the
  // order in which they were replaced.
  std::vector<sim::Rule> replaced{};
  // Legacy products that are there only so that somebody who has them is told why not; ascending.
  std::vector<sim::ProductId> refused{};
};

/// A file of the pack format, of the user's own.
struct Overlay {
  std::filesystem::path path;
  Place asked_at;  // where the scenario names it; none if the command line does
};

/// Which pack, and with which rules of the user's own.
struct PackRequest {
  std::filesystem::path directory;  // of all packs that are installed
  std::string id;                   // names a subdirectory of it, or of one of `own`
  Place asked_at;                   // where the scenario names the pack; for E600
  std::vector<Overlay> overlays;    // later ones win
  // Folders of the user's packs, which may extend those that are installed. An id that is taken twice is refused
  // [E622]: with a pack that hides another, the same scenario would say something else on the next machine.
  std::vector<std::filesystem::path> own{};
};

/// Reads the pack and lays the overlays over it: a rule or an assumption of an overlay replaces the one with its id,
/// everything else is added. The result passes sim::check_pack. Nothing after an error; errors E600 to E628 and those
/// of the YAML loader. O(text + cells of all aspects x rules).
std::optional<LoadedPack> load_pack(const PackRequest& request, ProvenanceTable& provenance, Diagnostics& diagnostics);

/// What `coexist packs` lists.
struct PackSummary {
  std::string id;            // the name of its folder, by which it is asked for
  std::string calls_itself;  // load_pack refuses a pack that is not called as its folder is
  std::string version;
  std::string title;
  std::string summary;
  bool is_abstract = false;    // only there to be extended
  std::filesystem::path file;  // its pack.yaml
};

/// All packs of a directory, by id. Directories without a pack.yaml are none; a pack.yaml that cannot be read is
/// reported and left out. A directory that does not exist has no packs.
std::vector<PackSummary> list_packs(const std::filesystem::path& directory, Diagnostics& diagnostics);

/// What a file of a pack may hold; for JSON Schema and the reference.
Shape pack_file_shape();

}  // namespace coexist::scenarios
