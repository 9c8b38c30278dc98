// What forward steps completed, and a rollback undoes.
#pragma once

#include <vector>

#include "execution/stage.hpp"

namespace coexist::sim {

/// A person or an artefact (the other is kNone) that went from a pool to another.
struct Undoable {
  Instant at;
  PersonId person = kNone<PersonId>;
  ArtefactId artefact = kNone<ArtefactId>;
  PoolId from = kNone<PoolId>;
  StepId step = kNone<StepId>;
};

/// Everything recorded so far, in the order in which it is undone from the back: the last completed last; of several at
/// one instant the one with the smallest id last.
std::vector<Undoable> completed_so_far(const Stage& stage);

}  // namespace coexist::sim
