#include "execution/runners.hpp"

namespace coexist::sim {

std::uint32_t planned_units(const StepAction& action) {
  struct Units {
    std::size_t operator()(const MoveAction& a) const { return a.people.size(); }
    std::size_t operator()(const UpgradeAction& a) const { return a.people.size(); }
    std::size_t operator()(const ResendAction& a) const { return a.organisers.size(); }
    std::size_t operator()(const TransferAction& a) const { return a.artefacts.size(); }
    std::size_t operator()(const TaskAction&) const { return 1; }
    std::size_t operator()(const DeployAction&) const { return 1; }
    std::size_t operator()(const DecommissionAction&) const { return 1; }
    std::size_t operator()(const GateAction&) const { return 0; }      // known when the cells are
    std::size_t operator()(const RollbackAction&) const { return 0; }  // known when it begins
  };
  return static_cast<std::uint32_t>(std::visit(Units{}, action));
}

void run_step(Stage& stage, StepId step, Instant closes, Done done) {
  struct Run {
    Stage& stage;
    StepId step;
    Instant closes;
    Done& done;
    void operator()(const MoveAction& a) const { run_wave(stage, step, a, closes, std::move(done)); }
    void operator()(const UpgradeAction& a) const { run_ring(stage, step, a, std::move(done)); }
    void operator()(const ResendAction& a) const { run_resend(stage, step, a, std::move(done)); }
    void operator()(const TransferAction& a) const { run_transfer(stage, step, a, std::move(done)); }
    void operator()(const DeployAction& a) const { run_deploy(stage, step, a, std::move(done)); }
    void operator()(const DecommissionAction& a) const { run_decommission(stage, step, a, std::move(done)); }
    void operator()(const TaskAction&) const {
      const StepKind& kind = stage.pack().pack().step_kinds[stage.scenario().schedule.steps[step].kind];
      const bool replicates = kind.replicates != kNone<AssumptionId>;
      replicates ? run_replication(stage, step, std::move(done)) : run_task(stage, step, std::move(done));
    }
    void operator()(const GateAction& a) const { run_gate(stage, step, a, std::move(done)); }
    void operator()(const RollbackAction&) const {}  // needs to know what to undo: see run_rollback
  };
  std::visit(Run{stage, step, closes, done}, stage.scenario().schedule.steps[step].action);
}

}  // namespace coexist::sim
