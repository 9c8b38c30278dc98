#include "population/mark_clearings.hpp"

#include <algorithm>
#include <iterator>
#include <variant>

namespace coexist::sim {
namespace {

bool holds(const std::vector<bool>& mask, ProductId product) {
  return mask.empty() || (product != kNone<ProductId> && mask[index(product)]);
}

bool is_cleared_by(const Mark& mark, StepKindId kind) {
  return std::find(mark.cleared_by.begin(), mark.cleared_by.end(), kind) != mark.cleared_by.end();
}

bool is_cleared_by_move(const Mark& mark, ProductId from, ProductId to) {
  return mark.cleared_by_move && from != to && holds(mark.from, from) && holds(mark.to, to);
}

// Steps of these kinds say themselves whom they change, person by person.
bool changes_people(const StepAction& action) {
  return std::holds_alternative<MoveAction>(action) || std::holds_alternative<UpgradeAction>(action) ||
         std::holds_alternative<ResendAction>(action) || std::holds_alternative<RollbackAction>(action);
}

bool is_earlier(const Clearing& a, const Clearing& b) {
  return a.at < b.at;
}

}  // namespace

MarkClearings::MarkClearings(const Scenario& scenario, const CompiledPack& pack, const Trace& trace) {
  const IdVector<MarkId, Mark>& marks = pack.pack().marks;
  const auto product = [&](PoolId pool) {
    return pool == kNone<PoolId> ? kNone<ProductId> : scenario.world.pools()[pool].product;
  };
  IdVector<PersonId, PoolId> home = scenario.people.home;
  for (const Change& change : trace) {
    const PersonId person = id_at<PersonId>(change.subject);
    const StepKindId kind =
        change.cause == kNone<StepId> ? kNone<StepKindId> : scenario.schedule.steps[change.cause].kind;
    const auto by_step = [kind](const Mark& mark) { return is_cleared_by(mark, kind); };
    if (change.kind == ChangeKind::PersonMoved) {
      const ProductId from = product(home[person]);
      home[person] = id_at<PoolId>(change.value);
      const ProductId to = product(home[person]);
      add(of_person_[person], change.at, marks,
          [&](const Mark& mark) { return by_step(mark) || is_cleared_by_move(mark, from, to); });
    } else if (change.kind == ChangeKind::SoftwareChanged || change.kind == ChangeKind::MeetingsResent) {
      add(of_person_[person], change.at, marks, by_step);
    } else if (change.kind == ChangeKind::StepEnded && static_cast<StepEnd>(change.value) == StepEnd::Done &&
               !changes_people(scenario.schedule.steps[id_at<StepId>(change.subject)].action)) {
      add(of_everybody_, change.at, marks, by_step);
    }
  }
}

void MarkClearings::add(std::vector<Clearing>& clearings, Instant at, const IdVector<MarkId, Mark>& marks,
                        const std::function<bool(const Mark&)>& is_meant) {
  Clearing clearing{at, {}};
  for (const Mark& mark : marks) clearing.marks.push_back(is_meant(mark));
  if (std::find(clearing.marks.begin(), clearing.marks.end(), true) != clearing.marks.end()) {
    clearings.push_back(std::move(clearing));
  }
}

std::vector<Clearing> MarkClearings::of(PersonId person) const {
  const auto own = of_person_.find(person);
  if (own == of_person_.end()) return of_everybody_;
  std::vector<Clearing> all;
  std::merge(of_everybody_.begin(), of_everybody_.end(), own->second.begin(), own->second.end(),
             std::back_inserter(all), is_earlier);
  return all;
}

}  // namespace coexist::sim
