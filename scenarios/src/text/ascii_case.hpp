// Letters of ASCII without case, as DNS names and GUIDs are compared; independent of the locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace coexist::scenarios {

inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace coexist::scenarios
