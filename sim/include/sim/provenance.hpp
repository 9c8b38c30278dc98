// Where a value came from. Opaque here: only `scenarios` can turn it into file, line and column.
#pragma once

#include <cstdint>

namespace coexist::sim {

/// Outside equality and hash on purpose: two steps written on different lines are the same step.
struct Provenance {
  std::uint32_t value = 0;  // 0: nowhere in particular
  friend constexpr bool operator==(Provenance, Provenance) noexcept { return true; }
};

}  // namespace coexist::sim
