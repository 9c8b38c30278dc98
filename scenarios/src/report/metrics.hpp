// The two halves of the table of metrics: what a run did, and what its rollback costs.
#pragma once

#include <vector>

#include "scenarios/metrics.hpp"

namespace coexist::scenarios::report {

std::vector<Metric> run_metrics();
std::vector<Metric> rollback_metrics();  // in the order of the bill

/// Whole minutes, rounded up: a lock-out of seconds is not none.
std::int64_t whole_minutes(std::int64_t us) noexcept;

}  // namespace coexist::scenarios::report
