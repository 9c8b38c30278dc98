#include <fmt/format.h>

#include <optional>

#include "explain_person.hpp"
#include "sim/run.hpp"
#include "verbs.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

sim::PersonId find_person(const scenarios::LoadedScenario& loaded, const sim::CompiledPack& pack,
                          const Explain& explain) {
  const std::string& name = explain.words[2];
  if (pack.pack().sign_in == sim::kNone<sim::InteractionId>) {
    refuse_question(fmt::format("pack '{}' does not say what signing in is", pack.pack().id), {});
  }
  const sim::PersonId person = find_name("person", loaded.scenario.people.id, name);
  const std::size_t all = sim::sign_ins(loaded.scenario, pack, person).size();
  if (all == 0) refuse_question(fmt::format("'{}' signs in on none of the servers rehearsed here", name), {});
  if (explain.occurrence.value_or(1) > all) {
    refuse_question(fmt::format("'{}' signs in {} within the scenario", name, counted(all, "time", "times")), {});
  }
  return person;
}

}  // namespace

int explain_sign_in(const Explain& explain, Terminal& terminal) {
  const scenarios::LoadedScenario loaded = load(scenario_of(explain), terminal);
  note_mark(loaded, terminal);
  const sim::CompiledPack pack(loaded.pack, loaded.switches);
  const sim::PersonId person = find_person(loaded, pack, explain);
  std::optional<std::size_t> which;
  if (explain.occurrence) which = *explain.occurrence - 1;
  terminal.progress("rehearsing");
  const sim::Run run = sim::rehearse(loaded.scenario, pack);
  const sim::SignInExplanation explanation = sim::explain_sign_in(loaded.scenario, pack, run, person, which);
  std::optional<Verification> verified;
  if (explain.verify) {
    terminal.progress("rehearsing without the steps to blame");
    const sim::Scenario without = sim::without_steps(loaded.scenario, explanation.undo);
    verified.emplace().before = explanation.decision.outcome;
    verified->after =
        sim::outcome_of_sign_in(without, pack, sim::rehearse(without, pack), person, explanation.decided_at);
    for (const sim::StepId step : explanation.undo) {
      verified->undone.push_back(loaded.scenario.schedule.steps[step].id);
    }
  }
  print_verified("sign-in", printed(loaded, pack, explanation, explain, terminal), verified, terminal);
  return ExitCode::Done;
}

}  // namespace coexist::command
