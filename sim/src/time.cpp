#include "sim/time.hpp"

#include <fmt/format.h>

namespace coexist::sim {
namespace {

constexpr std::int64_t kUsPerSecond = 1'000'000;
constexpr std::int64_t kUsPerDay = 86'400 * kUsPerSecond;

struct CivilDate {
  std::int64_t year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

// Proleptic Gregorian date of a day number. Years are counted from March, so that the leap day is the last of its
// year and month lengths follow the line (153 m + 2) / 5; 400 years (an era) are always 146,097 days.
CivilDate civil_date(std::int64_t days_since_epoch) {
  constexpr std::int64_t kDaysPerEra = 146'097;
  constexpr std::int64_t kEpochFromMarchOfYearZero = 719'468;
  const std::int64_t z = days_since_epoch + kEpochFromMarchOfYearZero;
  const std::int64_t era = (z >= 0 ? z : z - (kDaysPerEra - 1)) / kDaysPerEra;
  const std::int64_t day_of_era = z - era * kDaysPerEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / (kDaysPerEra - 1)) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<unsigned>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const auto month = static_cast<unsigned>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

// "1 h 30 min", or "1 h" when nothing of the smaller unit is left. What is smaller still is cut, not rounded: a
// report must never say "2 h" of a window that lasts 1 h 59 min 59 s.
std::string two_units(std::uint64_t us, std::uint64_t large, std::string_view large_name, std::uint64_t small,
                      std::string_view small_name) {
  const std::uint64_t rest = us % large / small;
  const std::string first = fmt::format("{} {}", us / large, large_name);
  return rest == 0 ? first : fmt::format("{} {} {}", first, rest, small_name);
}

}  // namespace

std::string to_text(Instant t) {
  const std::int64_t day = t.us >= 0 ? t.us / kUsPerDay : -((-(t.us + 1)) / kUsPerDay) - 1;
  const std::int64_t us_of_day = t.us % kUsPerDay + (t.us % kUsPerDay < 0 ? kUsPerDay : 0);
  const std::int64_t second_of_day = us_of_day / kUsPerSecond;
  const std::int64_t fraction = us_of_day % kUsPerSecond;
  const CivilDate date = civil_date(day);
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.year, date.month, date.day,
                                 second_of_day / 3'600, second_of_day / 60 % 60, second_of_day % 60);
  if (fraction != 0) {
    text += fmt::format(".{:06}", fraction);
  }
  return text + 'Z';
}

std::string to_text(Duration d) {
  constexpr std::uint64_t kMs = 1'000;
  constexpr std::uint64_t kS = 1'000 * kMs;
  constexpr std::uint64_t kMin = 60 * kS;
  constexpr std::uint64_t kH = 60 * kMin;
  constexpr std::uint64_t kD = 24 * kH;
  // The magnitude as unsigned: the smallest int64 has no positive counterpart.
  const auto us = d.us < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(d.us) : static_cast<std::uint64_t>(d.us);
  const std::string sign = d.us < 0 ? "-" : "";
  if (us == 0) {
    return "0 s";
  }
  if (us < kMs) {
    return sign + fmt::format("{} us", us);
  }
  if (us < kS) {
    return sign + fmt::format("{} ms", us / kMs);
  }
  if (us < kMin) {
    const std::uint64_t ms = us / kMs % 1'000;
    return sign + (ms == 0 ? fmt::format("{} s", us / kS) : fmt::format("{}.{:03} s", us / kS, ms));
  }
  if (us < kH) {
    return sign + two_units(us, kMin, "min", kS, "s");
  }
  return sign + (us < kD ? two_units(us, kH, "h", kMin, "min") : two_units(us, kD, "d", kH, "h"));
}

}  // namespace coexist::sim
