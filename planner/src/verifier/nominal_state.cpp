#include "verifier/nominal_state.hpp"

#include <algorithm>
#include <variant>

namespace coexist::planner {

using sim::kNone;
using sim::PersonId;
using sim::PoolId;
using sim::Service;

namespace {

std::vector<PoolId> deployed_by(const sim::DeployAction& deploy) {
  std::vector<PoolId> pools = deploy.with;
  pools.push_back(deploy.pool);
  return pools;
}

}  // namespace

NominalState::NominalState(const sim::Scenario& scenario, const sim::Pack& pack)
    : pack_(pack), home_(scenario.people.home) {
  const auto& pools = scenario.world.pools();
  const auto& artefacts = scenario.world.artefacts();
  now_.people.resize(pools.size(), 0);
  now_.service.resize(pools.size(), Service::Planned);
  now_.owner.resize(artefacts.size(), kNone<PoolId>);
  now_.flag.resize(pack.vocabulary.flags.size(), false);
  now_.done.resize(pack.step_kinds.size(), false);
  for (const sim::Pool& pool : pools) {
    legacy_.push_back(pack.vocabulary.products[pool.product].side == sim::Side::Legacy);
  }
  for (const PoolId pool : sim::ids<PoolId>(pools.size())) {
    if (pools[pool].present_at_start) now_.service[pool] = Service::Serving;
  }
  for (const sim::ArtefactId artefact : sim::ids<sim::ArtefactId>(artefacts.size())) {
    now_.owner[artefact] = artefacts[artefact].owner;
  }
  for (const sim::FlagId flag : scenario.flags_on) now_.flag[flag] = true;
  for (const PoolId home : home_) {
    if (home != kNone<PoolId>) ++now_.people[home];
  }
}

std::vector<PoolId> NominalState::origins(const sim::StepAction& action) const {
  std::vector<PoolId> result;
  if (const auto* move = std::get_if<sim::MoveAction>(&action)) {
    result.reserve(move->people.size());
    for (const PersonId person : move->people) result.push_back(home_[person]);
  } else if (const auto* transfer = std::get_if<sim::TransferAction>(&action)) {
    for (const sim::ArtefactId artefact : transfer->artefacts) result.push_back(now_.owner[artefact]);
  }
  return result;
}

std::size_t NominalState::people_on_legacy(const sim::StepAction& action) const {
  const std::vector<PersonId>* people = nullptr;
  if (const auto* move = std::get_if<sim::MoveAction>(&action)) people = &move->people;
  if (const auto* ring = std::get_if<sim::UpgradeAction>(&action)) people = &ring->people;
  if (const auto* resend = std::get_if<sim::ResendAction>(&action)) people = &resend->organisers;
  if (people == nullptr) return 0;
  return static_cast<std::size_t>(std::count_if(people->begin(), people->end(), [this](PersonId person) {
    return home_[person] != kNone<PoolId> && legacy_[home_[person]];
  }));
}

bool NominalState::is_in_place(const sim::Step& step, const sim::DeployAction& deploy) const {
  return deploy.in_place_of != kNone<PoolId> && pack_.step_kinds[step.kind].outage;
}

void NominalState::begin(const sim::Step& step) {
  if (const auto* deploy = std::get_if<sim::DeployAction>(&step.action)) {
    for (const PoolId pool : deployed_by(*deploy)) {
      // What serves already is a violation or shared with another pool, and must not look like an outage to later
      // steps.
      if (now_.service[pool] != Service::Serving) now_.service[pool] = Service::Starting;
    }
    if (is_in_place(step, *deploy)) now_.service[deploy->in_place_of] = Service::Switching;
  } else if (const auto* decommission = std::get_if<sim::DecommissionAction>(&step.action)) {
    now_.service[decommission->pool] = Service::Stopped;
  }
}

void NominalState::end(const sim::Step& step) {
  const sim::StepKind& kind = pack_.step_kinds[step.kind];
  if (const auto* deploy = std::get_if<sim::DeployAction>(&step.action)) {
    for (const PoolId pool : deployed_by(*deploy)) now_.service[pool] = Service::Serving;
    if (is_in_place(step, *deploy))
      std::replace(now_.owner.begin(), now_.owner.end(), deploy->in_place_of, deploy->pool);
  } else if (const auto* decommission = std::get_if<sim::DecommissionAction>(&step.action)) {
    now_.service[decommission->pool] = Service::Decommissioned;
  } else if (const auto* wave = std::get_if<sim::MoveAction>(&step.action)) {
    move(*wave, kind.way_back);
  } else if (const auto* switched = std::get_if<sim::TransferAction>(&step.action)) {
    transfer(*switched, kind.way_back);
  } else if (std::holds_alternative<sim::RollbackAction>(step.action)) {
    undo();
  }
  for (const sim::FlagId flag : kind.sets) now_.flag[flag] = true;
  for (const sim::FlagId flag : kind.clears) now_.flag[flag] = false;
  now_.done[step.kind] = true;
}

void NominalState::move(const sim::MoveAction& move, bool has_way_back) {
  for (std::size_t i = 0; i < move.people.size(); ++i) {
    const PersonId person = move.people[i];
    const PoolId from = home_[person];
    if (from == kNone<PoolId> || from == move.target[i]) continue;
    if (has_way_back) moved_people_.push_back({person, {from, move.target[i]}});
    rehome(person, move.target[i]);
  }
}

void NominalState::transfer(const sim::TransferAction& transfer, bool has_way_back) {
  for (const sim::ArtefactId artefact : transfer.artefacts) {
    if (has_way_back) moved_artefacts_.push_back({artefact, now_.owner[artefact]});
    now_.owner[artefact] = transfer.to;
  }
}

std::vector<Journey> NominalState::ways_back() const {
  std::vector<Journey> result;
  result.reserve(moved_people_.size());
  for (auto moved = moved_people_.rbegin(); moved != moved_people_.rend(); ++moved) {
    result.push_back({moved->journey.to, moved->journey.from});
  }
  return result;
}

void NominalState::undo() {
  for (auto moved = moved_people_.rbegin(); moved != moved_people_.rend(); ++moved) {
    rehome(moved->person, moved->journey.from);
  }
  for (auto moved = moved_artefacts_.rbegin(); moved != moved_artefacts_.rend(); ++moved) {
    now_.owner[moved->artefact] = moved->from;
  }
  moved_people_.clear();
  moved_artefacts_.clear();
}

void NominalState::rehome(PersonId person, PoolId pool) {
  --now_.people[home_[person]];
  home_[person] = pool;
  ++now_.people[pool];
}

}  // namespace coexist::planner
