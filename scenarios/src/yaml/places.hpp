// Where things stand in a YAML text. The parser knows byte offsets only, and only of starts.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

/// Byte offsets to places. Offsets mostly grow, so each call counts on from the last one: a line of a megabyte stays
/// linear. The parser's own columns are of no use, as they count bytes.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::shared_ptr<const SourceFile> file) : file_(std::move(file)) {}
  /// An offset before the last one yields the last place; the parser does that for values that are not there.
  Place at(std::size_t offset);
  [[nodiscard]] std::string_view text_from(std::size_t offset) const;

 private:
  std::shared_ptr<const SourceFile> file_;
  std::size_t offset_ = 0;
  int line_ = 1;
  int column_ = 1;
};

/// Bytes of the scalar `value` in the text that starts with it: with its quotes if it has any, of a block its `|` or
/// `>`. More than there are if a closing quote is missing.
std::size_t scalar_bytes(std::string_view source, std::string_view value);

/// Code points to the end of the first line: what a caret underlines. At least 1.
int first_line_width(std::string_view text);

}  // namespace coexist::scenarios
