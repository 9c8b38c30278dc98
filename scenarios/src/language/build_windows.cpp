#include <algorithm>

#include "language/resolver.hpp"

namespace coexist::scenarios::language {
namespace {

sim::Window window(Build& build, const WindowEntry& written) {
  const sim::Interval span = build.out.scenario.span;
  sim::Window window;
  static_cast<sim::Named&>(window) = named(build, written);
  const Zone& zone = written.zone ? written.zone->value : build.out.zone;
  bool clipped = false;
  const auto openings = build.occurrences(written.from, written.rule, zone, clipped);
  if (!openings) return window;
  for (const sim::Instant from : *openings) {
    const sim::Interval open{std::max(from, span.begin), std::min(from + written.lasts, span.end)};
    if (open.end <= open.begin) continue;
    if (!window.intervals.empty() && open.begin <= window.intervals.back().end) {  // longer than its period
      window.intervals.back().end = std::max(window.intervals.back().end, open.end);
    } else {
      window.intervals.push_back(open);
    }
  }
  if (window.intervals.empty()) {
    build.diagnostics.error("E220", written.place,
                            fmt::format("window '{}' never opens within the scenario", written.id.value));
  }
  return window;
}

sim::Freeze freeze(Build& build, const FreezeEntry& written) {
  sim::Freeze freeze;
  static_cast<sim::Named&>(freeze) = named(build, written);
  const std::size_t errors = build.diagnostics.error_count();
  freeze.interval = {build.instant(written.from), build.instant(written.until)};
  if (build.diagnostics.error_count() > errors) return freeze;  // times that do not exist are in no order
  if (freeze.interval.end <= freeze.interval.begin) {
    build.diagnostics.error("E220", written.place, fmt::format("freeze '{}' ends before it begins", written.id.value));
  } else if (!freeze.interval.overlaps(build.out.scenario.span)) {
    build.diagnostics.error("E220", written.place,
                            fmt::format("freeze '{}' lies outside the scenario", written.id.value));
  }
  return freeze;
}

}  // namespace

void build_windows(Build& build, const ScheduleEntry& entry) {
  sim::Schedule& schedule = build.out.scenario.schedule;
  for (const WindowEntry& written : entry.windows) schedule.windows.push_back(window(build, written));
  for (const FreezeEntry& written : entry.freezes) schedule.freezes.push_back(freeze(build, written));
}

}  // namespace coexist::scenarios::language
