#include "scenarios/provenance_table.hpp"

#include <utility>

namespace coexist::scenarios {

sim::Provenance ProvenanceTable::add(Place place) {
  places_.push_back(std::move(place));
  return {static_cast<std::uint32_t>(places_.size() - 1)};
}

void ProvenanceTable::rename_files(const std::map<const SourceFile*, std::shared_ptr<const SourceFile>>& renamed) {
  for (Place& place : places_) {
    if (const auto to = renamed.find(place.file.get()); to != renamed.end()) place.file = to->second;
  }
}

const Place& ProvenanceTable::place(sim::Provenance provenance) const noexcept {
  return places_[provenance.value < places_.size() ? provenance.value : 0];
}

}  // namespace coexist::scenarios
