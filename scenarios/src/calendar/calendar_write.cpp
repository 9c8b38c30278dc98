#include <fmt/format.h>

#include <chrono>

#include "ical/ical_adapter.hpp"
#include "scenarios/calendar_document.hpp"

namespace coexist::scenarios {
namespace {

using ical::Component;

std::string utc_text(sim::Instant t) {
  using namespace std::chrono;
  const sys_seconds whole = floor<seconds>(sys_time<microseconds>{microseconds{t.us}});
  const sys_days day = floor<days>(whole);
  const year_month_day date{day};
  const std::int64_t s = (whole - day).count();
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), s / 3600, s / 60 % 60,
                     s % 60);
}

Component component_of(const CalendarEvent& event) {
  Component result{"VEVENT", {}, {}};
  const auto add = [&result](std::string name, std::string value) {
    if (!value.empty()) {
      result.properties.push_back({std::move(name), std::move(value), {}});
    }
  };
  const sim::Interval first =
      event.occurrences.empty() ? sim::Interval{event.start, event.start + event.duration} : event.occurrences.front();
  add("UID", event.uid);
  add("DTSTAMP", utc_text(event.start));  // required; the clock of this machine is nobody's business
  add("DTSTART", utc_text(first.begin));
  add("DTEND", utc_text(first.end));
  add("SEQUENCE", fmt::format("{}", event.sequence));
  add("STATUS", event.cancelled ? "CANCELLED" : "CONFIRMED");
  add("SUMMARY", event.summary);
  add("LOCATION", event.location);
  add("DESCRIPTION", event.description);
  if (!event.organiser.empty()) {
    add("ORGANIZER", "mailto:" + event.organiser);
  }
  for (const std::string& attendee : event.attendees) {
    add("ATTENDEE", "mailto:" + attendee);
  }
  for (const MeetingLink& link : event.links) {
    add("X-COEXIST-LINK", link.uri);
  }
  if (event.clipped) {
    add("X-COEXIST-CLIPPED", "TRUE");
  }
  if (event.occurrences.empty()) {
    add("EXDATE", utc_text(first.begin));  // its start is none: before the horizon, left out or moved away
  }
  if (event.recurring || event.occurrences.size() > 1) {
    // The start is an occurrence by itself; naming it again is what marks a series of one.
    for (const sim::Interval& occurrence : event.occurrences) {
      result.properties.push_back(
          {"RDATE", fmt::format("{}/{}", utc_text(occurrence.begin), utc_text(occurrence.end)), {{"VALUE", "PERIOD"}}});
    }
  }
  return result;
}

}  // namespace

std::string write_calendar(const CalendarDocument& document) {
  Component calendar{
      "VCALENDAR", {{"VERSION", "2.0", {}}, {"PRODID", "-//coexist//coexist//EN", {}}, {"METHOD", "PUBLISH", {}}}, {}};
  for (const CalendarEvent& event : document.events) {
    calendar.inner.push_back(component_of(event));
  }
  return ical::write(calendar);
}

}  // namespace coexist::scenarios
