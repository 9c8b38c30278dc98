#include "report/json.hpp"
#include "report/told_join.hpp"
#include "scenarios/json_format.hpp"

namespace coexist::scenarios {
namespace report {
namespace {

Json json_of(const ToldSource& s) {
  return {{"key", s.key}, {"title", s.title}, {"date", s.date}, {"url", s.url}};
}

Json json_of(const ToldRule& r) {
  return {{"id", r.id},
          {"aspect", r.aspect},
          {"because", r.because},
          {"assumed", r.assumed},
          {"sources", array_of(r.sources, [](const ToldSource& s) { return json_of(s); })},
          {"place", to_json(r.place)}};
}

Json json_of(const ToldAspect& a) {
  return {{"aspect", a.label}, {"cell", a.cell}, {"outcome", name_of(a.outcome)}, {"rule", a.rule}};
}

Json json_of(const ToldPath& p) {
  return {{"path", p.label},
          {"has_path", p.has_path},
          {"outcome", name_of(p.outcome)},
          {"rule", p.rule},
          {"aspects", array_of(p.aspects, [](const ToldAspect& a) { return json_of(a); })}};
}

Json json_of(const ToldLink& l) {
  return {{"at", to_text(l.at)}, {"what", l.text},         {"step", l.step},
          {"rule", l.rule},      {"relevant", l.relevant}, {"place", to_json(l.place)}};
}

}  // namespace
}  // namespace report

std::string print_explanation_json(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                   const sim::JoinExplanation& explanation, const ScenarioArguments& asked) {
  using namespace report;
  const ToldJoin j = told(loaded, pack, explanation, asked);
  Json json = {{"format_version", kJsonFormatVersion}, {"what", "join"}};
  json["join"] = {{"meeting", j.meeting}, {"occurrence", j.occurrence},     {"of", j.occurrences},
                  {"person", j.person},   {"begin", to_text(j.held.begin)}, {"end", to_text(j.held.end)},
                  {"exists", j.exists}};
  json["who"] = {
      {"person", j.person}, {"department", j.department},     {"site", j.site},        {"class", j.person_class},
      {"home", j.home},     {"home_service", j.home_service}, {"software", j.software}};
  json["meeting"] = {
      {"organiser", j.organiser}, {"kind", j.kind},           {"format", j.format}, {"made_on", j.made_on},
      {"made_with", j.made_with}, {"condition", j.condition}, {"host", j.host},     {"host_service", j.host_service}};
  json["decision"] = {{"outcome", j.exists ? Json(name_of(j.outcome)) : Json(nullptr)},
                      {"at", to_text(j.decided_at)},
                      {"path", j.path},
                      {"by_fallback", j.by_fallback},
                      {"without_rule", j.without_rule},
                      {"rules", array_of(j.rules, [](const ToldRule& r) { return json_of(r); })}};
  json["paths"] = array_of(j.paths, [](const ToldPath& p) { return json_of(p); });
  json["chain"] = array_of(j.chain, [](const ToldLink& l) { return json_of(l); });
  json["undo"] = {{"steps", j.undo},
                  {"outcome", j.undo.empty() ? Json(nullptr) : Json(name_of(j.without_undo))},
                  {"command", j.undo_command}};
  return dumped(json);
}

}  // namespace coexist::scenarios
