#include "packs/building.hpp"

#include <algorithm>

namespace coexist::scenarios::packs {

void Building::unknown(const Name& name, std::string_view what, const std::vector<std::string>& known) {
  if (!reported.emplace(name.place.file.get(), name.place.line, name.place.column).second) {
    return;
  }
  diagnostics.error("E601", name.place, fmt::format("unknown {} '{}'", what, name.value),
                    did_you_mean(name.value, known));
}

void Building::twice(const Name& name, std::string_view what, sim::Provenance first) {
  diagnostics.add({Severity::Error,
                   "E602",
                   fmt::format("{} '{}' is defined twice", what, name.value),
                   name.place,
                   {},
                   {{provenance.place(first), "first defined here"}}});
}

sim::Named Building::named(const WrittenEntry& entry) {
  return {entry.id.value, entry.label, provenance.add(entry.id.place)};
}

std::vector<std::string> Building::cited(const Names& keys) {
  std::vector<std::string> all;
  const auto add = [&all](const std::string& key) {
    if (std::find(all.begin(), all.end(), key) == all.end()) {
      all.push_back(key);
    }
  };
  for (const Name& key : keys) {
    if (resolve(*this, pack.vocabulary.sources, key, "fact or source") != sim::kNone<sim::SourceId>) {
      add(key.value);
    }
  }
  for (const Name& key : keys) {
    if (const auto fact = facts.find(key.value); fact != facts.end()) {
      std::for_each(fact->second.documents.begin(), fact->second.documents.end(), add);
    }
  }
  return all;
}

}  // namespace coexist::scenarios::packs
