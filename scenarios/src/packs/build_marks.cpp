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

// Conditions are resolved like those of a rule, in a table that asks for the same attributes and is gone afterwards.
std::vector<sim::MarkCondition> conditions_of(Building& building, const WrittenMark& written) {
  WrittenAspect table;
  table.id = written.id;
  for (const auto& entry : written.set_when) table.dimensions.push_back({entry.key, entry.key});
  const sim::AspectId id = open_aspect(building, table);
  const Masks masks = resolve_condition(building, id, written.set_when, {});
  const std::vector<sim::Dimension> dimensions = building.pack.aspects[id].dimensions;
  building.pack.aspects.raw().pop_back();
  building.aspect_values.pop_back();
  std::vector<sim::MarkCondition> conditions;
  if (!masks) {  // it is about products of other hops: never set
    return {{{AttributeKind::ActorClass}, sim::ValueMask(building.pack.vocabulary.classes.size(), false)}};
  }
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    if (!may_be_asked(dimensions[d].attribute.kind)) {
      building.diagnostics.error("E620", written.place,
                                 fmt::format("'{}' is nothing that a sign-in could depend on", dimensions[d].id),
                                 "a mark asks for the actor's class, software, home and marks, for flags and switches");
    }
    conditions.push_back({dimensions[d].attribute, (*masks)[d]});
  }
  return conditions;
}

}  // namespace

void build_marks(Building& building, const WrittenPack& written) {
  sim::Pack& pack = building.pack;
  pack.marks.resize(pack.vocabulary.marks.size());
  for (const WrittenMark& mark : written.marks) {
    sim::Mark built;
    built.set_when = conditions_of(building, mark);
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
