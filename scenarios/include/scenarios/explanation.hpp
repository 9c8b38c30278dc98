// What `coexist explain` says: the chain behind one join or sign-in, and what a rule rests on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/pack_file.hpp"
#include "scenarios/scenario_file.hpp"
#include "sim/explain.hpp"
#include "sim/run.hpp"

namespace coexist::scenarios {

/// How the user named the scenario, and the arguments that change it (`--set`, `a=b`): every command that is shown
/// repeats both, or it would be about another scenario. Commands are spelled for a POSIX shell.
struct ScenarioArguments {
  std::string scenario;
  std::vector<std::string> changes;
};

/// Words as a POSIX shell wants them, quoted where they must be.
std::string shell_command(const std::vector<std::string>& words);

/// The command that explains one join; occurrences count from 1. Also what reports show.
std::string explain_command(const ScenarioArguments& asked, const std::string& meeting, std::size_t occurrence,
                            const std::string& person);

/// Likewise for the first of a person's worst sign-ins.
std::string explain_sign_in_command(const ScenarioArguments& asked, const std::string& person);

/// The command that runs a scenario without some steps more.
std::string run_command(const ScenarioArguments& asked, const std::vector<std::string>& undone = {});

/// Joins of a run with a rollback that the migration made fail, and that going back neither broke nor healed. Not all
/// of `caused`: that counts what would have failed later, too, had nobody gone back. Ascending; O(joins).
std::vector<std::uint64_t> joins_failing_before_rollback(const sim::Rehearsal& rehearsal);

/// Who, which meeting, how it was made, which step changed what, which rule decided, which document says so, and what
/// would undo it. A sign-in has no meeting.
std::string print_explanation(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                              const sim::JoinExplanation& explanation, const ScenarioArguments& asked,
                              bool colour = false);
std::string print_explanation_json(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                   const sim::JoinExplanation& explanation, const ScenarioArguments& asked);
std::string print_explanation(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                              const sim::SignInExplanation& explanation, const ScenarioArguments& asked,
                              bool colour = false);
std::string print_explanation_json(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                   const sim::SignInExplanation& explanation, const ScenarioArguments& asked);

/// A rule: its condition in words, what it says, which rules it beats and is beaten by, which of `replaced` it took the
/// place of, and who says so. With the places where they are written, if `provenance` knows them. The same for all
/// packs that share the rule, unless a condition reads otherwise with the values that one of them has.
std::string print_rule(const sim::Pack& pack, sim::RuleId rule, const ProvenanceTable& provenance,
                       const std::vector<sim::Rule>& replaced);

/// How much of its table a rule decides in this pack, with an example. O(cells of the table).
std::string print_reach(const sim::Pack& pack, sim::RuleId rule);

/// Nothing but the rule of that id; kNone if there is none. O(rules).
sim::RuleId find_rule(const sim::Pack& pack, std::string_view id);

/// A fact or document of that key, what a fact rests on, and the rules that cite it; empty if the pack does not know
/// it.
std::string print_source(const sim::Pack& pack, std::string_view key);

/// Lines of the order of steps, kinds of step and transitions of that id, with what they say and who says so; empty if
/// the pack has none.
std::string print_entry(const LoadedPack& loaded, const std::string& key);

/// Every metric with unit and meaning: what thresholds may limit.
std::string print_metrics();

}  // namespace coexist::scenarios
