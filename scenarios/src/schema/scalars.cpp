// Scalars without units: numbers, truth values, ids.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "scenarios/quantities.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::size_t kLongestId = 128;

bool is_lower_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// The id that was probably meant: 'Front End' -> 'front-end'. Empty if there is none.
std::string as_id(std::string_view text) {
  std::string id;
  for (const char c : text) {
    if (is_upper(c)) {
      id.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if (c == ' ') {
      id.push_back('-');
    } else {
      id.push_back(c);
    }
  }
  return std::holds_alternative<std::string>(parse_id(id)) ? id : std::string{};
}

Refusal out_of_range(std::int64_t smallest, std::int64_t largest) {
  if (smallest == INT64_MIN && largest == INT64_MAX) {
    return {"E114", "the number is too large", {}};
  }
  if (largest == INT64_MAX) {
    return {"E114", fmt::format("must be at least {}", smallest), {}};
  }
  return {"E114",
          smallest == INT64_MIN ? fmt::format("must be at most {}", largest)
                                : fmt::format("must be between {} and {}", smallest, largest),
          {}};
}

}  // namespace

Parsed<std::int64_t> parse_integer(std::string_view text, std::int64_t smallest, std::int64_t largest) {
  const std::string_view digits = text.substr(!text.empty() && text.front() == '-' ? 1 : 0);
  const bool all_digits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.empty() || !all_digits) {
    return Refusal{"E113", "expected a whole number such as '12'", {}};
  }
  if (digits.size() > 1 && digits.front() == '0') {
    const auto significant = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    return Refusal{"E113", "a whole number must not start with 0",
                   fmt::format("write {}{}", digits.size() < text.size() ? "-" : "", digits.substr(significant))};
  }
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} && largest == INT64_MAX && text.front() != '-') {
    return out_of_range(INT64_MIN, INT64_MAX);
  }
  if (read.ec != std::errc{} || value < smallest || value > largest) {
    return out_of_range(smallest, largest);
  }
  return value;
}

Parsed<bool> parse_boolean(std::string_view text) {
  if (text == "true" || text == "false") {
    return text == "true";
  }
  constexpr std::string_view kYes[] = {"yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "True", "TRUE"};
  constexpr std::string_view kNo[] = {"no", "No", "NO", "off", "Off", "OFF", "n", "N", "False", "FALSE"};
  std::string help;
  if (std::find(std::begin(kYes), std::end(kYes), text) != std::end(kYes)) {
    help = "write true";
  } else if (std::find(std::begin(kNo), std::end(kNo), text) != std::end(kNo)) {
    help = "write false";
  }
  return Refusal{"E113", "expected true or false", std::move(help)};
}

Parsed<std::string> parse_id(std::string_view text) {
  const bool characters_fit = std::all_of(
      text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '-' || c == '_' || c == '.'; });
  if (!text.empty() && text.size() <= kLongestId && characters_fit && is_lower_or_digit(text.front())) {
    return std::string(text);
  }
  if (text.size() > kLongestId) {
    return Refusal{"E114", fmt::format("an id has at most {} characters", kLongestId), {}};
  }
  const bool fixable = std::any_of(text.begin(), text.end(), [](char c) { return is_upper(c) || c == ' '; });
  const std::string better = fixable ? as_id(text) : std::string{};
  return Refusal{"E113", "expected an id such as 'front-end-1' (a-z, 0-9, '-', '_', '.')",
                 better.empty() ? std::string{} : fmt::format("did you mean '{}'?", better)};
}

Parsed<std::string> parse_key(std::string_view text) {
  const bool has_space = std::any_of(text.begin(), text.end(), [](char c) { return c >= 0 && c <= ' '; });
  if (text.empty() || has_space) return Refusal{"E113", "expected a key such as 'LAB-7', without spaces", {}};
  if (text.size() > kLongestId) return Refusal{"E114", fmt::format("a key has at most {} characters", kLongestId), {}};
  return std::string(text);
}

}  // namespace coexist::scenarios
