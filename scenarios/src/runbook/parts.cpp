#include "runbook/parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/phrases.hpp"
#include "scenarios/waiver.hpp"

namespace coexist::scenarios::runbook {

Plan::Plan(const LoadedScenario& scenario_file, const planner::Verdict& of_it) : loaded(scenario_file), verdict(of_it) {
  for (const sim::StepId id : sim::ids<sim::StepId>(scenario().schedule.steps.size())) {
    if (!step(id).skipped) order_.push_back(id);
  }
  const auto key = [this](sim::StepId id) {
    const planner::NominalTime* at = time(id);
    return at == nullptr ? std::pair(sim::kEndOfTime, sim::kEndOfTime) : std::pair(at->begin, at->end);
  };
  std::stable_sort(order_.begin(), order_.end(), [&](sim::StepId a, sim::StepId b) { return key(a) < key(b); });
}

const planner::NominalTime* Plan::time(sim::StepId id) const {
  const auto found = std::lower_bound(verdict.times.begin(), verdict.times.end(), id,
                                      [](const planner::NominalTime& t, sim::StepId step) { return t.step < step; });
  return found == verdict.times.end() || found->step != id ? nullptr : &*found;
}

std::string Plan::clock(sim::Instant t) const {
  return report::on_clock(loaded.zone, t);
}

std::string called(const sim::Named& named) {
  return named.label == named.id ? named.id : fmt::format("{} ({})", named.label, named.id);
}

Statement statement_of(const sim::Pack& pack, sim::SourceId fact) {
  const sim::Source& source = pack.vocabulary.sources[fact];
  return {source.id, source.label, source.documents};
}

std::string spelled(const Plan& plan, const planner::Violation& violation) {
  const bool in_the_way = stops(plan.loaded, plan.verdict, violation);
  return (in_the_way ? "forbidden: " : "") + violation.message;
}

}  // namespace coexist::scenarios::runbook
