// Whether so many running servers let a pool serve (quorum tables of the pack).
#pragma once

#include <optional>

#include "sim/state.hpp"

namespace coexist::sim {

/// Nothing if the pack does not know the quorum of a pool of that size.
std::optional<PoolQuorum> quorum_of(const Pack& pack, const World& world, PoolId pool);

struct RunningServers {
  std::int64_t all = 0;
  std::int64_t of_first = 0;  // of those that the row counts
};
RunningServers running_servers(const World& world, const IdVector<ServerId, bool>& up, PoolId pool,
                               const QuorumRow& row);

/// What a pool that is `now` becomes once these servers are up: it stops or resumes, or serves at last for the first
/// time. O(servers of the pool).
Service service_with(const Pack& pack, const World& world, const IdVector<ServerId, bool>& up, PoolId pool,
                     Service now);

}  // namespace coexist::sim
