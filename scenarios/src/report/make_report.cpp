#include <fmt/format.h>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/metrics.hpp"
#include "sim/simgrid_infrastructure.hpp"

namespace coexist::scenarios {
namespace report {

std::string Subject::explain(const std::string& meeting, std::size_t occurrence, const std::string& person) const {
  ScenarioArguments asked{options.scenario_argument, {}};
  for (const std::string& argument : options.arguments) {
    if (!argument.starts_with("--allow-")) asked.changes.push_back(argument);  // explaining needs no permission
  }
  return explain_command(asked, meeting, occurrence, person);
}

std::vector<Figure> figures(const Subject& subject) {
  std::vector<Figure> all;
  for (const Metric& metric : metrics()) {
    if (metric.of_rollback && !subject.rehearsal.bill) continue;
    all.push_back({std::string(metric.name), std::string(metric.unit), std::string(metric.doc),
                   metric.value({subject.scenario(), subject.rehearsal})});
  }
  return all;
}

std::vector<Threshold> thresholds(const Subject& subject) {
  std::vector<Threshold> all;
  for (const scenarios::Threshold& limit : subject.loaded.thresholds) {
    const Metric* metric = find_metric(limit.metric);
    if (metric == nullptr) continue;  // refused when the scenario was read
    Threshold threshold{limit.metric,
                        std::string(metric->unit),
                        metric->value({subject.scenario(), subject.rehearsal}),
                        limit.at_most,
                        limit.at_least,
                        true,
                        limit.place,
                        metric->without_rollback && subject.rehearsal.bill};
    if (limit.at_most && *limit.at_most < threshold.value) threshold.holds = false;
    if (limit.at_least && threshold.value < *limit.at_least) threshold.holds = false;
    all.push_back(std::move(threshold));
  }
  return all;
}

std::vector<ExpectationResult> expectations(const Subject& subject, const std::vector<Answer>& answers) {
  std::vector<ExpectationResult> all;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Expectation& asked = subject.loaded.expectations[i];
    const Answer& answer = answers[i];
    all.push_back(
        {asked.says, asked.is, asked.rule.value_or(""), answer.is, answer.rule, answer.as_expected, asked.place});
  }
  return all;
}

namespace {

void describe_scenario(const Subject& subject, RunReport& report) {
  const sim::Scenario& scenario = subject.scenario();
  const sim::Pack& pack = subject.pack.pack();
  report.scenario = scenario.id;
  report.title = scenario.title;
  report.description = subject.loaded.description;
  report.version = subject.options.version;
  report.pack = pack.id;
  report.pack_version = pack.version;
  report.pack_title = pack.title;
  report.seed = scenario.seed;
  report.span = scenario.span;
  report.zone = subject.loaded.zone;
  for (const sim::SiteId site : scenario.world.articulation_sites()) {
    report.single_sites.push_back(scenario.world.sites()[site].id);
  }
  for (const sim::LinkId link : scenario.world.bridges()) {
    report.single_links.push_back(scenario.world.links()[link].id);
  }
  report.inputs = subject.loaded.inputs;
  report.notes = subject.loaded.notes;
  report.infrastructure = sim::simgrid_model_text();
  report.reproduce = run_command({subject.options.scenario_argument, subject.options.arguments});
}

}  // namespace
}  // namespace report

RunReport make_report(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Rehearsal& rehearsal,
                      const planner::Verdict& verdict, const std::vector<Answer>& answers,
                      const ReportOptions& options) {
  const report::Subject subject{loaded, pack, rehearsal, verdict, options};
  RunReport made;
  report::describe_scenario(subject, made);
  made.thresholds = report::thresholds(subject);
  made.expectations = report::expectations(subject, answers);
  made.phases = report::phases(subject);
  made.outcomes = report::outcomes(subject);
  made.lines = report::lines(subject);
  made.findings = report::findings(subject);
  made.waivers = report::waivers(subject, made.findings);
  made.steps = report::steps(subject);
  made.gates = report::gates(subject);
  made.rollback = report::rollback(subject);
  made.examples = report::broken_meetings(subject);
  made.metrics = report::figures(subject);
  made.unknowns = report::unknowns(subject);
  report::find_grounds(subject, made);
  made.verdict = report::conclude(subject, made);
  return made;
}

}  // namespace coexist::scenarios
