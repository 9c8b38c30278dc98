// The paper for the change window: every step of a schedule with what to do, to check and to mind, from what the pack
// carries for it.
//
// Nothing is rehearsed: times are those at which the verifier expects the steps. Who stands with these sheets beside
// the servers has no other paper, so that names, documents and lists of people are all in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planner/verifier.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/scenario_file.hpp"

namespace coexist::scenarios {
namespace runbook {

/// What documents state, in the pack's words.
struct Statement {
  std::string fact, says;
  std::vector<std::string> documents;  // keys
};

/// What must hold when a step begins.
struct Condition {
  std::string rule;       // the pack's; empty: another step of the schedule, or what its author wished
  std::string says;       // "done before: ..."
  std::string otherwise;  // what happens if it does not hold
  sim::Gravity gravity = sim::Gravity::Forbidden;
  bool holds = true;  // on paper, in this plan
  std::vector<std::string> sources;
};

/// Whom or what a step is about: a row is so many of `unit` ("person", "people"); without one it is one thing, and not
/// counted.
struct Subjects {
  struct Row {
    std::vector<std::string> cells;
    std::int64_t count = 1;
  };
  std::vector<std::string> header;
  std::string one, unit;
  std::vector<Row> rows;
};

struct Step {
  std::string id, label, kind, kind_label;
  std::optional<sim::Interval> nominal;  // absent: it never begins in this plan
  std::vector<std::string> timing;       // sentences: why not, the window, what its length rests on
  std::vector<std::string> who;          // "Administrators: 1 of 3"
  std::vector<Subjects> subjects;
  std::string people;  // by name: PeopleList::id; empty if it is about nobody
  std::vector<Condition> conditions;
  std::vector<Statement> act;         // carried for this kind of step: to be done or minded
  std::vector<Statement> verify;      // likewise: to be checked
  std::vector<Statement> background;  // what its kind cites beside these; a rehearsal acts by it
  std::vector<std::string> changes;   // sentences
  bool way_back = true;               // a rollback can undo it
  std::string way_back_ends;          // which later step nothing undoes, and when it begins; empty: none does
  std::string going_back;             // the same as a sentence; empty of a step that leaves nothing to take back
  std::string on_trouble;
  std::vector<std::string> objections;  // what else the verifier says against it
};

/// Carried for kinds of step that the schedule does not have, or for none in particular.
struct LooseStatement {
  Statement statement;
  bool check = false;              // to be checked; false: to be done or minded
  std::vector<std::string> kinds;  // labels
};

/// The people of one or several steps, in the order in which the schedule takes them.
struct PeopleList {
  std::string id;                  // "list 1"
  std::vector<std::string> steps;  // ids
  std::vector<std::string> people;
};

struct Document {
  std::string id, title, url, date;
};

}  // namespace runbook

struct Runbook {
  std::string scenario, title, description, pack, pack_title, pack_version, version, command;
  Zone zone;                            // in which times are printed; JSON has UTC
  bool may_be_carried_out = true;       // waivers counted
  std::string mark;                     // run_mark
  std::vector<std::string> objections;  // of no step in particular
  std::vector<runbook::Step> steps;     // as they begin; those that never do come last
  std::vector<runbook::LooseStatement> also;
  std::vector<runbook::PeopleList> people;
  std::vector<runbook::Document> documents;  // that the rest names, by id
};

struct RunbookOptions {
  std::string version;      // of this program
  ScenarioArguments asked;  // stands in the command that prints this runbook
};

/// Every statement that the pack carries into runbook or check list is there: once with each step of its kinds, or once
/// under `also` if the schedule has none. So is what a kind of step cites that changes nothing by itself.
/// `verdict` is that of the loaded scenario. O(steps x (precedence + statements) + people of all steps).
Runbook compose_runbook(const LoadedScenario& loaded, const planner::Verdict& verdict, const RunbookOptions& options);

/// For a terminal, at most 110 columns.
std::string print_text(const Runbook& runbook);
/// With tables, and boxes to tick; names are escaped.
std::string print_markdown(const Runbook& runbook);
/// One JSON object, instants in UTC (scenarios/README.md).
std::string print_json(const Runbook& runbook);

}  // namespace coexist::scenarios
