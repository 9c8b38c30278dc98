#include "sim/pack_check.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "pack/table_shape.hpp"
#include "pack/winning_order.hpp"
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

/// Visits every set of rules, by their places, that apply together in some possible cell, for the first time with the
/// first such cell in row-major order. Where the same rules are left of the dimensions before, the dimensions behind
/// leave the same sets: each is walked once for each set that reaches it, not once for each cell.
class SetsThatApply {
 public:
  SetsThatApply(const Pack& pack, const Aspect& aspect, const std::vector<RuleId>& order)
      : met_(aspect.dimensions.size()), values_(aspect.dimensions.size(), 0), all_(order.size()) {
    all_.set();
    for (std::size_t d = 0; d < aspect.dimensions.size(); ++d) {
      std::vector<Value>& values = dimensions_.emplace_back();
      for (const std::size_t value : possible_values(pack.vocabulary, aspect.dimensions[d].attribute)) {
        Value& accepted = values.emplace_back(Value{value, RuleBits(order.size())});
        for (std::size_t place = 0; place < order.size(); ++place) {
          const ValueMask& mask = pack.rules[order[place]].when[d];
          accepted.by[place] = mask.empty() || mask[value];
        }
      }
    }
  }

  template <typename Visit>
  void visit_each(Visit visit) {
    walk(0, all_, visit);
  }

 private:
  struct Value {
    std::size_t value;
    RuleBits by;  // the rules whose condition it meets
  };

  template <typename Visit>
  void walk(std::size_t depth, const RuleBits& left, Visit& visit) {
    if (left.none()) return;
    if (depth == dimensions_.size()) return visit(left, values_);
    if (!met_[depth].insert(left).second) return;
    for (const Value& value : dimensions_[depth]) {
      values_[depth] = value.value;
      walk(depth + 1, left & value.by, visit);
    }
  }

  std::vector<std::vector<Value>> dimensions_;
  std::vector<std::set<RuleBits>> met_;  // by dimension: what was left when it was reached
  std::vector<std::size_t> values_;
  RuleBits all_;
};

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
  const WinningOrder order(pack, id);
  std::vector<bool> decides(pack.rules.size(), false);
  std::vector<std::set<RuleId>> winners(pack.rules.size());
  std::set<std::pair<RuleId, RuleId>> reported;
  SetsThatApply(pack, aspect, order.rules())
      .visit_each([&](const RuleBits& applying, const std::vector<std::size_t>& values) {
        const std::size_t first = applying.find_first();
        const RuleId winner = order.rules()[first];
        decides[index(winner)] = true;
        for (std::size_t place = applying.find_next(first); place != RuleBits::npos;
             place = applying.find_next(place)) {
          const RuleId rule = order.rules()[place];
          if (!decides[index(rule)]) winners[index(rule)].insert(winner);
          if (!disagree(pack.rules[winner], pack.rules[rule])) {
            // Two documents that say the same: both are alive. A mere catch-all behind a rule is not.
            if (!pack.rules[rule].otherwise || pack.rules[winner].otherwise) decides[index(rule)] = true;
            continue;
          }
          const bool ordered = order.beats(first, place) && !order.beats(place, first);
          if (!ordered && reported.emplace(winner, rule).second) {
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
  for (RuleId rule : order.rules()) {
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
