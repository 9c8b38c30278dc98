// When a site works: its working days and what fits into one.
#pragma once

#include <optional>
#include <vector>

#include "sim/random.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

/// From the local start of a working day; no meeting runs past it.
inline constexpr Duration kOfficeHours = hours(9);

class OfficeHours {
 public:
  /// `mornings` sorted; must outlive the result. Days that begin or end outside `span` do not count.
  OfficeHours(const std::vector<Instant>& mornings, Interval span);

  /// A working day that begins in an interval, each as likely; nothing if there is none.
  [[nodiscard]] std::optional<Instant> any_day(Interval interval, RandomStream& random) const;
  /// The first working day that begins at an instant or later; nothing if there is none.
  [[nodiscard]] std::optional<Instant> next_day(Instant from) const;
  /// The same weekday some weeks after a working day, if that is a working day too (it may be a holiday). The local
  /// clock is kept: a summer time between the two shifts the instant by up to two hours.
  [[nodiscard]] std::optional<Instant> weeks_later(Instant morning, std::int64_t weeks) const;

 private:
  using Position = std::vector<Instant>::const_iterator;
  [[nodiscard]] Position first_from(Instant t) const;

  Position begin_, end_;
};

/// Some minute of office hours.
Instant any_minute(Instant morning, RandomStream& random);

/// A start for something that lasts that long and ends within office hours: mostly on the hour or half hour.
Instant meeting_start(Instant morning, Duration lasts, RandomStream& random);

}  // namespace coexist::sim
