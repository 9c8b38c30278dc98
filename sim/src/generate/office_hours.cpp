#include "generate/office_hours.hpp"

#include <algorithm>

namespace coexist::sim {

OfficeHours::OfficeHours(const std::vector<Instant>& mornings, Interval span)
    : begin_(std::lower_bound(mornings.begin(), mornings.end(), span.begin)),
      end_(std::upper_bound(begin_, mornings.end(), span.end - kOfficeHours)) {}

OfficeHours::Position OfficeHours::first_from(Instant t) const {
  return std::lower_bound(begin_, end_, t);
}

std::optional<Instant> OfficeHours::any_day(Interval interval, RandomStream& random) const {
  const Position first = first_from(interval.begin);
  const Position end = first_from(interval.end);
  if (first == end) return std::nullopt;
  return *(first + static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint64_t>(end - first))));
}

std::optional<Instant> OfficeHours::next_day(Instant from) const {
  const Position found = first_from(from);
  return found == end_ ? std::nullopt : std::optional(*found);
}

std::optional<Instant> OfficeHours::weeks_later(Instant morning, std::int64_t weeks) const {
  const Instant about = morning + days(7) * weeks;
  const Position found = first_from(about - hours(2));
  if (found == end_ || about + hours(2) < *found) return std::nullopt;
  return *found;
}

Instant any_minute(Instant morning, RandomStream& random) {
  return morning + minutes(random.between(0, kOfficeHours.us / minutes(1).us - 1));
}

Instant meeting_start(Instant morning, Duration lasts, RandomStream& random) {
  constexpr std::int64_t kOddQuarterPpm = 100'000;  // :15 and :45; nobody documents how often
  const std::int64_t quarters = (kOfficeHours - lasts).us / minutes(15).us;
  std::int64_t quarter = random.between(0, quarters / 2) * 2;
  if (random.chance_ppm(kOddQuarterPpm) && quarter < quarters) ++quarter;
  return morning + minutes(15) * quarter;
}

}  // namespace coexist::sim
