// Lines between sites, for people.
#include <fmt/format.h>

#include "report/columns.hpp"
#include "report/html_sections.hpp"
#include "report/phrases.hpp"
#include "report/text_sections.hpp"

namespace coexist::scenarios::report {
namespace {

constexpr const char* kTitle = "What meetings take of lines";
constexpr const char* kNote =
    "Audio and video of meetings, both ways together, as they are planned; moves of people and calls are not in it. "
    "Typically: a mean over what streams do. At most: if all were at their busiest at once; corrected: with what makes "
    "up for lost packets.";

viz::Mark mark_of(std::int64_t bps, std::int64_t carries_bps) {
  return bps > carries_bps ? viz::Mark::Limited : viz::Mark::None;
}

// Of what the line carries, in per cent, rounded up.
std::string share(std::int64_t bps, std::int64_t carries_bps) {
  const std::int64_t percent = (bps * 100 + carries_bps - 1) / carries_bps;
  return fmt::format("{}{} %", bps > carries_bps ? "△ " : "", grouped(percent));
}

}  // namespace

std::string text_lines(const RunReport& report) {
  Columns table({{"line"},
                 {"carries", true},
                 {"phase"},
                 {"typically", true},
                 {"of it", true},
                 {"first at"},
                 {"at most", true},
                 {"corrected", true}});
  for (const Line& line : report.lines) {
    bool first = true;
    for (const LinePeak& peak : line.peaks) {
      table.row({first ? line.link : "", first ? rate(line.carries_bps) : "", peak.phase_label,
                 rate(peak.takes.typical_bps), share(peak.takes.typical_bps, line.carries_bps),
                 date_and_time(report.zone, peak.at), rate(peak.takes.most_bps), rate(peak.takes.most_corrected_bps)});
      first = false;
    }
  }
  if (table.empty()) return {};
  return fmt::format("{}\n{}{}", kTitle, paragraph(kNote), table.print());
}

void html_lines(const RunReport& report, viz::HtmlPage& page) {
  viz::HtmlTable table{"The peaks of each phase",
                       {{"line"},
                        {"carries", true},
                        {"phase"},
                        {"typically", true},
                        {"of it", true},
                        {"first at"},
                        {"at most", true},
                        {"at most, corrected", true}},
                       {}};
  for (const Line& line : report.lines) {
    const std::string name =
        line.label.empty() || line.label == line.link ? line.link : fmt::format("{} ({})", line.link, line.label);
    for (const LinePeak& peak : line.peaks) {
      const auto cell = [&](std::int64_t bps) { return viz::HtmlCell{rate(bps), mark_of(bps, line.carries_bps)}; };
      table.rows.push_back(
          {{name},
           {rate(line.carries_bps)},
           {peak.phase_label},
           cell(peak.takes.typical_bps),
           {share(peak.takes.typical_bps, line.carries_bps), mark_of(peak.takes.typical_bps, line.carries_bps)},
           {on_clock(report.zone, peak.at)},
           cell(peak.takes.most_bps),
           cell(peak.takes.most_corrected_bps)});
    }
  }
  if (table.rows.empty()) return;
  page.section(kTitle);
  page.paragraph(kNote);
  page.table(table);
}

}  // namespace coexist::scenarios::report
