// The meaning of a pack, read rule by rule from its text: no tables, no compiled fields. Slow, and short enough to be
// seen to be right; tests compare it with what `sim` compiles.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "sim/compiled_pack.hpp"

namespace coexist::support {

/// The value of an attribute, by name: "client-1", "serving", "none".
using Values = std::function<std::string(sim::Attribute)>;

/// Of each dimension of an aspect, the place of its value among all that the attribute can have.
using Cell = std::vector<std::size_t>;

class PlainPack {
 public:
  explicit PlainPack(const sim::Pack& pack) : pack_(pack), rules_(pack.aspects.size(), {}) {
    for (sim::RuleId rule : sim::ids<sim::RuleId>(pack.rules.size())) rules_[pack.rules[rule].aspect].push_back(rule);
  }

  /// Of the rules that apply, the one that no other applicable one overrides; those marked `otherwise` only when alone.
  [[nodiscard]] sim::RuleId rule_at(sim::AspectId aspect, const Cell& cell) const {
    sim::RuleId best = sim::kNone<sim::RuleId>;
    for (sim::RuleId rule : rules_[aspect]) {
      if (!applies(rule, cell)) continue;
      if (best == sim::kNone<sim::RuleId> || beats(rule, best)) best = rule;
    }
    return best;
  }

  [[nodiscard]] sim::RuleId rule_at(sim::AspectId aspect, const Values& values) const {
    Cell cell;
    for (const sim::Dimension& dimension : pack_.aspects[aspect].dimensions) {
      const std::vector<std::string> names = sim::domain(pack_.vocabulary, dimension.attribute);
      const auto at = std::find(names.begin(), names.end(), values(dimension.attribute));
      cell.push_back(static_cast<std::size_t>(at - names.begin()));
    }
    return rule_at(aspect, cell);
  }

  [[nodiscard]] sim::Decision decide_path(sim::InteractionId interaction, std::size_t path,
                                          const Values& values) const {
    sim::Decision out;
    out.outcome = sim::Outcome::Works;
    out.path = static_cast<std::uint8_t>(path);
    sim::FeatureSet lost = 0;
    // Worst first: the first aspect of the path with the worst outcome is the one that is named.
    const auto& aspects = pack_.interactions[interaction].paths[path].aspects;
    for (sim::Outcome wanted :
         {sim::Outcome::Fails, sim::Outcome::Unknown, sim::Outcome::Degraded, sim::Outcome::Works}) {
      for (sim::AspectId aspect : aspects) {
        const sim::RuleId rule = rule_at(aspect, values);
        const sim::Outcome outcome =
            rule == sim::kNone<sim::RuleId> ? sim::Outcome::Unknown : pack_.rules[rule].outcome;
        if (outcome == sim::Outcome::Degraded) lost |= pack_.rules[rule].loses;
        if (outcome != wanted || out.aspect != sim::kNone<sim::AspectId>) continue;
        out.outcome = wanted;
        out.rule = rule;
        out.aspect = aspect;
      }
    }
    if (out.outcome == sim::Outcome::Degraded) out.loses = lost;
    return out;
  }

  /// The first path that the person has and that does not fail; with its failure remembered if it was not the first.
  [[nodiscard]] sim::Decision decide(sim::InteractionId interaction, sim::ClassId person_class,
                                     const Values& values) const {
    const auto& allowed = pack_.vocabulary.classes[person_class].paths;
    const auto& paths = pack_.interactions[interaction].paths;
    std::vector<sim::Decision> failed;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (std::find(allowed.begin(), allowed.end(), paths[i].id) == allowed.end()) continue;
      const auto slot = static_cast<std::uint32_t>(paths[i].slot);
      if (paths[i].slot != sim::kNone<sim::SlotId> && values({sim::AttributeKind::ActorSoftware, slot}) == "none")
        continue;
      sim::Decision decision = decide_path(interaction, i, values);
      if (decision.outcome == sim::Outcome::Fails) {
        failed.push_back(decision);
        continue;
      }
      if (!failed.empty()) {
        decision.by_fallback = true;
        decision.primary_rule = failed.front().rule;
        decision.outcome = sim::worst(decision.outcome, sim::Outcome::Degraded);
      }
      return decision;
    }
    if (!failed.empty()) return failed.front();
    sim::Decision nothing;
    nothing.outcome = sim::Outcome::Fails;
    return nothing;
  }

 private:
  [[nodiscard]] bool applies(sim::RuleId rule, const Cell& cell) const {
    const std::vector<sim::ValueMask>& when = pack_.rules[rule].when;
    for (std::size_t d = 0; d < when.size(); ++d) {
      if (!when[d].empty() && !when[d][cell[d]]) return false;
    }
    return true;
  }

  [[nodiscard]] bool beats(sim::RuleId a, sim::RuleId b) const {
    const sim::Rule& first = pack_.rules[a];
    const sim::Rule& second = pack_.rules[b];
    if (first.otherwise != second.otherwise) return second.otherwise;
    return std::find(first.overrides.begin(), first.overrides.end(), second.id) != first.overrides.end();
  }

  const sim::Pack& pack_;
  sim::IdVector<sim::AspectId, std::vector<sim::RuleId>> rules_;  // of each aspect, in order
};

}  // namespace coexist::support
