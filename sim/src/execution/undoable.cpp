#include "execution/undoable.hpp"

#include <algorithm>
#include <tuple>

namespace coexist::sim {

std::vector<Undoable> completed_so_far(const Stage& stage) {
  std::vector<Undoable> out;
  State state = initial_state(stage.scenario(), stage.pack().vocabulary());
  for (const Change& change : stage.recorded()) {
    if (change.kind == ChangeKind::PersonMoved) {
      const PersonId person = id_at<PersonId>(change.subject);
      out.push_back({change.at, person, kNone<ArtefactId>, state.home[person], change.cause});
    } else if (change.kind == ChangeKind::ArtefactOwner) {
      const ArtefactId artefact = id_at<ArtefactId>(change.subject);
      out.push_back({change.at, kNone<PersonId>, artefact, state.owner[artefact], change.cause});
    }
    apply(state, change);
  }
  // Stable: somebody who moved twice at one instant goes back the way they came.
  std::stable_sort(out.begin(), out.end(), [](const Undoable& a, const Undoable& b) {
    return std::tie(a.at, b.person, b.artefact) < std::tie(b.at, a.person, a.artefact);
  });
  return out;
}

}  // namespace coexist::sim
