// Phases, outcomes, pictures, schedule, gates.
#include <fmt/format.h>

#include "report/html_sections.hpp"
#include "report/phrases.hpp"

namespace coexist::scenarios::report {
namespace {

using viz::HtmlCell;
using viz::HtmlTable;
using viz::Mark;

HtmlCell outcome_cell(sim::Outcome outcome) {
  return {marked(outcome), mark_of(outcome)};
}

HtmlCell count_cell(std::int64_t count, Mark mark) {
  return {grouped(count), count > 0 ? mark : Mark::None};
}

HtmlCell status_cell(const std::string& status) {
  if (status == "done") return {"✓ done", Mark::Ok};
  if (status == "partly" || status == "running") return {"△ " + status, Mark::Limited};
  return status == "skipped" ? HtmlCell{status} : HtmlCell{"✕ " + status, Mark::Blocked};
}

}  // namespace

void html_phases(const RunReport& report, viz::HtmlPage& page) {
  page.section("What changes in each phase");
  for (const Phase& phase : report.phases) {
    page.heading(fmt::format("{}: {} to {}", phase.label, to_the_second(report.zone, phase.from),
                             to_the_second(report.zone, phase.until)));
    std::vector<std::string> items;
    for (const Change& change : phase.changes) {
      items.push_back(change.count > 0 ? fmt::format("{} {}", grouped(change.count), change.what) : change.what);
    }
    page.list(items);
  }
}

void html_outcomes(const RunReport& report, viz::HtmlPage& page) {
  page.section("Outcomes");
  HtmlTable table{"Every interaction, by kind and phase",
                  {{"interaction"},
                   {"phase"},
                   {"✓ works", true},
                   {"△ degraded", true},
                   {"? unknown", true},
                   {"✕ fails", true},
                   {"refused", true}},
                  {}};
  HtmlTable rules{"Rules behind what does not work fully",
                  {{"interaction"}, {"phase"}, {"outcome"}, {"count", true}, {"rule"}, {"table"}, {"because"}},
                  {}};
  for (const OutcomeRow& row : report.outcomes) {
    const auto cell = [&](sim::Outcome outcome) {
      return count_cell(row.counts[static_cast<std::size_t>(outcome)], mark_of(outcome));
    };
    table.rows.push_back({{row.interaction},
                          {row.phase_label},
                          cell(sim::Outcome::Works),
                          cell(sim::Outcome::Degraded),
                          cell(sim::Outcome::Unknown),
                          cell(sim::Outcome::Fails),
                          count_cell(row.refused, Mark::Blocked)});
    for (const RuleTally& tally : row.rules) {
      HtmlCell outcome = outcome_cell(tally.outcome);
      if (tally.by_fallback) outcome.text += ", by " + tally.path;
      rules.rows.push_back({{row.interaction},
                            {row.phase_label},
                            outcome,
                            {grouped(tally.count)},
                            {tally.rule},
                            {tally.aspect},
                            {tally.because}});
    }
  }
  page.table(table);
  if (!rules.rows.empty()) page.folded_table("All rules, by interaction and phase", rules);
}

void html_topology(const RunReport& report, const std::vector<PhasePicture>& pictures, viz::HtmlPage& page) {
  if (pictures.empty()) return;
  page.section("Topology in each phase");
  for (const PhasePicture& picture : pictures) {
    const std::string name = fmt::format("{}, as it ends on {}", picture.label, on_clock(report.zone, picture.at));
    page.heading(name);
    page.picture(picture.svg, name);
    HtmlTable table{name, {}, {}};
    for (const std::string& header : picture.table.header) table.columns.push_back({header});
    for (const auto& row : picture.table.rows) {
      std::vector<HtmlCell> cells;
      for (const std::string& text : row) cells.push_back({text});
      table.rows.push_back(std::move(cells));
    }
    page.folded_table("The same as a table", table);
  }
}

void html_schedule(const RunReport& report, viz::HtmlPage& page) {
  if (report.steps.empty()) return;
  page.section("Schedule");
  HtmlTable table{"Planned: nothing contends and nothing fails. Real: as it went in this run",
                  {{"step"},
                   {"kind"},
                   {"planned begin"},
                   {"planned end"},
                   {"began"},
                   {"ended"},
                   {"done", true},
                   {"of", true},
                   {"status"},
                   {"from"}},
                  {}};
  for (const Step& step : report.steps) {
    const auto clock = [&](const std::optional<sim::Interval>& interval, bool end) {
      return HtmlCell{interval ? on_clock(report.zone, end ? interval->end : interval->begin) : std::string()};
    };
    table.rows.push_back(
        {{step.label.empty() || step.label == step.id ? step.id : fmt::format("{} ({})", step.id, step.label)},
         {step.kind},
         clock(step.nominal, false),
         clock(step.nominal, true),
         clock(step.real, false),
         clock(step.real, true),
         {grouped(step.done)},
         {grouped(step.planned)},
         status_cell(step.status),
         {spelled(step.place)}});
  }
  page.table(table);
}

void html_gates(const RunReport& report, viz::HtmlPage& page) {
  for (const Gate& gate : report.gates) {
    page.section("Gate " + gate.step);
    page.verdict(fmt::format("{}: {} of {} cells differ from what is documented",
                             gate.differing == 0 ? "✓ Go" : "✕ No go", grouped(gate.differing), grouped(gate.cells)),
                 gate.differing == 0 ? Mark::Ok : Mark::Blocked);
    page.paragraph(fmt::format("{}, on {}.", gate.label, on_clock(report.zone, gate.at)));
    const std::vector<viz::HtmlColumn> columns{{"who"},      {"whom"}, {"how"},         {"expected"},
                                               {"observed"}, {"rule"}, {"cells", true}, {"not reached", true}};
    HtmlTable differing{"Cells that differ", columns, {}};
    HtmlTable same{"Cells that are as documented", columns, {}};
    for (const GateCells& g : gate.groups) {
      (g.differs ? differing : same)
          .rows.push_back({{g.actor},
                           {g.peer},
                           {g.modality},
                           outcome_cell(g.expected),
                           outcome_cell(g.observed),
                           {g.rule},
                           {grouped(g.cells)},
                           {grouped(g.not_reached)}});
    }
    if (!differing.rows.empty()) page.table(differing);
    if (!same.rows.empty()) page.folded_table("Cells that are as documented", same);
  }
}

}  // namespace coexist::scenarios::report
