// Which characters XML 1.0 gives a meaning. Bytes of UTF-8 above 127 count as letters of a name: the grammar's exact
// ranges would refuse nothing that harms.
#pragma once

#include <string_view>

namespace coexist::scenarios {

constexpr bool is_xml_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr bool is_forbidden_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20U && !is_xml_space(c);
}

/// Without the colon, which stands between two names.
constexpr bool is_name_byte(char c, bool first) noexcept {
  const bool letter =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
  return letter || (!first && ((c >= '0' && c <= '9') || c == '-' || c == '.'));
}

/// Whether `text` starts with one of the five named entities or the number of a character that XML allows.
bool is_plain_reference(std::string_view text) noexcept;

}  // namespace coexist::scenarios
