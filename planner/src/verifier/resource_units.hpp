// Free units of the schedule's resources during the replay.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/schedule.hpp"

namespace coexist::planner {

class ResourceUnits {
 public:
  explicit ResourceUnits(const sim::Schedule& schedule);

  /// Takes one unit for each entry of `wanted`, all or none. Who asks for more units of a resource than exist gets them
  /// as soon as all of them are free: it would never get them in a run, which a check reports, and waiting for ever
  /// here would hide every mistake behind that step.
  bool claim(const std::vector<std::uint32_t>& wanted);
  void release(const std::vector<std::uint32_t>& claimed);

 private:
  std::vector<std::uint32_t> units_;
  std::vector<std::uint32_t> free_;
};

}  // namespace coexist::planner
