// How many cases a property test tries.
#pragma once

#include <cstdint>

namespace coexist::support {

/// Under the sanitizers a case takes some thirty times as long, and what they look for is in the first cases, too.
#if defined(COEXIST_SANITIZED)
inline constexpr bool kAllCases = false;
#else
inline constexpr bool kAllCases = true;
#endif

/// All `n`, or a few under the sanitizers. What a test then says of how much it has met holds if kAllCases.
constexpr std::uint64_t cases(std::uint64_t n) {
  return kAllCases ? n : (n + 14) / 15;
}

}  // namespace coexist::support
