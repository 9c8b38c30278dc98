// What stands on the sheets, and in which order.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/phrases.hpp"
#include "runbook/sheet.hpp"
#include "scenarios/runbook.hpp"

namespace coexist::scenarios {
namespace runbook {
namespace {

using report::counted;
using report::grouped;
using report::on_clock;

std::string keys(const std::vector<std::string>& sources) {
  return sources.empty() ? std::string() : fmt::format(" [{}]", fmt::join(sources, ", "));
}

std::string spelled(const Statement& statement) {
  return fmt::format("{} [{}: {}]", statement.says, statement.fact, fmt::join(statement.documents, ", "));
}

std::string_view word_for(sim::Gravity gravity) {
  switch (gravity) {
    case sim::Gravity::Forbidden:
      return "must";
    case sim::Gravity::Harmful:
      return "should";
    case sim::Gravity::Advice:
      return "better";
  }
  return "?";
}

std::string spelled(const Condition& condition) {
  return fmt::format("{}{}: {}{}{}", condition.holds ? "" : "NOT SO IN THIS PLAN: ", word_for(condition.gravity),
                     condition.says, condition.otherwise.empty() ? "" : "; otherwise: " + condition.otherwise,
                     keys(condition.sources));
}

// "10 people", "3 servers"; nothing of what is not counted.
std::string amount(const Step& step) {
  if (step.subjects.empty() || step.subjects.front().unit.empty()) return {};
  const Subjects& table = step.subjects.front();
  std::int64_t all = 0;
  for (const Subjects::Row& row : table.rows) all += row.count;
  return counted(all, table.one, table.unit);
}

void write_plan(const Runbook& runbook, Sheet& sheet) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < runbook.steps.size(); ++i) {
    const Step& step = runbook.steps[i];
    rows.push_back({grouped(i + 1), step.nominal ? on_clock(runbook.zone, step.nominal->begin) : "not planned",
                    step.nominal ? on_clock(runbook.zone, step.nominal->end) : "", step.id, step.label, amount(step),
                    step.way_back ? "yes" : "no"});
  }
  sheet.heading(2, "The plan");
  sheet.table({"step", "begins", "ends", "id", "what", "whom or what", "way back"}, rows, false);
}

void write_who(const Step& step, const std::vector<PeopleList>& lists, Sheet& sheet) {
  sheet.heading(3, "Who and what");
  for (const Subjects& table : step.subjects) {
    if (table.rows.empty()) continue;
    Row header = table.header;
    if (!table.unit.empty()) header.push_back(table.unit);
    std::vector<Row> rows;
    for (const Subjects::Row& row : table.rows) {
      rows.push_back(row.cells);
      if (!table.unit.empty()) rows.back().push_back(grouped(row.count));
    }
    sheet.table(header, rows, !table.unit.empty());
  }
  for (const std::string& who : step.who) sheet.item(who);
  const auto list =
      std::find_if(lists.begin(), lists.end(), [&](const PeopleList& people) { return people.id == step.people; });
  if (list != lists.end())
    sheet.item(fmt::format("by name: {} at the end, {}", list->id, counted(list->people.size(), "person", "people")));
}

void write_statements(const char* heading, const std::vector<Statement>& statements, Sheet& sheet) {
  if (statements.empty()) return;
  sheet.heading(3, heading);
  for (const Statement& statement : statements) sheet.box(spelled(statement));
}

void write_step(const Runbook& runbook, std::size_t position, Sheet& sheet) {
  const Step& step = runbook.steps[position];
  sheet.heading(2, fmt::format("Step {}: {} ({})", position + 1, step.label, step.id));
  if (step.nominal) {
    sheet.paragraph(fmt::format("Begins {}, ends {}.", on_clock(runbook.zone, step.nominal->begin),
                                on_clock(runbook.zone, step.nominal->end)));
  }
  for (const std::string& objection : step.objections) sheet.item("✕ " + objection);
  for (const std::string& sentence : step.timing) sheet.item(sentence);
  write_who(step, runbook.people, sheet);
  if (!step.conditions.empty()) {
    sheet.heading(3, "Before it begins");
    for (const Condition& condition : step.conditions) sheet.box(spelled(condition));
  }
  sheet.heading(3, "Do");
  sheet.box(step.kind_label);
  for (const Statement& statement : step.act) sheet.box(spelled(statement));
  write_statements("Check", step.verify, sheet);
  if (!step.background.empty()) {
    sheet.heading(3, "Documents say");
    for (const Statement& statement : step.background) sheet.item(spelled(statement));
  }
  sheet.heading(3, "Afterwards");
  for (const std::string& change : step.changes) sheet.item(change);
  if (!step.going_back.empty()) sheet.item(step.going_back);
  sheet.item(step.on_trouble);
  sheet.box("begun .................... ended .................... by ....................");
}

void write_also(const Runbook& runbook, Sheet& sheet) {
  if (runbook.also.empty()) return;
  sheet.heading(2, "Also to be checked");
  sheet.paragraph("Documents say this of kinds of step that the schedule does not have.");
  for (const LooseStatement& loose : runbook.also) {
    const std::string with = loose.kinds.empty() ? "" : fmt::format("; with: {}", fmt::join(loose.kinds, ", "));
    sheet.box(spelled(loose.statement) + with);
  }
}

void write_lists(const Runbook& runbook, Sheet& sheet) {
  if (!runbook.people.empty()) sheet.heading(2, "People");
  for (const PeopleList& list : runbook.people) {
    sheet.heading(3, fmt::format("{}: {}, for {}", list.id, counted(list.people.size(), "person", "people"),
                                 report::listed(list.steps)));
    sheet.paragraph(fmt::format("{}", fmt::join(list.people, ", ")));
  }
  if (runbook.documents.empty()) return;
  sheet.heading(2, "Documents");
  std::vector<Row> rows;
  for (const Document& document : runbook.documents)
    rows.push_back({document.id, document.title, document.date, document.url});
  sheet.table({"key", "title", "date", "where"}, rows, false);
}

void write(const Runbook& runbook, Sheet& sheet) {
  sheet.heading(1, fmt::format("Runbook: {} ({})", runbook.title, runbook.scenario));
  if (!runbook.description.empty()) sheet.paragraph(runbook.description);
  sheet.paragraph(fmt::format(
      "Pack {} {}: {}. Times are those of {}, as expected if nothing fails; nothing was rehearsed.", runbook.pack,
      runbook.pack_version, runbook.pack_title, runbook.zone.name().empty() ? "UTC" : runbook.zone.name()));
  if (!runbook.may_be_carried_out)
    sheet.paragraph("✕ This schedule must not be carried out. What stands against it is marked below.");
  if (!runbook.mark.empty()) sheet.paragraph("△ " + runbook.mark);
  for (const std::string& objection : runbook.objections) sheet.item("✕ " + objection);
  write_plan(runbook, sheet);
  for (std::size_t i = 0; i < runbook.steps.size(); ++i) write_step(runbook, i, sheet);
  write_also(runbook, sheet);
  write_lists(runbook, sheet);
  sheet.heading(2, "How this was printed");
  sheet.paragraph(fmt::format("coexist {}: {}", runbook.version, runbook.command));
}

}  // namespace
}  // namespace runbook

std::string print_text(const Runbook& runbook) {
  runbook::TextSheet sheet;
  runbook::write(runbook, sheet);
  return sheet.written();
}

std::string print_markdown(const Runbook& runbook) {
  runbook::MarkdownSheet sheet;
  runbook::write(runbook, sheet);
  return sheet.written();
}

}  // namespace coexist::scenarios
