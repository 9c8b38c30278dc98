// Circles in what beats, and in what waits for, each other.
#pragma once

#include <cstddef>
#include <vector>

namespace coexist::scenarios::packs {

/// A circle of the graph in which node i has edges to successors[i]: its nodes in order, the least first. Empty if
/// there is none. Only one: it may hide others, but whoever mends it looks again. O(nodes + edges).
std::vector<std::size_t> find_circle(const std::vector<std::vector<std::size_t>>& successors);

}  // namespace coexist::scenarios::packs
