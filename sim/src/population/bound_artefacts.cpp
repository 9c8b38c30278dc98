#include "population/bound_artefacts.hpp"

#include <algorithm>

#include "population/span_at.hpp"

namespace coexist::sim {

BoundArtefacts::BoundArtefacts(const World& world, const Vocabulary& vocabulary,
                               const IdVector<ArtefactId, std::vector<ArtefactSpan>>& artefacts)
    : artefacts_(&artefacts), kinds_(vocabulary.artefact_kinds.size()), made_on_(world.pools().size()) {
  std::vector<ArtefactId> bound;
  std::vector<Instant> changes{kAlways};
  for (const ArtefactId artefact : ids<ArtefactId>(artefacts.size())) {
    if (!vocabulary.artefact_kinds[world.artefacts()[artefact].kind].bound_to_meetings) continue;
    bound.push_back(artefact);
    for (const ArtefactSpan& span : artefacts[artefact]) changes.push_back(span.from);
  }
  std::sort(changes.begin(), changes.end());
  changes.erase(std::unique(changes.begin(), changes.end()), changes.end());

  const Artefacts none(kinds_, kNone<ArtefactId>);
  for (const Instant at : changes) {
    IdVector<PoolId, Artefacts> of_pool(world.pools().size(), none);
    for (const ArtefactId artefact : bound) {
      const std::vector<ArtefactSpan>& spans = artefacts[artefact];
      const PoolId owner = spans[span_at(spans, at)].owner;
      if (owner == kNone<PoolId>) continue;
      ArtefactId& first = of_pool[owner][index(world.artefacts()[artefact].kind)];
      if (first == kNone<ArtefactId>) first = artefact;
    }
    for (const PoolId pool : ids<PoolId>(of_pool.size())) {
      const std::uint32_t set = set_of(of_pool[pool]);
      if (made_on_[pool].empty() || made_on_[pool].back().set != set) made_on_[pool].push_back({at, set});
    }
  }
  none_ = set_of(none);
  for (const Artefacts& set : sets_) {
    std::vector<StateSpan>& spans = spans_.emplace_back();
    for (const Instant at : changes) {
      const std::uint32_t state = state_of(set, at);
      if (spans.empty() || spans.back().state != state) spans.push_back({at, state});
    }
  }
  artefacts_ = nullptr;
}

std::uint32_t BoundArtefacts::set_at(PoolId home, Instant at) const {
  if (home == kNone<PoolId>) return none_;
  const std::vector<SetSpan>& spans = made_on_[home];
  return spans[span_at(spans, at)].set;
}

std::uint32_t BoundArtefacts::state_at(std::uint32_t set, Instant at) const {
  const std::vector<StateSpan>& spans = spans_[set];
  return spans[span_at(spans, at)].state;
}

std::uint32_t BoundArtefacts::set_of(const Artefacts& artefacts) {
  const auto known = std::find(sets_.begin(), sets_.end(), artefacts);
  if (known == sets_.end()) sets_.push_back(artefacts);
  return static_cast<std::uint32_t>(std::find(sets_.begin(), sets_.end(), artefacts) - sets_.begin());
}

std::uint32_t BoundArtefacts::state_of(const Artefacts& artefacts, Instant at) {
  State state{std::vector<ProductId>(kinds_, kNone<ProductId>), std::vector<Service>(kinds_, Service::Planned)};
  for (std::size_t kind = 0; kind < kinds_; ++kind) {
    if (artefacts[kind] == kNone<ArtefactId>) continue;
    const std::vector<ArtefactSpan>& spans = (*artefacts_)[artefacts[kind]];
    const ArtefactSpan& now = spans[span_at(spans, at)];
    state.owner[kind] = now.product;
    state.service[kind] = now.service;
  }
  const auto known = std::find(states_.begin(), states_.end(), state);
  if (known != states_.end()) return static_cast<std::uint32_t>(known - states_.begin());
  states_.push_back(std::move(state));
  return static_cast<std::uint32_t>(states_.size() - 1);
}

}  // namespace coexist::sim
