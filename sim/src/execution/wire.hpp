// Values as bytes, between a process and its child: the same program, so neither byte order nor versions matter.
//
// A type crosses by a function `fields(visitor, value)` that names its fields once for both directions. Field by field
// rather than whole structs: padding is not initialised, and equal values must give equal bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/execution.hpp"

namespace coexist::sim {

template <typename T>
concept Scalar = std::is_enum_v<T> || std::is_integral_v<T>;

class WireWriter {
 public:
  template <typename... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  template <Scalar T>
  void put(const T& value) {
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof value);
    std::memcpy(bytes_.data() + at, &value, sizeof value);
  }
  template <typename T>
  void put(const std::vector<T>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    for (const T& value : values) put(value);
  }
  template <typename T>
  void put(const T& value) {
    fields(*this, value);
  }

  std::vector<std::byte> bytes_;
};

/// Throws ExecutionError when the bytes end early or are left over.
class WireReader {
 public:
  explicit WireReader(std::span<const std::byte> bytes) : rest_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  void expect_end() const {
    if (!rest_.empty()) throw ExecutionError("the child process sent more than its result");
  }

 private:
  template <Scalar T>
  void get(T& value) {
    if (rest_.size() < sizeof value) throw ExecutionError("the child process sent less than its result");
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_ = rest_.subspan(sizeof value);
  }
  template <typename T>
  void get(std::vector<T>& values) {
    std::uint64_t size = 0;
    get(size);
    // Every element takes at least a byte: a size beyond that is broken and must not be allocated.
    if (size > rest_.size()) throw ExecutionError("the child process sent less than its result");
    values.resize(size);
    for (T& value : values) get(value);
  }
  template <typename T>
  void get(T& value) {
    fields(*this, value);
  }

  std::span<const std::byte> rest_;
};

}  // namespace coexist::sim
