#include "report/told_explanation.hpp"

#include <fmt/format.h>

#include "report/phrases.hpp"

namespace coexist::scenarios::report {
namespace {

ToldRule told(const LoadedScenario& loaded, const sim::Pack& pack, sim::RuleId id) {
  const sim::Rule& rule = pack.rules[id];
  return {rule.id,
          rule.because,
          pack.aspects[rule.aspect].id,
          rule.assumed,
          told_sources(pack, rule.sources),
          loaded.provenance.place(rule.provenance)};
}

std::vector<ToldPath> told_paths(const sim::Pack& pack, sim::InteractionId interaction,
                                 const std::vector<sim::PathVerdict>& verdicts) {
  std::vector<ToldPath> paths;
  for (const sim::PathVerdict& verdict : verdicts) {
    const sim::AccessPath& path = pack.interactions[interaction].paths[verdict.path];
    ToldPath out{path.label.empty() ? path.id : path.label,
                 verdict.has_path,
                 verdict.decision.outcome,
                 rule_id(pack, verdict.decision.rule),
                 {}};
    for (const sim::AspectVerdict& aspect : verdict.aspects) {
      const sim::Aspect& table = pack.aspects[aspect.aspect];
      out.aspects.push_back(
          {table.label.empty() ? table.id : table.label, aspect.cell, rule_id(pack, aspect.rule), aspect.outcome});
    }
    paths.push_back(std::move(out));
  }
  return paths;
}

void tell_person(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Explanation& e, Told& out) {
  const sim::People& people = loaded.scenario.people;
  const sim::Vocabulary& vocabulary = pack.vocabulary();
  out.person = people.id[e.person];
  out.department = people.department[e.person];
  out.site = id_or_none(loaded.scenario.world.sites(), people.site[e.person]);
  out.person_class = id_or_none(vocabulary.classes, people.person_class[e.person]);
  out.home = id_or_none(vocabulary.products, e.person_facts.home);
  if (e.person_facts.home != sim::kNone<sim::ProductId>) out.home_service = name_of(e.person_facts.service);
  for (const sim::SlotId slot : sim::ids<sim::SlotId>(e.person_facts.software.size())) {
    const sim::SoftwareId software = e.person_facts.software[index(slot)];
    if (software == sim::kNone<sim::SoftwareId>) continue;
    out.software.push_back(fmt::format("{}: {}", vocabulary.slots[slot].id, vocabulary.software[software].id));
  }
}

void tell_meeting(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::JoinExplanation& e,
                  ToldJoin& out) {
  const sim::Calendar& calendar = loaded.scenario.calendar;
  const sim::Vocabulary& vocabulary = pack.vocabulary();
  out.meeting = calendar.id[e.place.series];
  out.organiser = loaded.scenario.people.id[e.organiser];
  out.occurrence = e.place.occurrence + 1;
  out.occurrences = calendar.occurrences_of(e.place.series);
  out.kind = id_or_none(vocabulary.meeting_kinds, calendar.kind[e.place.series]);
  out.format = id_or_none(vocabulary.formats, e.meeting_facts.format);
  out.made_on = id_or_none(vocabulary.products, e.meeting_facts.made_on);
  out.made_with = id_or_none(vocabulary.software, e.meeting_facts.made_with);
  out.condition = id_or_none(vocabulary.conditions, e.meeting_facts.condition);
  out.host = id_or_none(vocabulary.products, e.host);
  if (e.host != sim::kNone<sim::ProductId>) out.host_service = name_of(e.host_service);
}

void tell_paths(const sim::Pack& pack, sim::InteractionId interaction, const sim::Explanation& e, Told& out) {
  out.by_fallback = e.decision.by_fallback;
  out.paths = told_paths(pack, interaction, e.paths);
  if (e.decision.path < out.paths.size()) out.path = out.paths[e.decision.path].label;
}

void tell_rules(const LoadedScenario& loaded, const sim::Pack& pack, const sim::Decision& decision, Told& out) {
  if (decision.rule == sim::kNone<sim::RuleId>) return;
  out.rules.push_back(told(loaded, pack, decision.rule));
  if (decision.by_fallback && decision.primary_rule != sim::kNone<sim::RuleId>)
    out.rules.push_back(told(loaded, pack, decision.primary_rule));
}

void tell_undo(const LoadedScenario& loaded, const sim::Explanation& e, const ScenarioArguments& asked, Told& out) {
  for (const sim::StepId step : e.undo) out.undo.push_back(loaded.scenario.schedule.steps[step].id);
  out.without_undo = e.without_undo;
  if (!out.undo.empty()) out.undo_command = run_command(asked, out.undo);
}

// Who, when, what led to it and what would have to be undone: the same for whatever is explained.
void tell_account(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Explanation& e,
                  const ScenarioArguments& asked, Told& out) {
  tell_person(loaded, pack, e, out);
  out.decided_at = e.decided_at;
  out.chain = told_chain(loaded, pack, e);
  tell_undo(loaded, e, asked, out);
}

}  // namespace

std::vector<ToldSource> told_sources(const sim::Pack& pack, const std::vector<std::string>& keys) {
  std::vector<ToldSource> sources;
  for (const std::string& key : keys) {
    const sim::SourceId id = find(pack.vocabulary.sources, key);
    if (id == sim::kNone<sim::SourceId>) {
      sources.push_back({key, {}, {}, {}});
    } else {
      const sim::Source& source = pack.vocabulary.sources[id];
      sources.push_back({key, source.label, source.date, source.url});
    }
  }
  return sources;
}

std::string spelled(const ToldSource& source) {
  std::string text = source.key;
  if (!source.title.empty()) text += ": " + source.title;
  if (!source.date.empty()) text += fmt::format(" ({})", source.date);
  if (!source.url.empty()) text += " " + source.url;
  return text;
}

ToldJoin told(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::JoinExplanation& e,
              const ScenarioArguments& asked) {
  ToldJoin out;
  out.what = "join";
  tell_account(loaded, pack, e, asked, out);
  tell_meeting(loaded, pack, e, out);
  out.held = {e.start, e.end};
  out.exists = e.exists;
  out.outcome = e.exists ? e.decision.outcome : sim::Outcome::Fails;
  out.without_rule = e.frozen ? "a scheduling freeze refuses new meetings" : without_rule(pack.pack(), e.decision);
  if (e.exists) tell_paths(pack.pack(), pack.pack().join, e, out);
  if (!e.frozen) tell_rules(loaded, pack.pack(), e.decision, out);
  return out;
}

ToldSignIn told(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::SignInExplanation& e,
                const ScenarioArguments& asked) {
  ToldSignIn out;
  out.what = "sign-in";
  tell_account(loaded, pack, e, asked, out);
  if (e.sign_in) out.sign_in = *e.sign_in + 1;
  out.sign_ins = e.sign_ins;
  out.outcome = e.decision.outcome;
  out.without_rule = without_rule(pack.pack(), e.decision);
  tell_paths(pack.pack(), pack.pack().sign_in, e, out);
  tell_rules(loaded, pack.pack(), e.decision, out);
  return out;
}

}  // namespace coexist::scenarios::report

