// Which failure hurts most in each phase: what `coexist weak` prints.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/scenario_file.hpp"
#include "sim/run.hpp"
#include "sim/worst_case.hpp"

namespace coexist::scenarios {

/// What a run says of a working day on which that fails, beside what fails without it.
struct DayWithout {
  sim::Interval day;
  std::int64_t sign_ins = 0, joins = 0;  // that fail
  friend bool operator==(const DayWithout&, const DayWithout&) = default;
};

struct WeakPhase {
  std::string id, label;  // empty in a pack without phases
  sim::Interval span;
  sim::WorstCases worst;  // as the phase ends
  // Of the worst server or line, and of the worst two; nothing if nobody tried, or if the phase has no whole working
  // day.
  std::optional<DayWithout> alone, together;
};

/// Of a run of this scenario, in order of time. Cost as sim::worst_cases for each phase.
std::vector<WeakPhase> weak_phases(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Run& run);

/// The worse one of server and line; nothing if neither locks anybody out.
const sim::Harm* worst_alone(const WeakPhase& phase);

/// Fills in `alone` and `together`: two runs at most, in each of which that fails on the last whole working day of the
/// phase, as the largest site counts them.
void try_out(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Run& run,
             const sim::RunOptions& options, WeakPhase& phase);

std::string print_text(const LoadedScenario& loaded, const std::vector<WeakPhase>& phases);
std::string print_json(const LoadedScenario& loaded, const std::vector<WeakPhase>& phases);

}  // namespace coexist::scenarios
