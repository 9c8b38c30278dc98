#include <fmt/format.h>

#include <algorithm>

#include "ledger_output.hpp"
#include "output_folder.hpp"
#include "phase_files.hpp"
#include "scenario_input.hpp"
#include "scenarios/phase_pictures.hpp"
#include "scenarios/run_report.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

bool is_run_output(std::string_view name) {
  return name == "run.json" || name == "report.html" || name == "phases";
}

// A step that is left out as a what-if may well leave others without what they wait for; that is the question.
bool is_allowed(const Run& run, planner::ViolationKind kind) {
  using Kind = planner::ViolationKind;
  if (kind == Kind::UnsupportedPath || kind == Kind::UndocumentedPath) return run.allow_unsupported;
  return run.allow_violations || !run.choice.undo.empty();
}

bool may_be_rehearsed(const Run& run, const scenarios::LoadedScenario& loaded, const planner::Verdict& verdict) {
  return std::all_of(verdict.violations.begin(), verdict.violations.end(), [&](const planner::Violation& violation) {
    return is_allowed(run, violation.kind) || !stops(loaded, verdict, violation);
  });
}

int refuse(const scenarios::LoadedScenario& loaded, const planner::Verdict& verdict, Terminal& terminal) {
  const scenarios::Diagnostics why = violations(verdict, loaded);
  terminal.result(terminal.json() ? scenarios::print_json(why) : scenarios::print(why, terminal.colour()));
  terminal.note(fmt::format("{}: not rehearsed, because the schedule must not be carried out", loaded.scenario.id));
  terminal.note("--allow-violations and --allow-unsupported rehearse it all the same");
  return ExitCode::No;
}

}  // namespace

int carry_out(const Run& run, Terminal& terminal) {
  if (!run.output.empty()) expect_writable(run.output, run.force, is_run_output);
  const std::optional<LedgerOutput> ledger = ledger_output(run, terminal);
  scenarios::LoadedScenario loaded = load(run.choice, terminal);
  terminal.progress("verifying the schedule");
  const planner::Verdict verdict = judge(loaded);
  if (!may_be_rehearsed(run, loaded, verdict)) return refuse(loaded, verdict, terminal);

  terminal.progress("rehearsing");
  const sim::CompiledPack pack(loaded.pack, loaded.switches);
  const sim::Rehearsal rehearsal = sim::rehearse_and_compare(loaded.scenario, pack, {threads_or_all(run.threads)});
  terminal.progress("counting");
  const std::vector<scenarios::Answer> answers =
      scenarios::answer(loaded.expectations, loaded.scenario, pack, rehearsal, verdict);
  const scenarios::ScenarioArguments asked = arguments_of(run.choice);
  std::vector<std::string> arguments = asked.changes;
  if (run.allow_violations) arguments.emplace_back("--allow-violations");
  if (run.allow_unsupported) arguments.emplace_back("--allow-unsupported");
  const scenarios::RunReport report = scenarios::make_report(loaded, pack, rehearsal, verdict, answers,
                                                             {COEXIST_VERSION, run.choice.scenario, arguments});

  if (ledger) write_ledger(*ledger, {loaded, pack, rehearsal, report}, terminal);
  if (!run.output.empty()) {
    FolderContent content{{"run.json", scenarios::print_json(report)}};
    std::vector<scenarios::PhasePicture> pictures;
    if (run.pictures) {
      terminal.progress("drawing");
      pictures = scenarios::phase_pictures(loaded, pack, rehearsal.run, COEXIST_VERSION, report.verdict.mark);
      add_phase_files(content, pictures, "phases/", Image::Svg);
      add_phase_files(content, pictures, "phases/", Image::Png);
      if (const std::string missing = letters_missing(pictures); !missing.empty()) terminal.note(missing);
    }
    content.emplace_back("report.html", scenarios::print_html(report, pictures));
    write_folder(run.output, content, run.force, is_run_output);
  }
  if (ledger && ledger->is_stdout()) {
    terminal.note(report.verdict.sentence);
  } else {
    terminal.result(terminal.json() ? scenarios::print_json(report) : scenarios::print_text(report, terminal.colour()));
  }
  if (ledger && !ledger->is_stdout()) terminal.note(fmt::format("written: {}", ledger->file));
  if (!run.output.empty()) {
    terminal.note(fmt::format("written: {}/report.html, {}/run.json", run.output, run.output));
  } else if (!ledger) {
    terminal.next(scenarios::run_command({asked.scenario, arguments}) +
                  " --output DIR writes the report and the pictures");
  }
  return report.verdict.exit_status();
}

}  // namespace coexist::command
