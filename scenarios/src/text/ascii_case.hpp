// Letters of ASCII without case, as DNS names, GUIDs and mail addresses are compared; independent of the locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace coexist::scenarios {

inline char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return ascii_lower(c); });
  return lower;
}

/// As if both were lower case, without copies.
inline bool ascii_less(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return ascii_lower(x) < ascii_lower(y); });
}

inline bool ascii_same(std::string_view a, std::string_view b) {
  return !ascii_less(a, b) && !ascii_less(b, a);
}

}  // namespace coexist::scenarios
