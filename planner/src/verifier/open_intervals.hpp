// Interval arithmetic of the verifier: windows less freezes. Its own on purpose, see planner/verifier.hpp.
#pragma once

#include <vector>

#include "sim/schedule.hpp"

namespace coexist::planner {

/// Sorted and disjoint: overlapping and touching intervals are merged, empty ones dropped. O(n log n).
std::vector<sim::Interval> merged(std::vector<sim::Interval> intervals);

/// What is in `from` and not in `holes`; both sorted and disjoint, so is the result. O(n + m).
std::vector<sim::Interval> without(const std::vector<sim::Interval>& from, const std::vector<sim::Interval>& holes);

/// When a step that keeps to windows may work, within the scenario's span.
std::vector<sim::Interval> open_intervals(const sim::Schedule& schedule, sim::Interval span);

std::vector<sim::Interval> frozen_intervals(const sim::Schedule& schedule);

/// The first of the sorted disjoint intervals that ends after t. O(log n).
std::vector<sim::Interval>::const_iterator first_ending_after(const std::vector<sim::Interval>& intervals,
                                                              sim::Instant t);

}  // namespace coexist::planner
