#include <fmt/format.h>

#include "data_directory.hpp"
#include "explain.hpp"
#include "json_text.hpp"
#include "scenarios/diagnostic_codes.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/pack_file.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

// A key may be a rule in one pack and a fact in another; all that is known is said.
std::string from_packs(const std::string& key, const std::string& only, std::vector<std::string>& known) {
  scenarios::Diagnostics diagnostics;
  std::string text;
  for (const scenarios::PackSummary& summary : scenarios::list_packs(packs_directory(), diagnostics)) {
    if (summary.is_abstract || (!only.empty() && summary.id != only))
      continue;  // abstract: within those that extend it
    scenarios::ProvenanceTable provenance;
    const auto loaded = scenarios::load_pack({packs_directory(), summary.id, {}, {}}, provenance, diagnostics);
    if (!loaded) continue;
    for (const sim::Rule& rule : loaded->pack.rules) known.push_back(rule.id);
    for (const sim::Source& source : loaded->pack.vocabulary.sources) known.push_back(source.id);
    const sim::RuleId rule = scenarios::find_rule(loaded->pack, key);
    const std::string of_rule =
        rule == sim::kNone<sim::RuleId> ? std::string() : scenarios::print_rule(loaded->pack, rule, provenance);
    const std::string of_source = scenarios::print_source(loaded->pack, key);
    text += of_rule;
    if (!of_rule.empty() && !of_source.empty()) text += '\n';
    text += of_source;
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
                      near.empty() ? "of a scenario ask `join` or `failures`: `coexist explain SCENARIO failures`"
                                   : fmt::format("did you mean '{}'?", near));
    throw scenarios::BadInput(std::move(diagnostics));
  }
  return text;
}

}  // namespace

int explain_topic(const Explain& explain, Terminal& terminal) {
  const std::string text = page(explain);
  terminal.result(terminal.json() ? json_text({{"format_version", scenarios::kJsonFormatVersion},
                                               {"what", "topic"},
                                               {"topic", explain.words.front()},
                                               {"text", text}})
                                  : text);
  return ExitCode::Done;
}

}  // namespace coexist::command
