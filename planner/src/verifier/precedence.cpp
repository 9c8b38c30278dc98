// The pack's precedence table.
#include <fmt/format.h>

#include <optional>

#include "verifier/checks.hpp"
#include "verifier/requirements.hpp"

namespace coexist::planner {

using sim::kNone;
using sim::Precedence;
using sim::StepId;

Violations check_precedence(const NominalRun& run) {
  Violations found;
  for (const StepId id : run.all_steps()) {
    if (!run.steps[id].has_begun()) continue;
    for (const Precedence& rule : run.pack.precedence) {
      if (rule.before_kind != run.step(id).kind) continue;
      const std::optional<Unmet> why = unmet(run, rule, id);
      if (!why) continue;
      const ViolationKind kind = why->missing ? ViolationKind::MissingStep : ViolationKind::PrecedenceViolated;
      Violation violation = violation_at(run, kind, id, why->other);
      violation.gravity = rule.gravity;
      violation.constraint = rule.id;
      violation.sources = rule.sources;
      if (why->other == kNone<StepId>) violation.other_provenance = rule.provenance;
      violation.message =
          fmt::format("'{}' begins at {}, but {}{}", run.step(id).id, run.clock(run.steps[id].begin), why->fact,
                      rule.if_violated.empty() ? std::string() : fmt::format("; documented: {}", rule.if_violated));
      found.push_back(std::move(violation));
    }
  }
  return found;
}

}  // namespace coexist::planner
