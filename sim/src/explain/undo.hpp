// Which steps are to blame, found by carrying the schedule out without them.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "sim/explain.hpp"

namespace coexist::sim {

/// What a trace of the scenario decides of the thing asked about; nothing if there is no such thing in it.
using DecideOn = std::function<std::optional<Decision>(const Trace&)>;

/// Neither failing nor undecided.
bool is_well(const std::optional<Decision>& decision);

/// Fills in `undo` and `without_undo` from the chain. `concerned`: the people whose marks the decision may rest on.
void find_undo(const Scenario& scenario, const CompiledPack& pack, const Trace& trace, const DecideOn& decide,
               std::span<const PersonId> concerned, WhatIf& what_if, Explanation& out);

}  // namespace coexist::sim
