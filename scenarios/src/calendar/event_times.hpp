// The times of one VEVENT: when it starts and ends, how it recurs, where they stand on which wall.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "calendar/calendar_zones.hpp"
#include "calendar/raw_event.hpp"
#include "ical/ical_adapter.hpp"

namespace coexist::scenarios {

/// What is wrong with the event that is being read, and at which line the reader is.
struct Complaints {
  std::shared_ptr<const SourceFile> file;
  Diagnostics& diagnostics;
  int line = 0;
  bool sound = true;  // no error so far

  void fail(const char* code, std::string message, std::string help = {}) {
    diagnostics.error(code, Place{file, line, 1, 1}, std::move(message), std::move(help));
    sound = false;
  }
};

class EventTimes {
 public:
  /// References are kept.
  EventTimes(RawEvent& raw, std::size_t calendar, CalendarZones& zones, Complaints& complaints)
      : raw_(raw), calendar_(calendar), zones_(zones), complaints_(complaints) {}

  /// A property of the event; one that is not about time is left alone.
  void take(const ical::Property& property);

  /// After the last property.
  void settle();

 private:
  std::optional<Moment> moment(const ical::Property& property, const std::string& value);
  void take_extra(const ical::Property& property);
  bool has_room();

  RawEvent& raw_;
  std::size_t calendar_ = 0;
  CalendarZones& zones_;
  Complaints& complaints_;
  std::optional<Moment> end_;
  std::optional<ical::Span> span_;
};

}  // namespace coexist::scenarios
