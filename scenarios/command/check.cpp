#include <fmt/format.h>

#include "json_text.hpp"
#include "scenario_input.hpp"
#include "scenarios/json_format.hpp"
#include "verbs.hpp"
#include "words.hpp"

namespace coexist::command {
namespace {

using Json = nlohmann::ordered_json;

std::int64_t steps_to_do(const sim::Schedule& schedule) {
  return std::count_if(schedule.steps.begin(), schedule.steps.end(),
                       [](const sim::Step& step) { return !step.skipped; });
}

sim::Instant nominal_end(const planner::Verdict& verdict, sim::Instant begin) {
  for (const planner::NominalTime& time : verdict.times) begin = std::max(begin, time.end);
  return begin;
}

std::string summary(const scenarios::LoadedScenario& loaded, const planner::Verdict& verdict) {
  const sim::Scenario& scenario = loaded.scenario;
  std::string text = fmt::format("{}: {}, {}, {} to {}; the schedule ", scenario.id,
                                 counted(scenario.people.size(), "person", "people"),
                                 counted(steps_to_do(scenario.schedule), "step", "steps"),
                                 day(loaded.zone, scenario.span.begin), day(loaded.zone, scenario.span.end));
  if (!may_be_carried_out(loaded, verdict)) return text + "must not be carried out\n";
  return text + fmt::format("may be carried out, nominally until {}\n",
                            minute(loaded.zone, nominal_end(verdict, scenario.span.begin)));
}

std::string notes(const scenarios::LoadedScenario& loaded) {
  std::string text;
  for (const std::string& note : loaded.notes) text += fmt::format("  note: {}\n", note);
  return text;
}

std::string as_json(const scenarios::LoadedScenario& loaded, const planner::Verdict& verdict) {
  const sim::Scenario& scenario = loaded.scenario;
  Json times = Json::array();
  for (const planner::NominalTime& time : verdict.times) {
    times.push_back({{"step", scenario.schedule.steps[time.step].id},
                     {"begin", sim::to_text(time.begin)},
                     {"end", sim::to_text(time.end)}});
  }
  Json json = {{"format_version", scenarios::kJsonFormatVersion},
               {"what", "check"},
               {"scenario", scenario.id},
               {"may_be_carried_out", may_be_carried_out(loaded, verdict)},
               {"people", scenario.people.size()},
               {"steps", steps_to_do(scenario.schedule)},
               {"begin", sim::to_text(scenario.span.begin)},
               {"end", sim::to_text(scenario.span.end)},
               {"nominal_end", sim::to_text(nominal_end(verdict, scenario.span.begin))}};
  const Json said = Json::parse(scenarios::print_json(violations(verdict, loaded)));
  for (const char* member : {"errors", "diagnostics"}) json[member] = said.at(member);
  json["notes"] = loaded.notes;
  json["times"] = std::move(times);
  return json_text(json);
}

}  // namespace

int carry_out(const Check& check, Terminal& terminal) {
  const scenarios::LoadedScenario loaded = load(check.choice, terminal, false);
  const planner::Verdict verdict = judge(loaded);
  if (terminal.json()) {
    terminal.result(as_json(loaded, verdict));
  } else {
    terminal.result(scenarios::print(violations(verdict, loaded), terminal.colour()) + summary(loaded, verdict) +
                    notes(loaded));
  }
  if (!may_be_carried_out(loaded, verdict)) return ExitCode::No;
  terminal.next(scenarios::run_command(arguments_of(check.choice)));
  return ExitCode::Done;
}

}  // namespace coexist::command
