// Where people, artefacts and software are as the steps of a schedule go by, if nothing fails: sheets say from where to
// where somebody is moved.
#pragma once

#include <vector>

#include "sim/pack.hpp"
#include "sim/scenario.hpp"

namespace coexist::scenarios::runbook {

class NominalState {
 public:
  explicit NominalState(const sim::Scenario& scenario);

  [[nodiscard]] sim::PoolId home(sim::PersonId person) const { return people_.home[person]; }
  [[nodiscard]] sim::PoolId owner(sim::ArtefactId artefact) const { return owner_[artefact]; }
  [[nodiscard]] sim::SoftwareId software(sim::SlotId slot, sim::PersonId person) const {
    return people_.software[slot][person];
  }
  /// Whom a rollback that begins now would return, in order: those who are not where they began, and whom no step
  /// without a way back brought there.
  [[nodiscard]] std::vector<sim::PersonId> returning() const;
  [[nodiscard]] std::vector<sim::ArtefactId> returning_artefacts() const;

  /// The step has ended. To be called in the order in which steps begin. O(its people x slots).
  void take(const sim::Step& step, const sim::StepKind& kind);

 private:
  void roll_back(const sim::RollbackAction& action);

  const sim::Scenario& scenario_;
  sim::People people_;
  sim::IdVector<sim::ArtefactId, sim::PoolId> owner_;
  sim::IdVector<sim::PersonId, bool> stays_;             // no rollback returns them
  sim::IdVector<sim::ArtefactId, bool> artefact_stays_;  // likewise
};

}  // namespace coexist::scenarios::runbook
