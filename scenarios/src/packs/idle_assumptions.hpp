// Numbers of one's own on which nothing rests.
#pragma once

#include "packs/building.hpp"

namespace coexist::scenarios::packs {

/// Assumptions that files over the pack add and that nothing uses [E629]: mostly the misspelt name of one that they
/// were to replace. O(assumptions + what rests on them).
void report_idle_assumptions(const Building& building);

}  // namespace coexist::scenarios::packs
