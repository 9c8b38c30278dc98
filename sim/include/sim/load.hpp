// What pools carry over time, against what is documented for them: people on the servers that run, and people in the
// meetings that a pool hosts.
//
// Nothing here changes an outcome: no document says what fails on a server that is too full, only what it is meant for.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/ledger.hpp"
#include "sim/pack.hpp"
#include "sim/scenario.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

/// Whether an entry speaks of a pool: by product, by role, and whether it is one of a pair. O(roles + relations).
bool covers(const Capacity& capacity, const World& world, PoolId pool);

/// How many people a pool of so many servers is documented to home, and whether it is its servers that say so rather
/// than the pool as a whole. A pool of as many servers as its product allows homes what is documented for a pool:
/// printed maxima are rounded, and twelve servers' share may be a little less. Nothing if the entry gives neither
/// figure.
struct PeopleLimit {
  std::int64_t people = 0;
  bool by_servers = false;
};
std::optional<PeopleLimit> people_limit(const Capacity& capacity, std::size_t servers);

/// A stretch of time, up to the next one of its pool, in which none of this changes.
struct PoolLoad {
  Instant from;
  bool serving = false;
  std::int64_t people = 0;  // homed here
  std::int64_t carried =
      0;  // of the classes that are documented to come through this pool: homed on pools related to it
  std::int64_t servers = 0;  // that run
  std::int64_t seats = 0;    // people invited to the meetings that the pool hosts now, whatever becomes of their joins
  std::int64_t largest = 0;  // people invited to the largest of these meetings
  std::int64_t large = 0;    // of these meetings, those that are as large as any documented, or larger
  friend bool operator==(const PoolLoad&, const PoolLoad&) = default;
};

/// People on each running server, rounded up; nothing if none runs.
std::optional<std::int64_t> people_per_server(const PoolLoad& load);

/// How many more people the pool is documented to take into meetings: beside a meeting as large as any documented what
/// is left then, and otherwise the share of people for which pools are sized; on the servers that run. Negative if it
/// has more than that; nothing if the entry says nothing about meetings.
std::optional<std::int64_t> seats_left(const Capacity& capacity, const PoolLoad& load);

/// The loads of each pool in order of time, the first from the scenario's beginning; none for a pool of a product
/// without capacity. A meeting is hosted where its organiser is homed when it begins; meetings never made are not held.
/// Precondition: trace and ledger are of this scenario. O((changes + occurrences) log occurrences + people).
IdVector<PoolId, std::vector<PoolLoad>> pool_loads(const Scenario& scenario, const Pack& pack, const Trace& trace,
                                                   const Ledger& ledger);

/// A stretch of time in which a serving pool carries more than is documented.
struct Overload {
  enum class What : std::uint8_t {
    Servers,        // more people on each running server, because others are down; worst, limit: people a server
    LargeMeetings,  // more meetings of the largest documented size at once than one
    MeetingSize,    // a meeting larger than any documented; worst, limit: people in it
    Seats,          // more people in other meetings beside one of the largest; worst, limit: those people
    Carried         // more people come through each running server; worst, limit: people a server
  } what = What::Servers;
  PoolId pool = kNone<PoolId>;
  Interval interval;
  std::int64_t worst = 0;
  std::int64_t limit = 0;    // at the worst; the tightest if equally bad
  std::size_t capacity = 0;  // the entry of the pack that is exceeded
  friend bool operator==(const Overload&, const Overload&) = default;
};

/// In order of beginning, then of pool, kind and entry. What all of a pool's servers together are too few for is the
/// verifier's to say, and not repeated here. Cost as pool_loads.
std::vector<Overload> overloads(const Scenario& scenario, const Pack& pack, const Trace& trace, const Ledger& ledger);

}  // namespace coexist::sim
