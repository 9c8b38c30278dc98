#include "rehearsed_migration.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "large_migration.hpp"
#include "stopwatch.hpp"

namespace coexist::bench {
namespace {

scenarios::LoadedScenario load(const std::filesystem::path& folder, std::size_t people, double& took) {
  std::ofstream(folder / "scenario.yaml") << large_migration(people);
  scenarios::Diagnostics diagnostics;
  std::optional<scenarios::LoadedScenario> loaded;
  took = seconds([&] { loaded = scenarios::load_scenario({folder, COEXIST_PACKS, {}, {}, {}}, diagnostics); });
  if (!loaded) throw std::runtime_error(print(diagnostics));
  return std::move(*loaded);
}

}  // namespace

ScratchFolder::ScratchFolder(const std::string& name)
    : path_(std::filesystem::temp_directory_path() / fmt::format("coexist-bench-{}-{}", name, getpid())) {
  std::filesystem::create_directories(path_);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

RehearsedMigration::RehearsedMigration(std::size_t people)
    : folder(fmt::format("{}", people)),
      loaded(load(folder.path(), people, load_s)),
      pack(loaded.pack, loaded.switches) {
  execute_s = seconds([&] { execution = sim::execute_isolated(loaded.scenario, pack); });
  phases = sim::derive_phases(loaded.scenario, loaded.pack, execution.trace);
}

}  // namespace coexist::bench
