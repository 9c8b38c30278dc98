#include <algorithm>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

template <class Id>
void add_plain(Building& building, sim::IdVector<Id, sim::Named>& table, const std::vector<WrittenEntry>& entries,
               std::string_view what) {
  for (const WrittenEntry& entry : entries) {
    add_entry(building, table, building.named(entry), entry.id, what);
  }
}

void check_limit(Building& building, std::size_t size, std::size_t most, std::string_view what) {
  if (size > most) {
    building.diagnostics.error("E607", {}, fmt::format("the pack has {} {}, the most are {}", size, what, most));
  }
}

void check_limits(Building& building) {
  const sim::Vocabulary& v = building.pack.vocabulary;
  check_limit(building, v.products.size(), kMostNames, "products");
  check_limit(building, v.software.size(), kMostNames, "pieces of software");
  check_limit(building, v.formats.size(), kMostNames, "formats");
  check_limit(building, v.meeting_kinds.size(), kMostNames, "kinds of meeting");
  check_limit(building, v.conditions.size(), kMostNames, "conditions");
  check_limit(building, v.classes.size(), kMostNames, "classes");
  check_limit(building, v.modalities.size(), kMostNames, "modalities");
  check_limit(building, v.slots.size(), kMostNames, "slots");
  check_limit(building, v.flags.size(), kMostNames, "flags");
  check_limit(building, v.roles.size(), kMostNames, "roles");
  check_limit(building, v.marks.size(), kMostNames, "marks");
  check_limit(building, v.features.size(), kMostFeatures, "features");
}

bool names_it(const Names& names, const std::string& id) {
  return std::any_of(names.begin(), names.end(), [&](const Name& name) { return name.value == id; });
}

// A product's own side, or the one that the hop gives it.
std::optional<sim::Side> side_of(const Building& building, const WrittenProduct& product) {
  if (product.side || !building.hop) return product.side;
  if (names_it(building.hop->legacy, product.id.value) || names_it(building.hop->refused, product.id.value)) {
    return sim::Side::Legacy;
  }
  if (names_it(building.hop->target, product.id.value)) return sim::Side::New;
  if (names_it(building.hop->outside, product.id.value)) return sim::Side::Outside;
  return std::nullopt;
}

template <class Built, class Written>
Built versioned(Building& building, const Written& written) {
  Built built;
  static_cast<sim::Named&>(built) = building.named(written);
  built.family = written.family;
  built.version = written.version;
  return built;
}

void build_product(Building& building, const WrittenProduct& written) {
  const std::optional<sim::Side> side = side_of(building, written);
  if (!side && !building.hop) {
    building.diagnostics.error("E605", written.id.place, fmt::format("product '{}' has no side", written.id.value),
                               "say `side:` here, or name it in the `hop:` of pack.yaml");
  }
  if (!side) {
    building.elsewhere.emplace(Kind::Product, written.id.value);
    return;
  }
  auto product = versioned<sim::Product>(building, written);
  product.side = *side;
  add_entry(building, building.pack.vocabulary.products, std::move(product), written.id, "product");
}

void build_result(Building& building, const WrittenResult& written) {
  sim::Result result;
  static_cast<sim::Named&>(result) = building.named(written);
  result.outcome = written.outcome;
  result.loses = feature_set(building, written.loses);
  if ((result.outcome == sim::Outcome::Degraded) == written.loses.empty()) {
    building.diagnostics.error("E608", written.id.place,
                               fmt::format("'{}' must say what is lost if, and only if, it is degraded", result.id));
  }
  add_entry(building, building.pack.vocabulary.results, std::move(result), written.id, "result");
}

void build_switch(Building& building, const WrittenSwitch& written) {
  sim::Switch s;
  static_cast<sim::Named&>(s) = building.named(written);
  s.question = written.question;
  for (const Name& value : written.values) {
    if (std::find(s.values.begin(), s.values.end(), value.value) != s.values.end()) {
      building.twice(value, "value", s.provenance);
    }
    s.values.push_back(value.value);
  }
  const auto fallback = std::find(s.values.begin(), s.values.end(), written.fallback.value);
  if (fallback == s.values.end()) {
    building.unknown(written.fallback, "value", s.values);
  } else {
    s.fallback = static_cast<std::size_t>(fallback - s.values.begin());
  }
  if (s.values.size() > kMostNames) {
    building.diagnostics.error("E607", written.id.place, fmt::format("switch '{}' has too many values", s.id));
  }
  s.sources = building.cited(written.sources);
  add_entry(building, building.pack.vocabulary.switches, std::move(s), written.id, "switch");
}

