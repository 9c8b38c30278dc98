// The artefacts to which meetings are bound when they are made, and what becomes of these. There are few different
// sets, because everybody homed on one pool has the same at any instant.
#pragma once

#include <span>
#include <vector>

#include "sim/ids.hpp"
#include "sim/situation.hpp"
#include "sim/time.hpp"
#include "sim/vocabulary.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

struct ArtefactSpan {
  Instant from;
  PoolId owner = kNone<PoolId>;
  ProductId product = kNone<ProductId>;
  Service service = Service::Serving;
};

class BoundArtefacts {
 public:
  /// What may be asked of a set at an instant; both by artefact kind, kNone where nothing of the kind is bound.
  struct State {
    std::vector<ProductId> owner;
    std::vector<Service> service;
    friend bool operator==(const State&, const State&) = default;
  };
  struct StateSpan {
    Instant from;
    std::uint32_t state = 0;
  };

  BoundArtefacts() = default;
  /// O(pools x changes of artefacts that are bound).
  BoundArtefacts(const World& world, const Vocabulary& vocabulary,
                 const IdVector<ArtefactId, std::vector<ArtefactSpan>>& artefacts);

  /// The set of a meeting that somebody homed there makes then: of each bound kind the first artefact that the pool
  /// owns. O(log changes).
  [[nodiscard]] std::uint32_t set_at(PoolId home, Instant at) const;
  /// What becomes of a set, from the beginning on.
  [[nodiscard]] std::span<const StateSpan> spans_of(std::uint32_t set) const { return spans_[set]; }
  [[nodiscard]] std::uint32_t state_at(std::uint32_t set, Instant at) const;
  [[nodiscard]] const State& state(std::uint32_t state) const { return states_[state]; }

 private:
  using Artefacts = std::vector<ArtefactId>;  // by artefact kind
  struct SetSpan {
    Instant from;
    std::uint32_t set = 0;
  };

  std::uint32_t set_of(const Artefacts& artefacts);
  std::uint32_t state_of(const Artefacts& artefacts, Instant at);

  const IdVector<ArtefactId, std::vector<ArtefactSpan>>* artefacts_ = nullptr;  // while building
  std::size_t kinds_ = 0;
  std::vector<Artefacts> sets_;
  std::uint32_t none_ = 0;                     // the set of somebody homed nowhere
  std::vector<std::vector<StateSpan>> spans_;  // by set
  std::vector<State> states_;
  IdVector<PoolId, std::vector<SetSpan>> made_on_;
};

}  // namespace coexist::sim
