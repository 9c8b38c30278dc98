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

sim::ValueMask resolve_choice(Building& building, const AspectValues& values, std::size_t dimension,
                              const WrittenChoice& choice) {
  const std::vector<std::string>& names = values.names[dimension];
  const sim::ValueMask& meaningful = values.meaningful[dimension];
  sim::ValueMask bits = choice.excluded ? meaningful : sim::ValueMask(names.size(), false);
  for (const Name& name : expanded(building, choice.names)) {
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
  return bits;
}

void fill_switches(const sim::Aspect& aspect, sim::Rule& rule) {
  for (std::size_t d = 0; d < aspect.dimensions.size(); ++d) {
    if (aspect.dimensions[d].attribute.kind == sim::AttributeKind::Switch && !rule.when[d].empty()) {
      rule.switches.push_back(sim::id_at<sim::SwitchId>(aspect.dimensions[d].attribute.object));
    }
  }
}

}  // namespace

std::vector<sim::ValueMask> resolve_condition(Building& building, sim::AspectId aspect,
                                              const WrittenCondition& condition, std::vector<sim::ValueMask> base) {
  const std::vector<sim::Dimension>& dimensions = building.pack.aspects[aspect].dimensions;
  base.resize(dimensions.size());
  for (const Keyed<WrittenChoice>& entry : condition) {
    const auto found = std::find_if(dimensions.begin(), dimensions.end(),
                                    [&](const sim::Dimension& d) { return d.id == entry.key.value; });
    if (found == dimensions.end()) {
      const std::vector<std::string>& broken = building.aspect_values[sim::index(aspect)].unresolved;
      if (std::find(broken.begin(), broken.end(), entry.key.value) != broken.end()) {
        continue;
      }
      std::vector<std::string> known;
      for (const sim::Dimension& d : dimensions) {
        known.push_back(d.id);
      }
      building.unknown(entry.key, "dimension", known);
      continue;
    }
    const auto d = static_cast<std::size_t>(found - dimensions.begin());
    base[d] = resolve_choice(building, building.aspect_values[sim::index(aspect)], d, entry.value);
  }
  return base;
}

sim::Rule rule_of(Building& building, const WrittenVerdict& verdict, std::string id, const Names& more_sources,
                  const std::string& fallback) {
  sim::Rule rule;
  rule.id = std::move(id);
  rule.outcome = verdict.outcome.value_or(sim::Outcome::Unknown);
  for (const sim::FeatureId feature :
       resolve_all(building, building.pack.vocabulary.features, verdict.loses, "feature")) {
    rule.loses |= sim::FeatureSet{1} << (sim::index(feature) % kMostFeatures);
  }
  if ((rule.outcome == sim::Outcome::Degraded) == verdict.loses.empty()) {
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
  building.pack.rules[known->second] = std::move(rule);
}

void build_rules(Building& building, const WrittenPack& written) {
  for (const WrittenRule& rule : written.rules) {
    const sim::AspectId aspect = resolve(building, building.pack.aspects, rule.aspect, "aspect");
    if (aspect == sim::kNone<sim::AspectId>) {
      continue;
    }
    sim::Rule built = rule_of(building, rule, rule.id.value, {}, {});
    built.aspect = aspect;
    built.when = resolve_condition(building, aspect, rule.when, {});
    for (const Name& other : rule.overrides) {
      built.overrides.push_back(other.value);
    }
    built.otherwise = rule.otherwise;
    add_rule(building, std::move(built), rule.id);
  }
}

}  // namespace coexist::scenarios::packs
