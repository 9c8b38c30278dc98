// When people sign in: once on each working day of their site, within the pack's time after its beginning. The instants
// depend on the seed and the person only, so both planes may ask for them.
#pragma once

#include <vector>

#include "sim/pack.hpp"
#include "sim/scenario.hpp"

namespace coexist::sim {

/// The sign-in on one of the mornings. Precondition: the person has a site, and that so many mornings. O(1).
Instant sign_in_of(const Scenario& scenario, const UserModel& model, PersonId person, std::size_t morning);

/// In order; none for somebody without a site. O(working days).
std::vector<Instant> sign_ins_of(const Scenario& scenario, const UserModel& model, PersonId person);

}  // namespace coexist::sim
