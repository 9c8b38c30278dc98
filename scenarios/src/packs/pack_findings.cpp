#include <algorithm>
#include <set>

#include "packs/building.hpp"
#include "packs/idle_assumptions.hpp"
#include "packs/override_findings.hpp"
#include "sim/compiled_pack.hpp"
#include "sim/pack_check.hpp"

namespace coexist::scenarios::packs {
namespace {

// Walking all cells with all rules is the dearest thing that loading does; documented tables need some thousand steps.
constexpr std::size_t kMostWork = 100'000'000;

const Place& place_of(const Building& building, sim::RuleId rule) {
  return building.provenance.place(building.pack.rules[rule].provenance);
}

std::size_t layer_of(const Building& building, sim::RuleId rule) {
  return building.layer_of_rule[sim::index(rule)];
}

// Who reads it wrote one of the two. Where one lies over the other, that is the upper one, and the lower one is not
// theirs to change.
Diagnostic contradiction(const Building& building, const sim::PackFinding& finding) {
  const sim::Pack& pack = building.pack;
  const bool above = layer_of(building, finding.rule) < layer_of(building, finding.other);
  const sim::RuleId mine = above ? finding.other : finding.rule;
  const sim::RuleId theirs = above ? finding.rule : finding.other;
  const sim::Rule& one = pack.rules[mine];
  const sim::Rule& other = pack.rules[theirs];
  Diagnostic d;
  d.code = "E611";
  d.place = place_of(building, mine);
  if (layer_of(building, mine) > layer_of(building, theirs)) {
    d.message = fmt::format("rule '{}' ({}) contradicts '{}' ({}), over which it lies, at {}", one.id,
                            name_of(one.outcome), other.id, name_of(other.outcome), finding.cell);
    d.help = fmt::format("if it is right, let it win with overrides: [{}], or give it that rule's id; else narrow it",
                         other.id);
  } else {
    d.message = fmt::format("rules '{}' ({}) and '{}' ({}) contradict each other at {}", one.id, name_of(one.outcome),
                            other.id, name_of(other.outcome), finding.cell);
    d.help = fmt::format("narrow one of them, or let one win: overrides: [{}]", other.id);
  }
  d.related.emplace_back(place_of(building, theirs), fmt::format("'{}' is here", other.id));
  return d;
}

Diagnostic unreachable(const Building& building, const sim::PackFinding& finding) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> winners;
  for (const sim::RuleId winner : finding.winners) winners.push_back(building.pack.rules[winner].id);
  const std::size_t left = winners.size() > kNamed ? winners.size() - kNamed : 0;
  winners.resize(winners.size() - left);
  const std::string by = fmt::format("{}{}", fmt::join(winners, ", "), left > 0 ? ", ..." : "");
  const std::string& rule = building.pack.rules[finding.rule].id;
  Diagnostic d;
  d.code = "E612";
  d.place = place_of(building, finding.rule);
  d.message = by.empty() ? fmt::format("rule '{}' decides nothing: no combination fits its conditions", rule)
                         : fmt::format("rule '{}' decides nothing: other rules decide all its cells ({})", rule, by);
  d.help = by.empty() ? "correct its conditions, or remove it"
                      : fmt::format("remove it, or let it win with overrides: [{}]", by);
  return d;
}

Diagnostic described(const Building& building, const sim::PackFinding& finding) {
  const sim::Pack& pack = building.pack;
  const auto& aspect = pack.aspects[finding.aspect];
  const std::string rule = finding.rule == sim::kNone<sim::RuleId> ? std::string{} : pack.rules[finding.rule].id;
  Diagnostic d;
  d.place = rule.empty() ? building.provenance.place(aspect.provenance) : place_of(building, finding.rule);
  switch (finding.fault) {
    case sim::PackFault::Contradiction:
      return contradiction(building, finding);
    case sim::PackFault::Unreachable:
      return unreachable(building, finding);
    case sim::PackFault::NoSource:
      d.code = "E613";
      d.message = fmt::format("rule '{}' names no source", rule);
      d.help = "add `sources:`, or mark it with `assumed: true`";
      break;
    case sim::PackFault::OverridesNobody: {
      std::vector<std::string> known;
      for (const sim::Rule& other : pack.rules) {
        if (other.aspect == finding.aspect && other.id != rule) {
          known.push_back(other.id);
        }
      }
      d.code = "E614";
      d.message =
          fmt::format("rule '{}' overrides '{}', which aspect '{}' does not have", rule, finding.name, aspect.id);
      d.help = did_you_mean(finding.name, known);
      break;
    }
    case sim::PackFault::TooManyCells:
      d.code = "E615";
      d.message = fmt::format("the table of aspect '{}' would have more than {} cells", aspect.id, sim::kMostCells);
      d.help = "split it: a path is the conjunction of its aspects";
      break;
  }
  return d;
}

bool is_too_much_work(const Building& building) {
  std::vector<std::size_t> rules(building.pack.aspects.size(), 0);
  for (const sim::Rule& rule : building.pack.rules) {
    ++rules[sim::index(rule.aspect)];
  }
  std::size_t work = 0;
  for (const sim::AspectId aspect : sim::ids<sim::AspectId>(building.pack.aspects.size())) {
    std::size_t cells = 1;
    for (const sim::Dimension& dimension : building.pack.aspects[aspect].dimensions) {
      cells = std::min(sim::kMostCells, cells * sim::domain(building.pack.vocabulary, dimension.attribute).size());
    }
    work += cells * rules[sim::index(aspect)];
    if (work > kMostWork) {
      building.diagnostics.error("E615", building.provenance.place(building.pack.aspects[aspect].provenance),
                                 fmt::format("with aspect '{}', the pack's tables and rules are too many to be checked",
                                             building.pack.aspects[aspect].id),
                                 "split aspects of many dimensions: a path is the conjunction of its aspects");
      return true;
    }
  }
  return false;
}

}  // namespace

