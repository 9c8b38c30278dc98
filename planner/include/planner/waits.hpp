// Which steps wait beyond the instant that somebody wished for?
//
// The schedule is kept, so this is no violation; but a wave that slides takes everything behind it along, and a wish in
// a freeze is as often an oversight as it is meant.
#pragma once

#include <string>
#include <vector>

#include "planner/verifier.hpp"

namespace coexist::planner {

/// A step that begins after the instant that the schedule wishes for, because of another step, a freeze or maintenance
/// windows.
struct Wait {
  sim::StepId step = sim::kNone<sim::StepId>;
  sim::Instant wished;
  sim::Instant begins;
  std::string constraint;      // id of the step or the freeze; empty: the windows
  std::string message;         // one sentence, with ids and times
  sim::Provenance provenance;  // of the step
  sim::Provenance cause;       // of the step or the freeze
};

/// In order of step. A step that waits for a resource is not among them, nor one that never begins. Preconditions and
/// cost as of verify(); messages write instants in UTC unless `clock` is given.
std::vector<Wait> waits(const sim::Scenario& scenario, const sim::Pack& pack, const InstantText& clock = {});

}  // namespace coexist::planner
