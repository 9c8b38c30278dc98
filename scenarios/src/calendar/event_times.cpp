#include "calendar/event_times.hpp"

#include <fmt/format.h>

namespace coexist::scenarios {
namespace {

constexpr std::int64_t kDay_s = 86'400;
constexpr std::int64_t kFirst_s = 0;             // 1970-01-01
constexpr std::int64_t kLast_s = 7'258'118'400;  // 2200-01-01
constexpr std::int64_t kLongest_s = 366 * kDay_s;

bool is_sound(const Extent& extent) {
  return extent.wall_s >= 0 && extent.wall_s <= kLongest_s && extent.exact_s >= 0 && extent.exact_s <= kLongest_s;
}

}  // namespace

std::optional<Moment> EventTimes::moment(const ical::Property& property, const std::string& value) {
  const auto time = ical::parse_time(value);
  if (!time) {
    complaints_.fail("E504", fmt::format("this {} is no date or time", property.name),
                     "expected 20130312 or 20130312T083000Z");
    return std::nullopt;
  }
  Moment result{time->wall_s, time->date_only, false, &zones_.default_clock()};
  const std::string tzid(property.parameter("TZID"));
  if (time->utc) {
    result.clock = &zones_.utc();
  } else if (!time->date_only && !tzid.empty()) {
    result.clock = zones_.find(calendar_, tzid, complaints_.line);
  } else {
    result.floating = !time->date_only;
  }
  // The first hours of 1970 in one zone are of 1969 in UTC, in which calendars are written.
  const std::int64_t other_zones_s = time->utc ? kDay_s : 0;
  if (result.wall_s < kFirst_s - other_zones_s || result.wall_s >= kLast_s + other_zones_s) {
    complaints_.fail("E510", fmt::format("this {} is outside of the years 1970 to 2200", property.name));
    return std::nullopt;
  }
  complaints_.sound = complaints_.sound && result.clock != nullptr;
  return result.clock == nullptr ? std::nullopt : std::optional(result);
}

void EventTimes::take(const ical::Property& property) {
  const std::string& name = property.name;
  if (name == "DTSTART") {
    raw_.start = moment(property, property.value);
  } else if (name == "DTEND") {
    end_ = moment(property, property.value);
  } else if (name == "DURATION") {
    span_ = ical::parse_span(property.value);
    if (!span_) {
      complaints_.fail("E504", "this DURATION is none", "expected PT1H30M");
    }
  } else if (name == "RECURRENCE-ID") {
    raw_.recurrence_id = moment(property, property.value);
    if (property.parameter("RANGE") == "THISANDFUTURE") {
      complaints_.fail("E505", "RANGE=THISANDFUTURE is not supported", "end the series there and begin a new one");
    }
  } else if (name == "RRULE") {
    raw_.rules.push_back({property.value, complaints_.line});
  } else if (name == "EXRULE") {
    complaints_.fail("E508", "EXRULE, which RFC 5545 abolished, is not expanded", "replace it by EXDATEs");
  } else if (name == "EXDATE") {
    if (const auto date = moment(property, property.value); date && has_room()) {
      raw_.except.push_back(*date);
    }
  } else if (name == "RDATE" && has_room()) {
    take_extra(property);
  }
}

bool EventTimes::has_room() {
  if (raw_.except.size() + raw_.extra.size() < kMostDates) {
    return true;
  }
  if (complaints_.sound) {
    complaints_.fail("E503", fmt::format("this event has more than {} single dates", kMostDates));
  }
  return false;
}

void EventTimes::take_extra(const ical::Property& property) {
  const std::size_t slash = property.value.find('/');
  const auto start = moment(property, property.value.substr(0, slash));
  if (!start) {
    return;
  }
  ExtraDate extra{*start, std::nullopt};
  if (slash != std::string::npos) {
    const std::string end = property.value.substr(slash + 1);
    if (const auto span = ical::parse_span(end); span && end.starts_with('P')) {
      extra.extent = Extent{span->days * kDay_s, span->seconds};
    } else if (const auto until = moment(property, end)) {
      extra.extent = Extent{0, (until->instant() - start->instant()).us / 1'000'000};
    }
    if (!extra.extent || !is_sound(*extra.extent)) {
      complaints_.fail("E505", "this PERIOD does not end after its start and within a year");
      return;
    }
  }
  raw_.extra.push_back(extra);
}

void EventTimes::settle() {
  if (!raw_.start) {
    if (complaints_.sound && raw_.method != "CANCEL") {
      complaints_.fail("E505", "this event has no DTSTART");
    }
    return;
  }
  const Moment& start = *raw_.start;
  CalendarEvent& event = raw_.event;
  if (end_) {
    raw_.extent = start.date_only ? Extent{end_->wall_s - start.wall_s, 0}
                                  : Extent{0, (end_->instant() - start.instant()).us / 1'000'000};
  } else if (span_) {
    raw_.extent = Extent{span_->days * kDay_s, span_->seconds};
  } else if (start.date_only) {
    raw_.extent = Extent{kDay_s, 0};
  }
  event.start = start.instant();
  if (!is_sound(raw_.extent)) {
    const bool backwards = raw_.extent.wall_s < 0 || raw_.extent.exact_s < 0;
    complaints_.fail("E505", backwards ? "this event ends before it starts" : "this event is longer than a year");
    return;
  }
  event.duration = raw_.extent.end_from(*start.clock, start.wall_s) - event.start;
  event.zone = start.clock->name();
  event.floating = start.floating;
  event.all_day = start.date_only;
  event.recurring = !raw_.rules.empty() || !raw_.extra.empty();
  if (event.duration == sim::Duration{} && complaints_.sound && !event.cancelled && raw_.method != "CANCEL") {
    complaints_.diagnostics.warning("E515", event.place, "this event has no duration: nobody can fail to attend it");
  }
}

}  // namespace coexist::scenarios
