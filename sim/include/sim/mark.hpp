// Marks: what people's own sign-ins leave on them, and moving servers about does not undo.
//
// A mark is a ratchet of one person. It is set by the first successful sign-in in a situation that fits: the person has
// it from the next instant on, so that no sign-in is decided by the mark that it leaves. Steps and moves may clear it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/rules.hpp"
#include "sim/vocabulary.hpp"

namespace coexist::sim {

/// What a mark means for somebody who should go back (model: doors).
enum class Door : std::uint8_t {
  Blocking,  // they cannot: a rollback leaves them where they are
  Lossy,     // they can, at a loss
  Delayed    // they can, and what it stands for happens again later
};

struct Mark {
  std::vector<AttributeCondition> set_when;  // all of them; actor's class, software, home, marks; flags, switches
  std::vector<StepKindId> cleared_by;  // of the people that such a step changes; of everybody where it changes nobody
  bool cleared_by_move = false;        // from one of `from` to one of `to`
  std::vector<bool> from;              // products; empty: any
  std::vector<bool> to;
  StatedTime returns_after;  // so long after it was cleared, no sign-in sets it
  Door door = Door::Lossy;
  std::vector<std::string> sources;
  friend bool operator==(const Mark&, const Mark&) = default;
};

}  // namespace coexist::sim
