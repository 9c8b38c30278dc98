// From where the estate is seen by whoever carries out a step: where probes and directory data start.
#pragma once

#include "execution/stage.hpp"

namespace coexist::sim {

/// Neither planned nor decommissioned.
bool is_present(const State& state, PoolId pool);

/// The first server at the site that is up and belongs to a pool that is there; kNone if there is none.
ServerId server_at(const Stage& stage, SiteId site);

/// Where whoever carries out the schedule sits: a server at the site with most people of those that have one; central
/// sites first. kNone if nothing is up. O(people + sites x servers).
ServerId seat_of_administrator(const Stage& stage);

}  // namespace coexist::sim
