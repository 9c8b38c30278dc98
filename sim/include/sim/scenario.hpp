// Everything a run depends on, as one value. A run is a pure function of (Scenario, CompiledPack).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/people.hpp"
#include "sim/schedule.hpp"
#include "sim/state.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

struct Scenario {
  std::string id;
  std::string title;
  std::uint64_t seed = 0;
  Interval span;  // nothing changes and nothing starts outside it
  World world;
  People people;
  Calendar calendar;
  Schedule schedule;
  std::vector<Fault> faults;
  std::vector<FlagId> flags_on;                         // at the start
  IdVector<AssumptionId, std::int64_t> assumptions;     // the pack's defaults, or what the scenario puts in their place
  IdVector<SiteId, std::vector<Instant>> working_days;  // when each working day begins there, sorted
};

/// How long that is in this scenario.
Duration length_of(const StatedTime& time, const Scenario& scenario);

/// The state before the first change of a scenario: initial_state of its parts, with its flags on.
State initial_state(const Scenario& scenario, const Vocabulary& vocabulary);

}  // namespace coexist::sim
