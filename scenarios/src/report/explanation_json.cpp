#include "report/json.hpp"
#include "report/told_explanation.hpp"
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

Json who(const Told& t) {
  return {{"person", t.person}, {"department", t.department},     {"site", t.site},        {"class", t.person_class},
          {"home", t.home},     {"home_service", t.home_service}, {"software", t.software}};
}

Json decision(const Told& t, Json outcome) {
  return {{"outcome", std::move(outcome)},
          {"at", to_text(t.decided_at)},
          {"path", t.path},
          {"by_fallback", t.by_fallback},
          {"without_rule", t.without_rule},
          {"rules", array_of(t.rules, [](const ToldRule& r) { return json_of(r); })}};
}

void add_grounds(const Told& t, Json& json) {
  json["paths"] = array_of(t.paths, [](const ToldPath& p) { return json_of(p); });
  json["chain"] = array_of(t.chain, [](const ToldLink& l) { return json_of(l); });
  json["undo"] = {{"steps", t.undo},
                  {"outcome", t.undo.empty() ? Json(nullptr) : Json(name_of(t.without_undo))},
                  {"command", t.undo_command}};
}

}  // namespace
}  // namespace report

std::string print_explanation_json(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                   const sim::JoinExplanation& explanation, const ScenarioArguments& asked) {
  using namespace report;
  const ToldJoin j = told(loaded, pack, explanation, asked);
  Json json = {{"format_version", kJsonFormatVersion}, {"what", j.what}};
  json["join"] = {{"meeting", j.meeting}, {"occurrence", j.occurrence},     {"of", j.occurrences},
                  {"person", j.person},   {"begin", to_text(j.held.begin)}, {"end", to_text(j.held.end)},
                  {"exists", j.exists}};
  json["who"] = who(j);
  json["meeting"] = {
      {"organiser", j.organiser}, {"kind", j.kind},           {"format", j.format}, {"made_on", j.made_on},
      {"made_with", j.made_with}, {"condition", j.condition}, {"host", j.host},     {"host_service", j.host_service}};
  json["decision"] = decision(j, j.exists ? Json(name_of(j.outcome)) : Json(nullptr));
  add_grounds(j, json);
  return dumped(json);
}

std::string print_explanation_json(const LoadedScenario& loaded, const sim::CompiledPack& pack,
                                   const sim::SignInExplanation& explanation, const ScenarioArguments& asked) {
  using namespace report;
  const ToldSignIn s = told(loaded, pack, explanation, asked);
  Json json = {{"format_version", kJsonFormatVersion}, {"what", s.what}};
  json["sign_in"] = {{"person", s.person},
                     {"number", s.sign_in ? Json(*s.sign_in) : Json(nullptr)},
                     {"of", s.sign_ins},
                     {"at", to_text(s.decided_at)}};
  json["who"] = who(s);
  json["decision"] = decision(s, name_of(s.outcome));
  add_grounds(s, json);
  return dumped(json);
}

}  // namespace coexist::scenarios
