// A large migration, loaded and carried out on the infrastructure, ready for the population plane.
#pragma once

#include <filesystem>

#include "scenarios/scenario_file.hpp"
#include "sim/execution.hpp"
#include "sim/phases.hpp"
#include "sim/population.hpp"

namespace coexist::bench {

/// A folder that is gone with the value.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& name);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct RehearsedMigration {
  /// Throws std::runtime_error if the scenario is not understood.
  explicit RehearsedMigration(std::size_t people);

  [[nodiscard]] sim::Ledger decide(unsigned threads) const {
    return sim::rehearse_population(loaded.scenario, pack, execution.trace, phases, {threads, {}});
  }

  ScratchFolder folder;  // with scenario.yaml
  double load_s = 0, execute_s = 0;
  scenarios::LoadedScenario loaded;
  sim::CompiledPack pack;
  sim::Execution execution;
  sim::Phases phases;
};

}  // namespace coexist::bench
