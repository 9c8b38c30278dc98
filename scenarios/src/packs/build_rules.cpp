#include <fmt/ranges.h>

#include <algorithm>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

// The names of a choice, with those of sets in the place of the set's name. Sets do not contain sets.
Names expanded(const Building& building, const Names& names) {
  Names all;
  for (const Name& name : names) {
    if (const auto set = building.sets.find(name.value); set != building.sets.end()) {
      for (const Name& member : set->second) {
        all.push_back({member.value, name.place});
      }
    } else {
      all.push_back(name);
    }
  }
  return all;
}

bool is_at_least(const sim::Version& a, const sim::Version& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::uint32_t left = i < a.size() ? a[i] : 0;
    const std::uint32_t right = i < b.size() ? b[i] : 0;
    if (left != right) return left > right;
  }
  return true;
}

sim::ValueMask resolve_versions(Building& building, sim::AspectId aspect, std::size_t dimension,
                                const WrittenVersions& range) {
  const std::vector<sim::Versioned> versions = versions_of(building, aspect, dimension);
  sim::ValueMask bits(versions.size(), false);
  bool any = false;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const sim::Versioned& value = versions[i];
    bits[i] = !value.version.empty() && (!range.family || value.family == range.family->value) &&
              (!range.from || is_at_least(value.version, range.from->value)) &&
              (!range.below || !is_at_least(value.version, range.below->value));
    any = any || bits[i];
  }
  if (!any) {
    building.diagnostics.error("E616", range.place, "no version that this dimension may have is in this range",
                               "`from` is the first one within, `below` the first one beyond");
  }
  return bits;
}

// Nothing if all that it names is left out by this hop.
std::optional<sim::ValueMask> resolve_choice(Building& building, sim::AspectId aspect, std::size_t dimension,
                                             const WrittenChoice& choice) {
  if (choice.versions) return resolve_versions(building, aspect, dimension, *choice.versions);
  const AspectValues& values = building.aspect_values[sim::index(aspect)];
  const sim::Attribute asked = building.pack.aspects[aspect].dimensions[dimension].attribute;
  const bool of_hop = sim::value_kind(asked.kind) == sim::ValueKind::Product;  // a hop may leave some out
  const std::vector<std::string>& names = values.names[dimension];
  const sim::ValueMask& meaningful = values.meaningful[dimension];
  sim::ValueMask bits = choice.excluded ? meaningful : sim::ValueMask(names.size(), false);
  bool here = choice.excluded;
  for (const Name& name : expanded(building, choice.names)) {
    if (of_hop && building.elsewhere.count({Kind::Product, name.value}) > 0) continue;
    here = true;
    const auto found = std::find(names.begin(), names.end(), name.value);
    const auto position = static_cast<std::size_t>(found - names.begin());
    if (found == names.end() || !meaningful[position]) {
      std::vector<std::string> known;
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (meaningful[i]) {
          known.push_back(names[i]);
        }
      }
      building.unknown(name, "value", known);
      continue;
    }
    bits[position] = !choice.excluded;
  }
  return here ? std::optional(std::move(bits)) : std::nullopt;
}

void fill_switches(const sim::Aspect& aspect, sim::Rule& rule) {
  for (std::size_t d = 0; d < aspect.dimensions.size(); ++d) {
    if (aspect.dimensions[d].attribute.kind == sim::AttributeKind::Switch && !rule.when[d].empty()) {
      rule.switches.push_back(sim::id_at<sim::SwitchId>(aspect.dimensions[d].attribute.object));
    }
  }
}

}  // namespace

std::optional<std::size_t> find_dimension(Building& building, sim::AspectId aspect, const Name& name) {
  const std::vector<sim::Dimension>& dimensions = building.pack.aspects[aspect].dimensions;
  std::vector<std::string> known;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    if (dimensions[d].id == name.value) return d;
    known.push_back(dimensions[d].id);
  }
  const std::vector<std::string>& broken = building.aspect_values[sim::index(aspect)].unresolved;
  if (std::find(broken.begin(), broken.end(), name.value) == broken.end()) {
    building.unknown(name, "dimension", known);
  }
  return std::nullopt;
}

std::vector<sim::Versioned> versions_of(const Building& building, sim::AspectId aspect, std::size_t dimension) {
  const sim::Vocabulary& v = building.pack.vocabulary;
  const sim::Attribute attribute = building.pack.aspects[aspect].dimensions[dimension].attribute;
  std::vector<sim::Versioned> versions(
      building.aspect_values[sim::index(aspect)].names[dimension].size());  // "none" last has no version
  const sim::ValueKind kind = sim::value_kind(attribute.kind);
  if (kind == sim::ValueKind::Product) {
    for (const sim::ProductId id : sim::ids<sim::ProductId>(v.products.size()))
      versions[sim::index(id)] = v.products[id];
  } else if (kind == sim::ValueKind::Software) {
    for (const sim::SoftwareId id : sim::ids<sim::SoftwareId>(v.software.size())) {
      if (sim::index(v.software[id].slot) == attribute.object) versions[sim::index(id)] = v.software[id];
    }
  }
  return versions;
}

Masks resolve_condition(Building& building, sim::AspectId aspect, const WrittenCondition& condition,
                        std::vector<sim::ValueMask> base) {
  base.resize(building.pack.aspects[aspect].dimensions.size());
  for (const Keyed<WrittenChoice>& entry : condition) {
    const auto d = find_dimension(building, aspect, entry.key);
    if (!d) continue;
    auto bits = resolve_choice(building, aspect, *d, entry.value);
    if (!bits) return std::nullopt;
    base[*d] = std::move(*bits);
  }
  return base;
}

