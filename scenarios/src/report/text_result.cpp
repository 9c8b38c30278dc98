// Verdict, thresholds, expectations, findings, rollback: the answer.
#include <fmt/format.h>

#include <algorithm>

#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "report/text_sections.hpp"

namespace coexist::scenarios::report {
namespace {

std::string_view glyph(const Finding& finding) {
  if (finding.is_waived()) return "○";
  switch (finding.level) {
    case Level::Blocker:
      return "✕";
    case Level::Warning:
      return "△";
    case Level::Note:
      break;
  }
  return "·";
}

}  // namespace

std::string limit(const Threshold& threshold) {
  if (threshold.at_least && threshold.at_most) {
    return fmt::format("{} to {}", grouped(*threshold.at_least), grouped(*threshold.at_most));
  }
  return threshold.at_most ? "at most " + grouped(*threshold.at_most) : "at least " + grouped(*threshold.at_least);
}

std::string unit(const Threshold& threshold) {
  return threshold.unit + (threshold.without_rollback ? ", without the rollback" : "");
}

std::string text_verdict(const RunReport& report) {
  std::string out = paragraph(fmt::format("{} {}", report.verdict.yes ? "✓" : "✕", report.verdict.sentence), 0);
  if (report.verdict.against_the_verifier) {
    out += paragraph("△ What if: this schedule may not be carried out; every figure below is of a forbidden run.", 0);
  }
  for (const std::string& way : report.verdict.unsupported) {
    out += paragraph(fmt::format("△ Unsupported: {}; no figure below is backed by a vendor.", way), 0);
  }
  out += paragraph(fmt::format("{} ({}), {} to {} {}", report.title, report.scenario,
                               on_clock(report.zone, report.span.begin), on_clock(report.zone, report.span.end),
                               report.zone.name()));
  return out + paragraph(fmt::format("pack {} {}, seed {}", report.pack, report.pack_version, report.seed));
}

std::string text_mark(const RunReport& report) {
  return report.verdict.mark.empty() ? std::string() : fmt::format("△ What if: {}\n", report.verdict.mark);
}

std::string text_thresholds(const RunReport& report) {
  if (report.thresholds.empty()) return {};
  Columns table({{""}, {"metric"}, {"value", true}, {"unit"}, {"limit"}, {"from"}});
  for (const Threshold& t : report.thresholds) {
    table.row({t.holds ? "✓ holds" : "✕ fails", t.metric, grouped(t.value), unit(t), limit(t), spelled(t.place)});
  }
  return "Thresholds\n" + table.print();
}

std::string text_expectations(const RunReport& report) {
  if (report.expectations.empty()) return {};
  const auto met = std::count_if(report.expectations.begin(), report.expectations.end(),
                                 [](const ExpectationResult& e) { return e.met; });
  std::string out = fmt::format("Expectations: {} of {} are met\n", met, report.expectations.size());
  Columns table({{""}, {"claim"}, {"expected"}, {"is"}, {"rule"}, {"from"}});
  for (const ExpectationResult& e : report.expectations) {
    const std::string expected =
        e.expected_rule.empty() ? e.expected : fmt::format("{} by {}", e.expected, e.expected_rule);
    table.row({e.met ? "✓" : "✕", e.says, expected, e.is, e.rule, spelled(e.place)});
  }
  return out + table.print();
}

std::string text_findings(const RunReport& report) {
  if (report.findings.empty()) return {};
  std::string out = "Findings\n";
  for (const Finding& finding : report.findings) {
    std::string text = fmt::format("{} {}", glyph(finding), finding.message);
    if (finding.at) text += fmt::format(" ({})", on_clock(report.zone, *finding.at));
    text += fmt::format(" [{}]", finding.what);
    if (!finding.sources.empty()) text += " " + fmt::format("{}", fmt::join(finding.sources, ", "));
    if (finding.place.file) text += " " + spelled(finding.place);
    if (const std::string note = waiver_note(report, finding); !note.empty()) text += "; " + note;
    out += paragraph(text);
  }
  return out;
}

std::string waiver_note(const RunReport& report, const Finding& finding) {
  if (!finding.waiver) return {};
  return waiver_text(report.waivers[finding.waiver->waiver].waiver, finding.waiver->in_force, report.zone);
}

std::string text_waivers(const RunReport& report) {
  if (report.waivers.empty()) return {};
  Columns table(
      {{"waived", true}, {"outlasted", true}, {"finding"}, {"of"}, {"owner"}, {"expires"}, {"reason"}, {"from"}});
  for (const WaiverUse& use : report.waivers) {
    table.row({grouped(use.waived), grouped(use.outlasted), use.waiver.finding, scope(use.waiver), use.waiver.owner,
               date_and_time(report.zone, use.waiver.expires), use.waiver.reason, spelled(use.waiver.place)});
  }
  return "Waivers: findings that somebody answers for\n" + table.print();
}

std::string scope(const Waiver& waiver) {
  std::vector<std::string> parts;
  if (!waiver.step.empty()) parts.push_back("step " + waiver.step);
  if (!waiver.pool.empty()) parts.push_back("pool " + waiver.pool);
  return listed(parts);
}

std::string text_rollback(const RunReport& report) {
  if (!report.rollback) return {};
  const Rollback& rollback = *report.rollback;
  std::string out = paragraph(fmt::format("Rollback: {}, {} to {}", rollback.step, on_clock(report.zone, rollback.at),
                                          on_clock(report.zone, rollback.until)),
                              0);
  for (const SideEffect& effect : rollback.side_effects) out += paragraph("- " + effect.sentence);
  Columns table({{"bill", true}, {"unit"}, {"what"}});
  for (const Figure& figure : rollback.bill) table.row({grouped(figure.value), figure.unit, figure.doc});
  return out + table.print();
}

std::string text_examples(const RunReport& report) {
  if (report.examples.empty()) return {};
  std::string out = "Broken meetings, the largest first\n";
  Columns table({{"meeting"}, {"organiser"}, {"first"}, {"failing", true}, {"of joins", true}, {"rule"}});
  for (const BrokenMeeting& m : report.examples) {
    table.row({m.meeting, m.organiser, on_clock(report.zone, m.start), grouped(m.failed), grouped(m.joins), m.rule});
  }
  out += table.print();
  return out + "  why:\n" + command_lines(report.examples.front().command, 4);
}

}  // namespace coexist::scenarios::report
