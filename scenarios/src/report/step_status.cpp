#include "report/step_status.hpp"

#include <algorithm>

namespace coexist::scenarios::report {
namespace {

bool has_mark(const sim::Trace& trace, sim::ChangeKind kind, sim::StepId step) {
  return std::any_of(trace.begin(), trace.end(), [&](const sim::Change& change) {
    return change.kind == kind && change.subject == static_cast<std::uint32_t>(step);
  });
}

}  // namespace

bool has_begun(const sim::Trace& trace, sim::StepId step) {
  return has_mark(trace, sim::ChangeKind::StepBegan, step);
}

std::string_view step_status(const sim::Scenario& scenario, const sim::Execution& execution, sim::StepId step) {
  if (scenario.schedule.steps[step].skipped) return "skipped";
  if (!has_begun(execution.trace, step)) return "not-begun";
  if (!has_mark(execution.trace, sim::ChangeKind::StepEnded, step)) return "running";
  switch (execution.steps[index(step)].end) {
    case sim::StepEnd::Done:
      return "done";
    case sim::StepEnd::Partly:
      return "partly";
    case sim::StepEnd::Failed:
      return "failed";
    case sim::StepEnd::NotBegun:
      break;
  }
  return "not-begun";
}

}  // namespace coexist::scenarios::report
