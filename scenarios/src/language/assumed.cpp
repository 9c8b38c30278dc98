#include "language/assumed.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coexist::scenarios::language {

std::int64_t assumed(Build& build, std::string_view assumption, const std::string& user, std::int64_t otherwise) {
  const auto& known = build.out.pack.vocabulary.assumptions;
  const sim::AssumptionId id = sim::find(known, assumption);
  if (id == sim::kNone<sim::AssumptionId>) {
    const std::string note =
        fmt::format("pack '{}' gives no assumption '{}': {} is taken", build.out.pack.id, assumption, otherwise);
    auto& notes = build.out.notes;
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
    return otherwise;
  }
  const std::pair use{id, user};
  auto& uses = build.out.rests_on;
  if (std::find(uses.begin(), uses.end(), use) == uses.end()) uses.push_back(use);
  return build.out.scenario.assumptions[id];
}

}  // namespace coexist::scenarios::language
