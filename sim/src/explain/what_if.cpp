#include "sim/what_if.hpp"

#include <algorithm>

#include "sim/run.hpp"

namespace coexist::sim {

const Trace& WhatIf::without(std::vector<StepId> steps) {
  std::sort(steps.begin(), steps.end());
  const auto [entry, fresh] = known_.try_emplace(std::move(steps));
  if (fresh) entry->second = execute_(without_steps(scenario_, entry->first)).trace;
  return entry->second;
}

}  // namespace coexist::sim
