// What the questions about one person's join or sign-in share.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "explain.hpp"
#include "scenario_input.hpp"
#include "scenarios/explanation.hpp"
#include "sim/explain.hpp"
#include "terminal.hpp"

namespace coexist::command {

[[noreturn]] void refuse_question(const std::string& message, const std::string& help);

/// The entry of that name; refuses the question if there is none.
template <typename Id>
Id find_name(const std::string& kind, const sim::IdVector<Id, std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    refuse_question("unknown " + kind + " '" + name + "'", scenarios::did_you_mean(name, names.raw()));
  }
  return sim::id_at<Id>(static_cast<std::size_t>(found - names.begin()));
}

/// What the whole rehearsal says without the steps to blame: not the replay that found them, but another run.
struct Verification {
  std::vector<std::string> undone;
  sim::Outcome before = sim::Outcome::Unknown;
  sim::Outcome after = sim::Outcome::Unknown;
};

/// Prints an explanation made as text or as JSON, and what the verification of this `what` found, if there was one.
void print_verified(const std::string& what, const std::string& explanation,
                    const std::optional<Verification>& verified, Terminal& terminal);

/// Of a join or of a sign-in, as text or as JSON, whichever was asked for.
template <typename SomeExplanation>
std::string printed(const scenarios::LoadedScenario& loaded, const sim::CompiledPack& pack,
                    const SomeExplanation& explanation, const Explain& explain, const Terminal& terminal) {
  const scenarios::ScenarioArguments asked = arguments_of(scenario_of(explain));
  return terminal.json() ? scenarios::print_explanation_json(loaded, pack, explanation, asked)
                         : scenarios::print_explanation(loaded, pack, explanation, asked, terminal.colour());
}

}  // namespace coexist::command
