// The report for programs; docs/run-json.md says what each member means.
#include "report/json.hpp"
#include "scenarios/json_format.hpp"
#include "scenarios/run_report.hpp"

namespace coexist::scenarios {
namespace report {
namespace {

template <typename Value>
Json optional(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const Threshold& t) {
  return {{"metric", t.metric},
          {"unit", t.unit},
          {"value", t.value},
          {"at_most", optional(t.at_most)},
          {"at_least", optional(t.at_least)},
          {"holds", t.holds},
          {"place", to_json(t.place)}};
}

Json json_of(const ExpectationResult& e) {
  return {{"says", e.says}, {"expected", e.expected}, {"expected_rule", e.expected_rule}, {"is", e.is},
          {"rule", e.rule}, {"met", e.met},           {"place", to_json(e.place)}};
}

Json json_of(const Figure& f) {
  return {{"name", f.name}, {"value", f.value}, {"unit", f.unit}, {"doc", f.doc}};
}

Json json_of(const Phase& p) {
  return {{"id", p.id},
          {"label", p.label},
          {"from", to_text(p.from)},
          {"until", to_text(p.until)},
          {"changes", array_of(p.changes, [](const Change& c) {
             return Json{{"what", c.what}, {"count", c.count}};
           })}};
}

Json json_of(const RuleTally& t) {
  return {{"outcome", name_of(t.outcome)},
          {"rule", t.rule},
          {"aspect", t.aspect},
          {"because", t.because},
          {"path", t.path},
          {"by_fallback", t.by_fallback},
          {"count", t.count}};
}

Json json_of(const OutcomeRow& row) {
  return {{"interaction", row.interaction},
          {"phase", row.phase},
          {"counts", outcome_counts(row.counts)},
          {"refused", row.refused},
          {"rules", array_of(row.rules, [](const RuleTally& t) { return json_of(t); })}};
}

Json json_of(const LinePeak& p) {
  return {{"phase", p.phase},
          {"from", to_text(p.from)},
          {"at", to_text(p.at)},
          {"typical_bps", p.takes.typical_bps},
          {"most_bps", p.takes.most_bps},
          {"most_corrected_bps", p.takes.most_corrected_bps}};
}

Json json_of(const Line& l) {
  return {{"link", l.link},
          {"label", l.label},
          {"carries_bps", l.carries_bps},
          {"peaks", array_of(l.peaks, [](const LinePeak& p) { return json_of(p); })}};
}

const char* name_of(Level level) {
  switch (level) {
    case Level::Blocker:
      return "blocker";
    case Level::Warning:
      return "warning";
    case Level::Note:
      break;
  }
  return "note";
}

Json json_of(const Finding& f) {
  return {{"level", name_of(f.level)},
          {"what", f.what},
          {"message", f.message},
          {"at", f.at ? Json(to_text(*f.at)) : Json(nullptr)},
          {"sources", f.sources},
          {"place", to_json(f.place)},
          {"blocks", f.blocks()},
          {"rule", f.concern.rule},
          {"step", f.concern.step},
          {"pool", f.concern.pool},
          {"waiver", f.waiver ? Json{{"index", f.waiver->waiver}, {"in_force", f.waiver->in_force}} : Json(nullptr)}};
}

Json json_of(const WaiverUse& u) {
  return {{"finding", u.waiver.finding}, {"step", u.waiver.step},     {"pool", u.waiver.pool},
          {"owner", u.waiver.owner},     {"reason", u.waiver.reason}, {"expires", to_text(u.waiver.expires)},
          {"waived", u.waived},          {"outlasted", u.outlasted},  {"place", to_json(u.waiver.place)}};
}

Json json_of(const Step& s) {
  return {{"id", s.id},
          {"label", s.label},
          {"kind", s.kind},
          {"status", s.status},
          {"nominal", to_json(s.nominal)},
          {"real", to_json(s.real)},
          {"units", {{"done", s.done}, {"planned", s.planned}, {"failed", s.failed}}},
          {"place", to_json(s.place)}};
}

Json json_of(const GateCells& g) {
  return {{"actor", g.actor},
          {"peer", g.peer},
          {"modality", g.modality},
          {"expected", name_of(g.expected)},
          {"observed", name_of(g.observed)},
          {"rule", g.rule},
          {"cells", g.cells},
          {"not_reached", g.not_reached},
          {"differs", g.differs}};
}

Json json_of(const Gate& g) {
  return {{"step", g.step},           {"status", g.status},
          {"at", to_text(g.at)},      {"cells", g.cells},
          {"differing", g.differing}, {"groups", array_of(g.groups, [](const GateCells& c) { return json_of(c); })}};
}

Json json_of(const SideEffect& e) {
  return {{"id", e.id},
          {"sentence", e.sentence},
          {"meetings", e.meetings},
          {"meetings_failing", e.meetings_failing},
          {"joins", outcome_counts(e.joins)},
          {"joins_failing_anyway", e.failing_anyway},
          {"people", e.people},
          {"people_still", e.still},
          {"longest_s", e.longest.us / 1'000'000}};
}

Json json_of(const std::optional<Rollback>& r) {
  if (!r) return nullptr;
  return {{"step", r->step},
          {"at", to_text(r->at)},
          {"until", to_text(r->until)},
          {"bill", array_of(r->bill, [](const Figure& f) { return json_of(f); })},
          {"side_effects", array_of(r->side_effects, [](const SideEffect& e) { return json_of(e); })}};
}

Json json_of(const BrokenMeeting& m) {
  return {{"meeting", m.meeting}, {"organiser", m.organiser},  {"occurrence", m.occurrence},
          {"of", m.occurrences},  {"start", to_text(m.start)}, {"person", m.person},
          {"rule", m.rule},       {"joins_failing", m.failed}, {"joins", m.joins},
          {"command", m.command}};
}

Json json_of(const Assumption& a) {
  return {{"id", a.id},     {"label", a.label}, {"value", a.value}, {"default", a.standard}, {"low", a.low},
          {"high", a.high}, {"unit", a.unit},   {"why", a.why},     {"used_by", a.used_by}};
}

Json json_of(const AssumedRule& r) {
  return {{"rule", r.rule}, {"because", r.because}, {"sources", r.sources}, {"decided", r.decided}};
}

Json json_of(const AssumedQuorum& q) {
  return {{"pools", q.pools}, {"because", q.because}, {"sources", q.sources}};
}

Json json_of(const AssumedMedia& m) {
  return {{"media", m.media}, {"because", m.because}, {"sources", m.sources}};
}

Json json_of(const Choice& c) {
  return {{"id", c.id},         {"question", c.question},       {"value", c.value},    {"default", c.standard},
          {"values", c.values}, {"is_default", c.is_default()}, {"decided", c.decided}};
}

Json json_of(const Unknown& u) {
  return {{"interaction", u.interaction},
          {"aspect", u.aspect},
          {"combination", u.cell},
          {"rule", u.rule},
          {"count", u.count},
          {"command", u.command}};
}

template <typename Item>
Json list(const std::vector<Item>& items) {
  return array_of(items, [](const Item& item) { return json_of(item); });
}

}  // namespace
}  // namespace report

std::string print_json(const RunReport& r) {
  using namespace report;
  Json json = {{"format_version", kJsonFormatVersion}, {"what", "run"}};
  json["version"] = r.version;
  json["scenario"] = {{"id", r.scenario},
                      {"title", r.title},
                      {"description", r.description},
                      {"seed", r.seed},
                      {"begin", to_text(r.span.begin)},
                      {"end", to_text(r.span.end)},
                      {"zone", r.zone.name()}};
  json["pack"] = {{"id", r.pack}, {"version", r.pack_version}, {"title", r.pack_title}};
  json["verdict"] = {{"yes", r.verdict.yes},
                     {"exit_status", r.verdict.exit_status()},
                     {"against_the_verifier", r.verdict.against_the_verifier},
                     {"mark", r.verdict.mark},
                     {"unsupported", r.verdict.unsupported},
                     {"sentence", r.verdict.sentence}};
  json["thresholds"] = list(r.thresholds);
  json["expectations"] = list(r.expectations);
  json["phases"] = list(r.phases);
  json["outcomes"] = list(r.outcomes);
  json["lines"] = list(r.lines);
  json["findings"] = list(r.findings);
  json["waivers"] = list(r.waivers);
  json["steps"] = list(r.steps);
  json["gates"] = list(r.gates);
  json["rollback"] = json_of(r.rollback);
  json["examples"] = list(r.examples);
  json["metrics"] = list(r.metrics);
  json["assumptions"] = list(r.assumptions);
  json["assumed_rules"] = list(r.assumed_rules);
  json["assumed_quorums"] = list(r.assumed_quorums);
  json["assumed_media"] = list(r.assumed_media);
  json["switches"] = list(r.switches);
  json["unknowns"] = list(r.unknowns);
  json["single_points_of_failure"] = {{"sites", r.single_sites}, {"links", r.single_links}};
  json["notes"] = r.notes;
  json["inputs"] = array_of(r.inputs, [](const InputFile& file) {
    return Json{{"name", file.name}, {"digest", file.digest}};
  });
  json["infrastructure"] = r.infrastructure;
  json["reproduce"] = r.reproduce;
  return dumped(json);
}

}  // namespace coexist::scenarios
