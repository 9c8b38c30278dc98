// One VEVENT as it stands in the file: times resolved to walls, nothing expanded, nothing merged.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar_zones.hpp"
#include "calendar/content_lines.hpp"
#include "ical/ical_adapter.hpp"
#include "scenarios/calendar_document.hpp"

namespace coexist::scenarios {

/// A time and the wall on which it stands.
struct Moment {
  std::int64_t wall_s = 0;
  bool date_only = false;
  bool floating = false;
  const WallClock* clock = nullptr;
  [[nodiscard]] sim::Instant instant() const { return clock->to_instant(wall_s); }
};

/// How long: on the wall (days) and exact (the rest).
struct Extent {
  std::int64_t wall_s = 0;
  std::int64_t exact_s = 0;
  [[nodiscard]] sim::Instant end_from(const WallClock& clock, std::int64_t start_s) const {
    return clock.to_instant(start_s + wall_s) + sim::seconds(exact_s);
  }
};

struct RuleLine {
  std::string rule;
  int line = 0;
};

inline constexpr std::size_t kMostDates = 10'000;  // RDATE and EXDATE of one event

struct ExtraDate {  // RDATE
  Moment start;
  std::optional<Extent> extent;  // of a PERIOD
};

struct RawEvent {
  CalendarEvent event;  // what needs no expansion
  std::string method;
  std::optional<Moment> start;
  std::optional<Moment> recurrence_id;
  Extent extent;
  std::vector<RuleLine> rules;
  std::vector<ExtraDate> extra;
  std::vector<Moment> except;
  bool marked_clipped = false;  // by write_calendar
};

/// Nothing after an error in the event [E504 to E506, E510].
std::optional<RawEvent> read_raw_event(const CalendarBlock& block, CalendarZones& zones, ical::LineParser& parser,
                                       const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics);

}  // namespace coexist::scenarios
