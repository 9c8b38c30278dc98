// Decision tables of a pack in a few words: rules name dimensions and values as pack files do.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "small_pack.hpp"

namespace coexist::support {

/// A table whose dimensions are called like their attributes.
inline sim::AspectId add_table(sim::Pack& pack, std::string id, const std::vector<std::string>& attributes) {
  auto aspect = named<sim::Aspect>(std::move(id));
  for (const std::string& text : attributes) {
    sim::Dimension dimension{text, {}};
    if (!sim::parse_attribute(pack.vocabulary, text, dimension.attribute)) throw std::logic_error(text);
    aspect.dimensions.push_back(dimension);
  }
  return pack.aspects.push_back(aspect);
}

using When = std::vector<std::pair<std::string, std::vector<std::string>>>;  // dimension, its values

/// Dimensions that are not named may have any value. The reference holds until the next rule is added.
inline sim::Rule& add_rule(sim::Pack& pack, sim::AspectId table, std::string id, const When& when,
                           sim::Outcome outcome) {
  sim::Rule rule;
  rule.id = std::move(id);
  rule.aspect = table;
  rule.outcome = outcome;
  rule.sources = {"S1"};
  for (const sim::Dimension& dimension : pack.aspects[table].dimensions) {
    const auto named = std::find_if(when.begin(), when.end(), [&](const auto& w) { return w.first == dimension.id; });
    sim::ValueMask mask;
    if (named != when.end()) {
      for (const std::string& value : sim::domain(pack.vocabulary, dimension.attribute)) {
        mask.push_back(std::find(named->second.begin(), named->second.end(), value) != named->second.end());
      }
    }
    rule.when.push_back(mask);
  }
  pack.rules.push_back(rule);
  return pack.rules.raw().back();
}

/// What every other rule of the table beats.
inline sim::Rule& add_otherwise(sim::Pack& pack, sim::AspectId table, std::string id, sim::Outcome outcome) {
  sim::Rule& rule = add_rule(pack, table, std::move(id), {}, outcome);
  rule.otherwise = true;
  return rule;
}

struct PathText {
  std::string id;
  std::vector<sim::AspectId> tables;
  std::string slot = {};  // empty: nothing is needed
};

inline sim::InteractionId add_interaction(sim::Pack& pack, std::string id, const std::vector<PathText>& paths) {
  auto interaction = named<sim::Interaction>(std::move(id));
  for (const PathText& path : paths) {
    interaction.paths.push_back({path.id, path.id, find(pack.vocabulary.slots, path.slot), path.tables});
  }
  return pack.interactions.push_back(interaction);
}

}  // namespace coexist::support
