// How each kind of step is carried out, one function a kind. Each calls `done` once, now or later, or never if the
// scenario ends before.
#pragma once

#include <functional>
#include <vector>

#include "execution/stage.hpp"
#include "execution/undoable.hpp"

namespace coexist::sim {

struct StepResult {
  StepEnd end = StepEnd::Done;
  std::uint32_t done = 0;
  std::uint32_t failed = 0;
};
using Done = std::function<void(const StepResult&)>;

/// What a step sets out to do: people to move, clients to upgrade; 0 where only its beginning tells.
std::uint32_t planned_units(const StepAction& action);

/// Any step but a rollback. It begins no new work from `closes` on.
void run_step(Stage& stage, StepId step, Instant closes, Done done);

void run_wave(Stage& stage, StepId step, const MoveAction& wave, Instant closes, Done done);
void run_ring(Stage& stage, StepId step, const UpgradeAction& ring, Done done);
void run_resend(Stage& stage, StepId step, const ResendAction& resend, Done done);
void run_transfer(Stage& stage, StepId step, const TransferAction& transfer, Done done);
void run_deploy(Stage& stage, StepId step, const DeployAction& deploy, Done done);
void run_decommission(Stage& stage, StepId step, const DecommissionAction& decommission, Done done);
/// A task that ends when every pool that may home people has its share of the directory.
void run_replication(Stage& stage, StepId step, Done done);
void run_task(Stage& stage, StepId step, Done done);
void run_gate(Stage& stage, StepId step, const GateAction& gate, Done done);

/// One person from where they are to `target`: their data cross the network, the target works on them, and at that
/// instant they are home there. `then(false)` if something on the way is off; the person then stays.
void move_person(Stage& stage, StepId step, PersonId person, PoolId target, std::size_t turn,
                 std::function<void(bool)> then);

/// Undoes `completed` from the back; `r` is when the rollback began.
void run_rollback(Stage& stage, StepId step, const RollbackAction& rollback, Instant r, std::vector<Undoable> completed,
                  Done done);

/// From now on nobody makes a meeting with software that a ring of this schedule began to install.
void freeze_scheduling(Stage& stage, StepId rollback);

}  // namespace coexist::sim
