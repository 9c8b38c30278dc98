// Verdict, thresholds, expectations, findings, rollback.
#include <fmt/format.h>

#include "report/html_sections.hpp"
#include "report/phrases.hpp"
#include "report/text_sections.hpp"

namespace coexist::scenarios::report {
namespace {

using viz::HtmlCell;
using viz::HtmlTable;
using viz::Mark;

HtmlCell answer_cell(bool good, const char* yes, const char* no) {
  return {fmt::format("{} {}", good ? "✓" : "✕", good ? yes : no), good ? Mark::Ok : Mark::Blocked};
}

HtmlCell level_cell(const Finding& finding) {
  if (finding.is_waived()) return {"○ waived", Mark::Limited};
  switch (finding.level) {
    case Level::Blocker:
      return {"✕ blocks", Mark::Blocked};
    case Level::Warning:
      return {"△ warning", Mark::Limited};
    case Level::Note:
      break;
  }
  return {"· note", Mark::None};
}

}  // namespace

viz::Mark mark_of(sim::Outcome outcome) noexcept {
  switch (outcome) {
    case sim::Outcome::Works:
      return Mark::Ok;
    case sim::Outcome::Degraded:
      return Mark::Limited;
    case sim::Outcome::Unknown:
      return Mark::Unknown;
    case sim::Outcome::Fails:
      return Mark::Blocked;
  }
  return Mark::None;
}

void html_result(const RunReport& report, viz::HtmlPage& page) {
  page.section("Verdict");
  page.verdict(fmt::format("{} {}", report.verdict.yes ? "✓" : "✕", report.verdict.sentence),
               report.verdict.yes ? Mark::Ok : Mark::Blocked);
  if (report.verdict.against_the_verifier) {
    page.verdict("△ What if: this schedule may not be carried out; every figure is of a forbidden run.", Mark::Limited);
  }
  for (const std::string& way : report.verdict.unsupported) {
    page.verdict(fmt::format("△ Unsupported: {}; no figure is backed by a vendor.", way), Mark::Limited);
  }
  if (!report.description.empty()) page.paragraph(report.description);
  page.definitions({{"Scenario", fmt::format("{} ({})", report.title, report.scenario)},
                    {"From, until", fmt::format("{} to {} ({})", on_clock(report.zone, report.span.begin),
                                                on_clock(report.zone, report.span.end), report.zone.name())},
                    {"Pack", fmt::format("{} {}: {}", report.pack, report.pack_version, report.pack_title)}});
  if (!report.thresholds.empty()) {
    page.section("Thresholds");
    HtmlTable table{
        "What the scenario limits", {{"metric"}, {"value", true}, {"unit"}, {"limit"}, {"answer"}, {"from"}}, {}};
    for (const Threshold& t : report.thresholds) {
      table.rows.push_back({{t.metric},
                            {grouped(t.value)},
                            {unit(t)},
                            {limit(t)},
                            answer_cell(t.holds, "holds", "fails"),
                            {spelled(t.place)}});
    }
    page.table(table);
  }
  if (!report.expectations.empty()) {
    page.section("Expectations");
    HtmlTable table{
        "Questions with known answers", {{"claim"}, {"expected"}, {"is"}, {"rule"}, {"answer"}, {"from"}}, {}};
    for (const ExpectationResult& e : report.expectations) {
      table.rows.push_back(
          {{e.says}, {e.expected}, {e.is}, {e.rule}, answer_cell(e.met, "met", "not met"), {spelled(e.place)}});
    }
    page.table(table);
  }
}

void html_findings(const RunReport& report, viz::HtmlPage& page) {
  page.section("Findings");
  if (report.findings.empty()) return page.paragraph("None.");
  HtmlTable table{"What stands in the way, blockers first",
                  {{"what"}, {"level"}, {"finding"}, {"when"}, {"sources"}, {"from"}, {"waiver"}},
                  {}};
  for (const Finding& f : report.findings) {
    table.rows.push_back({{f.what},
                          level_cell(f),
                          {f.message},
                          {f.at ? on_clock(report.zone, *f.at) : ""},
                          {fmt::format("{}", fmt::join(f.sources, ", "))},
                          {spelled(f.place)},
                          {waiver_note(report, f)}});
  }
  page.table(table);
  if (report.waivers.empty()) return;
  page.section("Waivers");
  HtmlTable waivers{
      "Findings that somebody answers for",
      {{"finding"}, {"of"}, {"waived", true}, {"outlasted", true}, {"owner"}, {"expires"}, {"reason"}, {"from"}},
      {}};
  for (const WaiverUse& use : report.waivers) {
    waivers.rows.push_back({{use.waiver.finding},
                            {scope(use.waiver)},
                            {grouped(use.waived)},
                            {grouped(use.outlasted)},
                            {use.waiver.owner},
                            {date_and_time(report.zone, use.waiver.expires)},
                            {use.waiver.reason},
                            {spelled(use.waiver.place)}});
  }
  page.table(waivers);
}

void html_rollback(const RunReport& report, viz::HtmlPage& page) {
  if (report.rollback) {
    const Rollback& rollback = *report.rollback;
    page.section("Rollback exposure");
    page.paragraph(fmt::format("{}: {} to {}.", rollback.step, on_clock(report.zone, rollback.at),
                               on_clock(report.zone, rollback.until)));
    std::vector<std::string> sentences;
    for (const SideEffect& effect : rollback.side_effects) sentences.push_back(effect.sentence);
    page.list(sentences);
    HtmlTable table{"The bill: what the rollback costs, against the same run without it",
                    {{"figure"}, {"value", true}, {"unit"}, {"meaning"}},
                    {}};
    for (const Figure& f : rollback.bill) table.rows.push_back({{f.name}, {grouped(f.value)}, {f.unit}, {f.doc}});
    page.table(table);
  }
  if (report.examples.empty()) return;
  page.section("Broken meetings");
  HtmlTable table{"The largest, each with the command that explains one join",
                  {{"meeting"}, {"organiser"}, {"first"}, {"failing", true}, {"of joins", true}, {"rule"}, {"why"}},
                  {}};
  for (const BrokenMeeting& m : report.examples) {
    table.rows.push_back({{m.meeting},
                          {m.organiser},
                          {on_clock(report.zone, m.start)},
                          {grouped(m.failed)},
                          {grouped(m.joins)},
                          {m.rule},
                          {m.command}});
  }
  page.table(table);
}

}  // namespace coexist::scenarios::report
