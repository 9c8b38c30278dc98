// What the parts of composing a runbook share: the scenario, its verdict, and how things are called.
#pragma once

#include <string>
#include <vector>

#include "runbook/carried_statements.hpp"
#include "runbook/nominal_state.hpp"
#include "scenarios/runbook.hpp"

namespace coexist::scenarios::runbook {

struct Plan {
  const LoadedScenario& loaded;
  const planner::Verdict& verdict;
  [[nodiscard]] const sim::Scenario& scenario() const { return loaded.scenario; }
  [[nodiscard]] const sim::Pack& pack() const { return loaded.pack; }
  [[nodiscard]] const sim::Step& step(sim::StepId id) const { return loaded.scenario.schedule.steps[id]; }
  [[nodiscard]] const sim::StepKind& kind(sim::StepId id) const { return loaded.pack.step_kinds[step(id).kind]; }
  /// Null if it never begins.
  [[nodiscard]] const planner::NominalTime* time(sim::StepId id) const;
  [[nodiscard]] std::string clock(sim::Instant t) const;
  [[nodiscard]] const std::vector<sim::StepId>& order() const noexcept { return order_; }

  Plan(const LoadedScenario& scenario_file, const planner::Verdict& of_it);

 private:
  std::vector<sim::StepId> order_;  // as they begin, then those that never do
};

/// "OCS Frankfurt (ocs-fra)", or the id alone where it is the label.
[[nodiscard]] std::string called(const sim::Named& named);

/// A fact of the pack, and the documents that it rests on.
[[nodiscard]] Statement statement_of(const sim::Pack& pack, sim::SourceId fact);

/// What the verifier says, and whether it is in the way.
[[nodiscard]] std::string spelled(const Plan& plan, const planner::Violation& violation);

/// All of a step but the list of its people; `state` is that in which it begins. compose_step.cpp.
[[nodiscard]] Step step_of(const Plan& plan, const std::vector<CarriedStatement>& carried, const NominalState& state,
                           std::size_t position);

/// Adds whom or what the step is about, and how it goes about it, before it has happened. subjects.cpp.
void add_subjects(const Plan& plan, const NominalState& state, sim::StepId id, Step& out);
/// The people of a step, in its order; of a rollback those who would return. Empty if it is about nobody.
[[nodiscard]] std::vector<sim::PersonId> people_of(const NominalState& state, const sim::Step& step);

/// What must hold when the step begins: by the schedule, then by the pack. conditions.cpp.
[[nodiscard]] std::vector<Condition> conditions_of(const Plan& plan, sim::StepId id);

/// What is otherwise when the step has ended. changes.cpp.
[[nodiscard]] std::vector<std::string> changes_of(const Plan& plan, const NominalState& before, sim::StepId id);

}  // namespace coexist::scenarios::runbook
