// The shape of an aspect's table, for the compiler and the checks.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/pack.hpp"

namespace coexist::sim {

/// Sizes of an aspect's dimensions, in order.
std::vector<std::size_t> shape(const Pack& pack, const Aspect& aspect);

}  // namespace coexist::sim
