// From the choice on the command line to a scenario that can be rehearsed, and what the verifier says of it.
#pragma once

#include <string>
#include <vector>

#include "invocation.hpp"
#include "planner/verifier.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/scenario_file.hpp"
#include "terminal.hpp"

namespace coexist::command {

/// Loads it and leaves out the steps of --undo. Shows warnings; throws BadInput with all errors.
/// `draw_meetings` as in ScenarioRequest.
scenarios::LoadedScenario load(const ScenarioChoice& choice, Terminal& terminal, bool draw_meetings = true);

/// The scenario and the arguments that change it, as they were given: for commands that are shown.
scenarios::ScenarioArguments arguments_of(const ScenarioChoice& choice);

/// The verifier's verdict, with instants in the scenario's zone.
planner::Verdict judge(const scenarios::LoadedScenario& loaded);

/// Says on stderr if what follows is about a run that may not be carried out or is not supported.
void note_mark(const scenarios::LoadedScenario& loaded, Terminal& terminal);

/// The violations as diagnostics: what stops a run as errors, what is waived or harmful as warnings, advice as notes.
/// Each with its place, its code (E7xx), the documents that say so, and its waiver. Warns of waivers that cover none.
scenarios::Diagnostics violations(const planner::Verdict& verdict, const scenarios::LoadedScenario& loaded);

/// As many as were asked for; for 0 as many as the machine has.
unsigned threads_or_all(unsigned asked);

}  // namespace coexist::command
