#include <fmt/format.h>

#include "json_text.hpp"
#include "opened_packs.hpp"
#include "scenarios/assumption_list.hpp"
#include "scenarios/json_format.hpp"
#include "sim/coverage.hpp"
#include "verbs.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

using Json = nlohmann::ordered_json;

Json summary_of(const OpenedPack& pack) {
  return {{"id", pack.summary.id},
          {"version", pack.summary.version},
          {"title", pack.summary.title},
          {"summary", pack.summary.summary}};
}

template <typename Table>
void list_names(std::string& text, const char* heading, const Table& table) {
  text += fmt::format("\n{}\n", heading);
  for (const auto& entry : table) text += fmt::format("  {:<32} {}\n", entry.id, entry.label);
}

template <typename Table>
Json names(const Table& table) {
  Json list = Json::array();
  for (const auto& entry : table) list.push_back({{"id", entry.id}, {"label", entry.label}});
  return list;
}

std::string page(const OpenedPack& opened) {
  const sim::Vocabulary& words = opened.pack().vocabulary;
  std::string text = fmt::format("{} {}: {}\n{}\n", opened.summary.id, opened.summary.version, opened.summary.title,
                                 opened.summary.summary);
  list_names(text, "Products", words.products);
  list_names(text, "Slots", words.slots);
  list_names(text, "Software", words.software);
  list_names(text, "User classes", words.classes);
  list_names(text, "Meeting kinds", words.meeting_kinds);
  list_names(text, "Artefact kinds", words.artefact_kinds);
  list_names(text, "Flags", words.flags);
  list_names(text, "Kinds of step", opened.pack().step_kinds);
  list_names(text, "Phases", opened.pack().phases);
  text += "\nSwitches, the default first\n";
  for (const sim::Switch& choice : words.switches) {
    text += fmt::format("  {:<32} {}", choice.id, choice.values[choice.fallback]);
    for (std::size_t i = 0; i < choice.values.size(); ++i) {
      if (i != choice.fallback) text += " | " + choice.values[i];
    }
    text += fmt::format("\n  {:<32} {}\n", "", choice.question);
  }
  text += "\nAssumptions: value, and the range that is plausible\n";
  for (const scenarios::TakenForGranted& number : scenarios::taken_for_granted({&opened.loaded})) {
    if (number.as != scenarios::TakenAs::Number) continue;
    text += fmt::format("  {:<32} {} ({}): {}\n", number.id, number.standard, number.range, number.why);
  }
  text += "\nWhat must hold when a step begins\n";
  for (const sim::Precedence& condition : opened.pack().precedence) {
    text += fmt::format("  {:<48} {}\n", condition.id, condition.if_violated);
  }
  text += fmt::format("\n{}; cells of each table that a rule covers\n",
                      counted(opened.pack().rules.size(), "rule", "rules"));
  for (const sim::Coverage& covered : sim::coverage(opened.pack(), 0)) {
    text += fmt::format("  {:<32} {} of {}\n", opened.pack().aspects[covered.aspect].id, grouped(covered.decided),
                        grouped(covered.cells));
  }
  return text;
}

Json page_json(const OpenedPack& opened) {
  const sim::Vocabulary& words = opened.pack().vocabulary;
  Json json = summary_of(opened);
  json["products"] = names(words.products);
  json["slots"] = names(words.slots);
  json["software"] = names(words.software);
  json["classes"] = names(words.classes);
  json["meeting_kinds"] = names(words.meeting_kinds);
  json["artefact_kinds"] = names(words.artefact_kinds);
  json["flags"] = names(words.flags);
  json["step_kinds"] = names(opened.pack().step_kinds);
  json["phases"] = names(opened.pack().phases);
  json["switches"] = Json::array();
  for (const sim::Switch& choice : words.switches) {
    json["switches"].push_back({{"id", choice.id},
                                {"question", choice.question},
                                {"values", choice.values},
                                {"default", choice.values[choice.fallback]}});
  }
  json["assumptions"] = Json::array();
  for (const sim::Assumption& assumption : words.assumptions) {
    json["assumptions"].push_back({{"id", assumption.id},
                                   {"value", assumption.value},
                                   {"low", assumption.low},
                                   {"high", assumption.high},
                                   {"unit", assumption.unit},
                                   {"why", assumption.why}});
  }
  json["rules"] = opened.pack().rules.size();
  json["coverage"] = Json::array();
  for (const sim::Coverage& covered : sim::coverage(opened.pack(), 0)) {
    json["coverage"].push_back(
        {{"aspect", opened.pack().aspects[covered.aspect].id}, {"cells", covered.cells}, {"covered", covered.decided}});
  }
  return json;
}

}  // namespace

int carry_out(const Packs& packs, Terminal& terminal) {
  if (packs.action == "show" && packs.pack.empty()) {
    scenarios::Diagnostics diagnostics;
    diagnostics.error("", {}, "which pack?", "`coexist packs` lists them");
    throw scenarios::BadInput(std::move(diagnostics));
  }
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> opened = open_one_or_all(packs.pack, packs.own, provenance);
  const bool show = packs.action == "show";
  std::string text;
  Json json = {{"format_version", scenarios::kJsonFormatVersion}, {"what", "packs"}, {"packs", Json::array()}};
  for (const OpenedPack& pack : opened) {
    json["packs"].push_back(show ? page_json(pack) : summary_of(pack));
    if (show) {
      text += page(pack);
    } else if (packs.action == "check") {
      text +=
          fmt::format("{}: {}, nothing wrong\n", pack.summary.id, counted(pack.pack().rules.size(), "rule", "rules"));
    } else {
      text += fmt::format("{:<32} {:<8} {}\n", pack.summary.id, pack.summary.version, pack.summary.title);
    }
  }
  terminal.result(terminal.json() ? json_text(json) : text);
  return ExitCode::Done;
}

}  // namespace coexist::command
