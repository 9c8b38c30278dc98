// Who may have got a mark (sim::Mark) by the time a step begins.
#pragma once

#include <vector>

#include "verifier/nominal_run.hpp"

namespace coexist::planner {

/// Of the step's people (of everybody, for a step that is about nobody in particular) those whom a sign-in may have
/// left the mark: homes, software and flags as on paper fit it during a morning's sign-in, and nothing has cleared it
/// since. On paper every sign-in succeeds, and every switch is set as the mark needs it. Precondition: the step has
/// begun. O(people x steps x marks).
std::vector<sim::PersonId> may_have(const NominalRun& run, sim::MarkId mark, sim::StepId step);

}  // namespace coexist::planner
