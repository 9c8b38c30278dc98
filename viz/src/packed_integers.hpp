// What a child process sends: 32-bit integers in this machine's order, counts before lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "child_process.hpp"

namespace coexist::viz {

class Packed {
 public:
  void put(std::size_t value) { put(static_cast<std::int32_t>(value)); }
  void put(std::int32_t value) {
    const auto* bytes = reinterpret_cast<const std::byte*>(&value);
    bytes_.insert(bytes_.end(), bytes, bytes + sizeof value);
  }
  [[nodiscard]] Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

// Past the end there are zeros: a list cut short is read as empty ones.
class Unpacked {
 public:
  explicit Unpacked(const Bytes& bytes) : bytes_(bytes) {}
  std::int32_t next() {
    std::int32_t value = 0;
    if (bytes_.size() - at_ < sizeof value) return 0;
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }

 private:
  const Bytes& bytes_;
  std::size_t at_ = 0;
};

}  // namespace coexist::viz