namespace coexist::scenarios {

std::string explain_command(const ScenarioArguments& asked, const std::string& meeting, std::size_t occurrence,
                            const std::string& person) {
  std::string text = fmt::format("coexist explain {} join {} {} --occurrence {}", report::shell_word(asked.scenario),
                                 report::shell_word(meeting), report::shell_word(person), occurrence);
  for (const std::string& argument : asked.changes) text += ' ' + report::shell_word(argument);
  return text;
}

std::string explain_sign_in_command(const ScenarioArguments& asked, const std::string& person) {
  std::string text =
      fmt::format("coexist explain {} sign-in {}", report::shell_word(asked.scenario), report::shell_word(person));
  for (const std::string& argument : asked.changes) text += ' ' + report::shell_word(argument);
  return text;
}

std::string shell_command(const std::vector<std::string>& words) {
  std::string command;
  for (const std::string& word : words) command += (command.empty() ? "" : " ") + report::shell_word(word);
  return command;
}

std::string run_command(const ScenarioArguments& asked, const std::vector<std::string>& undone) {
  std::string text = "coexist run " + report::shell_word(asked.scenario);
  for (const std::string& argument : asked.changes) text += ' ' + report::shell_word(argument);
  for (const std::string& step : undone) text += " --undo " + report::shell_word(step);
  return text;
}

}  // namespace coexist::scenarios
