// Histories as spans of constant facts: each has a `from` and lasts until the next one's.
#pragma once

#include <cstddef>
#include <limits>

#include "sim/time.hpp"

namespace coexist::sim {

/// Before everything: the first span of each history begins here, so that a meeting made before the scenario's start
/// sees the world as it is at the start.
inline constexpr Instant kAlways{std::numeric_limits<std::int64_t>::min()};

/// The last span that began at or before t. Precondition: the first began at or before t. O(log spans).
template <typename Spans>
std::size_t span_at(const Spans& spans, Instant t) {
  std::size_t low = 0;
  std::size_t high = spans.size();
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (t < spans[middle].from ? high : low) = middle;
  }
  return low;
}

}  // namespace coexist::sim
