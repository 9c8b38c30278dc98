// Skews become rules: for each version one that says what is near enough, and one that says what is not.
#include <algorithm>
#include <cstdlib>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

// By how many minor versions b is newer than a; nothing where only another major version could tell.
std::optional<std::int64_t> minor_distance(const sim::Version& a, const sim::Version& b) {
  if (a.size() < 2 || b.size() < 2 || a[0] != b[0]) return std::nullopt;
  return std::int64_t{b[1]} - std::int64_t{a[1]};
}

struct Limited {
  sim::AspectId aspect = sim::kNone<sim::AspectId>;
  std::size_t of = 0, against = 0;  // dimensions
  std::vector<sim::ValueMask> when;
};

void add_limit(Building& building, const WrittenSkew& skew, const Limited& limited, std::size_t value,
               const std::vector<sim::Versioned>& mine, const std::vector<sim::Versioned>& theirs) {
  sim::ValueMask within(theirs.size(), false), beyond(theirs.size(), false);
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    if (theirs[i].version.empty()) continue;
    const auto newer = minor_distance(theirs[i].version, mine[value].version);
    (newer && *newer >= -skew.older && *newer <= skew.newer ? within : beyond)[i] = true;
  }
  const auto add = [&](const sim::ValueMask& bits, sim::Outcome outcome, std::string_view suffix) {
    if (std::find(bits.begin(), bits.end(), true) == bits.end()) return;
    WrittenVerdict verdict;
    verdict.outcome = outcome;
    verdict.because = skew.because;
    verdict.sources = skew.sources;
    verdict.place = skew.place;
    const std::string& name = building.aspect_values[sim::index(limited.aspect)].names[limited.of][value];
    const Name id{fmt::format("{}/{}{}", skew.skew.value, name, suffix), skew.skew.place};
    sim::Rule rule = rule_of(building, verdict, id.value, {}, {});
    rule.aspect = limited.aspect;
    rule.when = limited.when;
    rule.when[limited.of].assign(mine.size(), false);
    rule.when[limited.of][value] = true;
    rule.when[limited.against] = bits;
    add_rule(building, std::move(rule), id);
  };
  add(within, sim::Outcome::Works, "");
  add(beyond, sim::Outcome::Fails, "/beyond");
}

void build_skew(Building& building, const WrittenSkew& skew) {
  Limited limited;
  limited.aspect = resolve(building, building.pack.aspects, skew.aspect, "aspect");
  if (limited.aspect == sim::kNone<sim::AspectId>) return;
  const auto of = find_dimension(building, limited.aspect, skew.of);
  const auto against = find_dimension(building, limited.aspect, skew.against);
  auto when = resolve_condition(building, limited.aspect, skew.when, {});
  if (!of || !against || !when) return;
  limited.of = *of;
  limited.against = *against;
  limited.when = std::move(*when);
  const std::vector<sim::Versioned> mine = versions_of(building, limited.aspect, limited.of);
  const std::vector<sim::Versioned> theirs = versions_of(building, limited.aspect, limited.against);
  const sim::ValueMask wanted = limited.when[limited.of];
  bool any = false;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (mine[i].version.empty() || (!wanted.empty() && !wanted[i])) continue;
    any = true;
    add_limit(building, skew, limited, i, mine, theirs);
  }
  if (!any) {
    building.diagnostics.error("E616", skew.of.place,
                               fmt::format("nothing that '{}' may be has a version", skew.of.value),
                               "give `family:` and `version:` to software or products");
  }
}

}  // namespace

void build_skews(Building& building, const WrittenPack& written) {
  for (const WrittenSkew& skew : written.skews) build_skew(building, skew);
}

}  // namespace coexist::scenarios::packs
