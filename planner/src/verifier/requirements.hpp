// What a pack can require of the state at the instant at which a step begins (sim::Requirement).
#pragma once

#include <optional>
#include <string>

#include "verifier/nominal_run.hpp"

namespace coexist::planner {

/// Why a requirement is not met.
struct Unmet {
  std::string fact;                             // the end of a sentence: "..., but <fact>"
  sim::StepId other = sim::kNone<sim::StepId>;  // the step that would meet it, or that did what must not be
  bool missing = false;                         // no step can meet it: the schedule has none of that kind
};

/// Nothing if the rule's requirement holds when the step begins. Precondition: the step has begun. "The step's pool" of
/// a wave is each of its targets. O(pools + artefacts + steps).
std::optional<Unmet> unmet(const NominalRun& run, const sim::Precedence& rule, sim::StepId step);

}  // namespace coexist::planner
