#include "scenarios/provenance_table.hpp"

#include <utility>

namespace coexist::scenarios {

sim::Provenance ProvenanceTable::add(Place place) {
  places_.push_back(std::move(place));
  return {static_cast<std::uint32_t>(places_.size() - 1)};
}

const Place& ProvenanceTable::place(sim::Provenance provenance) const noexcept {
  return places_[provenance.value < places_.size() ? provenance.value : 0];
}

}  // namespace coexist::scenarios
