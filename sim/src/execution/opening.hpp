// When steps may begin, and until when they may begin new work: maintenance windows and freezes.
#pragma once

#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/scenario.hpp"

namespace coexist::sim {

class Openings {
 public:
  Openings(const Scenario& scenario, const CompiledPack& pack);

  /// The first instant from `now` on at which windows and freezes let the step begin; kEndOfTime if there is none. A
  /// step that can stop early needs only an open window, any other one that lasts `length`. Rollbacks wait for nothing.
  [[nodiscard]] Instant next(StepId step, Instant now, Duration length) const;

  /// When a step that begins now must stop beginning new work; kEndOfTime outside windows.
  [[nodiscard]] Instant closes(StepId step, Instant now) const;

 private:
  [[nodiscard]] bool needs_window(const Step& step) const;

  const Schedule& schedule_;
  const Pack& pack_;
  std::vector<Interval> open_;
};

}  // namespace coexist::sim
