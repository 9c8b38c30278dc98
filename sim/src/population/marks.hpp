// Which marks people's sign-ins leave on them, replayed on a trace (sim/mark.hpp).
#pragma once

#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "population/histories.hpp"
#include "population/mark_clearings.hpp"

namespace coexist::sim {

/// Replays sign-ins against what a trace says of people and surroundings. Whatever it says of marks is ignored.
class MarkReplay {
 public:
  /// The trace may be one that is still being recorded: in order of time, but not of kind. O(people + trace).
  MarkReplay(const Scenario& scenario, const CompiledPack& pack, const Trace& trace);

  /// When marks of that person are set and cleared before an instant, in order. O(sign-ins + changes).
  std::vector<Change> changes_of(PersonId person, Instant before);

  /// Which marks the person has at an instant.
  std::vector<bool> marks_at(PersonId person, Instant at);

 private:
  const std::vector<bool>& left_by(std::uint32_t surroundings, std::uint32_t person, const std::vector<bool>& marks);

  const Scenario& scenario_;
  const CompiledPack& pack_;
  Histories histories_;
  MarkClearings clearings_;
  // What a sign-in leaves, by surroundings, person's facts and marks: there are few different ones.
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::vector<bool>>, std::vector<bool>> left_;
};

/// The trace with the marks of everybody, or of some people only; in order. The trace as it is if the pack has none.
Trace with_marks(const Scenario& scenario, const CompiledPack& pack, Trace trace);
Trace with_marks(const Scenario& scenario, const CompiledPack& pack, Trace trace, std::span<const PersonId> people);

}  // namespace coexist::sim
