#include "verifier/marks_on_paper.hpp"

#include <algorithm>
#include <limits>
#include <variant>

namespace coexist::planner {
namespace {

using sim::Instant;
using sim::kNone;
using sim::MarkId;
using sim::PersonId;
using sim::ProductId;
using sim::StepId;

// Nothing for a step that is about nobody in particular.
const std::vector<PersonId>* people_of(const sim::StepAction& action) {
  if (const auto* move = std::get_if<sim::MoveAction>(&action)) return &move->people;
  if (const auto* ring = std::get_if<sim::UpgradeAction>(&action)) return &ring->people;
  if (const auto* resend = std::get_if<sim::ResendAction>(&action)) return &resend->organisers;
  return nullptr;
}

bool holds(const std::vector<bool>& mask, std::size_t value) {
  return mask.empty() || (value < mask.size() && mask[value]);
}

template <typename Id>
std::size_t value_of(Id id, std::size_t none) {
  return id == kNone<Id> ? none : sim::index(id);
}

class Paper {
 public:
  explicit Paper(const NominalRun& run)
      : run_(run), home_(run.scenario.people.home), software_(run.scenario.people.software) {
    flag_.resize(run.pack.vocabulary.flags.size(), false);
    for (const sim::FlagId flag : run.scenario.flags_on) flag_[flag] = true;
    const Instant never{std::numeric_limits<std::int64_t>::min()};
    may_.resize(run.pack.marks.size(), sim::IdVector<PersonId, bool>(home_.size(), false));
    again_.resize(run.pack.marks.size(), sim::IdVector<PersonId, Instant>(home_.size(), never));
  }

  [[nodiscard]] bool may_have(MarkId mark, PersonId person) const { return may_[mark][person]; }

  // Everybody signs in between two steps' ends, if there is a morning.
  void sign_in(Instant from, Instant until) {
    for (const PersonId person : sim::ids<PersonId>(home_.size())) {
      if (home_[person] == kNone<sim::PoolId>) continue;
      while (gets_another(person, from, until)) {
      }
    }
  }

  void end(const sim::Step& step, Instant at) {
    if (const auto* move = std::get_if<sim::MoveAction>(&step.action)) {
      for (std::size_t i = 0; i < move->people.size(); ++i) rehome(move->people[i], move->target[i], at);
      install(move->people, run_.pack.step_kinds[step.kind].installs);
    } else if (const auto* ring = std::get_if<sim::UpgradeAction>(&step.action)) {
      install(ring->people, ring->install);
    }
    const sim::StepKind& kind = run_.pack.step_kinds[step.kind];
    for (const sim::FlagId flag : kind.sets) flag_[flag] = true;
    for (const sim::FlagId flag : kind.clears) flag_[flag] = false;
    for (const MarkId mark : sim::ids<MarkId>(may_.size())) {
      const auto& by = run_.pack.marks[mark].cleared_by;
      if (std::find(by.begin(), by.end(), step.kind) == by.end()) continue;
      if (const auto* people = people_of(step.action)) {
        for (const PersonId person : *people) clear(mark, person, at);
      } else {
        for (const PersonId person : sim::ids<PersonId>(home_.size())) clear(mark, person, at);
      }
    }
  }

 private:
  void install(const std::vector<PersonId>& people, const std::vector<std::pair<sim::SlotId, sim::SoftwareId>>& what) {
    for (const PersonId person : people) {
      for (const auto& [slot, software] : what) software_[slot][person] = software;
    }
  }

  // One mark may need another, whatever their order.
  bool gets_another(PersonId person, Instant from, Instant until) {
    for (const MarkId mark : sim::ids<MarkId>(may_.size())) {
      if (may_[mark][person] || !fits(run_.pack.marks[mark], person)) continue;
      if (signs_in(person, std::max(from, again_[mark][person]), until)) return may_[mark][person] = true;
    }
    return false;
  }

  [[nodiscard]] ProductId product(sim::PoolId pool) const {
    return pool == kNone<sim::PoolId> ? kNone<ProductId> : run_.scenario.world.pools()[pool].product;
  }

