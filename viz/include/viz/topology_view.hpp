// The view `global`: a world as a diagram, and a state as a phase of it.
#pragma once

#include <span>

#include "sim/people.hpp"
#include "sim/state.hpp"
#include "sim/vocabulary.hpp"
#include "sim/world.hpp"
#include "viz/diagram.hpp"

namespace coexist::viz {

/// More equal servers of one pool than this become one node.
inline constexpr std::size_t kServersShownOneByOne = 6;

/// Everything that exists in any phase. `phases` are the states that will be drawn: an artefact gets a seat in the pool
/// that owns it at the start and in every pool that owns it in one of them. Linear in the world, times the phases for
/// artefacts.
Diagram topology_diagram(const sim::World& world, const sim::Vocabulary& vocabulary,
                         std::span<const sim::State> phases = {});

/// The phase of `diagram` in which `state` holds. Precondition: `diagram` is topology_diagram of this world. An owner
/// that has no seat, because `state` was not among the phases, is only named at the artefact's other seats. Linear in
/// the diagram and in people.
DiagramState diagram_state(const Diagram& diagram, const sim::World& world, const sim::People& people,
                           const sim::State& state);

}  // namespace coexist::viz
