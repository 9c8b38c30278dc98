// The estate as each phase leaves it, drawn from one layout.
#pragma once

#include <vector>

#include "scenarios/run_report.hpp"
#include "sim/state.hpp"
#include "viz/layout.hpp"

namespace coexist::scenarios {

/// What is true when a stretch of the scenario's phase ends: the last instant before the next one begins.
struct PhaseMoment {
  sim::PhaseId phase = sim::kNone<sim::PhaseId>;
  sim::Instant at;
  sim::State state;
};

/// One for each stretch, in order. O(stretches x people + trace).
std::vector<PhaseMoment> phase_moments(const sim::Scenario& scenario, const sim::CompiledPack& pack,
                                       const sim::Run& run);

/// Pictures for print_html: ids are unique within a page, styles are left to it. `mark` (run_mark) stands in
/// every title. Lays out once, in a child process.
std::vector<PhasePicture> phase_pictures(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                         const sim::Run& run, const std::string& version, const std::string& mark,
                                         const viz::LayoutOptions& options = {});

}  // namespace coexist::scenarios
