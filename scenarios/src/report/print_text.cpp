#include <array>
#include <string_view>

#include "report/text_sections.hpp"

namespace coexist::scenarios {
namespace {

struct Paint {
  std::string_view mark, sgr;
};
// Glyphs carry the colour, so that colouring moves no column; the words beside them say the same.
constexpr std::array<Paint, 4> kPaints{
    {{"✓", "\x1b[32m"}, {"△", "\x1b[33m"}, {"✕", "\x1b[1;31m"}, {"? unknown", "\x1b[36m"}}};
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kReset = "\x1b[0m";

std::string painted(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Paint* paint = nullptr;
    for (const Paint& candidate : kPaints) {
      if (text.substr(at).starts_with(candidate.mark)) paint = &candidate;
    }
    if (paint == nullptr) {
      out += text[at++];
      continue;
    }
    out.append(paint->sgr).append(paint->mark).append(kReset);
    at += paint->mark.size();
  }
  return out;
}

// Every section begins with its heading.
std::string with_bold_heading(const std::string& section) {
  const std::size_t end = section.find('\n');
  return std::string(kBold) + section.substr(0, end) + std::string(kReset) + section.substr(end);
}

}  // namespace

std::string print_text(const RunReport& report, bool colour) {
  std::string out;
  for (const auto section :
       {report::text_verdict, report::text_thresholds, report::text_expectations, report::text_findings,
        report::text_waivers, report::text_phases, report::text_outcomes, report::text_lines, report::text_rollback,
        report::text_examples, report::text_steps, report::text_gates, report::text_grounds, report::text_unknowns,
        report::text_reproduction}) {
    const std::string text = section(report);
    if (text.empty()) continue;
    if (!out.empty()) out += '\n' + report::text_mark(report);
    out += colour ? with_bold_heading(painted(text)) : text;
  }
  return out;
}

}  // namespace coexist::scenarios
