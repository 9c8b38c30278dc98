// What cannot be done in the state in which a step begins, whatever a pack says.
#include <fmt/format.h>

#include <map>
#include <utility>
#include <variant>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::kNone;
using sim::PoolId;
using sim::Service;
using sim::StepId;

/// One step against the state at its beginning.
class StateCheck {
 public:
  StateCheck(const NominalRun& run, StepId id) : run_(run), id_(id) {}
  Violations found;

  void operator()(const sim::MoveAction& move);
  void operator()(const sim::TransferAction& transfer);
  void operator()(const sim::DeployAction& deploy);
  void operator()(const sim::DecommissionAction& decommission);
  // A task may well be about a pool that is not there: to define it before it is built, to clean up after it has gone.
  void operator()(const sim::TaskAction&) const {}
  void operator()(const sim::UpgradeAction&) const {}
  void operator()(const sim::ResendAction&) const {}
  void operator()(const sim::GateAction&) const {}
  void operator()(const sim::RollbackAction&) const {}

 private:
  [[nodiscard]] const NominalStep& nominal() const { return run_.steps[id_]; }
  [[nodiscard]] const sim::Pool& pool(PoolId id) const { return run_.scenario.world.pools()[id]; }
  [[nodiscard]] sim::Side side(PoolId id) const { return run_.pack.vocabulary.products[pool(id).product].side; }
  [[nodiscard]] Service service(PoolId id) const { return nominal().at_begin.service[id]; }
  void add(ViolationKind kind, PoolId about, StepId other, const std::string& fact);
  void require_serving(PoolId target, const std::string& doing);
  void require_not_gone(PoolId origin, const std::string& doing);

  const NominalRun& run_;
  StepId id_;
};

void StateCheck::add(ViolationKind kind, PoolId about, StepId other, const std::string& fact) {
  Violation violation = violation_at(run_, kind, id_, other);
  if (about != kNone<PoolId>) violation.constraint = pool(about).id;
  if (about != kNone<PoolId> && other == kNone<StepId>) violation.other_provenance = pool(about).provenance;
  violation.message = fmt::format("'{}' begins at {} and {}", run_.step(id_).id, run_.clock(nominal().begin), fact);
  found.push_back(std::move(violation));
}

void StateCheck::require_not_gone(PoolId origin, const std::string& doing) {
  if (service(origin) != Service::Decommissioned) return;
  const StepId by = decommissioned_by(run_, origin);
  add(ViolationKind::PoolGone, origin, by,
      fmt::format("{} pool '{}', which '{}' has decommissioned", doing, pool(origin).id, run_.step(by).id));
}

void StateCheck::require_serving(PoolId target, const std::string& doing) {
  require_not_gone(target, doing);
  if (service(target) == Service::Serving || service(target) == Service::Decommissioned) return;
  add(ViolationKind::PoolNotServing, target, kNone<StepId>,
      fmt::format("{} pool '{}', which is {} at that time", doing, pool(target).id, name_of(service(target))));
}

void StateCheck::operator()(const sim::MoveAction& move) {
  std::map<PoolId, std::size_t> to;
  std::map<PoolId, std::size_t> from;
  std::map<PoolId, std::size_t> there_already;
  std::map<PoolId, std::size_t> back;
  std::vector<sim::PersonId> not_homed;
  for (std::size_t i = 0; i < move.people.size(); ++i) {
    const PoolId origin = nominal().origin[i];
    ++to[move.target[i]];
    if (origin == kNone<PoolId>) {
      not_homed.push_back(move.people[i]);
    } else if (origin == move.target[i]) {
      ++there_already[origin];
    } else {
      ++from[origin];
      if (side(origin) == sim::Side::New && side(move.target[i]) == sim::Side::Legacy) ++back[move.target[i]];
    }
  }
  for (const auto& [target, people] : to) {
    const std::string doing = fmt::format("moves {} to", counted(people, "person", "people"));
    if (side(target) == sim::Side::Outside) {
      add(ViolationKind::PoolOutside, target, kNone<StepId>,
          fmt::format("{} pool '{}', which is outside the estate", doing, pool(target).id));
    } else if (!pool(target).homes_people) {
      add(ViolationKind::PoolHomesNobody, target, kNone<StepId>,
          fmt::format("{} pool '{}', which homes nobody", doing, pool(target).id));
    }
    require_serving(target, doing);
  }
  for (const auto& [origin, people] : from) {
    require_not_gone(origin, fmt::format("moves {} from", counted(people, "person", "people")));
  }
  for (const auto& [home, people] : there_already) {
    add(ViolationKind::AlreadyThere, home, kNone<StepId>,
        fmt::format("moves {} to pool '{}', where {} homed already", counted(people, "person", "people"), pool(home).id,
                    people == 1 ? "this person is" : "they are"));
  }
  for (const auto& [target, people] : back) {
    add(ViolationKind::MovedBack, target, kNone<StepId>,
        fmt::format("moves {} from the new side back to pool '{}', and is no rollback",
                    counted(people, "person", "people"), pool(target).id));
    found.back().gravity = sim::Gravity::Harmful;
  }
  if (!not_homed.empty()) {
    add(ViolationKind::PersonNotHomed, kNone<PoolId>, kNone<StepId>,
        fmt::format("moves {} homed on no pool, '{}' first",
                    counted(not_homed.size(), "person who is", "people who are"),
                    run_.scenario.people.id[not_homed.front()]));
  }
}

void StateCheck::operator()(const sim::TransferAction& transfer) {
  require_serving(transfer.to,
                  fmt::format("transfers {} to", counted(transfer.artefacts.size(), "artefact", "artefacts")));
  for (std::size_t i = 0; i < transfer.artefacts.size(); ++i) {
    const PoolId owner = nominal().origin[i];
    const std::string& artefact = run_.scenario.world.artefacts()[transfer.artefacts[i]].id;
    if (owner == transfer.to) {
      add(ViolationKind::AlreadyThere, owner, kNone<StepId>,
          fmt::format("transfers '{}' to pool '{}', which owns it already", artefact, pool(owner).id));
    } else if (owner != kNone<PoolId>) {
      require_not_gone(owner, fmt::format("transfers '{}' from", artefact));
    }
  }
}

void StateCheck::operator()(const sim::DeployAction& deploy) {
  require_not_gone(deploy.pool, "deploys");
  // What comes along (stores, gateways) may be there already, for another pool's sake.
  for (const PoolId along : deploy.with) require_not_gone(along, "deploys");
  if (deploy.in_place_of != kNone<PoolId>) require_serving(deploy.in_place_of, "upgrades");
  if (service(deploy.pool) == Service::Planned || service(deploy.pool) == Service::Decommissioned) return;
  add(ViolationKind::PoolAlreadyPresent, deploy.pool, kNone<StepId>,
      fmt::format("deploys pool '{}', which is {} at that time", pool(deploy.pool).id, name_of(service(deploy.pool))));
}

void StateCheck::operator()(const sim::DecommissionAction& decommission) {
  if (service(decommission.pool) == Service::Switching) return;  // its servers are another pool's already
  require_serving(decommission.pool, "decommissions");
}

}  // namespace

Violations check_states(const NominalRun& run) {
  Violations found;
  for (const StepId id : run.all_steps()) {
    if (!run.steps[id].has_begun()) continue;
    StateCheck check(run, id);
    std::visit(check, run.step(id).action);
    found.insert(found.end(), check.found.begin(), check.found.end());
  }
  return found;
}

}  // namespace coexist::planner
