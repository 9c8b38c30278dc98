// What must hold when a step begins, in sentences.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <variant>

#include "report/phrases.hpp"
#include "runbook/parts.hpp"

namespace coexist::scenarios::runbook {
namespace {

using sim::Requirement;

std::string quoted(const std::string& id) {
  return fmt::format("'{}'", id);
}

// "'backup' (ends Sat 2013-03-09 16:00)", of all steps of a kind; says so where the schedule has none.
std::string steps_of_kind(const Plan& plan, sim::StepKindId kind) {
  std::vector<std::string> steps;
  for (const sim::StepId id : plan.order()) {
    if (plan.step(id).kind != kind) continue;
    const planner::NominalTime* time = plan.time(id);
    steps.push_back(quoted(plan.step(id).id) +
                    (time != nullptr ? fmt::format(" (ends {})", plan.clock(time->end)) : ""));
  }
  return steps.empty() ? std::string("no step of this schedule") : fmt::format("{}", fmt::join(steps, ", "));
}

std::string setters_of(const Plan& plan, sim::FlagId flag, bool sets) {
  std::vector<std::string> kinds;
  for (const sim::StepKind& kind : plan.pack().step_kinds) {
    const std::vector<sim::FlagId>& flags = sets ? kind.sets : kind.clears;
    if (std::find(flags.begin(), flags.end(), flag) == flags.end()) continue;
    kinds.push_back(
        fmt::format("{}, by {}", kind.label, steps_of_kind(plan, sim::find(plan.pack().step_kinds, kind.id))));
  }
  return kinds.empty() ? std::string() : fmt::format("; {}", fmt::join(kinds, "; "));
}

// The pools that a rule speaks of as the step's own.
std::string pools_of(const Plan& plan, const sim::Step& step) {
  std::vector<sim::PoolId> pools;
  if (const auto* task = std::get_if<sim::TaskAction>(&step.action)) pools = {task->pool};
  if (const auto* deploy = std::get_if<sim::DeployAction>(&step.action)) pools = {deploy->pool};
  if (const auto* gone = std::get_if<sim::DecommissionAction>(&step.action)) pools = {gone->pool};
  if (const auto* transfer = std::get_if<sim::TransferAction>(&step.action)) pools = {transfer->to};
  if (const auto* move = std::get_if<sim::MoveAction>(&step.action)) pools = move->target;
  std::sort(pools.begin(), pools.end());
  pools.erase(std::unique(pools.begin(), pools.end()), pools.end());
  std::vector<std::string> names;
  for (const sim::PoolId pool : pools) {
    if (pool != sim::kNone<sim::PoolId>) names.push_back(called(plan.scenario().world.pools()[pool]));
  }
  return names.empty() ? std::string("the pool") : report::listed(names);
}

// Of those that the pack knows, the ones that stand in this estate.
std::string legacy_products(const Plan& plan) {
  const auto& products = plan.pack().vocabulary.products;
  const auto& pools = plan.scenario().world.pools();
  std::vector<std::string> labels;
  for (const sim::ProductId id : sim::ids<sim::ProductId>(products.size())) {
    const bool is_here =
        std::any_of(pools.begin(), pools.end(), [&](const sim::Pool& pool) { return pool.product == id; });
    if (is_here && products[id].side == sim::Side::Legacy) labels.push_back(products[id].label);
  }
  return labels.empty() ? std::string("the legacy version") : report::listed(labels);
}

std::string required(const Plan& plan, const sim::Precedence& rule, const sim::Step& step) {
  const sim::Vocabulary& v = plan.pack().vocabulary;
  const auto artefact = [&] { return v.artefact_kinds[rule.artefact].label; };
  switch (rule.requirement) {
    case Requirement::StepDone:
      return fmt::format("{} is done, by {}", plan.pack().step_kinds[rule.step].label, steps_of_kind(plan, rule.step));
    case Requirement::StepNotDone:
      return fmt::format("{} has not been done; it is by {}", plan.pack().step_kinds[rule.step].label,
                         steps_of_kind(plan, rule.step));
    case Requirement::SubjectHasNoPeople:
      return fmt::format("nobody is homed on {}", pools_of(plan, step));
    case Requirement::SubjectOwnsNothing:
      return fmt::format("{} has nothing left of kind: {}", pools_of(plan, step), artefact());
    case Requirement::LegacyHasNoPeople:
      return fmt::format("nobody is homed on {} any more", legacy_products(plan));
    case Requirement::LegacyOwnsNothing:
      return fmt::format("no pool of {} has anything left of kind: {}", legacy_products(plan), artefact());
    case Requirement::TakesAllOfKind:
      return fmt::format("where the step takes anything of this kind from a pool, it leaves none there: {}",
                         artefact());
    case Requirement::SubjectServers:
      return fmt::format("at least {} servers run of {}, unless a pool has only one", rule.count, pools_of(plan, step));
    case Requirement::FlagOn:
      return fmt::format("{}{}", v.flags[rule.flag].label, setters_of(plan, rule.flag, true));
    case Requirement::FlagOff:
      return fmt::format("not so: {}{}", v.flags[rule.flag].label, setters_of(plan, rule.flag, false));
    case Requirement::NobodyHasMark:
      return fmt::format("of nobody of these people: {}", v.marks[rule.mark].label);
    case Requirement::PeopleMoved:
      return fmt::format("nobody of these people is homed on {}", legacy_products(plan));
  }
  return {};
}

bool is_broken(const Plan& plan, sim::StepId id, const std::string& rule) {
  const auto& all = plan.verdict.violations;
  return std::any_of(all.begin(), all.end(), [&](const planner::Violation& violation) {
    return violation.step == id && violation.constraint == rule &&
           (violation.kind == planner::ViolationKind::PrecedenceViolated ||
            violation.kind == planner::ViolationKind::MissingStep);
  });
}

}  // namespace

std::vector<Condition> conditions_of(const Plan& plan, sim::StepId id) {
  const sim::Step& step = plan.step(id);
  const bool begins = plan.time(id) != nullptr;
  std::vector<Condition> all;
  for (const sim::StepId before : step.after) {
    const planner::NominalTime* time = plan.time(before);
    Condition wait;
    wait.says = fmt::format("'{}' ({}) has ended{}", plan.step(before).id, plan.step(before).label,
                            time != nullptr ? fmt::format(", planned for {}", plan.clock(time->end)) : "");
    wait.holds = time != nullptr || !begins;  // of a step that never begins, nothing is judged
    all.push_back(std::move(wait));
  }
  for (const sim::Precedence& rule : plan.pack().precedence) {
    if (rule.before_kind != step.kind) continue;
    all.push_back({rule.id, required(plan, rule, step), rule.if_violated, rule.gravity, !is_broken(plan, id, rule.id),
                   rule.sources});
  }
  return all;
}

}  // namespace coexist::scenarios::runbook