sim::FeatureSet feature_set(Building& building, const Names& names) {
  sim::FeatureSet set = 0;
  for (const sim::FeatureId feature : resolve_all(building, building.pack.vocabulary.features, names, "feature")) {
    set |= sim::FeatureSet{1} << (sim::index(feature) % kMostFeatures);
  }
  return set;
}

sim::Rule rule_of(Building& building, const WrittenVerdict& verdict, std::string id, const Names& more_sources,
                  const std::string& fallback) {
  sim::Rule rule;
  rule.id = std::move(id);
  rule.outcome = verdict.outcome.value_or(sim::Outcome::Unknown);
  rule.loses = feature_set(building, verdict.loses);
  rule.result = resolve(building, building.pack.vocabulary.results, verdict.result, "outcome or result");
  if (rule.result != sim::kNone<sim::ResultId>) {
    const sim::Result& result = building.pack.vocabulary.results[rule.result];
    rule.outcome = result.outcome;
    rule.loses |= result.loses;
  }
  if (verdict.result && rule.result == sim::kNone<sim::ResultId>) return rule;
  const bool says_losses = rule.loses != 0 || !verdict.loses.empty();  // a mistyped feature was reported already
  if ((rule.outcome == sim::Outcome::Degraded) != says_losses) {
    building.diagnostics.error("E608", verdict.place,
                               fmt::format("'{}' must say what is lost if, and only if, it is degraded", rule.id),
                               "outcome: degraded, loses: [video]");
  }
  Names keys = verdict.sources;
  keys.insert(keys.end(), more_sources.begin(), more_sources.end());
  rule.sources = building.cited(keys);
  rule.because = verdict.because;
  for (auto key = keys.begin(); rule.because.empty() && key != keys.end(); ++key) {
    if (const auto fact = building.facts.find(key->value); fact != building.facts.end()) {
      rule.because = fact->second.says;
    }
  }
  if (rule.because.empty()) {
    rule.because = fallback;
  }
  const auto is_known = [&](const Name& key) {
    return sim::find(building.pack.vocabulary.sources, key.value) != sim::kNone<sim::SourceId>;
  };
  // A mistyped fact was reported already; that it says nothing is no news.
  if (rule.because.empty() && std::all_of(keys.begin(), keys.end(), is_known)) {
    building.diagnostics.error("E608", verdict.place, fmt::format("'{}' gives no reason", rule.id),
                               "add `because:`, or cite a fact that says it");
  }
  rule.assumptions = resolve_all(building, building.pack.vocabulary.assumptions, verdict.rests_on, "assumption");
  rule.assumed = verdict.assumed;
  rule.provenance = building.provenance.add(verdict.place);
  return rule;
}

void add_rule(Building& building, sim::Rule rule, const Name& id) {
  fill_switches(building.pack.aspects[rule.aspect], rule);
  const auto known = building.rule_ids.find(rule.id);
  if (known == building.rule_ids.end()) {
    if (building.pack.rules.size() == kMostRules) {
      building.diagnostics.error("E607", id.place, fmt::format("the pack has more than {} rules", kMostRules));
      return;
    }
    const std::string key = rule.id;  // the rule is moved from before it could be read as an argument
    building.rule_ids.emplace(key, building.pack.rules.push_back(std::move(rule)));
    building.layer_of_rule.push_back(building.layer);
    return;
  }
  std::size_t& layer = building.layer_of_rule[sim::index(known->second)];
  if (layer == building.layer) {
    building.twice(id, "rule", building.pack.rules[known->second].provenance);
    return;
  }
  layer = building.layer;
  std::swap(building.pack.rules[known->second], rule);
  building.replaced.push_back(std::move(rule));
}

void leave_out(Building& building, const Name& id, bool is_table_cell) {
  building.rules_elsewhere.insert(id.value);
  if (building.layer < building.own_layer) return;
  const sim::IdVector<sim::ProductId, sim::Product>& products = building.pack.vocabulary.products;
  std::string message =
      fmt::format("{} '{}' is about products that are not on this hop", is_table_cell ? "cell" : "rule", id.value);
  if (building.rule_ids.count(id.value) > 0) message += ", so it would leave the rule of this id as it is";
  building.diagnostics.error("E626", id.place, std::move(message),
                             fmt::format("the hop has {}; keep what is about others in a file for their packs",
                                         fmt::join(known_ids(products), ", ")));
}

void build_rules(Building& building, const WrittenPack& written) {
  for (const WrittenRule& rule : written.rules) {
    const sim::AspectId aspect = resolve(building, building.pack.aspects, rule.aspect, "aspect");
    if (aspect == sim::kNone<sim::AspectId>) {
      continue;
    }
    sim::Rule built = rule_of(building, rule, rule.id.value, {}, {});
    built.aspect = aspect;
    auto when = resolve_condition(building, aspect, rule.when, {});
    if (!when) {
      leave_out(building, rule.id, false);
      continue;
    }
    built.when = std::move(*when);
    for (const Name& other : rule.overrides) {
      if (building.rules_elsewhere.count(other.value) == 0) built.overrides.push_back(other.value);
    }
    built.otherwise = rule.otherwise;
    add_rule(building, std::move(built), rule.id);
  }
}

}  // namespace coexist::scenarios::packs
