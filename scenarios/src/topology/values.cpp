#include "topology/values.hpp"

#include <charconv>

namespace coexist::scenarios {

bool parse_value(std::string_view text, std::string& value) {
  value = text;
  return true;
}

bool parse_value(std::string_view text, std::uint32_t& value) {
  std::uint32_t parsed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return false;
  }
  value = parsed;
  return true;
}

bool parse_value(std::string_view text, bool& value) {
  const bool yes = text == "true" || text == "True" || text == "1";
  if (!yes && text != "false" && text != "False" && text != "0") {
    return false;
  }
  value = yes;
  return true;
}

std::string print_value(const std::string& value) {
  return value;
}
std::string print_value(std::uint32_t value) {
  return std::to_string(value);
}
std::string print_value(bool value) {
  return value ? "true" : "false";
}

std::string_view kind_of_value(const std::string&) {
  return "text";
}
std::string_view kind_of_value(std::uint32_t) {
  return "a whole number";
}
std::string_view kind_of_value(bool) {
  return "true or false";
}

}  // namespace coexist::scenarios
