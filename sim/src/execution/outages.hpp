// The scenario's faults: servers and links that go off and on by themselves.
#pragma once

#include "execution/stage.hpp"

namespace coexist::sim {

/// Sets a timer for each beginning and end. Outages of one thing may overlap: it is off while any of them lasts.
void arm_outages(Stage& stage);

}  // namespace coexist::sim
