// The same scenario carried out again without some of its steps.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "sim/execution.hpp"

namespace coexist::sim {

/// Taking a step's changes out of a trace is not enough to know what would have been: without a wave the next one
/// begins earlier, without a rollback the schedule goes on. So the schedule is carried out again, once for each set of
/// steps.
class WhatIf {
 public:
  using Execute = std::function<Execution(const Scenario&)>;

  /// `execute` must be what made the run that is asked about. The scenario must outlive the object.
  WhatIf(const Scenario& scenario, Execute execute) : scenario_(scenario), execute_(std::move(execute)) {}

  /// The trace without these steps (Step::skipped). An execution at the first question, O(log questions) afterwards.
  const Trace& without(std::vector<StepId> steps);

 private:
  const Scenario& scenario_;
  Execute execute_;
  std::map<std::vector<StepId>, Trace> known_;
};

}  // namespace coexist::sim
