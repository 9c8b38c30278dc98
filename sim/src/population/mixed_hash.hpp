// Hashes of small groups of numbers, for tables in which nothing but look-ups happen: their order is never observed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace coexist::sim {

class MixedHash {
 public:
  template <typename Number>
  MixedHash& operator()(Number n) {
    state_ = (state_ ^ static_cast<std::uint64_t>(n)) * 0x9E3779B97F4A7C15U;
    state_ ^= state_ >> 29U;
    return *this;
  }
  [[nodiscard]] std::size_t value() const { return static_cast<std::size_t>(state_); }

 private:
  std::uint64_t state_ = 0x243F6A8885A308D3U;
};

}  // namespace coexist::sim
