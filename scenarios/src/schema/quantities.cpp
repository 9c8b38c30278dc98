#include "scenarios/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <span>
#include <vector>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t factor;
};

constexpr std::array kDurations{Unit{"us", 1},           Unit{"ms", 1'000},        Unit{"s", 1'000'000},
                                Unit{"min", 60'000'000}, Unit{"h", 3'600'000'000}, Unit{"d", 86'400'000'000}};
constexpr std::array kBandwidths{Unit{"bps", 1}, Unit{"kbps", 1'000}, Unit{"Mbps", 1'000'000},
                                 Unit{"Gbps", 1'000'000'000}};
constexpr std::array kSizes{Unit{"B", 1},
                            Unit{"kB", 1'000},
                            Unit{"MB", 1'000'000},
                            Unit{"GB", 1'000'000'000},
                            Unit{"TB", 1'000'000'000'000},
                            Unit{"KiB", 1LL << 10},
                            Unit{"MiB", 1LL << 20},
                            Unit{"GiB", 1LL << 30},
                            Unit{"TiB", 1LL << 40}};
constexpr std::array kShares{Unit{"%", 10'000}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_unit_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%';
}

// At most 18 digits; nothing is zero.
std::int64_t to_number(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string_view take_while(std::string_view& text, bool (*wanted)(char)) {
  const auto end = std::find_if_not(text.begin(), text.end(), wanted);
  const auto taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(taken.size());
  return taken;
}

// What a kind of quantity is called, and an example of it.
struct Wanted {
  std::string_view what;
  std::string_view example;
};

Refusal not_understood(const Wanted& wanted, std::string help = {}) {
  return {"E113", fmt::format("expected {} such as '{}'", wanted.what, wanted.example), std::move(help)};
}

// Nearly understood, so the reason is worth more than an example.
bool is_negative(std::string_view text) {
  return text.size() > 1 && text.front() == '-' && is_digit(text[1]);
}

Refusal too_large(const Wanted& wanted) {
  return {"E114", fmt::format("{} is too large", wanted.what.substr(wanted.what.find(' ') + 1)), {}};
}

// whole.fraction * factor, if that is a whole number that fits.
Parsed<std::int64_t> exactly(std::string_view whole, std::string_view fraction, std::int64_t factor,
                             const Wanted& wanted) {
  while (!fraction.empty() && fraction.back() == '0') {
    fraction.remove_suffix(1);
  }
  if (whole.size() > 18 || fraction.size() > 18) {
    return too_large(wanted);
  }
  std::int64_t result = 0;
  if (__builtin_mul_overflow(to_number(whole), factor, &result)) {
    return too_large(wanted);
  }
  // As a fraction in lowest terms; it is smaller than 1, so that its part of the unit cannot overflow.
  std::int64_t numerator = to_number(fraction);
  std::int64_t denominator = 1;
  for (std::size_t digit = 0; digit < fraction.size(); ++digit) {
    denominator *= 10;
  }
  const std::int64_t common = std::gcd(numerator, denominator);
  numerator /= common;
  denominator /= common;
  if (factor % denominator != 0) {
    return Refusal{"E113", "the value is finer than the smallest unit that is counted", {}};
  }
  if (__builtin_add_overflow(result, numerator * (factor / denominator), &result)) {
    return too_large(wanted);
  }
  return result;
}

// One number with one unit at the front of `text`, which is moved on behind it. `units_left`: those still allowed.
Parsed<std::int64_t> take_amount(std::string_view& text, std::span<const Unit>& units_left, const Wanted& wanted) {
  const std::string_view whole = take_while(text, is_digit);
  std::string_view fraction;
  bool well_formed = !whole.empty();
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    fraction = take_while(text, is_digit);
    well_formed = well_formed && !fraction.empty();
  }
  take_while(text, is_blank);
  const std::string_view name = take_while(text, is_unit_letter);
  take_while(text, is_blank);
  if (!well_formed) {
    return not_understood(wanted);
  }
  const auto unit = std::find_if(units_left.begin(), units_left.end(), [&](const Unit& u) { return u.name == name; });
  if (unit == units_left.end()) {
    std::vector<std::string> names;
    for (const Unit& u : units_left) {
      names.emplace_back(u.name);
    }
    const std::string help =
        name.empty() ? fmt::format("add a unit; one of: {}", fmt::join(names, ", ")) : did_you_mean(name, names);
    return not_understood(wanted, help);
  }
  units_left = units_left.first(static_cast<std::size_t>(unit - units_left.begin()));
  return exactly(whole, fraction, unit->factor, wanted);
}

Parsed<std::int64_t> parse_amount(std::string_view text, std::span<const Unit> units, const Wanted& wanted,
                                  std::int64_t smallest, std::int64_t largest) {
  if (is_negative(text)) {
    return Refusal{"E114", smallest > 0 ? "must be above zero" : "must not be negative", {}};
  }
  auto amount = take_amount(text, units, wanted);
  if (const auto* value = std::get_if<std::int64_t>(&amount)) {
    if (!text.empty()) {
      return not_understood(wanted);
    }
    if (*value > largest) {
      return too_large(wanted);
    }
    if (*value < smallest) {
      return Refusal{"E114", "must be above zero", {}};
    }
  }
  return amount;
}

}  // namespace

Parsed<sim::Duration> parse_duration(std::string_view text) {
  constexpr Wanted kWanted{"a duration", "90 min"};
  constexpr std::int64_t kLongest = sim::days(100'000).us;
  std::span<const Unit> units = kDurations;
  std::int64_t total = 0;
  if (is_negative(text)) {
    return Refusal{"E114", "must not be negative", {}};
  }
  do {  // `1 h 30 min`: each unit smaller than the one before
    const auto amount = take_amount(text, units, kWanted);
    if (const auto* refusal = std::get_if<Refusal>(&amount)) {
      return *refusal;
    }
    if (__builtin_add_overflow(total, std::get<std::int64_t>(amount), &total) || total > kLongest) {
      return too_large(kWanted);
    }
  } while (!text.empty());
  return sim::Duration{total};
}

Parsed<std::int64_t> parse_bandwidth(std::string_view text) {
  return parse_amount(text, kBandwidths, {"a bandwidth", "34 Mbps"}, 1, 1'000'000'000'000'000);
}

Parsed<std::int64_t> parse_data_size(std::string_view text) {
  return parse_amount(text, kSizes, {"a data size", "2 MB"}, 0, 1'000'000'000'000'000'000);
}

Parsed<std::int64_t> parse_share(std::string_view text) {
  return parse_amount(text, kShares, {"a share", "70 %"}, 0, 1'000'000);
}

std::string share_text(std::int64_t ppm) {
  std::string share = fmt::format("{}.{:04}", ppm / 10'000, ppm % 10'000);
  share.erase(share.find_last_not_of('0') + 1);
  if (share.back() == '.') {
    share.pop_back();
  }
  return share + " %";
}

}  // namespace coexist::scenarios
