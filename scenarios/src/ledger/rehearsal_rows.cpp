// What was rehearsed and how it went.
#include <fmt/format.h>

#include <algorithm>

#include "ledger/rows.hpp"
#include "report/step_status.hpp"

namespace coexist::scenarios::ledger {
namespace {

Cell instant_or_none(const std::optional<sim::Instant>& at) {
  return at ? Cell(at->us) : Cell();
}

std::string_view name_of(report::Level level) {
  switch (level) {
    case report::Level::Blocker:
      return "blocker";
    case report::Level::Warning:
      return "warning";
    case report::Level::Note:
      break;
  }
  return "note";
}

void write_about(const LedgerSource& source, RowSink& sink) {
  const RunReport& report = source.report;
  const std::string begin = to_text(report.span.begin), end = to_text(report.span.end),
                    seed = fmt::format("{}", report.seed);
  const std::pair<std::string_view, std::string_view> entries[] = {
      {"begin", begin},
      {"end", end},
      {"format_version", kLedgerFormatVersion},
      {"mark", report.verdict.mark},
      {"pack", report.pack},
      {"pack_version", report.pack_version},
      {"program", report.version},
      {"scenario", report.scenario},
      {"seed", seed},
      {"title", report.title},
      {"verdict", report.verdict.sentence},
      {"zone", report.zone.name()},
  };
  for (const auto& [key, value] : entries) sink.row(TableId::About, {key, value});
  std::int64_t number = 0;
  for (const InputFile& input : report.inputs) sink.row(TableId::Inputs, {number++, input.name, input.digest});
}

void write_report(const RunReport& report, RowSink& sink) {
  for (const report::Figure& figure : report.metrics) {
    sink.row(TableId::Metrics, {figure.name, figure.value, text_or_none(figure.unit), figure.doc});
  }
  std::int64_t number = 0;
  for (const report::Finding& finding : report.findings) {
    sink.row(TableId::Findings,
             {number++, name_of(finding.level), finding.what, finding.message, instant_or_none(finding.at),
              text_or_none(finding.concern.rule), text_or_none(finding.concern.step),
              text_or_none(finding.concern.pool), std::int64_t{finding.blocks()}, std::int64_t{finding.is_waived()}});
  }
}

void write_phases(const LedgerSource& source, const std::vector<NumberedRun>& runs, RowSink& sink) {
  const auto& phases = source.pack.pack().phases;
  // Without any, everything is counted in one that has no name.
  if (phases.empty()) sink.row(TableId::Phases, {std::int64_t{0}, "", ""});
  for (const sim::PhaseId phase : sim::ids<sim::PhaseId>(phases.size())) {
    sink.row(TableId::Phases, {static_cast<std::int64_t>(index(phase)), phases[phase].id, phases[phase].label});
  }
  for (const NumberedRun& run : runs) {
    const std::vector<sim::PhaseSpan>& spans = run.run.phases.scenario;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const sim::Instant until = i + 1 < spans.size() ? spans[i + 1].from : source.loaded.scenario.span.end;
      sink.row(TableId::PhaseSpans,
               {run.number, spans[i].from.us, until.us, static_cast<std::int64_t>(index(spans[i].phase))});
    }
  }
}

void write_steps(const LedgerSource& source, const NumberedRun& run, RowSink& sink) {
  const sim::Scenario& scenario = source.loaded.scenario;
  for (const sim::StepRecord& record : run.run.execution.steps) {
    const sim::Step& step = scenario.schedule.steps[record.step];
    // The scenario of that run is not kept: it differs in nothing else.
    const bool left_out = run.number == 2 && record.step == source.rehearsal.rollback;
    const std::string_view status =
        left_out ? "skipped" : report::step_status(scenario, run.run.execution, record.step);
    const bool began = report::has_begun(run.run.execution.trace, record.step);
    sink.row(TableId::Steps,
             {run.number, static_cast<std::int64_t>(index(record.step)), step.id, step.label,
              source.pack.pack().step_kinds[step.kind].id, status, began ? Cell(record.began.us) : Cell(),
              began ? Cell(record.ended.us) : Cell(), std::int64_t{record.units_done},
              std::int64_t{record.units_planned}, std::int64_t{record.units_failed}});
  }
}

}  // namespace

void write_rehearsal(const LedgerSource& source, const std::vector<NumberedRun>& runs, RowSink& sink) {
  write_about(source, sink);
  for (const auto& [number, name, run] : runs) {
    const sim::Ledger& ledger = run.ledger;
    sink.row(TableId::Runs, {number, name, ledger.planned_joins, ledger.occurrences_held,
                             ledger.occurrences_unscheduled, ledger.occurrences_hurt, ledger.occurrences_dead,
                             ledger.series_broken, ledger.failed_us, ledger.degraded_us});
  }
  write_report(source.report, sink);
  write_phases(source, runs, sink);
  for (const NumberedRun& run : runs) write_steps(source, run, sink);
}

}  // namespace coexist::scenarios::ledger
