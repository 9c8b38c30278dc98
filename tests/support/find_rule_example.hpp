// Looking for a situation in which nobody but one rule gives the answer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rule_example.hpp"

namespace coexist::support {

/// An access path or a table of a pack, with all that it answers.
class AllAnswers {
 public:
  AllAnswers(const sim::Pack& pack, const sim::Subject& subject)
      : subject_(subject), scope_(scope_of_subject(pack, subject)), forest_(sim::sizes_of(scope_)) {
    auto answered = sim::answer(forest_, pack, subject_, scope_);
    function_ = answered.value().function;
    for (const sim::Decision& decision : answered->answers) {
      texts_.push_back(told(pack, decision));
      rules_.push_back(decision.rule);
    }
  }

  /// A situation in which the answer is another one without the rule; one that the rule decides itself, if
  /// there is any. `pack` is the same one as before, but may not be const: the rule is away for a moment.
  [[nodiscard]] std::optional<RuleExample> example(sim::Pack& pack, sim::RuleId rule) const {
    sim::DiagramForest forest = forest_;
    std::vector<std::string> without;
    sim::DiagramId other{};
    {
      const WithoutRule removed(pack, rule);
      auto answered = sim::answer(forest, pack, subject_, scope_);
      other = answered.value().function;
      for (const sim::Decision& decision : answered->answers) without.push_back(told(pack, decision));
    }
    // 0 where nothing changes, else the answer's label + 1.
    const sim::DiagramId changed = forest.combine(function_, other, [&](sim::Label here, sim::Label there) {
      return texts_[here] == without[there] ? sim::Label{0} : here + 1;
    });
    std::optional<sim::Label> chosen;
    for (const sim::Label label : forest.labels(changed)) {
      if (label != 0 && (!chosen || (rules_[label - 1] == rule && rules_[*chosen - 1] != rule))) chosen = label;
    }
    if (!chosen) return std::nullopt;
    const sim::DiagramId there =
        forest.relabel(changed, [&](sim::Label label) { return sim::Label{label == *chosen}; });
    return told_example(pack, pack.rules[rule].id, sim::cover(forest, there, 1).boxes.front(), texts_[*chosen - 1]);
  }

 private:
  // Of several values the first: "none", the last of a domain, makes a poor example.
  [[nodiscard]] RuleExample told_example(const sim::Pack& pack, const std::string& rule, const sim::Box& box,
                                         const std::string& text) const {
    RuleExample example{rule, "table", {}, {}, text};
    if (subject_.path) {
      const sim::Interaction& interaction = pack.interactions[subject_.interaction];
      example.asked = interaction.id;
      example.part = interaction.paths[*subject_.path].id;
    } else {
      example.part = pack.aspects[subject_.aspect].id;
    }
    for (std::size_t variable = 0; variable < scope_.size(); ++variable) {
      if (box[variable].empty()) continue;
      const auto first = std::find(box[variable].begin(), box[variable].end(), true) - box[variable].begin();
      const sim::Attribute attribute = scope_[variable].attribute;
      const std::size_t value = scope_[variable].values[static_cast<std::size_t>(first)];
      example.where.push_back(sim::spelled(pack.vocabulary, attribute) + '=' +
                              sim::domain(pack.vocabulary, attribute)[value]);
    }
    return example;
  }

  sim::Subject subject_;
  sim::Scope scope_;
  sim::DiagramForest forest_;
  sim::DiagramId function_{};
  std::vector<std::string> texts_;  // by label
  std::vector<sim::RuleId> rules_;  // by label
};

/// Examples for the rules of one pack, from the first access path, in the pack's order, where there is one.
class RuleExamples {
 public:
  /// The pack must outlive it.
  explicit RuleExamples(sim::Pack& pack) : pack_(pack) {}

  std::optional<RuleExample> on_a_path(sim::RuleId rule) {
    for (const sim::InteractionId id : sim::ids<sim::InteractionId>(pack_.interactions.size())) {
      for (std::size_t path = 0; path < pack_.interactions[id].paths.size(); ++path) {
        const std::vector<sim::AspectId>& aspects = pack_.interactions[id].paths[path].aspects;
        if (std::find(aspects.begin(), aspects.end(), pack_.rules[rule].aspect) == aspects.end()) continue;
        const auto known = paths_.try_emplace({id, path}, pack_, sim::Subject{.interaction = id, .path = path}).first;
        if (auto example = known->second.example(pack_, rule)) return example;
      }
    }
    return std::nullopt;
  }

  std::optional<RuleExample> in_its_table(sim::RuleId rule) {
    return AllAnswers(pack_, {.path = {}, .aspect = pack_.rules[rule].aspect}).example(pack_, rule);
  }

 private:
  sim::Pack& pack_;
  std::map<std::pair<sim::InteractionId, std::size_t>, AllAnswers> paths_;
};

}  // namespace coexist::support
