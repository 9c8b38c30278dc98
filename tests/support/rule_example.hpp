// One situation in which a rule makes a difference: what is asked, what is so, and what is answered there.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/pack_diagrams.hpp"

namespace coexist::support {

struct RuleExample {
  std::string rule;
  std::string asked, part;         // an interaction and its access path, or "table" and an aspect
  std::vector<std::string> where;  // "actor.home=lync-2013"; all else may be as it likes
  std::string answer;  // "works", "degraded without video", "unknown", or the way in which it works or fails
};

inline std::string line_of(const RuleExample& example) {
  std::string line = example.rule + " | " + example.asked + ' ' + example.part + " |";
  for (const std::string& condition : example.where) line += ' ' + condition;
  return line + " | " + example.answer;
}

/// What line_of() wrote; nothing for any other line.
inline std::optional<RuleExample> example_of(const std::string& line) {
  std::vector<std::string> columns;
  for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 3) {
    end = line.find(" | ", begin);
    columns.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) break;
  }
  if (columns.size() != 4) return std::nullopt;
  RuleExample example{columns[0], {}, {}, {}, columns[3]};
  std::istringstream subject(columns[1]), where(columns[2]);
  subject >> example.asked >> example.part;
  for (std::string condition; where >> condition;) example.where.push_back(condition);
  return example;
}

/// The answer as people tell answers apart: by what happens, and by whether any rule says so. Not by the rule that
/// gives it, by the switches that its conditions name, or by how well it is documented.
inline std::string told(const sim::Pack& pack, const sim::Decision& decision) {
  if (decision.rule == sim::kNone<sim::RuleId>) return "undecided";
  const sim::Vocabulary& v = pack.vocabulary;
  const sim::Rule& rule = pack.rules[decision.rule];
  std::string text(rule.result == sim::kNone<sim::ResultId> ? sim::name_of(decision.outcome)
                                                            : v.results[rule.result].id);
  const char* before = " without ";
  for (const sim::FeatureId feature : sim::ids<sim::FeatureId>(v.features.size())) {
    if ((decision.loses >> sim::index(feature) & 1U) == 0) continue;
    text += before + v.features[feature].id;
    before = ", ";
  }
  return text;
}

/// An access path of an interaction, or a table; nothing if the pack does not have it.
inline std::optional<sim::Subject> find_subject(const sim::Pack& pack, const std::string& asked,
                                                const std::string& part) {
  if (asked == "table") {
    const sim::AspectId aspect = sim::find(pack.aspects, part);
    if (aspect == sim::kNone<sim::AspectId>) return std::nullopt;
    return sim::Subject{.path = {}, .aspect = aspect};
  }
  const sim::InteractionId interaction = sim::find(pack.interactions, asked);
  if (interaction == sim::kNone<sim::InteractionId>) return std::nullopt;
  const std::vector<sim::AccessPath>& paths = pack.interactions[interaction].paths;
  const auto path = std::find_if(paths.begin(), paths.end(), [&](const sim::AccessPath& p) { return p.id == part; });
  if (path == paths.end()) return std::nullopt;
  return sim::Subject{.interaction = interaction, .path = static_cast<std::size_t>(path - paths.begin())};
}

/// All that may be asked: of a path, by those who have it.
inline sim::Scope scope_of_subject(const sim::Pack& pack, const sim::Subject& subject) {
  sim::Scope scope = sim::scope_of(pack, subject);
  if (!subject.path) return scope;
  const sim::AccessPath& path = pack.interactions[subject.interaction].paths[*subject.path];
  const sim::Attribute slot{sim::AttributeKind::ActorSoftware, static_cast<std::uint32_t>(path.slot)};
  for (sim::ScopedAttribute& asked : scope) {
    const auto lacks_path = [&](std::size_t value) {
      if (asked.attribute == slot) return value == pack.vocabulary.software.size();  // "none"
      if (asked.attribute.kind != sim::AttributeKind::ActorClass) return false;
      const auto& paths = pack.vocabulary.classes[sim::id_at<sim::ClassId>(value)].paths;
      return std::find(paths.begin(), paths.end(), path.id) == paths.end();
    };
    asked.values.erase(std::remove_if(asked.values.begin(), asked.values.end(), lacks_path), asked.values.end());
  }
  return scope;
}

/// What a pack answers where the example is, whatever else is so: "works", "works or fails" where that matters; of a
/// pack that does not know the example's words, which one.
inline std::string answer_at(const sim::Pack& pack, const RuleExample& example) {
  const auto subject = find_subject(pack, example.asked, example.part);
  if (!subject) return "no " + example.asked + ' ' + example.part;
  sim::Scope scope = scope_of_subject(pack, *subject);
  for (const std::string& condition : example.where) {
    const std::size_t equals = condition.find('=');
    sim::Attribute attribute;
    if (!sim::parse_attribute(pack.vocabulary, condition.substr(0, equals), attribute)) return "no " + condition;
    const std::vector<std::string> values = sim::domain(pack.vocabulary, attribute);
    const auto value = std::find(values.begin(), values.end(), condition.substr(equals + 1));
    const auto asked =
        std::find_if(scope.begin(), scope.end(), [&](const auto& scoped) { return scoped.attribute == attribute; });
    if (value == values.end() || asked == scope.end()) return "no " + condition;
    asked->values = {static_cast<std::size_t>(value - values.begin())};
  }
  sim::DiagramForest forest(sim::sizes_of(scope));
  std::set<std::string> texts;
  const std::optional<sim::Answered> answered = sim::answer(forest, pack, *subject, scope);
  for (const sim::Decision& decision : answered.value().answers) texts.insert(told(pack, decision));
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " or ") + text;
  return all;
}

/// The pack without one of its rules for as long as this lives.
class WithoutRule {
 public:
  WithoutRule(sim::Pack& pack, sim::RuleId rule) : pack_(pack), place_(static_cast<std::ptrdiff_t>(sim::index(rule))) {
    rule_ = pack_.rules[rule];
    pack_.rules.raw().erase(pack_.rules.raw().begin() + place_);
  }
  ~WithoutRule() { pack_.rules.raw().insert(pack_.rules.raw().begin() + place_, std::move(rule_)); }
  WithoutRule(const WithoutRule&) = delete;
  WithoutRule& operator=(const WithoutRule&) = delete;

 private:
  sim::Pack& pack_;
  std::ptrdiff_t place_;
  sim::Rule rule_;
};

}  // namespace coexist::support
