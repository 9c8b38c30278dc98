// What time of a calendar is looked at if nobody says so: the file's own.
#pragma once

#include <vector>

#include "calendar/raw_event.hpp"
#include "calendar/series.hpp"

namespace coexist::scenarios {

/// After the last time that a calendar may name. Zones are unrolled to it before any event is read.
inline constexpr sim::Instant kCalendarsEnd = sim::Instant{} + sim::seconds(7'258'118'400) + sim::days(2);  // 2200

/// From the first event to a year after the last one begins. Not empty; a day of 1970 if there are no events.
sim::Interval own_time(const std::vector<std::vector<RawEvent>>& groups);

/// `limits`, with all the time that a series needs which ends: cut, it would be another series for whoever reads it
/// next. Unchanged for a series that does not end, or that would have more dates than such a reader accepts.
SeriesLimits whole_if_it_ends(const std::vector<RawEvent>& versions, const SeriesLimits& limits);

}  // namespace coexist::scenarios
