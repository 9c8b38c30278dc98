// From a scenario file to everything that a run needs.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/expectation.hpp"
#include "scenarios/provenance_table.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/waiver.hpp"
#include "scenarios/zones.hpp"
#include "sim/pack.hpp"
#include "sim/scenario.hpp"

namespace coexist::scenarios {

/// One file that decided the result, with a digest of its bytes (BLAKE2b, 128 bits, hexadecimal).
struct InputFile {
  std::string name;
  std::string digest;
};

/// A limit on a metric (see metrics.hpp).
struct Threshold {
  std::string metric;
  std::optional<std::int64_t> at_most;
  std::optional<std::int64_t> at_least;
  Place place;
};

struct LoadedScenario {
  sim::Scenario scenario;
  sim::Pack pack;
  sim::SwitchChoice switches;
  std::string description;
  Zone zone;  // in which instants are shown
  std::vector<Threshold> thresholds;
  std::vector<Waiver> waivers;
  std::vector<Expectation> expectations;
  std::vector<sim::Rule> replaced{};  // rules of the pack whose place one of the same id took: LoadedPack::replaced
  std::vector<InputFile> inputs;
  ProvenanceTable provenance;
  // Assumptions that the inputs themselves rest on, each with what was made with it: "generated meetings".
  std::vector<std::pair<sim::AssumptionId, std::string>> rests_on;
  std::vector<std::string> notes;  // what an architect should know about the import: series clipped, columns not used
};

struct ScenarioRequest {
  std::filesystem::path path;           // a scenario file, or a folder that holds scenario.yaml
  std::filesystem::path packs;          // the folder of all packs that are installed
  std::vector<std::string> set;         // `path=value`
  std::vector<std::string> fail;        // servers that are off from the start
  std::vector<std::string> fail_links;  // links likewise: an id, or `site--site`
  // Meetings from the seed, which take most of the time. Without them the schedule can be judged and nothing else; a
  // scenario with expectations, which may name them, gets them all the same.
  bool draw_meetings = true;
  std::vector<std::filesystem::path> rules{};      // overlays beside those that the scenario names; they win over these
  std::vector<std::filesystem::path> own_packs{};  // folders of the user's packs: PackRequest::own
};

/// Reads, merges, decodes and resolves. Everything wrong is reported with its place; nothing comes back after an error.
/// Tables are ordered by id, so that the order of declarations changes nothing.
std::optional<LoadedScenario> load_scenario(const ScenarioRequest& request, Diagnostics& diagnostics);

/// What a scenario file may hold; for JSON Schema and the reference.
Shape scenario_file_shape();

/// `path`, or `path`/scenario.yaml if it is a folder.
std::filesystem::path scenario_path(const std::filesystem::path& path);

}  // namespace coexist::scenarios
