// Meetings that are held, one by one, in order of time.
#pragma once

#include <vector>

#include "sim/ledger.hpp"
#include "sim/scenario.hpp"

namespace coexist::sim {

struct Sitting {
  Instant begin;
  Instant end;
  SeriesId series = kNone<SeriesId>;
};

/// Ordered by beginning, then by series. Meetings never made, and those without participants, are not among them.
/// O(occurrences log occurrences).
std::vector<Sitting> sittings(const Calendar& calendar, const Ledger& ledger);

}  // namespace coexist::sim
