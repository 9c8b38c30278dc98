// The cells of a coexistence test: services started, every pool administrable, and everyone of every user class and
// client reaching everyone else in every modality.
#pragma once

#include <vector>

#include "execution/stage.hpp"

namespace coexist::sim {

/// The cells for the state as it is, in order: services by pool, administration by pool, contacts by actor, peer and
/// modality. `expected` is what the pack documents once everything that the test assumes is in place; `observed` is
/// what the pack says of the state as it is. Whether the infrastructure carries the probe is not yet decided.
std::vector<GateCell> coexistence_cells(const Stage& stage, StepId step, std::uint32_t samples);

/// The servers that a probe for this cell visits, in order; a kNone among them cannot be reached.
std::vector<ServerId> probe_route(const Stage& stage, const GateCell& cell);

}  // namespace coexist::sim
