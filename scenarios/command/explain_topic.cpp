#include <fmt/format.h>

#include "data_directory.hpp"
#include "explain.hpp"
#include "json_text.hpp"
#include "scenario_input.hpp"
#include "scenarios/diagnostic_codes.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_file.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

// A key may be both a rule and a fact: all that is known is said. Empty if nothing is.
std::string from_pack(const std::string& key, const sim::Pack& pack, const scenarios::ProvenanceTable& provenance,
                      std::vector<std::string>& known) {
  for (const sim::Rule& rule : pack.rules) known.push_back(rule.id);
  for (const sim::Source& source : pack.vocabulary.sources) known.push_back(source.id);
  const sim::RuleId rule = scenarios::find_rule(pack, key);
  std::string text = rule == sim::kNone<sim::RuleId> ? std::string() : scenarios::print_rule(pack, rule, provenance);
  const std::string of_source = scenarios::print_source(pack, key);
  if (!text.empty() && !of_source.empty()) text += '\n';
  return text + of_source;
}

std::string from_packs(const std::string& key, const std::string& only, std::vector<std::string>& known) {
  scenarios::Diagnostics diagnostics;
  std::string text;
  for (const scenarios::PackSummary& summary : scenarios::list_packs(packs_directory(), diagnostics)) {
    if (summary.is_abstract || (!only.empty() && summary.id != only))
      continue;  // abstract: within those that extend it
    scenarios::ProvenanceTable provenance;
    const auto loaded = scenarios::load_pack({packs_directory(), summary.id, {}, {}}, provenance, diagnostics);
    if (!loaded) continue;
    text += from_pack(key, loaded->pack, provenance, known);
  }
  diagnostics.throw_if_errors();
  return text;
}

std::string page(const Explain& explain) {
  const std::string& topic = explain.words.front();
  if (topic == "metrics") return scenarios::print_metrics();
  if (const scenarios::CodeDoc* code = scenarios::find_code(topic)) return scenarios::explain(*code);
  std::vector<std::string> known{"metrics"};
  for (const scenarios::CodeDoc& code : scenarios::diagnostic_codes()) known.emplace_back(code.code);
  std::string text = from_packs(topic, explain.pack, known);
  if (text.empty()) {
    const std::string near = scenarios::nearest(topic, known);
    scenarios::Diagnostics diagnostics;
    diagnostics.error("", {}, fmt::format("'{}' is no code, no rule and no source of a pack", topic),
                      near.empty()
                          ? "of a scenario ask `join`, `failures` or `rule`: `coexist explain SCENARIO failures`"
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
  const std::string text = from_pack(key, loaded.pack, loaded.provenance, known);
  if (text.empty()) {
    scenarios::Diagnostics diagnostics;
    diagnostics.error("", {}, fmt::format("'{}' is no rule and no source of this scenario", key),
                      scenarios::did_you_mean(key, known));
    throw scenarios::BadInput(std::move(diagnostics));
  }
  return tell(key, text, terminal);
}

}  // namespace coexist::command
