#include <set>
#include <utility>
#include <vector>

#include "execution/runners.hpp"

namespace coexist::sim {

void freeze_scheduling(Stage& stage, StepId rollback) {
  std::set<SoftwareId> installed;
  const auto note = [&](const std::vector<std::pair<SlotId, SoftwareId>>& install) {
    for (const auto& [slot, software] : install) {
      if (slot == stage.pack().pack().scheduling_slot) installed.insert(software);
    }
  };
  for (const Change& change : stage.recorded()) {
    if (change.kind != ChangeKind::StepBegan) continue;
    const Step& step = stage.scenario().schedule.steps[id_at<StepId>(change.subject)];
    if (const auto* ring = std::get_if<UpgradeAction>(&step.action)) {
      note(ring->install);
    } else if (std::holds_alternative<MoveAction>(step.action)) {
      note(stage.pack().pack().step_kinds[step.kind].installs);
    }
  }
  for (SoftwareId software : installed) {
    stage.change(ChangeKind::SchedulingFreeze, static_cast<std::uint32_t>(software), 1, rollback);
  }
}

}  // namespace coexist::sim
