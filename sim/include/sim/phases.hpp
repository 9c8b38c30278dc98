// Phases, derived from the state of each legacy pool by the predicates that the pack orders.
#pragma once

#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/scenario.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

struct PhaseSpan {
  Instant from;
  PhaseId phase = kNone<PhaseId>;
  friend bool operator==(const PhaseSpan&, const PhaseSpan&) = default;
};

struct PoolPhases {
  PoolId pool = kNone<PoolId>;
  std::vector<PhaseSpan> spans;  // the first begins with the scenario; neighbours differ
  friend bool operator==(const PoolPhases&, const PoolPhases&) = default;
};

struct Phases {
  std::vector<PoolPhases> pools;    // legacy pools that home people, by id
  std::vector<PhaseSpan> scenario;  // the phase of the least advanced pool (the pack's order)
  friend bool operator==(const Phases&, const Phases&) = default;
};

Phases derive_phases(const Scenario& scenario, const Pack& pack, const Trace& trace);

/// The phase at an instant. O(log spans).
PhaseId phase_at(const std::vector<PhaseSpan>& spans, Instant t);

}  // namespace coexist::sim
