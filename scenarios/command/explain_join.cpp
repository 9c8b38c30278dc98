#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "explain_person.hpp"
#include "sim/run.hpp"
#include "verbs.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

std::uint64_t find_join(const sim::Scenario& scenario, const sim::Ledger& ledger, const Explain& explain) {
  const sim::Calendar& calendar = scenario.calendar;
  const sim::SeriesId series = find_name("meeting", calendar.id, explain.words[2]);
  const sim::PersonId person = find_name("person", scenario.people.id, explain.words[3]);
  const auto participants = calendar.participants_of(series);
  const auto found = std::find(participants.begin(), participants.end(), person);
  if (found == participants.end()) {
    refuse_question(fmt::format("'{}' takes no part in '{}'", explain.words[3], explain.words[2]), {});
  }
  const std::size_t held = calendar.occurrences_of(series);
  const std::size_t occurrence = explain.occurrence.value_or(1);
  if (occurrence > held) {
    refuse_question(
        fmt::format("'{}' is held {} within the scenario", explain.words[2], counted(held, "time", "times")), {});
  }
  const auto participant = static_cast<std::size_t>(found - participants.begin());
  return ledger.first_join[sim::index(series)] + (occurrence - 1) * participants.size() + participant;
}

Verification verify_undoing(const sim::Scenario& scenario, const sim::CompiledPack& pack,
                            const sim::JoinExplanation& explanation) {
  Verification out;
  for (sim::StepId step : explanation.undo) out.undone.push_back(scenario.schedule.steps[step].id);
  out.before = explanation.decision.outcome;
  const sim::Run again = sim::rehearse(sim::without_steps(scenario, explanation.undo), pack);
  out.after = again.ledger.outcome(explanation.join);
  return out;
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
  print_verified("join", printed(loaded, pack, explanation, explain, terminal), verified, terminal);
  return ExitCode::Done;
}

}  // namespace coexist::command
