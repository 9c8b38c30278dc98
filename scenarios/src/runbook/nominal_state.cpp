#include "runbook/nominal_state.hpp"

#include <variant>

namespace coexist::scenarios::runbook {

NominalState::NominalState(const sim::Scenario& scenario)
    : scenario_(scenario), people_(scenario.people), stays_(scenario.people.size(), false) {
  for (const sim::Artefact& artefact : scenario.world.artefacts()) owner_.push_back(artefact.owner);
  artefact_stays_.resize(owner_.size(), false);
}

std::vector<sim::PersonId> NominalState::returning() const {
  std::vector<sim::PersonId> people;
  for (const sim::PersonId person : sim::ids<sim::PersonId>(people_.size())) {
    if (people_.home[person] != scenario_.people.home[person] && !stays_[person]) people.push_back(person);
  }
  return people;
}

std::vector<sim::ArtefactId> NominalState::returning_artefacts() const {
  std::vector<sim::ArtefactId> artefacts;
  for (const sim::ArtefactId artefact : sim::ids<sim::ArtefactId>(owner_.size())) {
    if (owner_[artefact] != scenario_.world.artefacts()[artefact].owner && !artefact_stays_[artefact])
      artefacts.push_back(artefact);
  }
  return artefacts;
}

void NominalState::roll_back(const sim::RollbackAction& action) {
  for (const sim::ArtefactId artefact : returning_artefacts())
    owner_[artefact] = scenario_.world.artefacts()[artefact].owner;
  for (const sim::PersonId person : returning()) {
    people_.home[person] = scenario_.people.home[person];
    if (action.policy.downgrade == sim::Downgrade::Never) continue;
    for (const sim::SlotId slot : sim::ids<sim::SlotId>(people_.software.size()))
      people_.software[slot][person] = scenario_.people.software[slot][person];
  }
}

void NominalState::take(const sim::Step& step, const sim::StepKind& kind) {
  if (const auto* move = std::get_if<sim::MoveAction>(&step.action)) {
    for (std::size_t i = 0; i < move->people.size(); ++i) {
      const sim::PersonId person = move->people[i];
      people_.home[person] = move->target[i];
      stays_[person] = stays_[person] || !kind.way_back;
      for (const auto& [slot, software] : kind.installs) people_.software[slot][person] = software;
    }
  } else if (const auto* upgrade = std::get_if<sim::UpgradeAction>(&step.action)) {
    for (const sim::PersonId person : upgrade->people) {
      for (const auto& [slot, software] : upgrade->install) people_.software[slot][person] = software;
    }
  } else if (const auto* transfer = std::get_if<sim::TransferAction>(&step.action)) {
    for (const sim::ArtefactId artefact : transfer->artefacts) {
      owner_[artefact] = transfer->to;
      artefact_stays_[artefact] = artefact_stays_[artefact] || !kind.way_back;
    }
  } else if (const auto* deploy = std::get_if<sim::DeployAction>(&step.action)) {
    for (const sim::ArtefactId artefact : sim::ids<sim::ArtefactId>(owner_.size())) {
      if (deploy->in_place_of == sim::kNone<sim::PoolId> || owner_[artefact] != deploy->in_place_of) continue;
      owner_[artefact] = deploy->pool;
      artefact_stays_[artefact] = true;  // where it was serves nobody again
    }
  } else if (const auto* back = std::get_if<sim::RollbackAction>(&step.action)) {
    roll_back(*back);
  }
}

}  // namespace coexist::scenarios::runbook
