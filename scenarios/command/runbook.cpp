#include "scenarios/runbook.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "scenario_input.hpp"
#include "scenarios/text_file.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

std::string printed(const scenarios::Runbook& runbook, SheetFormat format) {
  switch (format) {
    case SheetFormat::Text:
      return print_text(runbook);
    case SheetFormat::Markdown:
      return print_markdown(runbook);
    case SheetFormat::Json:
      return print_json(runbook);
  }
  return {};
}

// Before the scenario is read: whoever named a file that is there already should not wait to hear it.
void expect_free(const PrintRunbook& runbook) {
  std::error_code failed;
  if (runbook.output.empty() || runbook.force || !std::filesystem::exists(runbook.output, failed)) return;
  scenarios::Diagnostics diagnostics;
  diagnostics.error("E004", {}, fmt::format("{}: the file exists already", runbook.output),
                    "give --force to replace it");
  throw scenarios::BadInput(std::move(diagnostics));
}

}  // namespace

int carry_out(const PrintRunbook& asked, Terminal& terminal) {
  expect_free(asked);
  const scenarios::LoadedScenario loaded = load(asked.choice, terminal, false);
  const scenarios::Runbook runbook =
      scenarios::compose_runbook(loaded, judge(loaded), {COEXIST_VERSION, arguments_of(asked.choice)});
  const std::string text = printed(runbook, asked.format);
  if (!asked.output.empty()) {
    const InterruptsWait no_interrupt;
    scenarios::write_whole(asked.output, text,
                           asked.force ? scenarios::Overwrite::Allow : scenarios::Overwrite::Refuse);
    terminal.note(fmt::format("written: {}", asked.output));
  }
  // Who asks for JSON parses stdout, whatever else was asked for.
  if (asked.output.empty() || terminal.json()) terminal.result(text);
  if (!runbook.may_be_carried_out)
    terminal.note("this schedule must not be carried out; `coexist check` says why, and the runbook where");
  return runbook.may_be_carried_out ? ExitCode::Done : ExitCode::No;
}

}  // namespace coexist::command
