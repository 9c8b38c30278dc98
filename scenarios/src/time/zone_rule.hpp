// The rule for all years after the listed ones, as the last line of a time zone file states it:
// "CET-1CEST,M3.5.0,M10.5.0/3" is one hour east of UTC, one more from the last Sunday of March, 02:00, to the last
// Sunday of October, 03:00 (POSIX.1, environment variable TZ).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace coexist::scenarios {

struct YearlyChange {  // on the `week`th `weekday` (0: Sunday) of `month`, week 5: the last
  unsigned month = 1;
  unsigned week = 1;
  unsigned weekday = 0;
  std::int64_t seconds = 7'200;  // after local midnight; may be negative or beyond a day
};

struct YearlyRule {
  std::int32_t standard_s = 0;  // east of UTC
  std::int32_t summer_s = 0;
  YearlyChange to_summer;
  YearlyChange to_standard;
};

/// Nothing if the line states no change, or one of the forms by day number, which no zone of the database uses.
std::optional<YearlyRule> parse_rule(std::string_view line);

/// Seconds since the epoch on the wall (not UTC) at which `change` happens in `year`.
std::int64_t wall_seconds(const YearlyChange& change, int year);

}  // namespace coexist::scenarios
