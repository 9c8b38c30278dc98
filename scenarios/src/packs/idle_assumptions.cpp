#include "packs/idle_assumptions.hpp"

#include <vector>

namespace coexist::scenarios::packs {
namespace {

class Used {
 public:
  explicit Used(const sim::Pack& pack) : used_(pack.vocabulary.assumptions.size(), false) {
    for (const sim::StepKind& kind : pack.step_kinds) {
      for (const sim::AssumptionId id : {kind.duration, kind.replicates, kind.retries_after}) add(id);
    }
    for (const sim::MeetingTransition& transition : pack.transitions) {
      if (transition.after) add(transition.after->assumed);
    }
    for (const sim::Stream& stream : pack.vocabulary.streams) add(stream.meetings);
    for (const sim::Rule& rule : pack.rules) {
      for (const sim::AssumptionId id : rule.assumptions) add(id);
    }
  }

  [[nodiscard]] bool has(sim::AssumptionId id) const { return used_[sim::index(id)]; }

 private:
  void add(sim::AssumptionId id) {
    if (id != sim::kNone<sim::AssumptionId>) used_[sim::index(id)] = true;
  }

  std::vector<bool> used_;
};

}  // namespace

void report_idle_assumptions(const Building& building) {
  const auto& assumptions = building.pack.vocabulary.assumptions;
  const Used used(building.pack);
  for (const Name& name : building.own_assumptions) {
    const sim::AssumptionId id = sim::find(assumptions, name.value);
    if (id == sim::kNone<sim::AssumptionId> || used.has(id)) continue;
    std::vector<std::string> others;
    for (const sim::Assumption& other : assumptions) {
      if (other.id != name.value) others.push_back(other.id);
    }
    building.diagnostics.error("E629", name.place, fmt::format("nothing rests on assumption '{}'", name.value),
                               did_you_mean(name.value, others));
  }
}

}  // namespace coexist::scenarios::packs
