// The adapter of the date library (its tz part on the system's /usr/share/zoneinfo).
//
// The library reads the transitions that a file lists, and stays at the last one: from 2038 on it knows no summer
// time. The rule for the years after stands in the last line of the file (zone_rule.hpp; the library's own reader of
// such rules, ptz.h, does not compile as C++20). Both are unrolled into one table per zone, so that look-ups are
// ours, fast, and alike for all years.
#include "scenarios/zones.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <stdexcept>

#include "scenarios/diagnostic.hpp"
#include "time/zone_rule.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::string_view kDatabase = "/usr/share/zoneinfo/";
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2200;

std::string last_line(const std::string& zone_name) {
  std::ifstream file(std::string(kDatabase) + zone_name, std::ios::binary);
  std::string line;
  std::string last;
  while (std::getline(file, line)) {
    last = line;
  }
  return last;
}

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const date::time_zone& zone : date::get_tzdb().zones) {
    names.push_back(zone.name());
  }
  return names;
}

std::int64_t seconds_of(date::sys_seconds t) {
  return t.time_since_epoch().count();
}

std::string clock(std::int64_t wall) {
  return to_text(WallTime{wall, std::nullopt});
}

}  // namespace

Zone::Zone() : name_("UTC") {
  static const auto kUtc = std::make_shared<const std::vector<Segment>>(1, Segment{INT64_MIN, 0});
  segments_ = kUtc;
}

std::vector<Zone::Segment> Zone::load(const std::string& name) {
  std::vector<Segment> segments;
  const auto append = [&segments](std::int64_t begin, std::int64_t offset) {
    if (segments.empty() || (segments.back().begin < begin && segments.back().offset_s != offset)) {
      segments.push_back({begin, static_cast<std::int32_t>(offset)});
    }
  };
  const date::time_zone* zone = date::locate_zone(name);
  const date::sys_seconds last = date::sys_days{date::year{kLastYear} / 12 / 31};
  date::sys_seconds t = date::sys_days{date::year{kFirstYear} / 1 / 1};
  for (date::sys_info info = zone->get_info(t);; info = zone->get_info(t)) {
    append(seconds_of(t), info.offset.count());
    if (info.end > last) {
      break;
    }
    t = info.end;
  }
  if (const auto rule = parse_rule(last_line(name))) {
    const int first_year{date::year_month_day{date::floor<date::days>(t)}.year()};
    for (int year = first_year; year <= kLastYear; ++year) {
      const Segment summer{wall_seconds(rule->to_summer, year) - rule->standard_s, rule->summer_s};
      const Segment standard{wall_seconds(rule->to_standard, year) - rule->summer_s, rule->standard_s};
      const bool north = summer.begin < standard.begin;
      for (const Segment& change : {north ? summer : standard, north ? standard : summer}) {
        append(change.begin, change.offset_s);
      }
    }
  }
  segments.front().begin = INT64_MIN;
  return segments;
}

Parsed<Zone> find_zone(std::string_view name) {
  static std::mutex mutex;                                // scenario files may be read by several threads
  static std::map<std::string, Zone, std::less<>> cache;  // as many entries as there are zones
  const std::lock_guard lock(mutex);
  if (const auto known = cache.find(name); known != cache.end()) {
    return known->second;
  }
  try {
    const std::vector<std::string> names = all_names();
    if (name == "localtime" || std::find(names.begin(), names.end(), name) == names.end()) {
      return Refusal{"E118", "unknown time zone; expected an IANA name such as 'Europe/Berlin'",
                     did_you_mean(name, names)};
    }
    Zone zone;
    zone.name_ = name;
    zone.segments_ = std::make_shared<const std::vector<Zone::Segment>>(Zone::load(zone.name_));
    return cache.emplace(zone.name_, std::move(zone)).first->second;
  } catch (const std::runtime_error& e) {
    return Refusal{"E118", fmt::format("the time zone database cannot be read: {}", e.what()),
                   "install the package tzdata"};
  }
}

Parsed<sim::Instant> Zone::to_instant(const WallTime& time) const {
  if (time.offset_s) {
    return sim::Instant{} + sim::seconds(time.seconds - *time.offset_s);
  }
  // Offsets are within a day, so the segment in force a day earlier is at or before the one that is meant.
  constexpr std::int64_t kDay = 86'400;
  auto segment = std::upper_bound(segments_->begin(), segments_->end(), time.seconds - kDay,
                                  [](std::int64_t t, const Segment& s) { return t < s.begin; });
  for (--segment;; ++segment) {
    const std::int64_t utc = time.seconds - segment->offset_s;
    const auto next = segment + 1;
    if (next == segments_->end() || utc < next->begin) {
      if (utc >= segment->begin) {
        return sim::Instant{} + sim::seconds(utc);
      }
      const std::int64_t from = segment->begin + (segment - 1)->offset_s;
      const std::int64_t to = segment->begin + segment->offset_s;
      return Refusal{
          "E119", fmt::format("this time does not exist in {}: clocks go from {} to {}", name_, clock(from), clock(to)),
          fmt::format("write {} or later", clock(to))};
    }
  }
}

WallTime Zone::to_wall(sim::Instant t) const {
  constexpr std::int64_t kUsPerSecond = 1'000'000;
  const std::int64_t utc = t.us / kUsPerSecond - (t.us % kUsPerSecond < 0 ? 1 : 0);
  const auto after = std::upper_bound(segments_->begin(), segments_->end(), utc,
                                      [](std::int64_t s, const Segment& segment) { return s < segment.begin; });
  const std::int32_t offset = (after - 1)->offset_s;
  return {utc + offset, offset};
}

}  // namespace coexist::scenarios
