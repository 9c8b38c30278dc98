// May this schedule be carried out?
//
// The verifier replays a schedule on paper: nominal durations, nothing fails, nothing contends. It shares no code with
// whatever makes schedules or executes them: a mistake in either would otherwise be found right by the other. What it
// accepts may still go wrong in a run (contention, faults, failed gates); what it forbids cannot go right.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/pack.hpp"
#include "sim/scenario.hpp"

namespace coexist::planner {

/// In brackets: where Violation::constraint leads.
enum class ViolationKind {
  // What the schedule says of its own order and resources.
  CyclicPrecedence,       // the step waits for itself, directly or through others
  ResourceOvercommitted,  // it asks for more units of a resource than exist [resource]; mere waiting is no violation
  // Time.
  WindowNeverOpens,  // it works in maintenance windows only, and none is open from when it is ready
  OverrunsWindow,    // its nominal work is longer than the window it gets, or than any left [window, freeze or link]
  InFreeze,          // it begins before a freeze and is not through when the freeze begins [freeze]
  PastScenarioEnd,   // it begins or ends after the scenario's end
  HorizonTooShort,   // the scenario ends too soon after the last step for what a rollback breaks to be seen
  // What the pack says.
  PrecedenceViolated,  // a condition of the pack is not met when the step begins [rule]
  MissingStep,         // a step that the pack wants before this one is not in the schedule at all [rule]
  CapacityExceeded,    // a pool homes more people than is documented for its product [pool]
  UnsupportedPath,     // the pack calls the way between the products present unsupported
  UndocumentedPath,    // the pack lists ways between products, and this one is not among them
  // States that cannot be.
  PoolNotServing,      // work with a pool that is not up at that time [pool]
  PoolGone,            // work with a pool that was decommissioned before [pool]
  PoolAlreadyPresent,  // deploys what is there already [pool]
  PoolOutside,         // work on a pool of a product that is outside the estate [pool]
  PoolHomesNobody,     // moves people to a pool that has no user services [pool]
  PersonNotHomed,      // moves somebody who is homed on no pool of the estate
  AlreadyThere,        // moves somebody, or an artefact, to the pool where it is [pool]
  Contested,           // two steps work on the same people, artefact or pool at the same time
  UnreachableRoute,    // no links lead from where people or artefacts are to where they shall be [pool]
  // Going back.
  RollbackContradicted,  // the rollback's policy contradicts itself, or other steps contradict the rollback
  RollbackBlocked,       // a pool to which people or artefacts shall return is gone [pool], or people have no way back
  NoWayBack,             // something was changed by a kind of step that no rollback undoes
  // What the pack says of servers.
  QuorumUnknown,  // a pool is of a size for which the pack does not say how many servers must run [pool]
  // What is done, and rarely meant.
  MovedBack  // people of the new side are moved to the legacy one by a step that is no rollback [pool]
};

/// "cyclic-precedence": for machines and for diagnostic codes.
std::string_view name_of(ViolationKind kind) noexcept;

struct Violation {
  ViolationKind kind = ViolationKind::CyclicPrecedence;
  sim::Gravity gravity = sim::Gravity::Forbidden;  // the pack's own where the pack's rule is violated
  sim::StepId step = sim::kNone<sim::StepId>;      // kNone: the schedule as a whole
  sim::StepId other = sim::kNone<sim::StepId>;     // a second step concerned
  std::string constraint;  // id of the rule, window, freeze, resource, pool or link; may be empty
  std::string message;     // one sentence, with ids, numbers and times
  std::vector<std::string> sources;
  sim::Provenance provenance;        // of `step`
  sim::Provenance other_provenance;  // of `other`, or else of the constraint
  friend bool operator==(const Violation&, const Violation&) = default;
};

/// When a step runs if nothing contends or fails.
struct NominalTime {
  sim::StepId step = sim::kNone<sim::StepId>;
  sim::Instant begin;
  sim::Instant end;
  std::vector<sim::Interval> working;  // within [begin, end); more than one where windows interrupt the work
  friend bool operator==(const NominalTime&, const NominalTime&) = default;
};

struct Verdict {
  std::vector<Violation> violations;  // in order of step, kind, other step, constraint
  std::vector<NominalTime> times;     // in order of step; a step that never begins has none

  /// False if something is forbidden; what is merely harmful or ill-advised is the architect's to decide.
  [[nodiscard]] bool may_be_carried_out() const noexcept;
};

/// A rollback's harm is counted over at least this much time after the last step: meetings are planned weeks ahead.
inline constexpr sim::Duration kRollbackHorizon = sim::days(90);

/// How messages write an instant: people read the clock on their wall.
using InstantText = std::function<std::string(sim::Instant)>;

/// Every violation of a schedule, and when each step would run. Faults are ignored: nobody schedules them. A rollback
/// that waits for trouble only does not begin, and a skipped step counts as not there.
///
/// Violations that are only consequences of a reported one are left out: a step behind one that never begins is not
/// judged, and a wave that overruns is taken as complete.
///
/// Assumptions "move-bytes" (per person) and "move-work" (flops per person) give the time of moves; a pack without them
/// moves people in no time.
///
/// Precondition (loaders diagnose it): all ids in range, actions fit their kinds, durations not negative, as many
/// targets as people, streams at least 1.
///
/// Messages write instants in UTC unless `clock` is given.
///
/// O(steps^2 + steps x (pools + artefacts) + people moved x log streams).
Verdict verify(const sim::Scenario& scenario, const sim::Pack& pack, const InstantText& clock = {});

}  // namespace coexist::planner
