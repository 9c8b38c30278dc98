// What a test says about a verdict: which kinds of violation, at which steps.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "planner/verifier.hpp"
#include "small_world.hpp"

namespace coexist::planner {

inline Verdict verdict_of(const support::SmallWorld& small) {
  return verify(small.scenario, small.pack);
}

/// "in-freeze at prepare", in the verdict's order; without a step just the kind.
inline std::vector<std::string> spelled(const Verdict& verdict, const support::SmallWorld& small) {
  std::vector<std::string> result;
  for (const Violation& violation : verdict.violations) {
    result.push_back(
        violation.step == sim::kNone<sim::StepId>
            ? std::string(name_of(violation.kind))
            : fmt::format("{} at {}", name_of(violation.kind), small.scenario.schedule.steps[violation.step].id));
  }
  return result;
}

inline std::vector<std::string> violations_of(const support::SmallWorld& small) {
  return spelled(verdict_of(small), small);
}

/// The times of a step that begins in the verdict.
inline NominalTime time_of(const Verdict& verdict, sim::StepId step) {
  for (const NominalTime& time : verdict.times) {
    if (time.step == step) return time;
  }
  return {};
}

}  // namespace coexist::planner
