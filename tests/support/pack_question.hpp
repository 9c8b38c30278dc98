// Asks a compiled pack by names: Question(pack).with("actor.home", "lync-2013").ask("sign-in").
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sim/compiled_pack.hpp"

namespace coexist::scenarios {

class Question {
 public:
  explicit Question(const sim::CompiledPack& pack)
      : pack_(pack), situation_(pack.blank()), class_(pack.vocabulary().classes[sim::ClassId{}].id) {}

  /// Fails the test for an attribute that no aspect asks about and for a value that it cannot take.
  Question& with(const std::string& attribute, const std::string& value) {
    sim::Attribute parsed;
    if (!sim::parse_attribute(pack_.vocabulary(), attribute, parsed)) {
      ADD_FAILURE() << "no attribute " << attribute;
      return *this;
    }
    const std::vector<std::string> values = sim::domain(pack_.vocabulary(), parsed);
    const auto found = std::find(values.begin(), values.end(), value);
    const sim::FieldId field = pack_.field(parsed);
    const bool is_asked = field != sim::kNone<sim::FieldId>;
    const bool is_class = attribute == "actor.class";  // which decides on access paths, even where no table asks for it
    if (found == values.end() || (!is_asked && !is_class)) {
      ADD_FAILURE() << "no value " << value << " of " << attribute;
      return *this;
    }
    if (is_class) class_ = value;
    if (!is_asked) return *this;
    situation_[sim::index(field)] = static_cast<std::uint8_t>(found - values.begin());
    return *this;
  }

  [[nodiscard]] sim::Decision ask(const std::string& interaction) const {
    const sim::InteractionId id = sim::find(pack_.pack().interactions, interaction);
    const sim::ClassId person_class = sim::find(pack_.vocabulary().classes, class_);
    return pack_.decide(id, situation_, pack_.paths_of(id, person_class));
  }

  /// One path by name, whether or not the actor would get to it.
  [[nodiscard]] sim::Decision ask_path(const std::string& interaction, const std::string& path) const {
    const sim::InteractionId id = sim::find(pack_.pack().interactions, interaction);
    const auto& paths = pack_.pack().interactions[id].paths;
    const auto found = std::find_if(paths.begin(), paths.end(), [&](const sim::AccessPath& p) { return p.id == path; });
    return pack_.decide_path(id, static_cast<std::size_t>(found - paths.begin()), situation_);
  }

  /// "works", "degraded", "unknown", "fails".
  [[nodiscard]] std::string outcome(const std::string& interaction) const {
    return std::string(sim::name_of(ask(interaction).outcome));
  }

  /// The id of the rule that decided; "none" where no rule covers the cell.
  [[nodiscard]] std::string rule(const std::string& interaction) const { return rule_id(ask(interaction).rule); }

  /// The id of the result that the deciding rule names; the outcome where it names none.
  [[nodiscard]] std::string result(const std::string& interaction) const {
    const sim::Decision decision = ask(interaction);
    return result_of(decision.rule, decision.outcome);
  }

  /// One table alone, whatever else an access path would ask: the outcome of its cell, "unknown" where no rule covers
  /// it.
  [[nodiscard]] std::string outcome_in(const std::string& aspect) const {
    const sim::RuleId rule = pack_.rule_at(sim::find(pack_.pack().aspects, aspect), situation_);
    return std::string(sim::name_of(rule == sim::kNone<sim::RuleId> ? sim::Outcome::Unknown : rule_of(rule).outcome));
  }

  /// Likewise the id of its rule.
  [[nodiscard]] std::string rule_in(const std::string& aspect) const {
    return rule_id(pack_.rule_at(sim::find(pack_.pack().aspects, aspect), situation_));
  }

  /// Whether a sign-in in this situation leaves that mark.
  [[nodiscard]] bool leaves(const std::string& mark) const {
    return pack_.leaves(sim::find(pack_.vocabulary().marks, mark), situation_, ask("sign-in"));
  }

  [[nodiscard]] std::string path(const std::string& interaction) const {
    const sim::InteractionId id = sim::find(pack_.pack().interactions, interaction);
    return pack_.pack().interactions[id].paths[ask(interaction).path].id;
  }

  [[nodiscard]] std::string rule_id(sim::RuleId rule) const {
    return rule == sim::kNone<sim::RuleId> ? "none" : rule_of(rule).id;
  }

 private:
  [[nodiscard]] const sim::Rule& rule_of(sim::RuleId rule) const { return pack_.pack().rules[rule]; }

  [[nodiscard]] std::string result_of(sim::RuleId rule, sim::Outcome outcome) const {
    const sim::ResultId result = rule == sim::kNone<sim::RuleId> ? sim::kNone<sim::ResultId> : rule_of(rule).result;
    return result == sim::kNone<sim::ResultId> ? std::string(sim::name_of(outcome))
                                               : pack_.vocabulary().results[result].id;
  }

  const sim::CompiledPack& pack_;
  sim::Situation situation_;
  std::string class_;  // at first that of employees
};

}  // namespace coexist::scenarios
