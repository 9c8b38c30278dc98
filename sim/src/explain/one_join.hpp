// One join against the histories of a trace, without tables: what the population plane does, for one person and one
// occurrence.
#pragma once

#include <vector>

#include "population/meeting_history.hpp"
#include "sim/replay.hpp"

namespace coexist::sim {

/// Decides at the start and at every change of anything that the join depends on, until the planned end.
ReplayedJoin replay_join(const Scenario& scenario, const CompiledPack& pack, const Histories& histories,
                         const MeetingHistory& meeting, OccurrenceId occurrence, PersonId person);

}  // namespace coexist::sim
