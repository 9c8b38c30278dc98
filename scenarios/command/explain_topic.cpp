#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "explain.hpp"
#include "json_text.hpp"
#include "opened_packs.hpp"
#include "scenario_input.hpp"
#include "scenarios/assumption_list.hpp"
#include "scenarios/diagnostic_codes.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/fact_accounts.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_file.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

// What a rule says, and what that decides in each pack that has it.
class SharedRules {
 public:
  void add(const std::string& key, const sim::Pack& pack, const scenarios::ProvenanceTable& provenance,
           const std::vector<sim::Rule>& replaced) {
    const sim::RuleId rule = scenarios::find_rule(pack, key);
    if (rule == sim::kNone<sim::RuleId>) return;
    Reaches& reaches = entry(rules_, scenarios::print_rule(pack, rule, provenance, replaced));
    entry(reaches, scenarios::print_reach(pack, rule)).push_back(fmt::format("{} {}", pack.id, pack.version));
  }
  [[nodiscard]] std::string print() const {
    std::string all;
    for (const auto& [rule, reaches] : rules_) {
      all += (all.empty() ? "" : "\n") + rule;
      for (const auto& [reach, packs] : reaches) all += fmt::format("\nIn {}\n{}", fmt::join(packs, ", "), reach);
    }
    return all;
  }

 private:
  using Reaches = std::vector<std::pair<std::string, std::vector<std::string>>>;  // and the packs, in order

  // The entry of that text; a new one if there is none.
  template <class T>
  static T& entry(std::vector<std::pair<std::string, T>>& entries, const std::string& text) {
    const auto same =
        std::find_if(entries.begin(), entries.end(), [&](const auto& known) { return known.first == text; });
    return same == entries.end() ? entries.emplace_back(text, T()).second : same->second;
  }

  std::vector<std::pair<std::string, Reaches>> rules_;
};

void add_known(const sim::Pack& pack, std::vector<std::string>& known) {
  for (const sim::Rule& rule : pack.rules) known.push_back(rule.id);
  for (const sim::Source& source : pack.vocabulary.sources) known.push_back(source.id);
}

// A key may be both a rule and a fact: all that is known is said. Empty if nothing is.
std::string one_after_another(const std::string& rules, const std::string& sources) {
  return rules + (rules.empty() || sources.empty() ? "" : "\n") + sources;
}

// Packs that share a statement share its file: what they say of it is said once.
class SharedTexts {
 public:
  void add(const std::string& text, const std::string& pack) {
    if (text.empty()) return;
    const auto same =
        std::find_if(texts_.begin(), texts_.end(), [&](const auto& known) { return known.first == text; });
    (same == texts_.end() ? texts_.emplace_back(text, std::vector<std::string>()) : *same).second.push_back(pack);
  }
  [[nodiscard]] std::string print() const {
    std::string all;
    for (const auto& [text, packs] : texts_) {
      all += fmt::format("{}{}\n  in {}: {}\n", all.empty() ? "" : "\n", text, packs.size() == 1 ? "pack" : "packs",
                         fmt::join(packs, ", "));
    }
    return all;
  }

 private:
  std::vector<std::pair<std::string, std::vector<std::string>>> texts_;  // and the packs, in order
};

// Over all packs, because one hop may encode what another has on its check list; empty if `key` is no statement.
std::string what_becomes_of(const std::string& key, const std::vector<OpenedPack>& packs) {
  std::vector<const scenarios::LoadedPack*> pointers;
  for (const OpenedPack& pack : packs) pointers.push_back(&pack.loaded);
  return scenarios::print_account(scenarios::account_for_facts(pointers), key);
}

std::string from_packs(const std::string& key, const Explain& explain, std::vector<std::string>& known) {
  SharedRules rules;
  SharedTexts sources, taken;
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> packs = open_one_or_all(explain.pack, explain.choice.own, provenance);
  for (const OpenedPack& pack : packs) {
    rules.add(key, pack.pack(), provenance, pack.loaded.replaced);
    add_known(pack.pack(), known);
    sources.add(scenarios::print_source(pack.pack(), key), pack.summary.id);
    taken.add(scenarios::print_taken(pack.loaded, key), pack.summary.id);
    taken.add(scenarios::print_entry(pack.loaded, key), pack.summary.id);
    for (const sim::Precedence& line : pack.pack().precedence) known.push_back(line.id);
    for (const sim::StepKind& kind : pack.pack().step_kinds) known.push_back(kind.id);
    for (const scenarios::PackDecision& decision : pack.loaded.decisions) known.push_back(decision.id);
    for (const sim::Switch& choice : pack.pack().vocabulary.switches) known.push_back(choice.id);
    for (const sim::Assumption& number : pack.pack().vocabulary.assumptions) known.push_back(number.id);
  }
  return one_after_another(one_after_another(rules.print(), taken.print()),
                           sources.print() + what_becomes_of(key, packs));
}

// Findings show the name of what the verifier finds, `check` its code.
std::string code_of(const std::string& topic) {
  for (const planner::ViolationKind kind : scenarios::violation_kinds()) {
    if (topic == planner::name_of(kind)) return scenarios::code_of(kind);
  }
  return topic;
}

std::string page(const Explain& explain) {
  const std::string& topic = explain.words.front();
  if (topic == "metrics") return scenarios::print_metrics();
  if (const scenarios::CodeDoc* code = scenarios::find_code(code_of(topic))) return scenarios::explain(*code);
  std::vector<std::string> known{"metrics"};
  for (const scenarios::CodeDoc& code : scenarios::diagnostic_codes()) known.emplace_back(code.code);
  std::string text = from_packs(topic, explain, known);
  if (text.empty()) {
    const std::string near = scenarios::nearest(topic, known);
    scenarios::Diagnostics diagnostics;
    diagnostics.error(
        "", {}, fmt::format("'{}' is no code, and no rule, conflict, choice, number or source of a pack", topic),
        near.empty() ? "of a scenario ask `join`, `failures` or `rule`: `coexist explain SCENARIO failures`"
                     : fmt::format("did you mean '{}'?", near));
    throw scenarios::BadInput(std::move(diagnostics));
  }
  return text;
}

int tell(const std::string& topic, const std::string& text, Terminal& terminal) {
  terminal.result(terminal.json() ? json_text({{"format_version", scenarios::kJsonFormatVersion},
                                               {"what", "topic"},
                                               {"topic", topic},
                                               {"text", text}})
                                  : text);
  return ExitCode::Done;
}

}  // namespace

int explain_topic(const Explain& explain, Terminal& terminal) {
  return tell(explain.words.front(), page(explain), terminal);
}

int explain_rule(const Explain& explain, Terminal& terminal) {
  const scenarios::LoadedScenario loaded = load(scenario_of(explain), terminal, false);
  const std::string& key = explain.words[2];
  std::vector<std::string> known;
  SharedRules rule;
  rule.add(key, loaded.pack, loaded.provenance, loaded.replaced);
  add_known(loaded.pack, known);
  const std::string text = one_after_another(rule.print(), scenarios::print_source(loaded.pack, key));
  if (text.empty()) {
    scenarios::Diagnostics diagnostics;
    diagnostics.error("", {}, fmt::format("'{}' is no rule and no source of this scenario", key),
                      scenarios::did_you_mean(key, known));
    throw scenarios::BadInput(std::move(diagnostics));
  }
  return tell(key, text, terminal);
}

}  // namespace coexist::command
