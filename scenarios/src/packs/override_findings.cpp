#include "packs/override_findings.hpp"

#include <algorithm>
#include <functional>

#include "packs/circle.hpp"
#include "sim/pack_diagrams.hpp"

// sim::check_pack asks what a table decides; here, whether each line was worth writing.
namespace coexist::scenarios::packs {
namespace {

const Place& place_of(const Building& building, sim::RuleId rule) {
  return building.provenance.place(building.pack.rules[rule].provenance);
}

sim::RuleId rule_named(const Building& building, const std::string& id) {
  const auto found = building.rule_ids.find(id);
  return found == building.rule_ids.end() ? sim::kNone<sim::RuleId> : found->second;
}

// Whether some combination that can occur fits the conditions of both.
bool meet(const sim::Pack& pack, const sim::Rule& a, const sim::Rule& b) {
  if (a.aspect != b.aspect) return false;
  const std::vector<sim::Dimension>& dimensions = pack.aspects[a.aspect].dimensions;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    const auto has = [&](const sim::ValueMask& mask, std::size_t value) { return mask.empty() || mask[value]; };
    const std::vector<std::size_t> possible = sim::possible_values(pack.vocabulary, dimensions[d].attribute);
    if (std::none_of(possible.begin(), possible.end(),
                     [&](std::size_t value) { return has(a.when[d], value) && has(b.when[d], value); })) {
      return false;
    }
  }
  return true;
}

// Those that decide a cell of the table; nothing for a table that is too intricate to be written down.
std::optional<std::set<sim::RuleId>> deciding(const sim::Pack& pack, sim::AspectId aspect) {
  const sim::Scope scope = sim::scope_of(pack, {.path = {}, .aspect = aspect});
  sim::DiagramForest forest(sim::sizes_of(scope));
  std::set<sim::RuleId> rules;
  try {
    for (const sim::Label label : forest.labels(sim::rule_diagram(forest, pack, aspect, scope))) {
      if (label > 0) rules.insert(sim::id_at<sim::RuleId>(label - 1));
    }
  } catch (const sim::DiagramTooLarge&) {
    return std::nullopt;
  }
  return rules;
}

Diagnostic repeats(const Building& building, sim::RuleId rule) {
  const sim::Pack& pack = building.pack;
  constexpr std::size_t kNamed = 3;
  std::vector<sim::RuleId> same;
  for (const sim::RuleId other : sim::ids<sim::RuleId>(pack.rules.size())) {
    if (other != rule && same.size() < kNamed && meet(pack, pack.rules[rule], pack.rules[other])) same.push_back(other);
  }
  Diagnostic d;
  d.code = "E612";
  d.place = place_of(building, rule);
  d.message = fmt::format("rule '{}' decides nothing: other rules say the same of all its cells", pack.rules[rule].id);
  d.help =
      "remove it; or give it the id of such a rule, if its reason and its sources are to stand in the place of those";
  for (const sim::RuleId other : same) {
    d.related.emplace_back(place_of(building, other), fmt::format("'{}' is here", pack.rules[other].id));
  }
  return d;
}

}  // namespace

std::set<sim::AspectId> report_override_circles(const Building& building) {
  const sim::Pack& pack = building.pack;
  std::vector<std::vector<std::size_t>> beaten(pack.rules.size());
  for (const sim::RuleId rule : sim::ids<sim::RuleId>(pack.rules.size())) {
    if (is_mirror(building, pack.rules[rule].aspect)) continue;
    for (const std::string& name : pack.rules[rule].overrides) {
      const sim::RuleId other = rule_named(building, name);
      if (other == rule) continue;  // E614 of check_pack
      if (other != sim::kNone<sim::RuleId> && pack.rules[other].aspect == pack.rules[rule].aspect) {
        beaten[sim::index(rule)].push_back(sim::index(other));
      }
    }
  }
  const std::vector<std::size_t> circle = find_circle(beaten);
  if (circle.empty()) return {};
  std::string names;
  for (const std::size_t node : circle) names += pack.rules[sim::id_at<sim::RuleId>(node)].id + " -> ";
  const auto first = sim::id_at<sim::RuleId>(circle.front());
  Diagnostic d;
  d.code = "E624";
  d.place = place_of(building, first);
  d.message = fmt::format("rules override each other in a circle: {}{}", names, pack.rules[first].id);
  d.help = "which of them wins cannot be known: take one of these `overrides:` away";
  for (auto node = circle.begin() + 1; node != circle.end(); ++node) {
    const auto rule = sim::id_at<sim::RuleId>(*node);
    d.related.emplace_back(place_of(building, rule), fmt::format("'{}' is here", pack.rules[rule].id));
  }
  building.diagnostics.add(std::move(d));
  return {pack.rules[first].aspect};
}

