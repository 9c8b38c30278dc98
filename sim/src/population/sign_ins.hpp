// When people sign in: once on each working day of their site, within the pack's time after its beginning. The instants
// depend on the seed and the person only, so both planes may ask for them.
#pragma once

#include <vector>

#include "sim/pack.hpp"
#include "sim/scenario.hpp"

namespace coexist::sim {

/// In order; none for somebody without a site. O(working days).
std::vector<Instant> sign_ins_of(const Scenario& scenario, const UserModel& model, PersonId person);

}  // namespace coexist::sim
