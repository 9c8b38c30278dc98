// From a byte offset to a line and a column that people can find.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

/// Walks forward through a text; each step costs the distance, so places asked for in ascending order are O(text).
class PlaceCursor {
 public:
  explicit PlaceCursor(std::string_view text) : text_(text) {}

  /// Precondition: not before the last offset asked for; beyond the end counts as the end.
  void advance_to(std::size_t offset) noexcept;

  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
  [[nodiscard]] int line() const noexcept { return line_; }
  [[nodiscard]] int column() const noexcept { return column_; }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  int line_ = 1;
  int column_ = 1;
};

/// The place of `length` code points at a byte offset. O(offset): for single diagnostics.
Place place_at(const std::shared_ptr<const SourceFile>& file, std::size_t offset, int length = 1);

}  // namespace coexist::scenarios