void report_idle_overrides(const Building& building) {
  const sim::Pack& pack = building.pack;
  for (const sim::RuleId id : sim::ids<sim::RuleId>(pack.rules.size())) {
    const sim::Rule& rule = pack.rules[id];
    // What a pack below says is about other hops as well, where the two may meet.
    if (is_mirror(building, rule.aspect) || building.layer_of_rule[sim::index(id)] < building.own_layer) continue;
    for (const std::string& name : rule.overrides) {
      const sim::RuleId other = rule_named(building, name);
      if (other == sim::kNone<sim::RuleId> || pack.rules[other].aspect != rule.aspect) continue;  // E614 of check_pack
      if (meet(pack, rule, pack.rules[other])) continue;
      building.diagnostics.add(
          {Severity::Error,
           "E614",
           fmt::format("rule '{}' overrides '{}', but the two never apply to the same case", rule.id, name),
           place_of(building, id),
           "take the name away, or correct the conditions",
           {{place_of(building, other), fmt::format("'{}' is here", name)}}});
    }
  }
}

void report_repeating_rules(const Building& building) {
  const sim::Pack& pack = building.pack;
  std::set<sim::AspectId> aspects;  // with rules of files that lie over the pack
  for (const sim::RuleId id : sim::ids<sim::RuleId>(building.layer_of_rule.size())) {
    const bool is_own = building.layer_of_rule[sim::index(id)] > building.own_layer;
    if (is_own && !is_mirror(building, pack.rules[id].aspect)) aspects.insert(pack.rules[id].aspect);
  }
  for (const sim::AspectId aspect : aspects) {
    const auto winners = deciding(pack, aspect);
    if (!winners) continue;
    for (const sim::RuleId id : sim::ids<sim::RuleId>(building.layer_of_rule.size())) {
      const bool is_own = building.layer_of_rule[sim::index(id)] > building.own_layer;
      if (is_own && pack.rules[id].aspect == aspect && winners->count(id) == 0) {
        building.diagnostics.add(repeats(building, id));
      }
    }
  }
}

void report_waiting_circle(const Building& building) {
  const sim::Pack& pack = building.pack;
  std::vector<std::vector<std::size_t>> waits(pack.step_kinds.size());
  const auto is_edge = [](const sim::Precedence& rule) {
    return rule.requirement == sim::Requirement::StepDone && rule.gravity == sim::Gravity::Forbidden;
  };
  for (const sim::Precedence& rule : pack.precedence) {
    if (is_edge(rule)) waits[sim::index(rule.before_kind)].push_back(sim::index(rule.step));
  }
  const std::vector<std::size_t> circle = find_circle(waits);
  if (circle.empty()) return;
  std::string names;
  std::vector<const sim::Precedence*> lines;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    const auto kind = sim::id_at<sim::StepKindId>(circle[i]);
    const auto next = sim::id_at<sim::StepKindId>(circle[(i + 1) % circle.size()]);
    names += pack.step_kinds[kind].id + " -> ";
    lines.push_back(&*std::find_if(pack.precedence.begin(), pack.precedence.end(), [&](const sim::Precedence& p) {
      return is_edge(p) && p.before_kind == kind && p.step == next;
    }));
  }
  // Layers are read from below: the last of these lines closed the circle, and is the user's if one of them is.
  std::sort(lines.begin(), lines.end(), std::greater<>());
  Diagnostic d;
  d.code = "E625";
  d.place = building.provenance.place(lines.front()->provenance);
  d.message = fmt::format("none of these steps can ever begin, because each waits for the next: {}{}", names,
                          pack.step_kinds[sim::id_at<sim::StepKindId>(circle.front())].id);
  d.help = "take one of these lines away, or let it be `gravity: harmful`";
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    d.related.emplace_back(building.provenance.place((*line)->provenance), fmt::format("'{}' is here", (*line)->id));
  }
  building.diagnostics.add(std::move(d));
}

}  // namespace coexist::scenarios::packs
