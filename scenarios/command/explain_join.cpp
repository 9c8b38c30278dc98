#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "explain.hpp"
#include "json_text.hpp"
#include "scenario_input.hpp"
#include "scenarios/explanation.hpp"
#include "sim/run.hpp"
#include "verbs.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

[[noreturn]] void refuse(const std::string& message, const std::string& help) {
  scenarios::Diagnostics diagnostics;
  diagnostics.error("E210", {}, message, help);
  throw scenarios::BadInput(std::move(diagnostics));
}

template <typename Id>
Id find_name(const char* kind, const sim::IdVector<Id, std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    refuse(fmt::format("unknown {} '{}'", kind, name), scenarios::did_you_mean(name, names.raw()));
  }
  return sim::id_at<Id>(static_cast<std::size_t>(found - names.begin()));
}

std::uint64_t find_join(const sim::Scenario& scenario, const sim::Ledger& ledger, const Explain& explain) {
  const sim::Calendar& calendar = scenario.calendar;
  const sim::SeriesId series = find_name("meeting", calendar.id, explain.words[2]);
  const sim::PersonId person = find_name("person", scenario.people.id, explain.words[3]);
  const auto participants = calendar.participants_of(series);
  const auto found = std::find(participants.begin(), participants.end(), person);
  if (found == participants.end()) {
    refuse(fmt::format("'{}' takes no part in '{}'", explain.words[3], explain.words[2]), {});
  }
  const std::size_t held = calendar.occurrences_of(series);
  if (explain.occurrence > held) {
    refuse(fmt::format("'{}' is held {} within the scenario", explain.words[2], counted(held, "time", "times")), {});
  }
  const auto participant = static_cast<std::size_t>(found - participants.begin());
  return ledger.first_join[sim::index(series)] + (explain.occurrence - 1) * participants.size() + participant;
}

// What the whole rehearsal says without the steps to blame: not the replay that found them, but another run.
struct Verification {
  std::vector<std::string> undone;
  sim::Outcome before = sim::Outcome::Unknown;
  sim::Outcome after = sim::Outcome::Unknown;
};

Verification verify_undoing(const sim::Scenario& scenario, const sim::CompiledPack& pack,
                            const sim::JoinExplanation& explanation) {
  Verification out;
  for (sim::StepId step : explanation.undo) out.undone.push_back(scenario.schedule.steps[step].id);
  out.before = explanation.decision.outcome;
  const sim::Run again = sim::rehearse(sim::without_steps(scenario, explanation.undo), pack);
  out.after = again.ledger.outcome(explanation.join);
  return out;
}

std::string sentence(const Verification& verified) {
  if (verified.undone.empty()) return "verified: no step is to blame, so there is nothing to undo\n";
  return fmt::format("verified by a second run: with {} this join {}, without {}\n", fmt::join(verified.undone, ", "),
                     sim::name_of(verified.before), sim::name_of(verified.after));
}

}  // namespace

int explain_one_join(const Explain& explain, Terminal& terminal) {
  const scenarios::LoadedScenario loaded = load(scenario_of(explain), terminal);
  note_mark(loaded, terminal);
  const sim::CompiledPack pack(loaded.pack, loaded.switches);
  terminal.progress("rehearsing");
  const sim::Run run = sim::rehearse(loaded.scenario, pack);
  const std::uint64_t join = find_join(loaded.scenario, run.ledger, explain);
  const sim::JoinExplanation explanation = sim::explain_join(loaded.scenario, pack, run, join);
  std::optional<Verification> verified;
  if (explain.verify) {
    terminal.progress("rehearsing without the steps to blame");
    verified = verify_undoing(loaded.scenario, pack, explanation);
  }
  const scenarios::ScenarioArguments asked = arguments_of(scenario_of(explain));
  if (terminal.json()) {
    auto json = nlohmann::ordered_json::parse(scenarios::print_explanation_json(loaded, pack, explanation, asked));
    if (verified) {
      json["verified"] = {{"undone", verified->undone},
                          {"before", sim::name_of(verified->before)},
                          {"after", sim::name_of(verified->after)}};
    }
    terminal.result(json_text(json));
  } else {
    terminal.result(scenarios::print_explanation(loaded, pack, explanation, asked, terminal.colour()) +
                    (verified ? sentence(*verified) : std::string()));
  }
  return ExitCode::Done;
}

}  // namespace coexist::command
