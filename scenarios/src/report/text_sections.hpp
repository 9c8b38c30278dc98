// The sections of the report for a terminal; each empty where there is nothing to say.
#pragma once

#include <string>

#include "scenarios/run_report.hpp"

namespace coexist::scenarios::report {

std::string text_verdict(const RunReport& report);
std::string text_thresholds(const RunReport& report);
std::string text_expectations(const RunReport& report);
std::string text_findings(const RunReport& report);
std::string text_phases(const RunReport& report);
std::string text_outcomes(const RunReport& report);
std::string text_steps(const RunReport& report);
std::string text_gates(const RunReport& report);
std::string text_rollback(const RunReport& report);
std::string text_examples(const RunReport& report);
std::string text_grounds(const RunReport& report);
std::string text_unknowns(const RunReport& report);
std::string text_reproduction(const RunReport& report);

/// "at most 0", "10 to 20".
std::string limit(const Threshold& threshold);

/// Rules of one interaction over all phases, the most frequent first.
std::vector<RuleTally> leading_rules(const RunReport& report, const std::string& interaction);

}  // namespace coexist::scenarios::report
