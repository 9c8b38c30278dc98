// What was done where sources contradict each other or are silent.
#include <algorithm>
#include <string_view>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

bool is_named_by(std::string_view id, std::string_view name) {
  return id == name || (id.size() > name.size() && id.starts_with(name) && id[name.size()] == '/');
}

template <typename Ids>
bool any_named_by(const Ids& ids, std::string_view name) {
  return std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return is_named_by(id, name); });
}

// Rules about other hops are not here, and a decision about nothing else names none of them.
std::vector<std::string> resolve_rules(Building& building, const WrittenPack& written, const Names& names) {
  std::vector<std::string> known = known_ids(building.pack.rules);
  for (const sim::Precedence& rule : building.pack.precedence) known.push_back(rule.id);
  std::set<std::string, std::less<>> elsewhere = building.rules_elsewhere;
  for (const WrittenPrecedence& rule : written.precedence) elsewhere.insert(rule.id.value);
  std::vector<std::string> found;
  for (const Name& name : names) {
    if (any_named_by(known, name.value)) {
      found.push_back(name.value);
    } else if (!any_named_by(elsewhere, name.value)) {
      building.unknown(name, "rule", known);
    }
  }
  return found;
}

}  // namespace

void build_decisions(Building& building, const WrittenPack& written) {
  const sim::Vocabulary& vocabulary = building.pack.vocabulary;
  for (const WrittenDecision& entry : written.decisions) {
    PackDecision decision{entry.id.value,
                          entry.asks,
                          entry.decided,
                          resolve_all(building, vocabulary.switches, entry.switches, "switch"),
                          resolve_all(building, vocabulary.assumptions, entry.assumptions, "assumption"),
                          resolve_rules(building, written, entry.rules),
                          building.cited(entry.sources)};
    const auto old = std::find_if(building.decisions.begin(), building.decisions.end(),
                                  [&](const PackDecision& other) { return other.id == decision.id; });
    if (old == building.decisions.end()) {
      building.decisions.push_back(std::move(decision));
    } else {
      *old = std::move(decision);
    }
  }
}

}  // namespace coexist::scenarios::packs
