// The same joins with one SimGrid actor a person, as one would write it who has only the simulation library.
#pragma once

#include "sim/people.hpp"

namespace coexist::bench {

/// Seconds for all joins of the calendar: every person is an actor that sleeps until its next join and reads a table
/// then. In a process of its own, because SimGrid has one engine a process. Throws sim::ExecutionError if that fails.
double seconds_with_one_actor_each(const sim::Calendar& calendar, std::size_t people);

}  // namespace coexist::bench
