// Carrying out a schedule on the infrastructure: a discrete-event loop that produces a trace.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/infrastructure.hpp"
#include "sim/scenario.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

/// How one step went. Plain data: it crosses a process boundary.
struct StepRecord {
  StepId step = kNone<StepId>;
  Instant began{};  // meaningless when it has not begun
  Instant ended{};
  StepEnd end = StepEnd::NotBegun;
  std::uint32_t units_done = 0;  // people moved, upgraded, artefacts transferred ...
  std::uint32_t units_planned = 0;
  std::uint32_t units_failed = 0;  // work that met something switched off
  friend bool operator==(const StepRecord&, const StepRecord&) = default;
};

/// One cell of a coexistence test: one sample pair in one modality (or one pool for `administer`).
struct GateCell {
  StepId step = kNone<StepId>;
  InteractionId interaction = kNone<InteractionId>;
  PersonId actor = kNone<PersonId>;
  PersonId peer = kNone<PersonId>;
  ModalityId modality = kNone<ModalityId>;
  PoolId pool = kNone<PoolId>;          // of `administer` and of "services started"
  Outcome expected = Outcome::Unknown;  // what the pack documents for this state, all preparation done
  Outcome observed = Outcome::Unknown;
  RuleId rule = kNone<RuleId>;  // that decided what was observed
  bool reached = true;          // the probe crossed the infrastructure
  bool was_unknown = false;  // already at the start of the scenario, with everything prepared: no work of the schedule
  /// Unknown never counts as works: where no rule says what is to be expected, nothing was tested.
  [[nodiscard]] bool differs() const noexcept {
    return observed != expected || (observed == Outcome::Unknown && !was_unknown);
  }
  friend bool operator==(const GateCell&, const GateCell&) = default;
};

/// Something that an architect must know about how the execution went.
struct ExecutionFinding {
  enum class What : std::uint8_t {
    WindowOverrun,    // the window closed before the wave was through; count: people left behind
    WorkFailed,       // count: moves that met something switched off
    GateFailed,       // count: cells that differ
    ScheduleStopped,  // step: the one that stopped it; count: steps not begun
    OriginGone,       // rollback: count of people whose pool of origin is decommissioned
    NoWayBack,        // rollback: count of artefacts whose kind of step cannot be undone
    PoolNotStarted,   // subject pool: fewer servers than its first start needs
    NeverReady,       // step whose window or precedence never came; before the end of the scenario
    QuorumUnknown,    // subject pool: the pack does not say how many of its servers must run, so it does not serve
    DoorClosed,       // rollback: count of people whom a mark with a blocking door keeps where they are; subject: mark
    ReplicationLate,  // subject pool: got its share of the directory at last; count: cycles in which it did not
    DoorPassed        // rollback: count of people who went back with a mark whose door is lossy or delayed
  } what = What::WindowOverrun;
  StepId step = kNone<StepId>;
  std::uint32_t subject = 0;
  std::uint32_t count = 0;
  Instant at{};
  friend bool operator==(const ExecutionFinding&, const ExecutionFinding&) = default;
};

struct Execution {
  Trace trace;
  std::vector<StepRecord> steps;           // by step id
  std::vector<GateCell> cells;             // in order of step, then of the test
  std::vector<ExecutionFinding> findings;  // in order of time
  friend bool operator==(const Execution&, const Execution&) = default;
};

/// Carries out the scenario's schedule and faults. Deterministic for a deterministic infrastructure.
Execution execute(const Scenario& scenario, const CompiledPack& pack, Infrastructure& infrastructure);

/// The same on SimGrid in a child process, because its engine is a singleton, installs signal handlers and leaks.
/// Throws ExecutionError if the child dies or the machine refuses to fork.
Execution execute_isolated(const Scenario& scenario, const CompiledPack& pack);

class ExecutionError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace coexist::sim
