// How a step went, in one word.
#pragma once

#include <string_view>

#include "sim/run.hpp"
#include "sim/scenario.hpp"

namespace coexist::scenarios::report {

[[nodiscard]] bool has_begun(const sim::Trace& trace, sim::StepId step);

/// "done", "partly", "failed", "not-begun"; "running" if the scenario's end cut it short; "skipped" if it was not to be
/// done. O(trace).
[[nodiscard]] std::string_view step_status(const sim::Scenario& scenario, const sim::Execution& execution,
                                           sim::StepId step);

}  // namespace coexist::scenarios::report
