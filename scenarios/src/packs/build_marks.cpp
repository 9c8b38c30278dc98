// Marks: what sign-ins leave on people.
#include <algorithm>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

using sim::AttributeKind;

// A sign-in is one person's: there is no peer, no host and no meeting.
bool may_be_asked(AttributeKind kind) {
  constexpr AttributeKind kKinds[] = {AttributeKind::ActorClass, AttributeKind::ActorSoftware, AttributeKind::ActorHome,
                                      AttributeKind::ActorMark,  AttributeKind::Flag,          AttributeKind::Switch};
  return std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds);
}

std::vector<sim::AttributeCondition> set_when(Building& building, const WrittenMark& written) {
  auto conditions =
      conditions_of(building, written.id, written.set_when, may_be_asked, "a sign-in",
                    "a mark asks for the actor's class, software, home and marks, for flags and switches");
  if (conditions) return std::move(*conditions);
  // It is about products of other hops: never set.
  return {{{AttributeKind::ActorClass}, sim::ValueMask(building.pack.vocabulary.classes.size(), false)}};
}

}  // namespace

void build_marks(Building& building, const WrittenPack& written) {
  sim::Pack& pack = building.pack;
  pack.marks.resize(pack.vocabulary.marks.size());
  for (const WrittenMark& mark : written.marks) {
    sim::Mark built;
    built.set_when = set_when(building, mark);
    for (const Name& name : mark.cleared_by) {
      const auto step = resolve_here(building, pack.step_kinds, name, Kind::StepKind, "kind of step");
      if (step != sim::kNone<sim::StepKindId>) built.cleared_by.push_back(step);
    }
    if (mark.cleared_by_move) {
      built.cleared_by_move = true;
      built.from = product_mask(building, mark.cleared_by_move->from);
      built.to = product_mask(building, mark.cleared_by_move->to);
    }
    if (mark.returns_after) built.returns_after = stated_time(building, *mark.returns_after);
    built.door = mark.door;
    built.sources = building.cited(mark.sources);
    pack.marks[sim::find(pack.vocabulary.marks, mark.id.value)] = std::move(built);
  }
}

}  // namespace coexist::scenarios::packs
