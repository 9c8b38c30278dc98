#include <algorithm>
#include <iterator>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

sim::AccessPath build_path(Building& building, const WrittenPath& written) {
  sim::AccessPath path{written.id.value, written.label, {}, {}};
  path.slot = resolve(building, building.pack.vocabulary.slots, written.slot, "slot");
  path.aspects = resolve_all(building, building.pack.aspects, written.aspects, "aspect");
  return path;
}

// A pack may tell the paths of an interaction anew, with aspects that the packs below have no need of.
void add_interaction(Building& building, sim::Interaction interaction, const Name& id) {
  auto& table = building.pack.interactions;
  const sim::InteractionId old = sim::find(table, interaction.id);
  if (old == sim::kNone<sim::InteractionId>) {
    table.push_back(std::move(interaction));
    building.layer_of_interaction.push_back(building.layer);
  } else if (std::size_t& layer = building.layer_of_interaction[sim::index(old)]; layer < building.layer) {
    layer = building.layer;
    table[old] = std::move(interaction);
  } else {
    building.twice(id, "interaction", table[old].provenance);
  }
}

}  // namespace

void build_interactions(Building& building, const WrittenPack& written) {
  for (const WrittenInteraction& interaction : written.interactions) {
    sim::Interaction built{interaction.id.value, interaction.label, {}, building.provenance.add(interaction.id.place)};
    for (const WrittenPath& path : interaction.paths) {
      built.paths.push_back(build_path(building, path));
    }
    if (built.paths.size() > kMostPaths) {
      building.diagnostics.error("E607", interaction.place,
                                 fmt::format("'{}' has more than {} paths", built.id, kMostPaths));
    }
    add_interaction(building, std::move(built), interaction.id);
  }
}

void build_meetings(Building& building, const WrittenPack& written) {
  sim::Pack& pack = building.pack;
  const sim::Vocabulary& v = pack.vocabulary;
  // The first that fits decides: what rules of one's own add stands before all that lies below, and what an upper layer
  // replaces stays where it was.
  std::vector<sim::MeetingTransition> added;
  const std::size_t below = pack.transitions.size();
  for (const WrittenTransition& transition : written.transitions) {
    sim::MeetingTransition built;
    built.id = transition.id.value;
    for (const Name& name : transition.set_off_by) {
      const sim::StepKindId kind = resolve_here(building, pack.step_kinds, name, Kind::StepKind, "kind of step");
      if (kind == sim::kNone<sim::StepKindId>) continue;
      const sim::StepArchetype archetype = pack.step_kinds[kind].archetype;
      if (archetype != sim::StepArchetype::UpgradeSoftware && archetype != sim::StepArchetype::ResendMeetings) {
        building.diagnostics.error(
            "E606", name.place,
            fmt::format("'{}' neither changes software of people nor re-sends their meetings", name.value));
      }
      built.set_off_by.push_back(kind);
    }
    if (built.set_off_by.empty() && !transition.set_off_by.empty()) continue;  // by steps of other hops
    built.from = product_mask(building, transition.from);
    built.to = product_mask(building, transition.to);
    built.formats = mask(building, v.formats, transition.formats, "format");
    built.conditions = mask(building, v.conditions, transition.conditions, "condition");
    for (const Keyed<Name>& choice : transition.only_if) {
      const sim::SwitchId id = resolve(building, v.switches, choice.key, "switch");
      if (id == sim::kNone<sim::SwitchId>) {
        continue;
      }
      const std::vector<std::string>& values = v.switches[id].values;
      const auto value = std::find(values.begin(), values.end(), choice.value.value);
      if (value == values.end()) {
        building.unknown(choice.value, "value", values);
      }
      built.only_if.emplace_back(id, static_cast<std::size_t>(value - values.begin()));
    }
    if (transition.after) built.after = stated_time(building, *transition.after);
    built.at_most_invited = transition.at_most_invited;
    built.becomes = resolve(building, v.conditions, transition.becomes, "condition");
    built.makes = resolve(building, v.formats, transition.makes, "format");
    built.sources = building.cited(transition.sources);
    built.provenance = building.provenance.add(transition.place);
    const auto end = pack.transitions.begin() + static_cast<std::ptrdiff_t>(below);
    const auto old = std::find_if(pack.transitions.begin(), end,
                                  [&](const sim::MeetingTransition& other) { return other.id == built.id; });
    if (old != end) {
      *old = std::move(built);
    } else {
      added.push_back(std::move(built));
    }
  }
  const auto at = written.header ? pack.transitions.end() : pack.transitions.begin();
  pack.transitions.insert(at, std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  for (const WrittenFormatRule& rule : written.formats_made) {
    sim::FormatRule built;
    built.with = resolve(building, v.software, rule.with, "software");
    built.kinds = mask(building, v.meeting_kinds, rule.kinds, "kind of meeting");
    built.makes = resolve(building, v.formats, rule.makes, "format");
    pack.formats_made.push_back(std::move(built));
  }
}

}  // namespace coexist::scenarios::packs
