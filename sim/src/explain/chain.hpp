// The past of one join: everything that made its meeting and its people what they were.
#pragma once

#include <vector>

#include "population/meeting_history.hpp"
#include "sim/explain.hpp"

namespace coexist::sim {

/// In order of time, up to the instant at which the join was decided.
std::vector<ChainLink> chain_of(const Schedule& schedule, const Trace& trace, const MeetingHistory& meeting,
                                const JoinExplanation& join);

}  // namespace coexist::sim
