// One step's sheet.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <variant>

#include "report/phrases.hpp"
#include "runbook/parts.hpp"

namespace coexist::scenarios::runbook {
namespace {

void add_timing(const Plan& plan, sim::StepId id, Step& out) {
  const sim::Step& step = plan.step(id);
  const planner::NominalTime* time = plan.time(id);
  if (time == nullptr) {
    out.timing.emplace_back(std::holds_alternative<sim::RollbackAction>(step.action) && step.after.empty()
                                ? "only if a step asks for it in case of trouble"
                                : "never begins in this plan");
    return;
  }
  if (time->working.size() > 1) {
    std::vector<std::string> spans;
    for (const sim::Interval& span : time->working)
      spans.push_back(fmt::format("{} to {}", plan.clock(span.begin), plan.clock(span.end)));
    out.timing.push_back(fmt::format("works from {}", fmt::join(spans, ", from ")));
  }
  if (step.in_window || plan.kind(id).needs_window) {
    for (const sim::Interval& open : open_times(plan.scenario().schedule)) {
      if (open.contains(time->begin))
        out.timing.push_back(fmt::format("in a maintenance window only; this one closes {}", plan.clock(open.end)));
    }
  }
  const sim::AssumptionId rests_on = plan.kind(id).duration;
  if (step.duration) {
    out.timing.push_back(fmt::format("takes {}, as the schedule says", to_text(*step.duration)));
  } else if (rests_on != sim::kNone<sim::AssumptionId>) {
    const sim::Assumption& assumed = plan.pack().vocabulary.assumptions[rests_on];
    out.timing.push_back(
        fmt::format("its length is assumed and not documented: {} ({}; hardly less than {}, hardly more than {})",
                    report::quantity(plan.scenario().assumptions[rests_on], assumed.unit), assumed.label,
                    report::quantity(assumed.low, assumed.unit), report::quantity(assumed.high, assumed.unit)));
  }
}

void add_statements(const Plan& plan, const std::vector<CarriedStatement>& carried, sim::StepId id, Step& out) {
  const sim::StepKindId kind = plan.step(id).kind;
  std::set<std::string> said;
  for (const CarriedStatement& statement : carried) {
    if (std::find(statement.kinds.begin(), statement.kinds.end(), kind) == statement.kinds.end()) continue;
    Statement text = statement_of(plan.pack(), statement.fact);
    said.insert(text.fact);
    (statement.check ? out.verify : out.act).push_back(std::move(text));
  }
  for (const std::string& key : plan.kind(id).sources) {
    const sim::SourceId fact = find_fact(plan.pack(), key);
    if (fact != sim::kNone<sim::SourceId> && said.insert(key).second)
      out.background.push_back(statement_of(plan.pack(), fact));
  }
}

// A rollback takes nothing back of a step whose kind has no way back: with the first of them, the way ends.
std::string end_of_way_back(const Plan& plan, std::size_t position) {
  for (std::size_t i = position; i < plan.order().size(); ++i) {
    const sim::StepId id = plan.order()[i];
    const planner::NominalTime* time = plan.time(id);
    if (time == nullptr || plan.kind(id).way_back) continue;
    return fmt::format("'{}' ({}) begins {}", plan.step(id).id, plan.step(id).label, plan.clock(time->begin));
  }
  return {};
}

// What moves people back moves nobody there once more, and a test leaves nothing.
std::string going_back(const Step& step, sim::StepArchetype archetype) {
  if (archetype == sim::StepArchetype::Gate || archetype == sim::StepArchetype::Rollback) return {};
  if (!step.way_back) return "no way back: no rollback undoes it";
  return "a rollback can undo it" +
         (step.way_back_ends.empty() ? "" : "; the first later step that none undoes: " + step.way_back_ends);
}

std::string in_case_of_trouble(const sim::Step& step) {
  switch (step.on_trouble) {
    case sim::OnTrouble::Continue:
      return "if it fails or overruns its window: go on";
    case sim::OnTrouble::Stop:
      return "if it fails or overruns its window: stop, nothing that waits for it begins";
    case sim::OnTrouble::RollBack:
      return "if it fails or overruns its window: the rollback begins at once";
  }
  return {};
}

bool is_of_a_condition(planner::ViolationKind kind) {
  return kind == planner::ViolationKind::PrecedenceViolated || kind == planner::ViolationKind::MissingStep;
}

}  // namespace

Step step_of(const Plan& plan, const std::vector<CarriedStatement>& carried, const NominalState& state,
             std::size_t position) {
  const sim::StepId id = plan.order()[position];
  const sim::Step& step = plan.step(id);
  Step out;
  out.id = step.id;
  out.label = step.label;
  out.kind = plan.kind(id).id;
  out.kind_label = plan.kind(id).label;
  if (const planner::NominalTime* time = plan.time(id)) out.nominal = sim::Interval{time->begin, time->end};
  add_timing(plan, id, out);
  for (const std::uint32_t resource : step.resources) {
    const sim::Resource& used = plan.scenario().schedule.resources[resource];
    out.who.push_back(fmt::format("{}: 1 of {}", called(used), used.units));
  }
  add_subjects(plan, state, id, out);
  out.conditions = conditions_of(plan, id);
  add_statements(plan, carried, id, out);
  out.changes = changes_of(plan, state, id);
  out.way_back = plan.kind(id).way_back;
  const bool goes_back = std::holds_alternative<sim::RollbackAction>(step.action);
  out.way_back_ends = out.way_back && !goes_back ? end_of_way_back(plan, position + 1) : std::string();
  out.going_back = going_back(out, plan.kind(id).archetype);
  out.on_trouble = in_case_of_trouble(step);
  for (const planner::Violation& violation : plan.verdict.violations) {
    if (violation.step == id && !is_of_a_condition(violation.kind)) out.objections.push_back(spelled(plan, violation));
  }
  return out;
}

}  // namespace coexist::scenarios::runbook
