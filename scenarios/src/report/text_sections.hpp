// The sections of the report for a terminal; each empty where there is nothing to say.
#pragma once

#include <string>

#include "scenarios/run_report.hpp"

namespace coexist::scenarios::report {

std::string text_verdict(const RunReport& report);
/// A line above every section of a run that may not be carried out or is not supported: sections are quoted alone.
std::string text_mark(const RunReport& report);
std::string text_thresholds(const RunReport& report);
std::string text_expectations(const RunReport& report);
std::string text_findings(const RunReport& report);
std::string text_waivers(const RunReport& report);
std::string text_phases(const RunReport& report);
std::string text_outcomes(const RunReport& report);
std::string text_lines(const RunReport& report);
std::string text_steps(const RunReport& report);
std::string text_gates(const RunReport& report);
std::string text_rollback(const RunReport& report);
std::string text_examples(const RunReport& report);
std::string text_grounds(const RunReport& report);
std::string text_unknowns(const RunReport& report);
std::string text_reproduction(const RunReport& report);

/// That a finding is waived, by whom, until when and why, or no more; empty if no waiver covers it.
std::string waiver_note(const RunReport& report, const Finding& finding);
/// "step merge and pool lync"; empty: everywhere.
std::string scope(const Waiver& waiver);

/// "at most 0", "10 to 20".
std::string limit(const Threshold& threshold);
/// "joins"; of another run than the report's, it says so.
std::string unit(const Threshold& threshold);

/// Rules of one interaction over all phases, the most frequent first.
std::vector<RuleTally> leading_rules(const RunReport& report, const std::string& interaction);

}  // namespace coexist::scenarios::report
