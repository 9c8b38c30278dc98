// The sections of a report, each worked out from one rehearsal.
#pragma once

#include <vector>

#include "scenarios/run_report.hpp"

namespace coexist::scenarios::report {

/// What a report is about; lives as long as it is being made.
struct Subject {
  const LoadedScenario& loaded;
  const sim::CompiledPack& pack;
  const sim::Rehearsal& rehearsal;
  const planner::Verdict& verdict;
  const ReportOptions& options;
  [[nodiscard]] const sim::Scenario& scenario() const { return loaded.scenario; }
  [[nodiscard]] const sim::Run& run() const { return rehearsal.run; }
  /// The command that explains one join of this very run: with its --set and --fail, if it has any.
  [[nodiscard]] std::string explain(const std::string& meeting, std::size_t occurrence,
                                    const std::string& person) const;
  [[nodiscard]] const Place& place(sim::Provenance provenance) const { return loaded.provenance.place(provenance); }
};

std::vector<Figure> figures(const Subject& subject);
std::vector<Threshold> thresholds(const Subject& subject);
std::vector<ExpectationResult> expectations(const Subject& subject, const std::vector<Answer>& answers);
std::vector<Phase> phases(const Subject& subject);
std::vector<OutcomeRow> outcomes(const Subject& subject);
std::vector<Line> lines(const Subject& subject);
/// Each with the waiver that covers it, if any.
std::vector<Finding> findings(const Subject& subject);
/// Every waiver, and what came of it; adds a warning for each that covers no finding.
std::vector<WaiverUse> waivers(const Subject& subject, std::vector<Finding>& findings);
void add_unknowns(const Subject& subject, std::vector<Finding>& all);
void add_failing(const Subject& subject, std::vector<Finding>& all);
/// Adds a finding for each stretch in which people have no way to their home pool, because lines are down: a blocker if
/// the pack has no rule for it, because what these people do is then counted as if they had one.
void add_cut_off(const Subject& subject, std::vector<Finding>& all);
/// Adds a warning for each stretch in which a pool carries more than is documented.
void add_overloads(const Subject& subject, std::vector<Finding>& all);
/// Adds a warning for each line and phase in which meetings typically take more than the line carries.
void add_line_overloads(const Subject& subject, std::vector<Finding>& all);
std::vector<Step> steps(const Subject& subject);
std::vector<Gate> gates(const Subject& subject);
std::optional<Rollback> rollback(const Subject& subject);
std::vector<SideEffect> side_effects(const Subject& subject, sim::Instant r);
SideEffect locked_out_by_software(const Subject& subject, sim::Instant r);
std::vector<BrokenMeeting> broken_meetings(const Subject& subject);
std::vector<Unknown> unknowns(const Subject& subject);

/// What the result rests on: only what was used.
void find_grounds(const Subject& subject, RunReport& report);

/// Precondition: thresholds, expectations, findings and rollback of the report are there.
Verdict conclude(const Subject& subject, const RunReport& report);

}  // namespace coexist::scenarios::report
