// A codec reads one kind of value from a YAML node, and says what it reads: for people, and as JSON Schema.
//
// Codecs are values. Those for scalars are listed here, each with the words of quantities.hpp; compound_codecs.hpp
// makes lists and mappings of them, schema.hpp tables for structs. All report what is wrong at the node's place and
// go on.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "scenarios/diagnostic.hpp"
#include "scenarios/quantities.hpp"
#include "scenarios/shape.hpp"
#include "scenarios/yaml_tree.hpp"
#include "scenarios/zones.hpp"

namespace coexist::scenarios {

/// A value and where it was written, for checks that come after decoding.
template <class T>
struct Located {
  T value{};
  Place place;
};

template <class T>
class Codec {
 public:
  using Read = std::function<std::optional<T>(const Node&, Diagnostics&)>;
  Codec(Shape shape, Read read) : shape_(std::move(shape)), read_(std::move(read)) {}

  /// Nothing after an error, which was reported.
  [[nodiscard]] std::optional<T> decode(const Node& node, Diagnostics& diagnostics) const {
    return read_(node, diagnostics);
  }
  [[nodiscard]] const Shape& shape() const noexcept { return shape_; }

 private:
  Shape shape_;
  Read read_;
};

Codec<std::string> text();
Codec<std::string> id();
Codec<std::string> key();
Codec<bool> boolean();
Codec<std::int64_t> integer(std::int64_t smallest = INT64_MIN, std::int64_t largest = INT64_MAX);
Codec<sim::Duration> duration();
Codec<std::int64_t> bandwidth();  // bits per second
Codec<std::int64_t> data_size();  // bytes
Codec<std::int64_t> share();      // parts per million
Codec<WallTime> wall_time();
Codec<WallTime> date();
Codec<Zone> zone();

}  // namespace coexist::scenarios
