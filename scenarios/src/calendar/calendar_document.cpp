#include "scenarios/calendar_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar_zones.hpp"
#include "calendar/content_lines.hpp"
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
bool is_affordable(const std::vector<std::vector<RawEvent>>& groups, const CalendarOptions& options,
                   Diagnostics& diagnostics) {
  std::int64_t steps = 0;
  for (const std::vector<RawEvent>& group : groups) {
    steps += steps_of(group, options);
    if (steps <= options.most_steps) continue;
    diagnostics.error("E503", group.front().event.place,
                      fmt::format("the recurrences up to here have more than {} occurrences in the time looked at",
                                  planner::grouped(options.most_steps)),
                      "end them with UNTIL, look at a shorter time, or split the calendar");
    return false;
  }
  return true;
}

}  // namespace

std::optional<CalendarDocument> read_calendar(const std::shared_ptr<const SourceFile>& file,
                                              const CalendarOptions& options, Diagnostics& diagnostics) {
  ical::LineParser parser;
  CalendarZones zones(file, options.default_zone, options.horizon.end, diagnostics);
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
  if (!is_affordable(groups, options, diagnostics)) return std::nullopt;
  std::size_t total = 0;
  for (std::vector<RawEvent>& group : groups) {
    const Place place = group.front().event.place;
    if (rules_that_never_match(diagnostics) > kMostDeadRules) {
      diagnostics.error("E503", place, "too many recurrences of this calendar never happen; the rest is not read");
      return std::nullopt;
    }
    for (CalendarEvent& event : settle_series(group, options, diagnostics)) {
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
