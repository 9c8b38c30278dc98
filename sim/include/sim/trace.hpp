// The infrastructure plane's result: what changed, when, and because of which step.
//
// The population plane reads a trace and nothing else of the infrastructure, so the cut between the planes is this
// file. A trace can be filtered (what if this step had not been?) and replayed.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/ids.hpp"
#include "sim/state.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

/// Simultaneous changes apply in this order, then by subject, then by slot. Whatever is decided at t sees the state
/// after all changes at t.
enum class ChangeKind : std::uint8_t {
  LinkPower,         // subject: link; value: 0 down, 1 up
  ServerPower,       // subject: server; value: 0 down, 1 up
  PoolService,       // subject: pool; value: Service
  ArtefactOwner,     // subject: artefact; value: pool
  ArtefactService,   // subject: artefact; value: Service
  FlagSet,           // subject: flag; value: 0 off, 1 on
  PersonMoved,       // subject: person; value: pool
  SoftwareChanged,   // subject: person; slot; value: software or none
  MeetingsResent,    // subject: person who edits and re-sends all their future meetings
  SchedulingFreeze,  // subject: software with which no meeting may be scheduled any more; value: 1 frozen, 0 not
  StepBegan,         // subject: step
  StepEnded,         // subject: step; value: StepEnd
  MarkSet            // subject: person; slot: mark; value: 0 off, 1 on; a sign-in's doing: without a cause
};

enum class StepEnd : std::uint32_t { Done, Partly, Failed, NotBegun };

struct Change {
  Instant at;
  ChangeKind kind = ChangeKind::FlagSet;
  std::uint32_t subject = 0;
  std::uint32_t slot = 0;
  std::uint32_t value = 0;
  StepId cause = kNone<StepId>;  // kNone: a fault, or people's own doing
  friend constexpr auto operator<=>(const Change&, const Change&) = default;
};

using Trace = std::vector<Change>;  // sorted

/// Applies one change; MeetingsResent, SchedulingFreeze and the steps' beginnings and ends change no State.
void apply(State& state, const Change& change);

}  // namespace coexist::sim