  [[nodiscard]] bool fits(const sim::Mark& mark, PersonId person) const {
    const sim::Vocabulary& v = run_.pack.vocabulary;
    return std::all_of(mark.set_when.begin(), mark.set_when.end(), [&](const sim::AttributeCondition& condition) {
      const std::uint32_t object = condition.attribute.object;
      switch (condition.attribute.kind) {
        case sim::AttributeKind::ActorClass:
          return holds(condition.values, sim::index(run_.scenario.people.person_class[person]));
        case sim::AttributeKind::ActorSoftware:
          return holds(condition.values,
                       value_of(software_[static_cast<sim::SlotId>(object)][person], v.software.size()));
        case sim::AttributeKind::ActorHome:
          return holds(condition.values, value_of(product(home_[person]), v.products.size()));
        case sim::AttributeKind::ActorMark:
          return holds(condition.values, may_[static_cast<MarkId>(object)][person] ? 1 : 0);
        case sim::AttributeKind::Flag:
          return holds(condition.values, flag_[static_cast<sim::FlagId>(object)] ? 1 : 0);
        default:
          return true;
      }
    });
  }

  [[nodiscard]] bool signs_in(PersonId person, Instant from, Instant until) const {
    const sim::SiteId site = run_.scenario.people.site[person];
    if (site == kNone<sim::SiteId>) return false;
    const auto& mornings = run_.scenario.working_days[site];
    const sim::Duration within = run_.pack.user_model.sign_in_within;
    // The first morning on which some have still to come; one that nobody draws out is over as it begins.
    const auto next = std::partition_point(mornings.begin(), mornings.end(), [&](Instant morning) {
      return morning + std::max(within, sim::microseconds(1)) <= from;
    });
    return next != mornings.end() && *next < until && from < until;
  }

  void rehome(PersonId person, sim::PoolId pool, Instant at) {
    const ProductId from = product(home_[person]);
    const ProductId to = product(pool);
    if (from == kNone<ProductId>) return;
    home_[person] = pool;
    for (const MarkId id : sim::ids<MarkId>(may_.size())) {
      const sim::Mark& mark = run_.pack.marks[id];
      const bool by_move =
          mark.cleared_by_move && from != to && holds(mark.from, sim::index(from)) && holds(mark.to, sim::index(to));
      if (by_move) clear(id, person, at);
    }
  }

  void clear(MarkId mark, PersonId person, Instant at) {
    if (!may_[mark][person]) return;
    may_[mark][person] = false;
    again_[mark][person] = at + sim::length_of(run_.pack.marks[mark].returns_after, run_.scenario);
  }

  const NominalRun& run_;
  sim::IdVector<PersonId, sim::PoolId> home_;
  sim::IdVector<sim::SlotId, sim::IdVector<PersonId, sim::SoftwareId>> software_;
  sim::IdVector<sim::FlagId, bool> flag_;
  sim::IdVector<MarkId, sim::IdVector<PersonId, bool>> may_;
  sim::IdVector<MarkId, sim::IdVector<PersonId, Instant>> again_;  // no sign-in leaves it before
};

}  // namespace

std::vector<PersonId> may_have(const NominalRun& run, MarkId mark, StepId step) {
  const Instant begin = run.steps[step].begin;
  std::vector<StepId> before;
  for (const StepId id : run.all_steps()) {
    if (id != step && run.steps[id].has_begun() && run.steps[id].end <= begin) before.push_back(id);
  }
  std::stable_sort(before.begin(), before.end(),
                   [&](StepId a, StepId b) { return run.steps[a].end < run.steps[b].end; });
  Paper paper(run);
  Instant now = run.scenario.span.begin;
  for (const StepId id : before) {
    paper.sign_in(now, run.steps[id].end);
    paper.end(run.step(id), run.steps[id].end);
    now = run.steps[id].end;
  }
  paper.sign_in(now, begin);
  std::vector<PersonId> found;
  const auto take = [&](PersonId person) {
    if (paper.may_have(mark, person)) found.push_back(person);
  };
  if (const auto* people = people_of(run.step(step).action)) {
    std::for_each(people->begin(), people->end(), take);
  } else {
    for (const PersonId person : sim::ids<PersonId>(run.scenario.people.size())) take(person);
  }
  return found;
}

}  // namespace coexist::planner
