#include "sim/pack_check.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "pack/cells.hpp"
#include "sim/pack_diagrams.hpp"

namespace coexist::sim {
namespace {

std::string spelled_cell(const Pack& pack, const Aspect& aspect, const std::vector<std::size_t>& values) {
  std::string out;
  for (std::size_t d = 0; d < values.size(); ++d) {
    if (d > 0) out += ' ';
    out += aspect.dimensions[d].id + '=' + domain(pack.vocabulary, aspect.dimensions[d].attribute)[values[d]];
  }
  return out;
}

std::vector<ValueMask> possible_masks(const Pack& pack, const Aspect& aspect) {
  std::vector<ValueMask> possible;
  for (const Dimension& dimension : aspect.dimensions) {
    ValueMask mask(domain(pack.vocabulary, dimension.attribute).size(), false);
    for (const std::size_t value : possible_values(pack.vocabulary, dimension.attribute)) mask[value] = true;
    possible.push_back(std::move(mask));
  }
  return possible;
}

template <typename Visit>
void for_each_possible_cell(const Pack& pack, const Aspect& aspect, const std::vector<std::size_t>& sizes,
                            Visit visit) {
  const std::vector<ValueMask> possible = possible_masks(pack, aspect);
  for_each_cell(sizes, [&](std::size_t, const std::vector<std::size_t>& values) {
    for (std::size_t d = 0; d < values.size(); ++d) {
      if (!possible[d][values[d]]) return;
    }
    visit(values);
  });
}

// Two rules say the same if a reader of the outcome could not tell them apart.
bool disagree(const Rule& a, const Rule& b) {
  return a.outcome != b.outcome || a.loses != b.loses || a.result != b.result;
}

bool too_many(const std::vector<std::size_t>& sizes) {
  constexpr std::size_t kMostValues = 256;  // a Situation holds a byte for each field
  std::size_t cells = 1;
  for (std::size_t size : sizes) {
    if (size == 0 || size > kMostValues || cells > kMostCells / size) return true;
    cells *= size;
  }
  return false;
}

void check_aspect(const Pack& pack, AspectId id, std::vector<PackFinding>& findings) {
  const Aspect& aspect = pack.aspects[id];
  const std::vector<std::size_t> sizes = shape(pack, aspect);
  if (too_many(sizes)) {
    findings.push_back({.fault = PackFault::TooManyCells, .aspect = id, .cell = {}, .name = {}, .winners = {}});
    return;
  }
  const std::vector<RuleId> order = winning_order(pack, id);
  std::vector<bool> decides(pack.rules.size(), false);
  std::vector<std::set<RuleId>> winners(pack.rules.size());
  std::vector<std::pair<RuleId, RuleId>> reported;
  for_each_possible_cell(pack, aspect, sizes, [&](const std::vector<std::size_t>& values) {
    RuleId winner = kNone<RuleId>;
    for (RuleId rule : order) {
      if (!applies(pack.rules[rule], values)) continue;
      if (winner == kNone<RuleId>) {
        winner = rule;
        decides[index(rule)] = true;
        continue;
      }
      if (!decides[index(rule)]) winners[index(rule)].insert(winner);
      if (!disagree(pack.rules[winner], pack.rules[rule])) {
        // Two documents that say the same: both are alive. A mere catch-all behind a rule is not.
        if (!pack.rules[rule].otherwise || pack.rules[winner].otherwise) decides[index(rule)] = true;
        continue;
      }
      const bool ordered = beats(pack, winner, rule) && !beats(pack, rule, winner);
      const std::pair pair{winner, rule};
      if (!ordered && std::find(reported.begin(), reported.end(), pair) == reported.end()) {
        reported.push_back(pair);
        findings.push_back({.fault = PackFault::Contradiction,
                            .rule = winner,
                            .other = rule,
                            .aspect = id,
                            .cell = spelled_cell(pack, aspect, values),
                            .name = {},
                            .winners = {}});
      }
    }
  });
  for (RuleId rule : order) {
    if (!decides[index(rule)]) {
      const std::set<RuleId>& by = winners[index(rule)];
      findings.push_back({.fault = PackFault::Unreachable,
                          .rule = rule,
                          .aspect = id,
                          .cell = {},
                          .name = {},
                          .winners = {by.begin(), by.end()}});
    }
  }
}

void check_rule(const Pack& pack, RuleId id, std::vector<PackFinding>& findings) {
  const Rule& rule = pack.rules[id];
  if (rule.sources.empty() && !rule.assumed) {
    findings.push_back(
        {.fault = PackFault::NoSource, .rule = id, .aspect = rule.aspect, .cell = {}, .name = {}, .winners = {}});
  }
  for (const std::string& name : rule.overrides) {
    const bool exists = std::any_of(pack.rules.begin(), pack.rules.end(), [&](const Rule& other) {
      return other.id == name && other.aspect == rule.aspect && &other != &rule;
    });
    if (!exists) {
      findings.push_back({.fault = PackFault::OverridesNobody,
                          .rule = id,
                          .aspect = rule.aspect,
                          .cell = {},
                          .name = name,
                          .winners = {}});
    }
  }
}

}  // namespace

std::vector<PackFinding> check_pack(const Pack& pack) {
  std::vector<PackFinding> findings;
  for (AspectId aspect : ids<AspectId>(pack.aspects.size())) check_aspect(pack, aspect, findings);
  for (RuleId rule : ids<RuleId>(pack.rules.size())) check_rule(pack, rule, findings);
  std::stable_sort(findings.begin(), findings.end(), [](const PackFinding& a, const PackFinding& b) {
    return std::pair(a.aspect, a.rule) < std::pair(b.aspect, b.rule);
  });
  return findings;
}

}  // namespace coexist::sim
