#include "xml/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace coexist::scenarios {
namespace {

constexpr std::array<std::string_view, 5> kNamed = {"&amp;", "&apos;", "&gt;", "&lt;", "&quot;"};

bool is_xml_character(std::uint32_t value) {
  return value == 0x9U || value == 0xAU || value == 0xDU || (value >= 0x20U && value <= 0xD7FFU) ||
         (value >= 0xE000U && value <= 0xFFFDU) || (value >= 0x10000U && value <= 0x10FFFFU);
}

}  // namespace

bool is_plain_reference(std::string_view text) noexcept {
  if (std::any_of(kNamed.begin(), kNamed.end(), [&](std::string_view name) { return text.starts_with(name); })) {
    return true;
  }
  if (!text.starts_with("&#")) {
    return false;
  }
  const bool hexadecimal = text.starts_with("&#x");
  const std::string_view digits = text.substr(hexadecimal ? 3 : 2);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  return error == std::errc{} && end != digits.data() + digits.size() && *end == ';' && is_xml_character(value);
}

}  // namespace coexist::scenarios
