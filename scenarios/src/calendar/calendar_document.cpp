#include "scenarios/calendar_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar_zones.hpp"
#include "calendar/content_lines.hpp"
#include "calendar/own_time.hpp"
#include "calendar/raw_event.hpp"
#include "calendar/series.hpp"
#include "ical/ical_adapter.hpp"
#include "planner/counted.hpp"

namespace coexist::scenarios {
namespace {

/// What people answer about a meeting is not a version of the meeting.
bool is_answer(const std::string& method) {
  return method == "REPLY" || method == "REFRESH" || method == "COUNTER" || method == "DECLINECOUNTER";
}

bool is_structure(const std::string& kind) {
  return kind == "VCALENDAR" || kind == "VTIMEZONE" || kind == "STANDARD" || kind == "DAYLIGHT";
}

// Finding out that a rule never matches may take libical half a second. One is a mistake, several are an attack.
constexpr std::ptrdiff_t kMostDeadRules = 4;

std::ptrdiff_t rules_that_never_match(const Diagnostics& diagnostics) {
  return std::count_if(diagnostics.all().begin(), diagnostics.all().end(),
                       [](const Diagnostic& d) { return d.code == "E516"; });
}

// Before anything is expanded: a thousand rules may each be in order, and together keep the command busy for minutes.
bool is_affordable(const std::vector<std::vector<RawEvent>>& groups, const std::vector<SeriesLimits>& limits,
                   std::int64_t most_steps, Diagnostics& diagnostics) {
  std::int64_t steps = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    steps += steps_of(groups[i], limits[i]);
    if (steps <= most_steps) continue;
    diagnostics.error("E503", groups[i].front().event.place,
                      fmt::format("the recurrences up to here have more than {} occurrences in the time looked at",
                                  planner::grouped(most_steps)),
                      "end them with UNTIL, look at a shorter time, or split the calendar");
    return false;
  }
  return true;
}

// One for each group. If the whole of all that end is too much together, they are cut like those that do not.
std::vector<SeriesLimits> limits_of(const std::vector<std::vector<RawEvent>>& groups, const CalendarOptions& options,
                                    const sim::Interval& looked_at) {
  const SeriesLimits same{looked_at, options.most_occurrences};
  std::vector<SeriesLimits> limits(groups.size(), same);
  if (options.horizon) return limits;
  std::int64_t steps = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    limits[i] = whole_if_it_ends(groups[i], same);
    steps += steps_of(groups[i], limits[i]);
  }
  return steps <= options.most_steps ? limits : std::vector<SeriesLimits>(groups.size(), same);
}

bool is_cut(const std::vector<CalendarEvent>& events) {
  return std::any_of(events.begin(), events.end(), [](const CalendarEvent& event) { return event.clipped; });
}

// A COUNT that no calendar lives to see is no end: such a series is cut where those are that do not end, and not
// wherever the last year of all lies.
std::vector<CalendarEvent> settle_whole_or_cut(const std::vector<RawEvent>& versions, const SeriesLimits& whole,
                                               const sim::Interval& looked_at, Diagnostics& diagnostics) {
  Diagnostics found;
  std::vector<CalendarEvent> events = settle_series(versions, whole, found);
  if (whole.horizon.end > looked_at.end && is_cut(events)) {
    found = {};
    events = settle_series(versions, {looked_at, whole.most_occurrences}, found);
  }
  for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
  return events;
}

}  // namespace

std::optional<CalendarDocument> read_calendar(const std::shared_ptr<const SourceFile>& file,
                                              const CalendarOptions& options, Diagnostics& diagnostics) {
  ical::LineParser parser;
  CalendarZones zones(file, options.default_zone, options.horizon ? options.horizon->end : kCalendarsEnd, diagnostics);
  // Twice through the text: a VTIMEZONE may stand after the events that name it.
  const bool sound = visit_blocks(file, diagnostics, [&](CalendarBlock&& block) {
    if (block.kind == "STANDARD" || block.kind == "DAYLIGHT") {
      zones.learn(block, parser);
    }
  });
  if (!sound) {
    return std::nullopt;
  }
  CalendarDocument document;
  std::vector<std::vector<RawEvent>> groups;  // by UID, in the order of the file
  std::map<std::string, std::size_t> group_of;
  visit_blocks(file, diagnostics, [&](CalendarBlock&& block) {
    if (block.kind == "VEVENT" && !is_answer(block.method)) {
      if (auto raw = read_raw_event(block, zones, parser, file, diagnostics)) {
        const auto [known, is_new] = group_of.emplace(raw->event.uid, groups.size());
        if (is_new) {
          groups.emplace_back();
        }
        groups[known->second].push_back(std::move(*raw));
      }
    } else if (!is_structure(block.kind)) {
      ++document.not_imported[block.kind == "VEVENT" ? "METHOD:" + block.method : block.kind];
    }
  });
  document.looked_at = options.horizon ? *options.horizon : own_time(groups);
  const std::vector<SeriesLimits> limits = limits_of(groups, options, document.looked_at);
  if (!is_affordable(groups, limits, options.most_steps, diagnostics)) return std::nullopt;
  std::size_t total = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::vector<RawEvent>& group = groups[i];
    const Place place = group.front().event.place;
    if (rules_that_never_match(diagnostics) > kMostDeadRules) {
      diagnostics.error("E503", place, "too many recurrences of this calendar never happen; the rest is not read");
      return std::nullopt;
    }
    for (CalendarEvent& event : settle_whole_or_cut(group, limits[i], document.looked_at, diagnostics)) {
      total += event.occurrences.size();
      document.events.push_back(std::move(event));
    }
    if (total > options.most_in_total) {
      diagnostics.error(
          "E503", place,
          fmt::format("the events up to here have more than {} occurrences", planner::grouped(options.most_in_total)),
          "look at a shorter time, or split the calendar");
      return std::nullopt;
    }
  }
  return document;
}

}  // namespace coexist::scenarios
