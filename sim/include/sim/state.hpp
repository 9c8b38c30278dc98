// What is true now. A value: states can be copied, compared, hashed and diffed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/ids.hpp"
#include "sim/people.hpp"
#include "sim/vocabulary.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

struct State {
  IdVector<PersonId, PoolId> home;                            // kNone: outsiders
  IdVector<SlotId, IdVector<PersonId, SoftwareId>> software;  // kNone: empty slot
  IdVector<PoolId, Service> pool;
  IdVector<ServerId, bool> server_up;
  IdVector<LinkId, bool> link_up;
  IdVector<ArtefactId, PoolId> owner;
  IdVector<ArtefactId, Service> artefact;  // Serving, Switching or Stopped
  IdVector<FlagId, bool> flag;
  IdVector<MarkId, IdVector<PersonId, bool>> mark;
  friend bool operator==(const State&, const State&) = default;
};

/// The state before the first change. New pools are Planned; pools present at the start are Serving.
State initial_state(const World& world, const Vocabulary& vocabulary, const People& people);

/// The same for equal states on every machine and in every run (a fingerprint, not a hash table's hash).
std::uint64_t fingerprint(const State& state);

/// One thing that differs between two states.
struct Difference {
  enum class What : std::uint8_t { Home, Software, Pool, Server, Link, Owner, Artefact, Flag, Mark } what = What::Home;
  std::uint32_t subject = 0;  // index of the person, pool, server, link, artefact or flag
  std::uint32_t slot = 0;     // with Software; the mark, with Mark
  std::uint32_t before = 0;   // index or enumerator; kNone's value for none
  std::uint32_t after = 0;
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// Everything that differs, ordered by (what, slot, subject). Precondition: states of the same world.
std::vector<Difference> diff(const State& before, const State& after);

}  // namespace coexist::sim