// An overlay may replace an assumption: the user knows their own estate.
void build_assumption(Building& building, const WrittenAssumption& written) {
  auto& table = building.pack.vocabulary.assumptions;
  sim::Assumption a;
  static_cast<sim::Named&>(a) = building.named(written);
  a.value = written.value.value.value;
  a.low = written.low.value.value;
  a.high = written.high.value.value;
  a.unit = written.value.value.unit;
  a.why = written.why;
  const sim::AssumptionId old = building.layer > 0 ? sim::find(table, a.id) : sim::kNone<sim::AssumptionId>;
  if (old == sim::kNone<sim::AssumptionId>) {
    if (building.layer > building.own_layer) building.own_assumptions.push_back(written.id);
    add_entry(building, table, std::move(a), written.id, "assumption");
  } else if (table[old].unit != a.unit) {
    building.diagnostics.error("E606", written.value.place,
                               fmt::format("'{}' is counted in {}", a.id, table[old].unit));
  } else {
    table[old] = std::move(a);
  }
}

}  // namespace

void build_vocabulary(Building& building, const WrittenPack& written) {
  sim::Vocabulary& v = building.pack.vocabulary;
  for (const WrittenProduct& product : written.products) {
    build_product(building, product);
  }
  add_plain(building, v.slots, written.slots, "slot");
  add_plain(building, v.roles, written.roles, "role");
  for (const WrittenSoftware& software : written.software) {
    const sim::SlotId slot = resolve(building, v.slots, software.slot, "slot");
    auto built = versioned<sim::Software>(building, software);
    built.slot = slot;
    add_entry(building, v.software, std::move(built), software.id, "software");
  }
  add_plain(building, v.formats, written.formats, "format");
  add_plain(building, v.meeting_kinds, written.meeting_kinds, "kind of meeting");
  for (const WrittenMeetingCondition& condition : written.conditions) {
    add_entry(building, v.conditions, sim::MeetingCondition{building.named(condition), condition.outlasts_edits},
              condition.id, "condition");
  }
  for (const WrittenClass& person_class : written.classes) {
    sim::PersonClass built{building.named(person_class), person_class.outside, {}};
    for (const Name& path : person_class.paths) {
      built.paths.push_back(path.value);
    }
    add_entry(building, v.classes, std::move(built), person_class.id, "class");
  }
  add_plain(building, v.modalities, written.modalities, "modality");
  add_plain(building, v.features, written.features, "feature");
  for (const WrittenResult& result : written.results) {
    build_result(building, result);
  }
  add_plain(building, v.flags, written.flags, "flag");
  for (const WrittenMark& mark : written.marks) {
    add_entry(building, v.marks, building.named(mark), mark.id, "mark");
  }
  for (const WrittenArtefactKind& kind : written.artefact_kinds) {
    sim::ArtefactKind built{building.named(kind), kind.movability, kind.bound_to_meetings};
    add_entry(building, v.artefact_kinds, std::move(built), kind.id, "kind of artefact");
  }
  if (written.scheduling_slot) {
    building.pack.scheduling_slot = resolve(building, v.slots, *written.scheduling_slot, "slot");
  }
  check_limits(building);
}

void check_hop(Building& building) {
  if (!building.hop) return;
  std::vector<std::string> known = known_ids(building.pack.vocabulary.products);
  for (const auto& [kind, name] : building.elsewhere) {
    if (kind == Kind::Product) known.push_back(name);
  }
  std::map<std::string, Place> named;
  const WrittenHop& hop = *building.hop;
  for (const Names* side : {&hop.legacy, &hop.target, &hop.outside, &hop.refused}) {
    for (const Name& name : *side) {
      if (std::find(known.begin(), known.end(), name.value) == known.end()) building.unknown(name, "product", known);
      const auto [first, is_new] = named.emplace(name.value, name.place);
      if (is_new) continue;
      building.diagnostics.add({Severity::Error,
                                "E623",
                                fmt::format("the hop names product '{}' twice", name.value),
                                name.place,
                                "a product stands on one side of a hop",
                                {{first->second, "named here before"}}});
    }
  }
}

void build_switches_and_sources(Building& building, const WrittenPack& written) {
  sim::Vocabulary& v = building.pack.vocabulary;
  for (const WrittenSource& source : written.sources) {
    sim::Source built{{source.id.value, source.title.value, building.provenance.add(source.id.place)},
                      source.url.value,
                      source.date ? source.date->value : std::string(),
                      {}};
    add_entry(building, v.sources, std::move(built), source.id, "source");
  }
  for (const WrittenFact& fact : written.facts) {
    Fact built{fact.says, building.cited(fact.sources)};
    // A fact is cited, printed and explained like a document; what it says stands in the place of a title.
    sim::Source entry{{fact.id.value, fact.says, building.provenance.add(fact.id.place)}, {}, {}, built.documents};
    add_entry(building, v.sources, std::move(entry), fact.id, "fact");
    building.facts.emplace(fact.id.value, std::move(built));
  }
  for (const WrittenSwitch& s : written.switches) {
    build_switch(building, s);
  }
  for (const WrittenAssumption& assumption : written.assumptions) {
    build_assumption(building, assumption);
  }
  for (const Keyed<Names>& set : written.sets) {
    building.sets.insert_or_assign(set.key.value, set.value);
  }
}

}  // namespace coexist::scenarios::packs
