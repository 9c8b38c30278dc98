#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "questions/asked_scope.hpp"
#include "questions/outcome_ways.hpp"
#include "questions/pack_entries.hpp"
#include "scenarios/pack_diff.hpp"

namespace coexist::scenarios {
namespace {

using questions::PackEntry;

constexpr std::size_t kMostConditions = 100;  // of one difference; nobody reads more

void compare_entries(const LoadedPack& a, const LoadedPack& b, const ProvenanceTable& provenance, PackDifference& out) {
  const std::vector<PackEntry> in_a = questions::entries_of(a);
  const std::vector<PackEntry> in_b = questions::entries_of(b);
  std::map<std::pair<std::string, std::string>, const PackEntry*> by_name;
  for (const PackEntry& entry : in_b) by_name.emplace(std::pair(entry.kind, entry.id), &entry);
  for (const PackEntry& entry : in_a) {
    const auto other = by_name.find({entry.kind, entry.id});
    if (other == by_name.end()) {
      out.only_a.push_back({entry.kind, entry.id, provenance.place(entry.provenance)});
      continue;
    }
    EntryDifference difference{
        entry.kind, entry.id, {}, provenance.place(entry.provenance), provenance.place(other->second->provenance)};
    for (std::size_t i = 0; i < entry.fields.size(); ++i) {
      const auto& [name, mine] = entry.fields[i];
      const std::string& theirs = other->second->fields[i].second;
      if (mine != theirs) difference.fields.push_back({name, mine, theirs});
    }
    if (!difference.fields.empty()) out.differing.push_back(std::move(difference));
    by_name.erase(other);
  }
  for (const PackEntry& entry : in_b) {
    if (by_name.count({entry.kind, entry.id}) > 0) {
      out.only_b.push_back({entry.kind, entry.id, provenance.place(entry.provenance)});
    }
  }
}

// The situations that both packs know, as each of them numbers its values; the n-th value of a variable is the same in
// both. An attribute that only one pack's table asks is known to both if both have such a thing.
struct SharedScope {
  sim::Scope a, b;
};

std::optional<SharedScope> shared_scope(const sim::Pack& a, sim::AspectId of_a, const sim::Pack& b,
                                        sim::AspectId of_b) {
  SharedScope shared;
  std::map<std::string, bool> done;
  const auto add = [&](const sim::Pack& pack, sim::Attribute attribute) {
    const std::string name = sim::spelled(pack.vocabulary, attribute);
    if (!done.emplace(name, true).second) return true;
    sim::Attribute in_a, in_b;
    if (!sim::parse_attribute(a.vocabulary, name, in_a) || !sim::parse_attribute(b.vocabulary, name, in_b))
      return false;
    sim::ScopedAttribute mine{in_a, {}}, theirs{in_b, {}};
    const std::vector<std::string> names_a = sim::domain(a.vocabulary, in_a);
    const std::vector<std::string> names_b = sim::domain(b.vocabulary, in_b);
    const std::vector<std::size_t> possible_b = sim::possible_values(b.vocabulary, in_b);
    for (const std::size_t value : sim::possible_values(a.vocabulary, in_a)) {
      const auto same = std::find_if(possible_b.begin(), possible_b.end(),
                                     [&](std::size_t other) { return names_b[other] == names_a[value]; });
      if (same == possible_b.end()) continue;
      mine.values.push_back(value);
      theirs.values.push_back(*same);
    }
    if (mine.values.empty()) return false;
    shared.a.push_back(std::move(mine));
    shared.b.push_back(std::move(theirs));
    return true;
  };
  for (const sim::Attribute& attribute : sim::attributes_of(a, {.path = {}, .aspect = of_a})) {
    if (!add(a, attribute)) return std::nullopt;
  }
  for (const sim::Attribute& attribute : sim::attributes_of(b, {.path = {}, .aspect = of_b})) {
    if (!add(b, attribute)) return std::nullopt;
  }
  return shared;
}

// What a table says, by way: numbers of both packs' ways are from one list.
sim::DiagramId by_way(sim::DiagramForest& forest, const sim::Pack& pack, sim::AspectId aspect, const sim::Scope& scope,
                      std::vector<MatrixOutcome>& ways) {
  return forest.relabel(sim::rule_diagram(forest, pack, aspect, scope), [&](sim::Label label) {
    sim::Decision decision;
    if (label != 0) {
      decision.rule = sim::id_at<sim::RuleId>(label - 1);
      decision.outcome = pack.rules[decision.rule].outcome;
      decision.loses = pack.rules[decision.rule].loses;
    }
    const MatrixOutcome way = questions::way_of(pack, decision);
    const auto known =
        std::find_if(ways.begin(), ways.end(), [&](const MatrixOutcome& w) { return !(w < way) && !(way < w); });
    const auto number = static_cast<sim::Label>(known - ways.begin());
    if (known == ways.end()) ways.push_back(way);
    return number;
  });
}

TableDifference compare_tables(const sim::Pack& a, sim::AspectId of_a, const sim::Pack& b, sim::AspectId of_b) {
  TableDifference out;
  out.aspect = a.aspects[of_a].id;
  const auto scope = shared_scope(a, of_a, b, of_b);
  if (!scope) return out;
  sim::DiagramForest forest(sim::sizes_of(scope->a));
  std::vector<MatrixOutcome> ways;
  const sim::DiagramId in_a = by_way(forest, a, of_a, scope->a, ways);
  const sim::DiagramId in_b = by_way(forest, b, of_b, scope->b, ways);
  const auto all = static_cast<sim::Label>(ways.size());
  const sim::DiagramId pairs =
      forest.combine(in_a, in_b, [&](sim::Label x, sim::Label y) { return x == y ? 0 : 1 + x * all + y; });
  std::vector<std::string> names;
  for (const sim::ScopedAttribute& asked : scope->a) names.push_back(sim::spelled(a.vocabulary, asked.attribute));
  for (const auto& [label, cells] : forest.tally(pairs)) {
    out.compared += cells;
    if (label == 0) continue;
    out.differing += cells;
    const sim::Label pair = label;
    const sim::Cover named = sim::cover(
        forest, forest.relabel(pairs, [pair](sim::Label other) { return sim::Label{other == pair}; }), kMostConditions);
    OutcomeDifference difference{questions::spelled(ways[(label - 1) / all]),
                                 questions::spelled(ways[(label - 1) % all]),
                                 {},
                                 cells,
                                 named.rest};
    for (const sim::Box& box : named.boxes) {
      difference.when.push_back(questions::condition_of(a.vocabulary, scope->a, names, box));
    }
    out.outcomes.push_back(std::move(difference));
  }
  return out;
}

}  // namespace

bool PackDifference::any() const {
  return !only_a.empty() || !only_b.empty() || !differing.empty() ||
         std::any_of(tables.begin(), tables.end(), [](const TableDifference& t) { return t.differing > 0; });
}

PackDifference diff_packs(const LoadedPack& a, const LoadedPack& b, const ProvenanceTable& provenance) {
  PackDifference out;
  out.a = a.pack.id + ' ' + a.pack.version;
  out.b = b.pack.id + ' ' + b.pack.version;
  compare_entries(a, b, provenance, out);
  for (const sim::AspectId aspect : sim::ids<sim::AspectId>(a.pack.aspects.size())) {
    const sim::AspectId other = sim::find(b.pack.aspects, a.pack.aspects[aspect].id);
    if (other != sim::kNone<sim::AspectId>) out.tables.push_back(compare_tables(a.pack, aspect, b.pack, other));
  }
  return out;
}

}  // namespace coexist::scenarios
