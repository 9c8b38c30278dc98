// What the walls of a meeting's zone show: an IANA zone, or the VTIMEZONE of a file.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/zones.hpp"
#include "sim/time.hpp"

namespace coexist::scenarios {

/// From `wall_s` on, as clocks showed it just before, the offset is `after_s` instead of `before_s`.
struct ClockChange {
  std::int64_t wall_s = 0;
  std::int32_t before_s = 0;
  std::int32_t after_s = 0;
};

class WallClock {
 public:
  explicit WallClock(Zone zone) : name_(zone.name()), rules_(std::move(zone)) {}

  /// From a VTIMEZONE. Precondition: not empty. Order does not matter.
  WallClock(std::string name, std::vector<ClockChange> changes);

  /// The rule of RFC 5545, 3.3.5: a time that clocks skip is read with the offset before the gap (02:30 becomes
  /// 03:30), of a time that they show twice the first is meant. Total, unlike Zone::to_instant: a recurring meeting
  /// does not fail because one of its days has no 02:30.
  [[nodiscard]] sim::Instant to_instant(std::int64_t wall_s) const;

  [[nodiscard]] std::int64_t to_wall(sim::Instant t) const;

  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  std::string name_;
  std::variant<Zone, std::vector<ClockChange>> rules_;
};

}  // namespace coexist::scenarios
