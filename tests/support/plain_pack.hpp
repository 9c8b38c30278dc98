// The meaning of a pack, read rule by rule from its text: no tables, no compiled fields. Slow, and short enough to be
// seen to be right; tests compare it with what `sim` compiles.
#pragma once

#include <algorithm>
#include <functional>
#include <string>

#include "sim/compiled_pack.hpp"

namespace coexist::support {

/// The value of an attribute, by name: "client-1", "serving", "none".
using Values = std::function<std::string(sim::Attribute)>;

class PlainPack {
 public:
  explicit PlainPack(const sim::Pack& pack) : pack_(pack) {}

  /// Of the rules that apply, the one that no other applicable one overrides; those marked `otherwise` only when alone.
  [[nodiscard]] sim::RuleId rule_at(sim::AspectId aspect, const Values& values) const {
    sim::RuleId best = sim::kNone<sim::RuleId>;
    for (sim::RuleId rule : sim::ids<sim::RuleId>(pack_.rules.size())) {
      if (pack_.rules[rule].aspect != aspect || !applies(rule, values)) continue;
      if (best == sim::kNone<sim::RuleId> || beats(rule, best)) best = rule;
    }
    return best;
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
  [[nodiscard]] bool applies(sim::RuleId rule, const Values& values) const {
    const auto& dimensions = pack_.aspects[pack_.rules[rule].aspect].dimensions;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      const sim::ValueMask& mask = pack_.rules[rule].when[d];
      if (mask.empty()) continue;
      const std::vector<std::string> names = sim::domain(pack_.vocabulary, dimensions[d].attribute);
      const auto at = std::find(names.begin(), names.end(), values(dimensions[d].attribute));
      if (!mask[static_cast<std::size_t>(at - names.begin())]) return false;
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
};

}  // namespace coexist::support
