#include "calendar/own_time.hpp"

#include <algorithm>

#include "calendar/recurrence_course.hpp"
#include "scenarios/recurrence.hpp"

namespace coexist::scenarios {
namespace {

bool ends_in_time(const RawEvent& version, const SeriesLimits& whole) {
  std::int64_t dates = 0;
  for (const RuleLine& line : version.rules) {
    const RecurrenceInput input = input_of(line, version, whole);
    const Parsed<Course> parsed = course_of(input);
    const auto* course = std::get_if<Course>(&parsed);
    if (course == nullptr || !course->ends) return false;
    const std::int64_t steps = recurrence_steps(input);
    if (steps > kMostSteps) return false;
    dates += course->rule.count > 0 ? std::min<std::int64_t>(steps, course->rule.count) : steps;
  }
  return dates <= static_cast<std::int64_t>(kMostDates);
}

}  // namespace

sim::Interval own_time(const std::vector<std::vector<RawEvent>>& groups) {
  std::vector<sim::Instant> starts;
  for (const std::vector<RawEvent>& group : groups) {
    for (const RawEvent& version : group) {
      if (version.start) starts.push_back(version.start->instant());
      for (const ExtraDate& extra : version.extra) starts.push_back(extra.start.instant());
    }
  }
  if (starts.empty()) return {sim::Instant{}, sim::Instant{} + sim::days(1)};
  const auto [first, last] = std::minmax_element(starts.begin(), starts.end());
  return {*first, *last + sim::days(366)};
}

SeriesLimits whole_if_it_ends(const std::vector<RawEvent>& versions, const SeriesLimits& limits) {
  SeriesLimits whole = limits;
  whole.horizon.end = std::max(limits.horizon.end, kCalendarsEnd);
  const bool ends =
      std::all_of(versions.begin(), versions.end(), [&whole](const RawEvent& v) { return ends_in_time(v, whole); });
  return ends ? whole : limits;
}

}  // namespace coexist::scenarios