void report_findings(const Building& building) {
  if (is_too_much_work(building)) {
    return;
  }
  const std::size_t errors_before = building.diagnostics.error_count();
  report_waiting_circle(building);
  const std::set<sim::AspectId> undecided = report_override_circles(building);
  report_idle_overrides(building);
  report_idle_assumptions(building);
  const std::vector<sim::PackFinding> findings = sim::check_pack(building.pack);
  std::set<sim::RuleId> contradicted;
  for (const sim::PackFinding& finding : findings) {
    if (finding.fault == sim::PackFault::Contradiction) {
      contradicted.insert(finding.other);
    }
  }
  const auto is_news = [&](const sim::PackFinding& finding) {
    // Its rules are copies, with the same faults; only the originals stand in a file.
    if (is_mirror(building, finding.aspect)) return false;
    const bool is_of_order =
        finding.fault == sim::PackFault::Contradiction || finding.fault == sim::PackFault::Unreachable;
    if (is_of_order && undecided.count(finding.aspect) > 0) return false;
    if (finding.fault != sim::PackFault::Unreachable) return true;
    // A rule that lost to one that it contradicts decides nothing, of course: the contradiction is the news. And a pack
    // may leave nothing to a rule of a pack below it, or an overlay to a rule of the pack: that is what they are for,
    // even where rules of its own layer had left it only a part. Nor does every rule of a pack below have something to
    // decide on every hop.
    if (layer_of(building, finding.rule) < building.own_layer) return false;
    const bool is_replaced = std::any_of(finding.winners.begin(), finding.winners.end(), [&](sim::RuleId winner) {
      return layer_of(building, finding.rule) < layer_of(building, winner);
    });
    return contradicted.count(finding.rule) == 0 && !is_replaced;
  };
  for (const sim::PackFinding& finding : findings) {
    if (is_news(finding)) building.diagnostics.add(described(building, finding));
  }
  if (building.diagnostics.error_count() == errors_before) report_repeating_rules(building);
}

}  // namespace coexist::scenarios::packs
