#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include "planner/verifier.hpp"
#include "verifier/checks.hpp"
#include "verifier/nominal_run.hpp"

namespace coexist::planner {
namespace {

using Check = Violations (*)(const NominalRun&);

// All of them, by name. A new check is a file, a line in checks.hpp and a line here.
constexpr std::array kChecks = {
    Check{check_capacity}, Check{check_contests},   Check{check_cycles},  Check{check_horizon},
    Check{check_paths},    Check{check_precedence}, Check{check_quorums}, Check{check_resources},
    Check{check_rollback}, Check{check_routes},     Check{check_states},  Check{check_windows},
};

bool comes_before(const Violation& a, const Violation& b) {
  return std::tie(a.step, a.kind, a.other, a.constraint, a.message) <
         std::tie(b.step, b.kind, b.other, b.constraint, b.message);
}

}  // namespace

bool Verdict::may_be_carried_out() const noexcept {
  return std::none_of(violations.begin(), violations.end(),
                      [](const Violation& v) { return v.gravity == sim::Gravity::Forbidden; });
}

Verdict verify(const sim::Scenario& scenario, const sim::Pack& pack, const InstantText& clock) {
  NominalRun run = replay(scenario, pack);
  if (clock) run.clock = clock;
  Verdict verdict;
  for (const Check check : kChecks) {
    Violations found = check(run);
    std::move(found.begin(), found.end(), std::back_inserter(verdict.violations));
  }
  std::sort(verdict.violations.begin(), verdict.violations.end(), comes_before);
  for (const sim::StepId id : run.all_steps()) {
    const NominalStep& step = run.steps[id];
    if (step.has_begun()) verdict.times.push_back({id, step.begin, step.end, step.working});
  }
  return verdict;
}

}  // namespace coexist::planner
