// Conditions on attributes outside of tables.
#include "packs/building.hpp"

namespace coexist::scenarios::packs {

// They are resolved like those of a rule, in a table that asks for the same attributes and is gone afterwards.
std::optional<std::vector<sim::AttributeCondition>> conditions_of(Building& building, const Name& id,
                                                                  const WrittenCondition& condition,
                                                                  bool (*may_be_asked)(sim::AttributeKind),
                                                                  std::string_view whose, const char* help) {
  WrittenAspect table;
  table.id = id;
  for (const auto& entry : condition) table.dimensions.push_back({entry.key, entry.key});
  const sim::AspectId aspect = open_aspect(building, table);
  const Masks masks = resolve_condition(building, aspect, condition, {});
  const std::vector<sim::Dimension> dimensions = building.pack.aspects[aspect].dimensions;
  building.pack.aspects.raw().pop_back();
  building.aspect_values.pop_back();
  if (!masks) return std::nullopt;
  std::vector<sim::AttributeCondition> conditions;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    if (!may_be_asked(dimensions[d].attribute.kind)) {
      building.diagnostics.error("E620", id.place,
                                 fmt::format("'{}' is nothing that {} could depend on", dimensions[d].id, whose), help);
    }
    conditions.push_back({dimensions[d].attribute, (*masks)[d]});
  }
  return conditions;
}

}  // namespace coexist::scenarios::packs
