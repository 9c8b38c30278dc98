// What takes marks away from people: steps and moves, as a trace tells of them.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/scenario.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

/// From this instant on, these marks are off.
struct Clearing {
  Instant at;
  std::vector<bool> marks;  // by mark
};

class MarkClearings {
 public:
  /// The trace may be one that is still being recorded: in order of time, but not of kind. O(people + trace x marks).
  MarkClearings(const Scenario& scenario, const CompiledPack& pack, const Trace& trace);

  /// In order of time. O(clearings of this person and of everybody).
  [[nodiscard]] std::vector<Clearing> of(PersonId person) const;

 private:
  /// Nothing, if none of the marks is meant.
  static void add(std::vector<Clearing>& clearings, Instant at, const IdVector<MarkId, Mark>& marks,
                  const std::function<bool(const Mark&)>& is_meant);

  std::vector<Clearing> of_everybody_;
  std::map<PersonId, std::vector<Clearing>> of_person_;
};

}  // namespace coexist::sim
