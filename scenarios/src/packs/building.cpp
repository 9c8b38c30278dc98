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

sim::AssumptionId resolve_time(Building& building, const Name& name) {
  const auto& assumptions = building.pack.vocabulary.assumptions;
  const sim::AssumptionId id = resolve(building, assumptions, name, "assumption");
  if (id != sim::kNone<sim::AssumptionId> && assumptions[id].unit != "us") {
    building.diagnostics.error("E610", name.place, fmt::format("'{}' is no time", name.value));
  }
  return id;
}

sim::StatedTime stated_time(Building& building, const WrittenTime& written) {
  if (written.stated) return {*written.stated, sim::kNone<sim::AssumptionId>};
  return {{}, resolve_time(building, written.assumed)};
}

std::vector<bool> product_mask(Building& building, const Names& names) {
  const auto& products = building.pack.vocabulary.products;
  std::vector<bool> bits(names.empty() ? 0 : products.size(), false);
  for (const Name& name : names) {
    const sim::ProductId id = resolve_here(building, products, name, Kind::Product, "product");
    if (id != sim::kNone<sim::ProductId>) bits[sim::index(id)] = true;
  }
  return bits;
}

bool is_hop(Building& building, const Names& from, const Names& to) {
  const auto is_refused = [&](const std::string& product) {
    return building.hop && std::any_of(building.hop->refused.begin(), building.hop->refused.end(),
                                       [&](const Name& name) { return name.value == product; });
  };
  const auto leads = [&](const Names& names, sim::Side side) {
    const std::vector<bool> bits = product_mask(building, names);
    bool any = bits.empty();
    for (const sim::ProductId id : sim::ids<sim::ProductId>(bits.size())) {
      const sim::Product& product = building.pack.vocabulary.products[id];
      any = any || (bits[sim::index(id)] && product.side == side && !is_refused(product.id));
    }
    return any;
  };
  const bool from_here = leads(from, sim::Side::Legacy);
  return leads(to, sim::Side::New) && from_here;
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
