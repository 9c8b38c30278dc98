// Lines of a pack that cannot mean what they say, though its tables may be read.
#pragma once

#include <set>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {

/// Rules that override each other in a circle [E624]. The tables concerned: what else is found in them follows from it.
std::set<sim::AspectId> report_override_circles(const Building& building);

/// Rules of this pack and of files over it that override one that they never meet [E614].
void report_idle_overrides(const Building& building);

/// Rules of files over the pack that decide nothing, because others say the same [E612]. Within a pack that is welcome:
/// two documents agree. Only of a pack without errors.
void report_repeating_rules(const Building& building);

/// Kinds of step of which each must not begin before the next is done [E625].
void report_waiting_circle(const Building& building);

}  // namespace coexist::scenarios::packs
