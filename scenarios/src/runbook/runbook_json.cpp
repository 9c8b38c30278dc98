#include "report/json.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/runbook.hpp"

namespace coexist::scenarios {
namespace runbook {
namespace {

using report::array_of;
using report::Json;

std::string_view word_for(sim::Gravity gravity) {
  switch (gravity) {
    case sim::Gravity::Forbidden:
      return "forbidden";
    case sim::Gravity::Harmful:
      return "harmful";
    case sim::Gravity::Advice:
      return "advice";
  }
  return "?";
}

Json as_json(const Statement& statement) {
  return {{"fact", statement.fact}, {"says", statement.says}, {"documents", statement.documents}};
}

Json as_json(const Condition& condition) {
  return {{"rule", condition.rule.empty() ? Json(nullptr) : Json(condition.rule)},
          {"says", condition.says},
          {"otherwise", condition.otherwise},
          {"gravity", word_for(condition.gravity)},
          {"holds", condition.holds},
          {"sources", condition.sources}};
}

// A row is an object by the names of its columns, and by that of what is counted.
Json as_json(const Subjects& table) {
  return array_of(table.rows, [&](const Subjects::Row& row) {
    Json json = Json::object();
    for (std::size_t i = 0; i < row.cells.size(); ++i) json[table.header[i]] = row.cells[i];
    if (!table.unit.empty()) json[table.unit] = row.count;
    return json;
  });
}

Json as_json(const Step& step) {
  const auto statement = [](const Statement& said) { return as_json(said); };
  return {{"id", step.id},
          {"label", step.label},
          {"kind", step.kind},
          {"kind_label", step.kind_label},
          {"nominal", report::to_json(step.nominal)},
          {"timing", step.timing},
          {"who", step.who},
          {"subjects", array_of(step.subjects, [](const Subjects& table) { return as_json(table); })},
          {"people", step.people.empty() ? Json(nullptr) : Json(step.people)},
          {"conditions", array_of(step.conditions, [](const Condition& condition) { return as_json(condition); })},
          {"do", array_of(step.act, statement)},
          {"check", array_of(step.verify, statement)},
          {"documents_say", array_of(step.background, statement)},
          {"changes", step.changes},
          {"way_back", step.way_back},
          {"way_back_ends", step.way_back_ends.empty() ? Json(nullptr) : Json(step.way_back_ends)},
          {"going_back", step.going_back},
          {"on_trouble", step.on_trouble},
          {"objections", step.objections}};
}

Json as_json(const LooseStatement& loose) {
  Json json = as_json(loose.statement);
  json["check"] = loose.check;
  json["with"] = loose.kinds;
  return json;
}

}  // namespace
}  // namespace runbook

std::string print_json(const Runbook& runbook) {
  using report::Json;
  Json json = {{"format_version", kJsonFormatVersion},
               {"what", "runbook"},
               {"scenario", runbook.scenario},
               {"title", runbook.title},
               {"description", runbook.description},
               {"pack", {{"id", runbook.pack}, {"version", runbook.pack_version}, {"title", runbook.pack_title}}},
               {"zone", runbook.zone.name().empty() ? "UTC" : runbook.zone.name()},
               {"may_be_carried_out", runbook.may_be_carried_out},
               {"mark", runbook.mark},
               {"objections", runbook.objections},
               {"version", runbook.version},
               {"command", runbook.command}};
  json["steps"] = report::array_of(runbook.steps, [](const runbook::Step& step) { return runbook::as_json(step); });
  json["also"] =
      report::array_of(runbook.also, [](const runbook::LooseStatement& loose) { return runbook::as_json(loose); });
  json["people"] = report::array_of(runbook.people, [](const runbook::PeopleList& list) {
    return Json{{"id", list.id}, {"steps", list.steps}, {"people", list.people}};
  });
  json["documents"] = report::array_of(runbook.documents, [](const runbook::Document& document) {
    return Json{{"id", document.id}, {"title", document.title}, {"date", document.date}, {"url", document.url}};
  });
  return report::dumped(json);
}

}  // namespace coexist::scenarios
