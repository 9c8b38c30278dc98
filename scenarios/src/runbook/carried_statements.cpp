#include "runbook/carried_statements.hpp"

#include <algorithm>

namespace coexist::scenarios::runbook {
namespace {

template <typename T>
bool contains(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Adds to the statement on the same fact, if there is one, so that no step says it twice.
void add(std::vector<CarriedStatement>& all, CarriedStatement more) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const CarriedStatement& statement) {
    return statement.fact == more.fact && statement.check == more.check;
  });
  if (same == all.end()) {
    all.push_back(std::move(more));
    return;
  }
  for (const sim::StepKindId kind : more.kinds) {
    if (!contains(same->kinds, kind)) same->kinds.push_back(kind);
  }
}

}  // namespace

bool changes_something(const sim::Pack& pack, sim::StepKindId id) {
  const sim::StepKind& kind = pack.step_kinds[id];
  if (!kind.sets.empty() || !kind.clears.empty() || !kind.installs.empty()) return true;
  if (kind.replicates != sim::kNone<sim::AssumptionId> || kind.outage) return true;
  // When a task may work, and that nobody takes it back, says nothing of what it does.
  if (kind.archetype != sim::StepArchetype::Task && (kind.needs_window || !kind.way_back)) return true;
  return std::any_of(pack.marks.begin(), pack.marks.end(),
                     [&](const sim::Mark& mark) { return contains(mark.cleared_by, id); }) ||
         std::any_of(pack.transitions.begin(), pack.transitions.end(),
                     [&](const sim::MeetingTransition& transition) { return contains(transition.set_off_by, id); });
}

sim::SourceId find_fact(const sim::Pack& pack, const std::string& key) {
  const sim::SourceId source = sim::find(pack.vocabulary.sources, key);
  const bool states = source != sim::kNone<sim::SourceId> && !pack.vocabulary.sources[source].documents.empty();
  return states ? source : sim::kNone<sim::SourceId>;
}

std::vector<CarriedStatement> carried_statements(const sim::Pack& pack) {
  std::vector<CarriedStatement> all;
  for (const sim::Note& note : pack.notes) {
    if (note.kind == sim::NoteKind::Runbook || note.kind == sim::NoteKind::CheckList)
      add(all, {note.fact, note.kind == sim::NoteKind::CheckList, note.steps});
  }
  const auto is_carried_with = [&](sim::SourceId fact, sim::StepKindId kind) {
    return std::any_of(all.begin(), all.end(), [&](const CarriedStatement& statement) {
      return statement.fact == fact && contains(statement.kinds, kind);
    });
  };
  for (const sim::StepKindId kind : sim::ids<sim::StepKindId>(pack.step_kinds.size())) {
    if (changes_something(pack, kind)) continue;
    for (const std::string& key : pack.step_kinds[kind].sources) {
      const sim::SourceId fact = find_fact(pack, key);
      if (fact != sim::kNone<sim::SourceId> && !is_carried_with(fact, kind)) add(all, {fact, false, {kind}});
    }
  }
  return all;
}

}  // namespace coexist::scenarios::runbook
