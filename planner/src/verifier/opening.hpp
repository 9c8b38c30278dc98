// When a step may begin as far as calendars go.
#pragma once

#include "verifier/nominal_run.hpp"

namespace coexist::planner {

struct Opening {
  Fate fate = Fate::Ran;  // or why there is none
  sim::Instant at;
};

/// The first instant from `from` on at which the step may begin. `length`: how long the open time must last; zero for
/// work that can be cut between two people. Never decreases as `from` grows, so "never" is final.
Opening opening_of(const NominalRun& run, sim::StepId step, sim::Instant from, sim::Duration length);

/// Fills open time from `begin` on with work. What is returned lasts less than `needs` if the windows run out.
std::vector<sim::Interval> fill_open_time(const NominalRun& run, sim::Instant begin, sim::Duration needs);

}  // namespace coexist::planner
