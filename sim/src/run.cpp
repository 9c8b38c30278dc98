#include "sim/run.hpp"

#include <algorithm>

#include "sim/population.hpp"

namespace coexist::sim {
namespace {

StepId rollback_that_began(const Scenario& scenario, const Execution& execution) {
  for (const StepRecord& record : execution.steps) {
    const bool rollback = std::holds_alternative<RollbackAction>(scenario.schedule.steps[record.step].action);
    const bool began = std::any_of(execution.trace.begin(), execution.trace.end(), [&](const Change& change) {
      return change.kind == ChangeKind::StepBegan && change.subject == static_cast<std::uint32_t>(record.step);
    });
    if (rollback && began) return record.step;
  }
  return kNone<StepId>;
}

}  // namespace

Run rehearse(const Scenario& scenario, const CompiledPack& pack, const RunOptions& options) {
  Run run;
  run.execution = execute_isolated(scenario, pack);
  run.phases = derive_phases(scenario, pack.pack(), run.execution.trace);
  run.ledger = rehearse_population(scenario, pack, run.execution.trace, run.phases, {options.threads, {}});
  return run;
}

Scenario without_steps(Scenario scenario, const std::vector<StepId>& steps) {
  for (StepId step : steps) scenario.schedule.steps[step].skipped = true;
  return scenario;
}

Scenario without_schedule(Scenario scenario) {
  scenario.schedule.steps = {};
  return scenario;
}

Rehearsal rehearse_and_compare(const Scenario& scenario, const CompiledPack& pack, const RunOptions& options) {
  Rehearsal out;
  out.run = rehearse(scenario, pack, options);
  out.untouched = rehearse(without_schedule(scenario), pack, options);
  out.rollback = rollback_that_began(scenario, out.run.execution);
  if (out.rollback != kNone<StepId>) {
    out.without_rollback = rehearse(without_steps(scenario, {out.rollback}), pack, options);
    const Instant r = out.run.execution.steps[index(out.rollback)].began;
    out.bill = rollback_bill(scenario, r, {out.run.execution.trace, out.run.ledger},
                             {out.without_rollback->execution.trace, out.without_rollback->ledger},
                             {out.untouched.execution.trace, out.untouched.ledger});
  }
  out.caused =
      failed_only_in(out.without_rollback ? out.without_rollback->ledger : out.run.ledger, out.untouched.ledger);
  out.not_held =
      not_held_only_in(out.without_rollback ? out.without_rollback->ledger : out.run.ledger, out.untouched.ledger);
  out.overloads = overloads(scenario, pack.pack(), out.run.execution.trace, out.run.ledger);
  out.lines = line_loads(scenario, pack, out.run.execution.trace, out.run.ledger);
  return out;
}

}  // namespace coexist::sim
