// The lines of a layout whose boxes have their places.
#pragma once

#include "child_process.hpp"
#include "viz/diagram.hpp"
#include "viz/layout.hpp"

namespace coexist::viz {

/// Fills links, relations and `routed`. Lines between sites run around sites and labels, those between pools around
/// pools, heads of sites and labels; straight ones where the engine finds no way within the limits.
void draw_lines(const Diagram& diagram, Layout& layout, const ChildLimits& limits);

}  // namespace coexist::viz
