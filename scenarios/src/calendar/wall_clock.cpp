#include "calendar/wall_clock.hpp"

#include <algorithm>

namespace coexist::scenarios {
namespace {

constexpr std::int64_t kDay_s = 86'400;

sim::Instant at(std::int64_t utc_s) {
  return sim::Instant{} + sim::seconds(utc_s);
}

std::int64_t seconds_of(sim::Instant t) {
  constexpr std::int64_t kUs = 1'000'000;
  return t.us / kUs - (t.us % kUs < 0 ? 1 : 0);
}

std::int64_t utc_of(const ClockChange& change) {
  return change.wall_s - change.before_s;
}

}  // namespace

WallClock::WallClock(std::string name, std::vector<ClockChange> changes)
    : name_(std::move(name)), rules_(std::move(changes)) {
  auto& sorted = std::get<std::vector<ClockChange>>(rules_);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ClockChange& a, const ClockChange& b) { return utc_of(a) < utc_of(b); });
}

sim::Instant WallClock::to_instant(std::int64_t wall_s) const {
  if (const auto* zone = std::get_if<Zone>(&rules_)) {
    const auto exact = zone->to_instant(WallTime{wall_s, std::nullopt});
    if (const auto* instant = std::get_if<sim::Instant>(&exact)) {
      return *instant;
    }
    // In a gap: no zone changes twice within a day, so the offset of the day before is the one before the gap.
    const auto before = zone->to_instant(WallTime{wall_s - kDay_s, std::nullopt});
    const auto* day_before = std::get_if<sim::Instant>(&before);
    return day_before != nullptr ? *day_before + sim::days(1) : at(wall_s);
  }
  const auto& changes = std::get<std::vector<ClockChange>>(rules_);
  // The first time is meant: so a change is past only if the wall, read with the offset before it, is not before it.
  const auto next =
      std::find_if(changes.begin(), changes.end(), [wall_s](const ClockChange& c) { return wall_s < c.wall_s; });
  const bool before_all = next == changes.begin();
  const std::int32_t offset = before_all ? next->before_s : (next - 1)->after_s;
  const std::int64_t utc = wall_s - offset;
  if (!before_all && utc < utc_of(*(next - 1))) {
    return at(wall_s - (next - 1)->before_s);
  }
  return at(utc);
}

std::int64_t WallClock::to_wall(sim::Instant t) const {
  if (const auto* zone = std::get_if<Zone>(&rules_)) {
    return zone->to_wall(t).seconds;
  }
  const auto& changes = std::get<std::vector<ClockChange>>(rules_);
  const std::int64_t utc = seconds_of(t);
  const auto next =
      std::find_if(changes.begin(), changes.end(), [utc](const ClockChange& c) { return utc < utc_of(c); });
  return utc + (next == changes.begin() ? next->before_s : (next - 1)->after_s);
}

}  // namespace coexist::scenarios
