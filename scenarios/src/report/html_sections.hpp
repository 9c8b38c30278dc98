// The sections of the HTML report: what is said; how it is shown is the page's.
#pragma once

#include "scenarios/run_report.hpp"
#include "viz/html_page.hpp"

namespace coexist::scenarios::report {

void html_result(const RunReport& report, viz::HtmlPage& page);
void html_phases(const RunReport& report, viz::HtmlPage& page);
void html_outcomes(const RunReport& report, viz::HtmlPage& page);
void html_lines(const RunReport& report, viz::HtmlPage& page);
void html_findings(const RunReport& report, viz::HtmlPage& page);
void html_topology(const RunReport& report, const std::vector<PhasePicture>& pictures, viz::HtmlPage& page);
void html_schedule(const RunReport& report, viz::HtmlPage& page);
void html_rollback(const RunReport& report, viz::HtmlPage& page);
void html_gates(const RunReport& report, viz::HtmlPage& page);
void html_grounds(const RunReport& report, viz::HtmlPage& page);
void html_reproduction(const RunReport& report, viz::HtmlPage& page);

viz::Mark mark_of(sim::Outcome outcome) noexcept;

}  // namespace coexist::scenarios::report
