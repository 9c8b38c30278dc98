#include "explain.hpp"

#include <fmt/format.h>

#include "scenarios/diagnostic.hpp"
#include "verbs.hpp"

namespace coexist::command {

ScenarioChoice scenario_of(const Explain& explain) {
  ScenarioChoice choice = explain.choice;
  choice.scenario = explain.words.front();
  return choice;
}

int carry_out(const Explain& explain, Terminal& terminal) {
  const std::vector<std::string>& words = explain.words;
  if (words.size() == 1) return explain_topic(explain, terminal);
  if (words[1] == "join" && words.size() == 4) return explain_one_join(explain, terminal);
  if (words[1] == "sign-in" && words.size() == 3) return explain_sign_in(explain, terminal);
  if (words[1] == "failures" && words.size() == 2) return explain_failures(explain, terminal);
  if (words[1] == "rule" && words.size() == 3) return explain_rule(explain, terminal);
  scenarios::Diagnostics diagnostics;
  if (words[1] == "rule") {
    diagnostics.error("", {}, "a question about a rule names the rule",
                      fmt::format("coexist explain {} rule RULE", words[0]));
  } else if (words[1] == "sign-in") {
    diagnostics.error("", {}, "a question about a sign-in names a person",
                      fmt::format("coexist explain {} sign-in PERSON", words[0]));
  } else if (words[1] == "join") {
    diagnostics.error("", {}, "a question about a join names a meeting and a person",
                      fmt::format("coexist explain {} join MEETING PERSON", words[0]));
  } else {
    diagnostics.error("", {}, fmt::format("'{}' is no question about a scenario", words[1]),
                      scenarios::did_you_mean(words[1], {"join", "sign-in", "failures", "rule"}));
  }
  throw scenarios::BadInput(std::move(diagnostics));
}

}  // namespace coexist::command
