// A scenario file taken all the way: loaded, verified, rehearsed on SimGrid, its questions answered.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/verifier.hpp"
#include "scenarios/expectation.hpp"
#include "scenarios/scenario_file.hpp"
#include "sim/run.hpp"

namespace coexist::scenarios {

inline std::filesystem::path golden_folder() {
  return COEXIST_SOURCE_DIR "/tests/golden";
}
inline std::filesystem::path shipped_packs() {
  return COEXIST_SOURCE_DIR "/scenarios/packs";
}

/// Nothing, and a failed test that shows the diagnostics, if the file is not in order.
inline std::optional<LoadedScenario> loaded(const std::filesystem::path& path, std::vector<std::string> set = {}) {
  Diagnostics diagnostics;
  auto scenario = load_scenario({path, shipped_packs(), std::move(set), {}, {}}, diagnostics);
  EXPECT_TRUE(scenario.has_value()) << print(diagnostics);
  return scenario;
}

struct Rehearsed {
  LoadedScenario file;
  planner::Verdict verdict;
  sim::Rehearsal rehearsal;
  std::vector<Answer> answers;
};

inline std::optional<Rehearsed> rehearsed(const std::filesystem::path& path, std::vector<std::string> set = {}) {
  auto file = loaded(path, std::move(set));
  if (!file) return std::nullopt;
  const sim::CompiledPack pack(file->pack, file->switches);
  planner::Verdict verdict = planner::verify(file->scenario, file->pack);
  sim::Rehearsal rehearsal = sim::rehearse_and_compare(file->scenario, pack);
  std::vector<Answer> answers = answer(file->expectations, file->scenario, pack, rehearsal, verdict);
  return Rehearsed{std::move(*file), std::move(verdict), std::move(rehearsal), std::move(answers)};
}

/// One run, without the worlds that it is compared with.
inline sim::Run run_of(const LoadedScenario& file) {
  return sim::rehearse(file.scenario, sim::CompiledPack(file.pack, file.switches));
}

}  // namespace coexist::scenarios
