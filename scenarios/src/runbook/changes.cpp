// What is otherwise when a step has ended, in sentences.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <variant>

#include "report/phrases.hpp"
#include "runbook/parts.hpp"

namespace coexist::scenarios::runbook {
namespace {

template <typename Id, typename Table>
std::string labels_of(const Table& table, const std::vector<Id>& ids) {
  std::vector<std::string> labels;
  for (const Id id : ids) labels.push_back(table[id].label);
  return fmt::format("{}", fmt::join(labels, "; "));
}

std::string of_archetype(sim::StepArchetype archetype) {
  switch (archetype) {
    case sim::StepArchetype::Task:
    case sim::StepArchetype::Gate:
      return {};
    case sim::StepArchetype::DeployPool:
      return "the pool serves";
    case sim::StepArchetype::MovePeople:
      return "each of these people is homed on the new pool, from their own move on";
    case sim::StepArchetype::UpgradeSoftware:
      return "each of these people has what is said above, one after the other until the step ends";
    case sim::StepArchetype::ResendMeetings:
      return "meetings to come of these people have been opened and sent again, as their software makes them";
    case sim::StepArchetype::TransferArtefact:
      return "it belongs to the pool that it was moved to";
    case sim::StepArchetype::DecommissionPool:
      return "the pool is gone for good";
    case sim::StepArchetype::Rollback:
      return "people and artefacts are back where they began; steps that have not begun never will";
  }
  return {};
}

bool admits(const std::vector<bool>& mask, sim::ProductId product) {
  return mask.empty() || mask[sim::index(product)];
}

// What may become of meetings whose organisers take one of these ways, or are changed by the step.
std::string of_meetings(const Plan& plan, const NominalState& before, sim::StepId id) {
  const sim::Step& step = plan.step(id);
  const auto* move = std::get_if<sim::MoveAction>(&step.action);
  std::set<std::pair<sim::ProductId, sim::ProductId>> ways;
  const auto& pools = plan.scenario().world.pools();
  for (std::size_t i = 0; move != nullptr && i < move->people.size(); ++i) {
    const sim::PoolId from = before.home(move->people[i]);
    if (from != sim::kNone<sim::PoolId>) ways.emplace(pools[from].product, pools[move->target[i]].product);
  }
  const auto applies = [&](const sim::MeetingTransition& transition) {
    const bool chosen = std::all_of(transition.only_if.begin(), transition.only_if.end(), [&](const auto& choice) {
      return plan.loaded.switches[choice.first] == choice.second;
    });
    if (!chosen) return false;
    if (!transition.set_off_by.empty()) return transition.is_set_off_by(step.kind);
    return std::any_of(ways.begin(), ways.end(), [&](const auto& way) {
      return admits(transition.from, way.first) && admits(transition.to, way.second);
    });
  };
  std::vector<std::string> becomes;
  for (const sim::MeetingTransition& transition : plan.pack().transitions) {
    if (!applies(transition)) continue;
    std::string text = plan.pack().vocabulary.conditions[transition.becomes].label;
    if (transition.after) text += fmt::format(", {} later", to_text(length_of(*transition.after, plan.scenario())));
    if (std::find(becomes.begin(), becomes.end(), text) == becomes.end()) becomes.push_back(std::move(text));
  }
  return becomes.empty() ? std::string()
                         : fmt::format("what may become of their meetings: {}", fmt::join(becomes, "; "));
}

}  // namespace

std::vector<std::string> changes_of(const Plan& plan, const NominalState& before, sim::StepId id) {
  const sim::StepKind& kind = plan.kind(id);
  const sim::Vocabulary& v = plan.pack().vocabulary;
  std::vector<std::string> all;
  const auto add = [&all](std::string text) {
    if (!text.empty()) all.push_back(std::move(text));
  };
  if (kind.outage) add("meanwhile, what is moved or upgraded serves nobody");
  add(of_archetype(kind.archetype));
  for (const auto& [slot, software] : kind.installs)
    add(fmt::format("{}: {}, whatever stood there before", v.slots[slot].label, v.software[software].label));
  if (!kind.sets.empty()) add("so from then on: " + labels_of(v.flags, kind.sets));
  if (!kind.clears.empty()) add("no longer so: " + labels_of(v.flags, kind.clears));
  for (const sim::MarkId mark : sim::ids<sim::MarkId>(plan.pack().marks.size())) {
    const std::vector<sim::StepKindId>& by = plan.pack().marks[mark].cleared_by;
    if (std::find(by.begin(), by.end(), plan.step(id).kind) != by.end()) add("taken back: " + v.marks[mark].label);
  }
  add(of_meetings(plan, before, id));
  return all;
}

}  // namespace coexist::scenarios::runbook
