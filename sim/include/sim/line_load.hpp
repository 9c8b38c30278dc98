// What meetings take of the lines between sites over time, against what the lines carry.
//
// Offered load, as in load.hpp: everybody who is invited, whatever becomes of their joins. Calls, desktop sharing and
// what moves of people take are not in it; nothing here changes an outcome.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/ledger.hpp"
#include "sim/scenario.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

/// What matters of somebody now. O(slots).
MediaPerson media_person(const Scenario& scenario, const State& state, PersonId person);

/// A stretch of time, up to the next one of its line, in which this does not change.
struct LineLoad {
  Instant from;
  MediaRates takes;
  friend bool operator==(const LineLoad&, const LineLoad&) = default;
};

struct LineLoads {
  IdVector<LinkId, std::vector<LineLoad>> by_link;  // in order of time, the first from the scenario's beginning
  std::vector<bool> used;                           // by Pack::media: somebody's stream was counted by it
  friend bool operator==(const LineLoads&, const LineLoads&) = default;
};

/// The streams of a series, drawn from the scenario's seed and the series' id: with one assumption for two streams, a
/// meeting has both or none. By stream. O(streams).
std::vector<bool> streams_of(const Scenario& scenario, const Pack& pack, SeriesId series);

/// People at a site, the pool that hosts at another, and who they are is taken as it is when the meeting begins; the
/// way is that of least latency over lines that are up, at each instant, and where there is none nothing flows. People
/// without a site take no line. A pack without media leaves every line without load.
/// Precondition: trace and ledger are of this scenario. O((changes + joins) log occurrences), and for each instant at
/// which a line goes off or on O(pairs of sites x links).
LineLoads line_loads(const Scenario& scenario, const CompiledPack& pack, const Trace& trace, const Ledger& ledger);

/// A stretch of time in which what typically flows is more than the line carries.
struct LineOverload {
  LinkId link = kNone<LinkId>;
  Interval interval;
  std::int64_t worst_bps = 0;
  friend bool operator==(const LineOverload&, const LineOverload&) = default;
};

/// In order of beginning, then of link. O(loads).
std::vector<LineOverload> line_overloads(const Scenario& scenario, const LineLoads& loads);

}  // namespace coexist::sim
