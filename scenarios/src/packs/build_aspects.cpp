#include <algorithm>

#include "packs/building.hpp"
#include "sim/compiled_pack.hpp"
#include "sim/pack_check.hpp"

namespace coexist::scenarios::packs {
namespace {

using sim::AttributeKind;

AspectValues values_of(const sim::Vocabulary& vocabulary, const sim::Aspect& aspect) {
  AspectValues values;
  for (const sim::Dimension& dimension : aspect.dimensions) {
    std::vector<std::string> names = sim::domain(vocabulary, dimension.attribute);
    sim::ValueMask meaningful(names.size(), true);
    if (sim::value_kind(dimension.attribute.kind) == sim::ValueKind::Software) {
      for (const sim::SoftwareId id : sim::ids<sim::SoftwareId>(vocabulary.software.size())) {
        meaningful[sim::index(id)] = sim::index(vocabulary.software[id].slot) == dimension.attribute.object;
      }
    }
    values.names.push_back(std::move(names));
    values.meaningful.push_back(std::move(meaningful));
  }
  return values;
}

// A spelling of each attribute kind, for the suggestion after a mistyped one.
std::vector<std::string> known_attributes(const sim::Vocabulary& v) {
  std::vector<std::string> known{
      "actor.class", "actor.home",   "actor.home-service", "peer.class",   "peer.home",       "peer.home-service",
      "host",        "host-service", "meeting.format",     "meeting.kind", "meeting.made-on", "meeting.condition",
      "modality"};
  for (const auto& slot : v.slots) {
    known.insert(known.end(),
                 {"actor.software." + slot.id, "peer.software." + slot.id, "meeting.made-with." + slot.id});
  }
  for (const auto& kind : v.artefact_kinds) {
    const std::string prefix = kind.movability == sim::Movability::Singleton ? "" : "meeting.";
    known.insert(known.end(), {prefix + kind.id + ".owner", prefix + kind.id + ".service"});
  }
  for (const auto& mark : v.marks) {
    known.insert(known.end(), {"actor.mark." + mark.id, "peer.mark." + mark.id});
  }
  for (const auto& flag : v.flags) {
    known.push_back("flag." + flag.id);
  }
  for (const auto& s : v.switches) {
    known.push_back("switch." + s.id);
  }
  return known;
}

std::vector<std::string> build_dimensions(Building& building, const WrittenAspect& written, sim::Aspect& aspect) {
  std::vector<std::string> unresolved;
  for (const Keyed<Name>& dimension : written.dimensions) {
    if (const auto attribute = resolve_attribute(building, dimension.value)) {
      aspect.dimensions.push_back({dimension.key.value, *attribute});
    } else {
      unresolved.push_back(dimension.key.value);
    }
  }
  return unresolved;
}

sim::Attribute exchanged(sim::Attribute a) {
  switch (a.kind) {
    case AttributeKind::ActorClass:
      return {AttributeKind::PeerClass, a.object};
    case AttributeKind::ActorSoftware:
      return {AttributeKind::PeerSoftware, a.object};
    case AttributeKind::ActorHome:
      return {AttributeKind::PeerHome, a.object};
    case AttributeKind::ActorService:
      return {AttributeKind::PeerService, a.object};
    case AttributeKind::ActorWayHome:
      return {AttributeKind::PeerWayHome, a.object};
    case AttributeKind::PeerWayHome:
      return {AttributeKind::ActorWayHome, a.object};
    case AttributeKind::ActorMark:
      return {AttributeKind::PeerMark, a.object};
    case AttributeKind::PeerMark:
      return {AttributeKind::ActorMark, a.object};
    case AttributeKind::PeerClass:
      return {AttributeKind::ActorClass, a.object};
    case AttributeKind::PeerSoftware:
      return {AttributeKind::ActorSoftware, a.object};
    case AttributeKind::PeerHome:
      return {AttributeKind::ActorHome, a.object};
    case AttributeKind::PeerService:
      return {AttributeKind::ActorService, a.object};
    default:
      return a;  // not about one of the two
  }
}

void copy_rules(Building& building, sim::AspectId from, sim::AspectId to) {
  const std::string prefix = building.pack.aspects[to].id + '/';
  const std::size_t rules = building.pack.rules.size();
  for (std::size_t i = 0; i < rules; ++i) {
    sim::Rule rule = building.pack.rules[sim::id_at<sim::RuleId>(i)];
    if (rule.aspect != from) {
      continue;
    }
    building.layer = building.layer_of_rule[i];  // the copy is as replaceable as the original
    const Name id{prefix + rule.id, building.provenance.place(rule.provenance)};
    rule.id = id.value;
    rule.aspect = to;
    for (std::string& other : rule.overrides) {
      other.insert(0, prefix);
    }
    add_rule(building, std::move(rule), id);
  }
}

}  // namespace

sim::AspectId open_aspect(Building& building, const WrittenAspect& written) {
  sim::Aspect built{written.id.value, written.label, {}, {}};
  std::vector<std::string> unresolved = build_dimensions(building, written, built);
  building.aspect_values.push_back(values_of(building.pack.vocabulary, built));
  building.aspect_values.back().unresolved = std::move(unresolved);
  return building.pack.aspects.push_back(std::move(built));
}

bool is_mirror(const Building& building, sim::AspectId aspect) {
  return std::any_of(building.mirrors.begin(), building.mirrors.end(),
                     [aspect](const auto& mirror) { return mirror.first == aspect; });
}

std::optional<sim::Attribute> resolve_attribute(Building& building, const Name& name) {
  sim::Attribute attribute;
  if (sim::parse_attribute(building.pack.vocabulary, name.value, attribute)) return attribute;
  building.unknown(name, "attribute", known_attributes(building.pack.vocabulary));
  return std::nullopt;
}

void build_aspects(Building& building, const WrittenPack& written) {
  for (const WrittenAspect& aspect : written.aspects) {
    if (aspect.mirrors.has_value() == !aspect.dimensions.empty()) {
      building.diagnostics.error("E609", aspect.place,
                                 fmt::format("aspect '{}' needs either dimensions or `mirrors`", aspect.id.value));
    }
    const sim::AspectId known = sim::find(building.pack.aspects, aspect.id.value);
    if (known != sim::kNone<sim::AspectId>) {
      building.twice(aspect.id, "aspect", building.pack.aspects[known].provenance);
      continue;
    }
    const sim::AspectId id = open_aspect(building, aspect);
    building.pack.aspects[id].provenance = building.provenance.add(aspect.id.place);
    if (aspect.mirrors) {
      building.mirrors.emplace_back(id, *aspect.mirrors);
    }
  }
}

void build_mirrors(Building& building) {
  for (const auto& [id, name] : building.mirrors) {
    const sim::AspectId original = resolve(building, building.pack.aspects, name, "aspect");
    if (original == sim::kNone<sim::AspectId>) {
      continue;
    }
    const auto has_rules = [mirror = id](const sim::Rule& rule) { return rule.aspect == mirror; };
    if (is_mirror(building, original) ||
        std::any_of(building.pack.rules.begin(), building.pack.rules.end(), has_rules)) {
      building.diagnostics.error(
          "E609", name.place, fmt::format("aspect '{}' cannot mirror '{}'", building.pack.aspects[id].id, name.value),
          "a mirror has no rules of its own, and mirrors an aspect that has");
      continue;
    }
    for (sim::Dimension dimension : building.pack.aspects[original].dimensions) {
      dimension.attribute = exchanged(dimension.attribute);
      building.pack.aspects[id].dimensions.push_back(std::move(dimension));
    }
    copy_rules(building, original, id);
  }
}

}  // namespace coexist::scenarios::packs
