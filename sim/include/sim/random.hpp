// Counter-based random numbers: a stream per (seed, purpose, entity), so that adding or renaming one thing changes
// nothing else, and two schedules can be compared on the same draws.
#pragma once

#include <cstdint>
#include <string_view>

namespace coexist::sim {

/// Philox 4x32-10 (Random123) keyed by the seed and by hashes of purpose and entity id. Same numbers on every machine.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::string_view purpose, std::string_view entity);

  /// The next 64 random bits.
  std::uint64_t next();
  /// As if so many had been drawn. O(1).
  void skip(std::uint64_t draws);
  /// Uniform in [0, n). Precondition: n > 0. Bias below 2^-32 for n below 2^32.
  std::uint64_t below(std::uint64_t n);
  /// Uniform in [low, high]. Precondition: low <= high.
  std::int64_t between(std::int64_t low, std::int64_t high);
  /// True with that many chances in a million.
  bool chance_ppm(std::int64_t ppm);

 private:
  std::uint32_t key_[2];
  std::uint32_t entity_[2];
  std::uint64_t block_ = 0;
  std::uint64_t ready_[2] = {0, 0};
  unsigned left_ = 0;
};

/// FNV-1a, 64 bits.
std::uint64_t stable_hash(std::string_view text);

}  // namespace coexist::sim
