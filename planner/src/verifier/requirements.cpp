#include "verifier/requirements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <variant>

#include "verifier/checks.hpp"
#include "verifier/marks_on_paper.hpp"

namespace coexist::planner {
namespace {

using sim::kNone;
using sim::PoolId;
using sim::Precedence;
using sim::Requirement;
using sim::StepId;

bool is_about_a_pool(PoolId pool) {
  return pool != kNone<PoolId>;
}

// What "the step's pool" means: a wave has one for each target.
std::vector<PoolId> subjects_of(const sim::StepAction& action) {
  struct Subjects {
    std::vector<PoolId> operator()(const sim::TaskAction& a) const { return {a.pool}; }
    std::vector<PoolId> operator()(const sim::DeployAction& a) const { return {a.pool}; }
    std::vector<PoolId> operator()(const sim::MoveAction& a) const {
      const std::set<PoolId> targets(a.target.begin(), a.target.end());
      return {targets.begin(), targets.end()};
    }
    std::vector<PoolId> operator()(const sim::UpgradeAction&) const { return {}; }
    std::vector<PoolId> operator()(const sim::ResendAction&) const { return {}; }
    std::vector<PoolId> operator()(const sim::TransferAction& a) const { return {a.to}; }
    std::vector<PoolId> operator()(const sim::GateAction&) const { return {}; }
    std::vector<PoolId> operator()(const sim::DecommissionAction& a) const { return {a.pool}; }
    std::vector<PoolId> operator()(const sim::RollbackAction&) const { return {}; }
  };
  std::vector<PoolId> pools = std::visit(Subjects{}, action);
  pools.erase(std::partition(pools.begin(), pools.end(), is_about_a_pool), pools.end());
  return pools;
}

bool is_legacy(const NominalRun& run, PoolId pool) {
  return pool != kNone<PoolId> &&
         run.pack.vocabulary.products[run.scenario.world.pools()[pool].product].side == sim::Side::Legacy;
}

std::optional<Unmet> step_not_done(const NominalRun& run, const Precedence& rule, const Snapshot& state) {
  if (state.done[rule.step]) return std::nullopt;
  const std::string& kind = run.pack.step_kinds[rule.step].id;
  for (const StepId id : run.all_steps()) {
    if (run.step(id).kind == rule.step && !run.step(id).skipped) {
      return Unmet{fmt::format("no step of kind '{}' has finished", kind), id, false};
    }
  }
  return Unmet{fmt::format("the schedule has no step of kind '{}'", kind), kNone<StepId>, true};
}

std::optional<Unmet> step_already_done(const NominalRun& run, const Precedence& rule, StepId step) {
  if (!run.steps[step].at_begin.done[rule.step]) return std::nullopt;
  // The first to end is the one that closed the door.
  StepId first = kNone<StepId>;
  for (const StepId id : run.all_steps()) {
    const bool has_ended =
        run.step(id).kind == rule.step && run.steps[id].has_begun() && run.steps[id].end <= run.steps[step].begin;
    if (has_ended && (first == kNone<StepId> || run.steps[id].end < run.steps[first].end)) first = id;
  }
  return Unmet{fmt::format("a step of kind '{}' has finished", run.pack.step_kinds[rule.step].id), first, false};
}

std::optional<Unmet> marked_people(const NominalRun& run, const Precedence& rule, StepId step) {
  const std::vector<sim::PersonId> people = may_have(run, rule.mark, step);
  if (people.empty()) return std::nullopt;
  return Unmet{fmt::format("{} may have signed in and got the mark '{}' by then, '{}' first",
                           counted(people.size(), "person", "people"), run.pack.vocabulary.marks[rule.mark].id,
                           run.scenario.people.id[people.front()])};
}

std::optional<Unmet> still_owned(const NominalRun& run, const Precedence& rule, const Snapshot& state,
                                 const auto& is_meant) {
  std::size_t count = 0;
  sim::ArtefactId first = kNone<sim::ArtefactId>;
  for (const auto artefact : sim::ids<sim::ArtefactId>(state.owner.size())) {
    if (run.scenario.world.artefacts()[artefact].kind != rule.artefact || !is_meant(state.owner[artefact])) continue;
    if (count++ == 0) first = artefact;
  }
  if (count == 0) return std::nullopt;
  const std::string& kind = run.pack.vocabulary.artefact_kinds[rule.artefact].id;
  return Unmet{fmt::format("pool '{}' still owns '{}'{}", run.scenario.world.pools()[state.owner[first]].id,
                           run.scenario.world.artefacts()[first].id,
                           count == 1 ? fmt::format(" ({})", kind)
                                      : fmt::format(" and {} more of kind '{}' {} not moved either", grouped(count - 1),
                                                    kind, count == 2 ? "has" : "have"))};
}

// The first artefact that a transfer leaves where it takes others of its kind away.
std::optional<Unmet> left_behind(const NominalRun& run, const Precedence& rule, StepId step) {
  const auto* transfer = std::get_if<sim::TransferAction>(&run.step(step).action);
  if (transfer == nullptr) return std::nullopt;
  const auto& artefacts = run.scenario.world.artefacts();
  const Snapshot& state = run.steps[step].at_begin;
  const std::set<sim::ArtefactId> taken(transfer->artefacts.begin(), transfer->artefacts.end());
  std::set<PoolId> from;
  for (const sim::ArtefactId artefact : taken) {
    if (artefacts[artefact].kind == rule.artefact) from.insert(state.owner[artefact]);
  }
  for (const auto artefact : sim::ids<sim::ArtefactId>(artefacts.size())) {
    const PoolId owner = state.owner[artefact];
    if (artefacts[artefact].kind != rule.artefact || taken.contains(artefact) || !from.contains(owner)) continue;
    if (owner == transfer->to || owner == kNone<PoolId>) continue;
    return Unmet{fmt::format("it leaves '{}' ({}) behind on pool '{}'", artefacts[artefact].id,
                             run.pack.vocabulary.artefact_kinds[rule.artefact].id,
                             run.scenario.world.pools()[owner].id)};
  }
  return std::nullopt;
}

std::optional<Unmet> legacy_people(const NominalRun& run, const Snapshot& state) {
  std::size_t people = 0;
  for (const PoolId pool : sim::ids<PoolId>(state.people.size())) {
    if (is_legacy(run, pool)) people += state.people[pool];
  }
  if (people == 0) return std::nullopt;
  return Unmet{fmt::format("{} still homed on legacy pools", counted(people, "person is", "people are"))};
}

std::optional<Unmet> not_moved(std::size_t people) {
  if (people == 0) return std::nullopt;
  return Unmet{fmt::format("{} still homed on legacy pools", counted(people, "of its people is", "of its people are"))};
}

std::optional<Unmet> of_subject(const NominalRun& run, const Precedence& rule, const Snapshot& state, PoolId subject) {
  const sim::Pool& pool = run.scenario.world.pools()[subject];
  switch (rule.requirement) {
    case Requirement::SubjectHasNoPeople:
      if (state.people[subject] == 0) return std::nullopt;
      return Unmet{
          fmt::format("pool '{}' still homes {}", pool.id, counted(state.people[subject], "person", "people"))};
    case Requirement::SubjectOwnsNothing:
      return still_owned(run, rule, state, [subject](PoolId owner) { return owner == subject; });
    case Requirement::SubjectServers: {
      // A pack's order is that of a way, and what it asks of a pool it asks of those that the way leads to.
      if (run.pack.vocabulary.products[pool.product].side != sim::Side::New) return std::nullopt;
      const auto servers = static_cast<std::int64_t>(pool.servers.size());
      if (servers <= 1 || servers >= rule.count) return std::nullopt;  // a lone server is an edition of its own
      return Unmet{fmt::format("pool '{}' has {} and needs {}", pool.id, counted(servers, "server", "servers"),
                               grouped(rule.count))};
    }
    case Requirement::StepDone:
    case Requirement::StepNotDone:
    case Requirement::LegacyHasNoPeople:
    case Requirement::LegacyOwnsNothing:
    case Requirement::TakesAllOfKind:
    case Requirement::FlagOn:
    case Requirement::FlagOff:
    case Requirement::NobodyHasMark:
    case Requirement::PeopleMoved:
      return std::nullopt;  // not about the step's pool
  }
  return std::nullopt;
}

}  // namespace

std::optional<Unmet> unmet(const NominalRun& run, const Precedence& rule, StepId step) {
  const Snapshot& state = run.steps[step].at_begin;
  switch (rule.requirement) {
    case Requirement::StepDone:
      return step_not_done(run, rule, state);
    case Requirement::StepNotDone:
      return step_already_done(run, rule, step);
    case Requirement::LegacyHasNoPeople:
      return legacy_people(run, state);
    case Requirement::LegacyOwnsNothing:
      return still_owned(run, rule, state, [&run](PoolId owner) { return is_legacy(run, owner); });
    case Requirement::TakesAllOfKind:
      return left_behind(run, rule, step);
    case Requirement::FlagOn:
      if (state.flag[rule.flag]) return std::nullopt;
      return Unmet{fmt::format("flag '{}' is still off", run.pack.vocabulary.flags[rule.flag].id)};
    case Requirement::FlagOff:
      if (!state.flag[rule.flag]) return std::nullopt;
      return Unmet{fmt::format("flag '{}' is on", run.pack.vocabulary.flags[rule.flag].id)};
    case Requirement::NobodyHasMark:
      return marked_people(run, rule, step);
    case Requirement::PeopleMoved:
      return not_moved(run.steps[step].people_on_legacy);
    case Requirement::SubjectHasNoPeople:
    case Requirement::SubjectOwnsNothing:
    case Requirement::SubjectServers:
      for (const PoolId subject : subjects_of(run.step(step).action)) {
        if (auto found = of_subject(run, rule, state, subject)) return found;
      }
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace coexist::planner
