// What the result rests on, and how to get it again.
#include <fmt/format.h>

#include "report/columns.hpp"
#include "report/phrases.hpp"
#include "report/text_sections.hpp"

namespace coexist::scenarios::report {
namespace {

constexpr std::size_t kUnknownsShown = 10;

}  // namespace

std::string text_grounds(const RunReport& report) {
  std::string out;
  if (!report.assumptions.empty()) {
    Columns table({{"assumption"}, {"value (range)"}, {"used by"}, {"why"}});
    for (const Assumption& a : report.assumptions) {
      table.row({a.id,
                 fmt::format("{}{} ({} to {})", quantity(a.value, a.unit), a.value == a.standard ? "" : ", yours",
                             quantity(a.low, a.unit), quantity(a.high, a.unit)),
                 fmt::format("{}", fmt::join(a.used_by, ", ")), a.why});
    }
    out += "Assumptions that this result rests on\n" + table.print();
  }
  if (!report.assumed_rules.empty()) {
    Columns table({{"decided", true}, {"rule that nobody documents"}, {"it says"}});
    for (const AssumedRule& rule : report.assumed_rules) table.row({grouped(rule.decided), rule.rule, rule.because});
    out += (out.empty() ? "" : "\n") + table.print();
  }
  if (!report.assumed_quorums.empty()) {
    Columns table({{"quorum that nobody documents"}, {"of pools"}});
    for (const AssumedQuorum& quorum : report.assumed_quorums) {
      table.row({quorum.because, fmt::format("{}", fmt::join(quorum.pools, ", "))});
    }
    out += (out.empty() ? "" : "\n") + table.print();
  }
  if (!report.assumed_media.empty()) {
    Columns table({{"load that nobody documents"}, {"it is taken that"}});
    for (const AssumedMedia& media : report.assumed_media) table.row({media.media, media.because});
    out += (out.empty() ? "" : "\n") + table.print();
  }
  Columns table({{"decided", true}, {"switch"}, {"value"}, {"of"}, {"question"}});
  for (const Choice& choice : report.switches) {
    if (choice.decided == 0 && choice.is_default()) continue;
    table.row({grouped(choice.decided), choice.id, choice.value + (choice.is_default() ? "" : " (yours)"),
               fmt::format("{}", fmt::join(choice.values, ", ")), choice.question});
  }
  if (!table.empty())
    out += (out.empty() ? "" : "\n") + std::string("Where the sources disagree or say nothing\n") + table.print();
  return out;
}

std::string text_unknowns(const RunReport& report) {
  if (report.unknowns.empty()) return {};
  Columns table({{"count", true}, {"interaction"}, {"table"}, {"combination that no rule covers, or the rule"}});
  std::size_t shown = 0;
  for (const Unknown& unknown : report.unknowns) {
    if (++shown > kUnknownsShown) break;
    table.row({grouped(unknown.count), unknown.interaction, unknown.aspect,
               unknown.rule.empty() ? unknown.cell : unknown.rule});
  }
  std::string out = "Unknown: nobody documents it, and it occurred\n" + table.print();
  if (report.unknowns.size() > kUnknownsShown) {
    out += fmt::format("  and {} more (--format json has all)\n", report.unknowns.size() - kUnknownsShown);
  }
  return out;
}

std::string text_reproduction(const RunReport& report) {
  std::string out;
  if (!report.single_sites.empty() || !report.single_links.empty()) {
    out += "Single points of failure\n";
    if (!report.single_sites.empty()) {
      out += paragraph(fmt::format("sites whose loss cuts others off: {}", fmt::join(report.single_sites, ", ")));
    }
    if (!report.single_links.empty()) {
      out += paragraph(fmt::format("links whose loss cuts sites off: {}", fmt::join(report.single_links, ", ")));
    }
    out += '\n';
  }
  if (!report.notes.empty()) {
    out += "Notes on the input\n";
    for (const std::string& note : report.notes) out += paragraph("- " + note);
    out += '\n';
  }
  out += "How to reproduce this\n" + command_lines(report.reproduce);
  out += paragraph(fmt::format("coexist {}, seed {}, {}", report.version, report.seed, report.infrastructure));
  for (const InputFile& input : report.inputs) out += paragraph(fmt::format("{} {}", input.digest, input.name));
  return out;
}

}  // namespace coexist::scenarios::report
