#include "scenario_input.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <thread>

#include "data_directory.hpp"
#include "opened_packs.hpp"
#include "planner/waits.hpp"
#include "scenarios/diagnostic_codes.hpp"
#include "sim/run.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

void undo_steps(scenarios::LoadedScenario& loaded, const std::vector<std::string>& names,
                scenarios::Diagnostics& diagnostics) {
  const auto& steps = loaded.scenario.schedule.steps;
  std::vector<sim::StepId> undone;
  std::vector<std::string> known;
  for (const sim::Step& step : steps) known.push_back(step.id);
  for (const std::string& name : names) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      diagnostics.error("E210", {}, fmt::format("--undo: unknown step '{}'", name),
                        scenarios::did_you_mean(name, known));
      continue;
    }
    undone.push_back(sim::id_at<sim::StepId>(static_cast<std::size_t>(found - known.begin())));
  }
  loaded.scenario = sim::without_steps(std::move(loaded.scenario), undone);
}

// The keys of facts mean nothing to most readers; what they stand for does.
std::string spelled_sources(const std::vector<std::string>& keys, const sim::Vocabulary& vocabulary) {
  std::vector<std::string> spelled;
  for (const std::string& key : keys) {
    std::string label;
    for (const sim::Source& source : vocabulary.sources) {
      if (source.id == key && source.label != key) label = source.label;
    }
    spelled.push_back(label.empty() ? key : fmt::format("{} ({})", key, label));
  }
  return fmt::format("{}", fmt::join(spelled, "; "));
}

// What is waived stays visible, and stops nothing.
scenarios::Severity severity_of(sim::Gravity gravity, bool stops) {
  switch (gravity) {
    case sim::Gravity::Forbidden:
      return stops ? scenarios::Severity::Error : scenarios::Severity::Warning;
    case sim::Gravity::Harmful:
      return scenarios::Severity::Warning;
    case sim::Gravity::Advice:
      return scenarios::Severity::Note;
  }
  return scenarios::Severity::Error;
}

// No violations, and worth a note: what slides takes along what comes after it.
void add_waits(const scenarios::LoadedScenario& loaded, scenarios::Diagnostics& diagnostics) {
  const auto clock = [&](sim::Instant t) { return moment(loaded.zone, t); };
  for (const planner::Wait& wait : planner::waits(loaded.scenario, loaded.pack, clock)) {
    scenarios::Diagnostic note{
        scenarios::Severity::Note, "E750", wait.message, loaded.provenance.place(wait.provenance), {}, {}};
    const scenarios::Place& cause = loaded.provenance.place(wait.cause);
    if (cause.file) note.related.emplace_back(cause, fmt::format("'{}'", wait.constraint));
    diagnostics.add(std::move(note));
  }
}

}  // namespace

scenarios::LoadedScenario load(const ScenarioChoice& choice, Terminal& terminal, bool draw_meetings) {
  terminal.progress("reading the scenario");
  scenarios::Diagnostics diagnostics;
  const OwnPaths own = own_paths(choice.own);
  auto loaded = scenarios::load_scenario({choice.scenario, packs_directory(), choice.set, choice.fail,
                                          choice.fail_links, draw_meetings, own.rules, own.packs},
                                         diagnostics);
  if (loaded) undo_steps(*loaded, choice.undo, diagnostics);
  diagnostics.throw_if_errors();
  if (!diagnostics.all().empty()) terminal.warn(diagnostics);
  return std::move(loaded).value();
}

scenarios::ScenarioArguments arguments_of(const ScenarioChoice& choice) {
  scenarios::ScenarioArguments out{choice.scenario, {}};
  const auto add = [&](const char* option, const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      out.changes.emplace_back(option);
      out.changes.push_back(value);
    }
  };
  add("--packs", choice.own.packs);
  add("--rules", choice.own.rules);
  add("--set", choice.set);
  add("--fail", choice.fail);
  add("--fail-link", choice.fail_links);
  add("--undo", choice.undo);
  return out;
}

planner::Verdict judge(const scenarios::LoadedScenario& loaded) {
  return planner::verify(loaded.scenario, loaded.pack, [&](sim::Instant t) { return moment(loaded.zone, t); });
}

void note_mark(const scenarios::LoadedScenario& loaded, Terminal& terminal) {
  if (const std::string mark = run_mark(loaded, judge(loaded)); !mark.empty()) terminal.note("what if: " + mark);
}

scenarios::Diagnostics violations(const planner::Verdict& verdict, const scenarios::LoadedScenario& loaded) {
  scenarios::Diagnostics diagnostics;
  std::vector<bool> idle(loaded.waivers.size(), true);
  for (const planner::Violation& violation : verdict.violations) {
    scenarios::Diagnostic diagnostic;
    diagnostic.severity = severity_of(violation.gravity, stops(loaded, verdict, violation));
    diagnostic.code = scenarios::code_of(violation.kind);
    diagnostic.message = violation.message;
    diagnostic.place = loaded.provenance.place(violation.provenance);
    if (!violation.sources.empty()) {
      diagnostic.help = "says " + spelled_sources(violation.sources, loaded.pack.vocabulary);
    }
    const scenarios::Place& other = loaded.provenance.place(violation.other_provenance);
    if (other.file) {
      const bool is_step = violation.other != sim::kNone<sim::StepId>;
      diagnostic.related.emplace_back(
          other, is_step ? fmt::format("step '{}'", loaded.scenario.schedule.steps[violation.other].id)
                 : violation.constraint.empty() ? std::string("the pack says so here")
                                                : fmt::format("'{}'", violation.constraint));
    }
    const scenarios::Concern concern = concern_of(loaded, verdict, violation);
    if (const auto hit = find_waiver(loaded.waivers, concern)) {
      const scenarios::Waiver& waiver = loaded.waivers[hit->waiver];
      diagnostic.related.emplace_back(waiver.place, waiver_text(waiver, hit->in_force, loaded.zone));
    }
    for (std::size_t i = 0; i < idle.size(); ++i) idle[i] = idle[i] && !covers(loaded.waivers[i], concern);
    diagnostics.add(std::move(diagnostic));
  }
  add_waits(loaded, diagnostics);
  for (std::size_t i = 0; i < idle.size(); ++i) {
    const scenarios::Waiver& waiver = loaded.waivers[i];
    if (!idle[i] || !is_of_the_verifier(waiver, loaded.pack)) continue;
    diagnostics.warning("E234", waiver.place,
                        fmt::format("the waiver of '{}' by {} covers no finding", waiver.finding, waiver.owner));
  }
  return diagnostics;
}

unsigned threads_or_all(unsigned asked) {
  return asked > 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace coexist::command
