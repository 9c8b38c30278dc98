#include "calendar/calendar_zones.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "scenarios/recurrence.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::int64_t kDay_s = 86'400;

std::optional<Zone> iana(std::string_view name) {
  auto found = find_zone(name);
  auto* zone = std::get_if<Zone>(&found);
  return zone == nullptr ? std::nullopt : std::optional(std::move(*zone));
}

/// Programs write "/freeassociation.sourceforge.net/Europe/Berlin": the name is what follows some slash.
std::optional<Zone> iana_at_end(std::string_view tzid) {
  std::optional<Zone> zone = iana(tzid);
  for (std::size_t slash = tzid.find('/'); tzid.starts_with('/') && !zone && slash != std::string_view::npos;
       slash = tzid.find('/', slash + 1)) {
    zone = iana(tzid.substr(slash + 1));
  }
  return zone;
}

/// "+0100", "-033000"
std::optional<std::int32_t> parse_offset(const std::string& text) {
  std::int32_t digits = 0;
  const bool shape = (text.size() == 5 || text.size() == 7) && (text[0] == '+' || text[0] == '-');
  if (!shape || std::from_chars(text.data() + 1, text.data() + text.size(), digits).ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  if (text.size() == 5) {
    digits *= 100;
  }
  const std::int32_t seconds = digits / 10'000 * 3600 + digits / 100 % 100 * 60 + digits % 100;
  return seconds >= kDay_s ? std::nullopt : std::optional(text[0] == '-' ? -seconds : seconds);
}

WallClock default_clock_of(const std::string& name, const std::shared_ptr<const SourceFile>& file,
                           Diagnostics& diagnostics) {
  auto zone = iana(name);
  if (!zone) {
    diagnostics.error("E506", Place{file, 0, 0, 1}, fmt::format("unknown default time zone '{}'", name),
                      "expected an IANA name such as 'Europe/Berlin'");
  }
  return WallClock(zone ? std::move(*zone) : Zone());
}

}  // namespace

CalendarZones::CalendarZones(std::shared_ptr<const SourceFile> file, const std::string& default_zone, sim::Instant end,
                             Diagnostics& diagnostics)
    : file_(std::move(file)),
      diagnostics_(diagnostics),
      end_s_(end.us / 1'000'000 + 366 * kDay_s),
      utc_(Zone()),
      default_(default_clock_of(default_zone, file_, diagnostics)) {}

CalendarZones::Observance CalendarZones::read(const CalendarBlock& block, ical::LineParser& parser) {
  Observance result;
  for (const ContentLine& line : block.lines) {
    for (const ical::Property& property : parser.parse(line.text).properties) {
      if (property.name == "DTSTART") {
        if (const auto start = ical::parse_time(property.value)) result.start_wall_s = start->wall_s;
      } else if (property.name == "TZOFFSETFROM") {
        result.from_s = parse_offset(property.value);
      } else if (property.name == "TZOFFSETTO") {
        result.to_s = parse_offset(property.value);
      } else if (property.name == "RRULE") {
        result.rules.push_back(property.value);
      } else if (property.name == "RDATE") {
        if (const auto date = ical::parse_time(property.value)) result.dates_wall_s.push_back(date->wall_s);
      }
    }
  }
  return result;
}

// False if it cannot be the rule of a zone.
bool CalendarZones::unroll(const Observance& observance, std::vector<ClockChange>& changes) const {
  if (!observance.start_wall_s || !observance.from_s || !observance.to_s) return false;
  const auto add = [&](std::int64_t wall_s) { changes.push_back({wall_s, *observance.from_s, *observance.to_s}); };
  add(*observance.start_wall_s);
  std::for_each(observance.dates_wall_s.begin(), observance.dates_wall_s.end(), add);
  for (const std::string& rule : observance.rules) {
    RecurrenceInput input;
    input.rule = rule;
    input.start_s = *observance.start_wall_s;
    input.from_s = std::max(input.start_s + 1, -366 * kDay_s);  // nothing is looked up before 1970
    input.end_s = end_s_;
    input.utc_to_wall = [from = *observance.from_s](std::int64_t utc_s) { return utc_s + from; };
    const auto expanded = expand_recurrence(input);
    const auto* recurrence = std::get_if<Recurrence>(&expanded);
    if (recurrence == nullptr || rule.find("YEARLY") == std::string::npos) return false;
    std::for_each(recurrence->starts.begin(), recurrence->starts.end(), add);
  }
  return true;
}

void CalendarZones::learn(const CalendarBlock& block, ical::LineParser& parser) {
  observances_[Key{block.calendar, block.tzid}].push_back(read(block, parser));
}

const WallClock* CalendarZones::find(std::size_t calendar, const std::string& tzid, int line) {
  const Key key{calendar, tzid};
  if (const auto known = found_.find(key); known != found_.end()) {
    return known->second.get();
  }
  std::unique_ptr<const WallClock>& clock = found_[key];
  if (auto zone = iana_at_end(tzid)) {
    clock = std::make_unique<const WallClock>(std::move(*zone));
  } else if (const auto own = observances_.find(key); own != observances_.end()) {
    std::vector<ClockChange> changes;
    const auto unrolls = [&](const Observance& observance) { return unroll(observance, changes); };
    if (std::all_of(own->second.begin(), own->second.end(), unrolls)) {
      clock = std::make_unique<const WallClock>(tzid, std::move(changes));
    } else {
      diagnostics_.error(
          "E506", Place{file_, line, 1, 1}, fmt::format("the VTIMEZONE of '{}' cannot be read", tzid),
          "give each STANDARD and DAYLIGHT a DTSTART, TZOFFSETFROM and TZOFFSETTO, and yearly rules only");
    }
  } else {
    diagnostics_.error("E506", Place{file_, line, 1, 1},
                       fmt::format("unknown time zone '{}': neither an IANA name nor defined in this calendar", tzid),
                       "export with time zones (VTIMEZONE), or write an IANA name such as 'Europe/Berlin'");
  }
  return clock.get();
}

}  // namespace coexist::scenarios
