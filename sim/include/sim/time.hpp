// One clock. Time is an integer number of microseconds; an Instant counts from the Unix epoch, UTC.
//
// Doubles exist only inside the adapter of the infrastructure library. Time zones exist only in
// `scenarios`, which turns local windows into instants; a run knows no zone and no locale.
// Intervals are half-open: [begin, end).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

namespace coexist::sim {

struct Duration {
  std::int64_t us = 0;  // may be negative as the difference of two instants
  friend constexpr auto operator<=>(Duration, Duration) = default;
  friend constexpr Duration operator+(Duration a, Duration b) { return {a.us + b.us}; }
  friend constexpr Duration operator-(Duration a, Duration b) { return {a.us - b.us}; }
  friend constexpr Duration operator*(Duration a, std::int64_t n) { return {a.us * n}; }
};

struct Instant {
  std::int64_t us = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
  friend constexpr Instant operator+(Instant t, Duration d) { return {t.us + d.us}; }
  friend constexpr Instant operator-(Instant t, Duration d) { return {t.us - d.us}; }
  friend constexpr Duration operator-(Instant a, Instant b) { return {a.us - b.us}; }
};

constexpr Duration microseconds(std::int64_t n) {
  return {n};
}
constexpr Duration milliseconds(std::int64_t n) {
  return {n * 1'000};
}
constexpr Duration seconds(std::int64_t n) {
  return {n * 1'000'000};
}
constexpr Duration minutes(std::int64_t n) {
  return seconds(n * 60);
}
constexpr Duration hours(std::int64_t n) {
  return minutes(n * 60);
}
constexpr Duration days(std::int64_t n) {
  return hours(n * 24);
}

/// Part i of n equal parts of a duration, without overflow for any duration of a scenario. Precondition: i <= n, 0 < n.
constexpr Duration share_of(Duration whole, std::size_t i, std::size_t n) {
  const auto part = static_cast<std::int64_t>(i);
  const auto parts = static_cast<std::int64_t>(n);
  return {whole.us / parts * part + whole.us % parts * part / parts};
}

/// Later than everything a scenario may contain (loaders refuse years outside 1970 to 2200).
inline constexpr Instant kEndOfTime{INT64_MAX};

struct Interval {
  Instant begin;
  Instant end;  // not included
  [[nodiscard]] constexpr bool contains(Instant t) const { return begin <= t && t < end; }
  [[nodiscard]] constexpr bool overlaps(const Interval& other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] constexpr Duration length() const { return end - begin; }
  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

/// "2013-03-08T22:15:00Z", with ".250000" when there is a fraction of a second. Integer arithmetic only.
std::string to_text(Instant t);

/// "3 d 4 h", "1 h 30 min", "45.250 s": at most two units, exact below a minute to the millisecond.
std::string to_text(Duration d);

}  // namespace coexist::sim
