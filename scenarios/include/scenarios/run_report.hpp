// What a run says, as one value: built once, printed as text, JSON and HTML.
//
// The order of members is the order of the report: the verdict first, then what it rests on.
#pragma once

#include <string>
#include <vector>

#include "planner/verifier.hpp"
#include "scenarios/expectation.hpp"
#include "scenarios/report_parts.hpp"
#include "scenarios/scenario_file.hpp"
#include "sim/run.hpp"
#include "viz/table_twin.hpp"

namespace coexist::scenarios {

struct ReportOptions {
  std::string version;                 // of this program
  std::string scenario_argument;       // as the user named the scenario; stands in every command that is shown
  std::vector<std::string> arguments;  // others that change the result, e.g. `--set`, `a=b`
};

struct RunReport {
  std::string scenario, title, description, version;
  std::string pack, pack_version, pack_title;
  std::uint64_t seed = 0;
  sim::Interval span;
  Zone zone;  // in which text and HTML show instants
  report::Verdict verdict;
  std::vector<report::Threshold> thresholds;
  std::vector<report::ExpectationResult> expectations;
  std::vector<report::Phase> phases;
  std::vector<report::OutcomeRow> outcomes;  // by interaction, then in order of the phases
  std::vector<report::Line> lines;           // as in the scenario; none if the pack knows no streams of meetings
  std::vector<report::Finding> findings;     // what blocks first, then what is waived
  std::vector<report::WaiverUse> waivers;    // as in the scenario
  std::vector<report::Step> steps;
  std::vector<report::Gate> gates;
  std::optional<report::Rollback> rollback;
  std::vector<report::BrokenMeeting> examples;
  std::vector<report::Figure> metrics;
  std::vector<report::Assumption> assumptions;
  std::vector<report::AssumedRule> assumed_rules;
  std::vector<report::AssumedQuorum> assumed_quorums;  // in the pack's order
  std::vector<report::AssumedMedia> assumed_media;     // likewise
  std::vector<report::Choice> switches;
  std::vector<report::Unknown> unknowns;
  std::vector<std::string> single_sites, single_links;  // whose loss cuts something off
  std::vector<InputFile> inputs;
  std::vector<std::string> notes;
  std::string infrastructure;  // the model in one line
  std::string reproduce;       // the command
};

/// What was rehearsed. What nobody judged blocks: unknown outcomes, and what steps make fail (the metrics are listed in
/// docs/run-json.md), unless a threshold says how much is accepted. What fails without any step is a warning.
/// O(joins + people + trace x steps).
RunReport make_report(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Rehearsal& rehearsal,
                      const planner::Verdict& verdict, const std::vector<Answer>& answers,
                      const ReportOptions& options);

/// For a terminal: at most kTextColumns columns, the verdict in the first line, SGR colours if asked.
inline constexpr std::size_t kTextColumns = 110;
std::string print_text(const RunReport& report, bool colour = false);

/// Everything, as one JSON object (docs/run-json.md). UTF-8, ends in a line break.
std::string print_json(const RunReport& report);

/// A phase as an SVG element for the page, and the same as a table.
struct PhasePicture {
  std::string phase, label;
  sim::Instant at;
  std::string svg;
  viz::TextTable table;
};

/// One self-contained page: nothing is fetched, no script, printable. Every name is escaped.
std::string print_html(const RunReport& report, const std::vector<PhasePicture>& pictures = {});

}  // namespace coexist::scenarios
