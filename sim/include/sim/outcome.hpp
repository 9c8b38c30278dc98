// What became of one interaction (model: interactions and outcomes).
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/ids.hpp"

namespace coexist::sim {

/// Ordered from best to worst: a conjunction of conditions has the worst outcome of its parts.
/// `Unknown` (no rule covers the combination) is worse than degraded and better than a documented failure; it is
/// never counted as works.
enum class Outcome : std::uint8_t { Works, Degraded, Unknown, Fails };

inline constexpr std::size_t kOutcomes = 4;

constexpr Outcome worst(Outcome a, Outcome b) noexcept {
  return a < b ? b : a;
}

constexpr std::string_view name_of(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::Works:
      return "works";
    case Outcome::Degraded:
      return "degraded";
    case Outcome::Unknown:
      return "unknown";
    case Outcome::Fails:
      return "fails";
  }
  return "?";
}

/// Features that a degraded interaction loses: one bit per FeatureId (packs have at most 64).
using FeatureSet = std::uint64_t;

}  // namespace coexist::sim
