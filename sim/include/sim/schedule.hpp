// A migration schedule: steps with precedence, windows, freezes, resources and gates. A value; `execute` carries it
// out, `planner` verifies it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/ids.hpp"
#include "sim/pack.hpp"
#include "sim/provenance.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

struct TaskAction {  // a step that takes time and sets its kind's flags; `pool` is what it is about, if anything
  PoolId pool = kNone<PoolId>;
  friend bool operator==(const TaskAction&, const TaskAction&) = default;
};
struct DeployAction {
  PoolId pool = kNone<PoolId>;
  std::vector<PoolId> with;  // started just before it: its stores, gateways and the like
  // With a kind of step that has an outage: the pool whose servers become this one. It never serves again; what it owns
  // serves nobody meanwhile, and is the new pool's afterwards.
  PoolId in_place_of = kNone<PoolId>;
  friend bool operator==(const DeployAction&, const DeployAction&) = default;
};
struct MoveAction {  // in this order, `streams` at a time
  std::vector<PersonId> people;
  std::vector<PoolId> target;  // by position in people
  std::uint32_t streams = 1;
  friend bool operator==(const MoveAction&, const MoveAction&) = default;
};
struct UpgradeAction {  // each person's slots take the new software; spread evenly over the step's duration
  std::vector<PersonId> people;
  std::vector<std::pair<SlotId, SoftwareId>> install;
  friend bool operator==(const UpgradeAction&, const UpgradeAction&) = default;
};
struct ResendAction {
  std::vector<PersonId> organisers;
  friend bool operator==(const ResendAction&, const ResendAction&) = default;
};
struct TransferAction {
  std::vector<ArtefactId> artefacts;
  PoolId to = kNone<PoolId>;
  friend bool operator==(const TransferAction&, const TransferAction&) = default;
};
struct GateAction {           // a coexistence test between sample people, see coexistence_test.hpp
  std::uint32_t samples = 1;  // pairs tried in each cell
  friend bool operator==(const GateAction&, const GateAction&) = default;
};
struct DecommissionAction {
  PoolId pool = kNone<PoolId>;
  friend bool operator==(const DecommissionAction&, const DecommissionAction&) = default;
};

enum class Downgrade : std::uint8_t { Never, AfterReturn };

struct RollbackPolicy {
  Downgrade downgrade = Downgrade::Never;
  Duration downgrade_delay;        // after the person's own move back
  bool freeze_scheduling = false;  // refuses first scheduling with software that the schedule installed, from r on
  bool keep_to_windows = false;    // moves back wait for maintenance windows
  friend bool operator==(const RollbackPolicy&, const RollbackPolicy&) = default;
};
struct RollbackAction {
  RollbackPolicy policy;
  std::uint32_t streams = 1;
  friend bool operator==(const RollbackAction&, const RollbackAction&) = default;
};

using StepAction = std::variant<TaskAction, DeployAction, MoveAction, UpgradeAction, ResendAction, TransferAction,
                                GateAction, DecommissionAction, RollbackAction>;

/// What to do when a wave overruns its window, or a gate fails.
enum class OnTrouble : std::uint8_t {
  Continue,
  Stop,
  RollBack
};  // RollBack: the schedule's rollback step begins at once

struct Step : Named {
  StepKindId kind = kNone<StepKindId>;
  StepAction action;
  std::vector<StepId> after;  // all of them have ended
  std::optional<Instant> not_before;
  std::optional<Duration> duration;  // overrides the pack's nominal duration
  bool in_window = false;            // begins and works only inside a maintenance window
  // Indices into Schedule::resources; while the step runs it holds one unit for each. A scenario file names none twice.
  std::vector<std::uint32_t> resources;
  OnTrouble on_trouble = OnTrouble::Stop;
  // What if it were not done: it ends without effect as soon as all of `after` have and `not_before` has come, so that
  // what waits for it keeps its date; no window, freeze or resource delays it. A rollback never begins.
  bool skipped = false;
  friend bool operator==(const Step&, const Step&) = default;
};

struct Resource : Named {
  std::uint32_t units = 1;
  friend bool operator==(const Resource&, const Resource&) = default;
};

struct Freeze : Named {
  Interval interval;  // no step begins or works in it
  friend bool operator==(const Freeze&, const Freeze&) = default;
};

struct Window : Named {
  std::vector<Interval> intervals;  // sorted, disjoint, within the scenario
  friend bool operator==(const Window&, const Window&) = default;
};

struct Schedule {
  IdVector<StepId, Step> steps;
  std::vector<Window> windows;
  std::vector<Freeze> freezes;
  std::vector<Resource> resources;
  std::vector<PersonId> pilot;  // the declared pilot group
  friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// Something that goes off and on by itself.
struct Fault {
  enum class What : std::uint8_t { Server, Link } what = What::Server;
  std::uint32_t subject = 0;
  Instant from;
  std::optional<Instant> until;  // absent: for good
  Provenance provenance;
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// When steps may work: the union of the windows less the freezes, as sorted disjoint intervals.
std::vector<Interval> open_times(const Schedule& schedule);

}  // namespace coexist::sim
