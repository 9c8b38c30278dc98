// Code points of UTF-8 text: reading one, writing one, counting columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace coexist::scenarios {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;  // 0: the bytes at this place are no well-formed code point
};

/// The code point that starts at `at` (at < text.size()). Refuses overlong forms, surrogates and values above U+10FFFF.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept;

/// Appends `value` (a valid scalar value) as UTF-8.
void append_utf8(std::string& text, char32_t value);

/// Code points in well-formed UTF-8: the bytes that do not continue another.
[[nodiscard]] std::size_t code_points(std::string_view text) noexcept;

/// `text` fit for a terminal: control characters, bidirectional overrides and other invisible characters, which could
/// make a message lie about the file, become \u escapes; malformed bytes become \x escapes; a tab becomes a space.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace coexist::scenarios
