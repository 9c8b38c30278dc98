#include <fmt/format.h>

#include "report/html_sections.hpp"

namespace coexist::scenarios {

std::string print_html(const RunReport& report, const std::vector<PhasePicture>& pictures) {
  const std::string& mark = report.verdict.mark;
  viz::HtmlPage page(mark.empty() ? report.title : fmt::format("{} ({})", report.title, mark));
  if (!mark.empty()) page.stamp("△ What if: " + mark);
  report::html_result(report, page);
  report::html_phases(report, page);
  report::html_outcomes(report, page);
  report::html_lines(report, page);
  report::html_findings(report, page);
  report::html_topology(report, pictures, page);
  report::html_schedule(report, page);
  report::html_rollback(report, page);
  report::html_gates(report, page);
  report::html_grounds(report, page);
  report::html_reproduction(report, page);
  return page.finish();
}

}  // namespace coexist::scenarios
