#include "sim/random.hpp"

#include <Random123/philox.h>

namespace coexist::sim {

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

RandomStream::RandomStream(std::uint64_t seed, std::string_view purpose, std::string_view entity) {
  const std::uint64_t key = seed ^ stable_hash(purpose);
  const std::uint64_t who = stable_hash(entity);
  key_[0] = static_cast<std::uint32_t>(key);
  key_[1] = static_cast<std::uint32_t>(key >> 32U);
  entity_[0] = static_cast<std::uint32_t>(who);
  entity_[1] = static_cast<std::uint32_t>(who >> 32U);
}

std::uint64_t RandomStream::next() {
  if (left_ == 0) {
    const r123::Philox4x32::ctr_type counter = {
        {static_cast<std::uint32_t>(block_), static_cast<std::uint32_t>(block_ >> 32U), entity_[0], entity_[1]}};
    const r123::Philox4x32::key_type key = {{key_[0], key_[1]}};
    const r123::Philox4x32::ctr_type bits = r123::Philox4x32()(counter, key);
    ready_[1] = std::uint64_t{bits[0]} << 32U | bits[1];
    ready_[0] = std::uint64_t{bits[2]} << 32U | bits[3];
    left_ = 2;
    ++block_;
  }
  return ready_[--left_];
}

void RandomStream::skip(std::uint64_t draws) {
  const std::uint64_t drawn = 2 * block_ - left_ + draws;  // a block holds two
  block_ = drawn / 2;
  left_ = 0;
  if (drawn % 2 != 0) next();
}

std::uint64_t RandomStream::below(std::uint64_t n) {
  // Multiply-shift: the high half of bits x n. __extension__: ISO C++ has no 128-bit integer.
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>(static_cast<Wide>(next()) * n >> 64U);
}

std::int64_t RandomStream::between(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

bool RandomStream::chance_ppm(std::int64_t ppm) {
  return below(1'000'000) < static_cast<std::uint64_t>(ppm < 0 ? 0 : ppm);
}

}  // namespace coexist::sim
