// The tables of coexistence tests: who reaches whom, by class, client and home.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "report/step_status.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios::report {
namespace {

// "employee with client-1 at old-1"
std::string kind_of_person(const Subject& subject, const sim::State& state, sim::PersonId person) {
  const sim::Scenario& scenario = subject.scenario();
  const sim::Vocabulary& vocabulary = subject.pack.vocabulary();
  std::string text = vocabulary.classes[scenario.people.person_class[person]].id;
  std::vector<std::string> software;
  for (const auto& slot : state.software) {
    if (slot[person] != sim::kNone<sim::SoftwareId>) software.push_back(vocabulary.software[slot[person]].id);
  }
  if (!software.empty()) text += " with " + listed(software);
  const sim::PoolId home = state.home[person];
  if (home != sim::kNone<sim::PoolId>) text += " at " + vocabulary.products[scenario.world.pools()[home].product].id;
  return text;
}

GateCells described(const Subject& subject, const sim::State& state, const sim::GateCell& cell) {
  const sim::Pack& pack = subject.pack.pack();
  GateCells out;
  out.expected = cell.expected;
  out.observed = cell.observed;
  out.rule = rule_id(pack, cell.rule);
  out.differs = cell.differs();
  if (cell.actor != sim::kNone<sim::PersonId>) {
    out.actor = kind_of_person(subject, state, cell.actor);
    out.peer = kind_of_person(subject, state, cell.peer);
    out.modality = id_or_none(pack.vocabulary.modalities, cell.modality);
  } else {
    out.actor = "pool " + id_or_none(subject.scenario().world.pools(), cell.pool);
    out.modality = cell.interaction == sim::kNone<sim::InteractionId> ? "services started" : "administer";
  }
  return out;
}

}  // namespace

std::vector<Gate> gates(const Subject& subject) {
  const sim::Execution& execution = subject.run().execution;
  std::vector<Gate> all;
  for (std::size_t begin = 0; begin < execution.cells.size();) {
    const sim::StepId step = execution.cells[begin].step;
    const sim::StepRecord& record = execution.steps[index(step)];
    const sim::State state = state_at(subject.scenario(), subject.pack.vocabulary(), execution.trace, record.began);
    Gate gate;
    gate.step = subject.scenario().schedule.steps[step].id;
    gate.label = subject.scenario().schedule.steps[step].label;
    gate.status = step_status(subject.scenario(), execution, step);
    gate.at = record.began;
    std::map<std::tuple<std::string, std::string, std::string, sim::Outcome, sim::Outcome, std::string, bool>,
             std::size_t>
        known;
    for (; begin < execution.cells.size() && execution.cells[begin].step == step; ++begin) {
      const sim::GateCell& cell = execution.cells[begin];
      GateCells group = described(subject, state, cell);
      const auto key = std::tuple(group.actor, group.peer, group.modality, group.expected, group.observed, group.rule,
                                  group.differs);
      const auto [entry, fresh] = known.emplace(key, gate.groups.size());
      if (fresh) gate.groups.push_back(std::move(group));
      GateCells& sum = gate.groups[entry->second];
      ++sum.cells;
      sum.not_reached += cell.reached ? 0 : 1;
      ++gate.cells;
      gate.differing += cell.differs() ? 1 : 0;
    }
    all.push_back(std::move(gate));
  }
  return all;
}

}  // namespace coexist::scenarios::report
