// From the versions and overrides of one UID to one event with its occurrences.
#pragma once

#include <cstdint>
#include <vector>

#include "calendar/raw_event.hpp"
#include "scenarios/calendar_document.hpp"
#include "scenarios/recurrence.hpp"

namespace coexist::scenarios {

struct SeriesLimits {
  sim::Interval horizon;
  std::size_t most_occurrences = 0;  // within the horizon
};

/// How a rule of the event is expanded.
RecurrenceInput input_of(const RuleLine& line, const RawEvent& master, const SeriesLimits& limits);

/// How many steps the recurrences of the event take at most, whichever version counts.
std::int64_t steps_of(const std::vector<RawEvent>& versions, const SeriesLimits& limits);

/// The event that `versions` (one UID, in the order of the file, not empty) describe: the version with the highest
/// SEQUENCE, the later of equals, with the overrides applied. Overrides whose series is missing become events of their
/// own. Events whose recurrence is refused are left out with its diagnostic [E507 to E509, E516].
std::vector<CalendarEvent> settle_series(const std::vector<RawEvent>& versions, const SeriesLimits& limits,
                                         Diagnostics& diagnostics);

}  // namespace coexist::scenarios
