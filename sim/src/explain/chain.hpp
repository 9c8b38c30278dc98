// The past of one join or sign-in: everything that made its meeting and its people what they were.
#pragma once

#include <vector>

#include "population/meeting_history.hpp"
#include "sim/explain.hpp"

namespace coexist::sim {

/// In order of time, up to the instant at which it was decided. A sign-in has neither meeting nor organiser.
std::vector<ChainLink> chain_of(const Schedule& schedule, const Trace& trace, const MeetingHistory& meeting,
                                const JoinExplanation& join);
std::vector<ChainLink> chain_of(const Trace& trace, const SignInExplanation& sign_in);

}  // namespace coexist::sim
