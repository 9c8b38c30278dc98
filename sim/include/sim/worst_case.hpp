// Which failure hurts most in a state: what stands alone, and what has a spare.
//
// Coexistence doubles the machines and often halves the spares. The graph says first what a failure stops or cuts off;
// the pack's own rules then say who of those who can sign in no longer can.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/scenario.hpp"

namespace coexist::sim {

/// What may fail. With a pool all of its servers do; with a site its pools and its lines.
struct Failure {
  enum class What : std::uint8_t { Server, Link, Pool, Site } what = What::Server;
  std::uint32_t subject = 0;  // index of the server, link, pool or site
  std::uint32_t alike = 1;    // servers of the pool of which the same holds, this one among them
  friend bool operator==(const Failure&, const Failure&) = default;
};
inline constexpr std::size_t kFailureKinds = 4;

/// What becomes of people when these fail at once.
struct Harm {
  std::vector<Failure> failures;
  std::int64_t people = 0;                             // who could sign in, and no longer can
  std::vector<std::pair<SiteId, std::int64_t>> where;  // they are; most first, kNone: outside
  std::vector<std::pair<RuleId, std::int64_t>> why;    // they cannot; most first, kNone: no rule covers it
  std::vector<PoolId> stopped;                         // served, and no longer do; by id
  friend bool operator==(const Harm&, const Harm&) = default;
};

struct WorstCases {
  std::int64_t can_sign_in = 0;                           // people, as long as nothing of this fails
  std::array<std::optional<Harm>, kFailureKinds> single;  // by kind: the worst that hurts anybody
  std::optional<Harm> pair;           // the worst two of servers and links, if they hurt more than each of them alone
  std::vector<PoolId> without_spare;  // that stop, and lock people out, with any one of some of their servers; by id
  friend bool operator==(const WorstCases&, const WorstCases&) = default;
};

/// Of that state. Only failures of what is there and up count. Equally bad ones: the first in order of the world.
/// Without an interaction for signing in, nobody can. O(people + (servers + links + pairs that the graph leaves) x
/// kinds of people); servers of one pool count once, and so do links whose loss cuts nobody off, alone or with another.
WorstCases worst_cases(const Scenario& scenario, const CompiledPack& pack, const State& state);

}  // namespace coexist::sim
