// How the attributes of a topology document spell their values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace coexist::scenarios {

/// False and `value` unchanged if the text does not spell one. Numbers are whole, from 0 to 4294967295.
bool parse_value(std::string_view text, std::string& value);
bool parse_value(std::string_view text, std::uint32_t& value);
bool parse_value(std::string_view text, bool& value);

std::string print_value(const std::string& value);
std::string print_value(std::uint32_t value);
std::string print_value(bool value);

/// For messages: "a whole number".
std::string_view kind_of_value(const std::string&);
std::string_view kind_of_value(std::uint32_t);
std::string_view kind_of_value(bool);

}  // namespace coexist::scenarios
