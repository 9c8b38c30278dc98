// The population plane: decides every sign-in, scheduling and join of a scenario against a trace.
//
// Nobody is an actor. The trace gives each person, and everything that belongs to nobody, a history of few different
// facts; each meeting then walks over its own history. A join is an array read in a table
// [surroundings][meeting][person] that is filled from the pack as combinations occur. Meetings do not depend on one
// another, so threads take ranges of them and the result is the same for any number.
#pragma once

#include <vector>

#include "sim/ledger.hpp"

namespace coexist::sim {

struct PopulationOptions {
  unsigned threads = 1;
  std::vector<Instant> extra_cuts;  // decide again at these instants too; by law 3 nothing changes (for tests)
};

/// Precondition: the trace is one of this scenario. O(joins + series x changes of their people).
Ledger rehearse_population(const Scenario& scenario, const CompiledPack& pack, const Trace& trace, const Phases& phases,
                           const PopulationOptions& options = {});

}  // namespace coexist::sim
