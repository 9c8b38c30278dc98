// The machine behind replay(): a clock that goes from one end of a step, or one opening of a calendar, to the next.
#pragma once

#include <vector>

#include "verifier/move_times.hpp"
#include "verifier/nominal_run.hpp"
#include "verifier/nominal_state.hpp"
#include "verifier/opening.hpp"
#include "verifier/resource_units.hpp"

namespace coexist::planner {

class Replay {
 public:
  Replay(const sim::Scenario& scenario, const sim::Pack& pack);
  NominalRun carry_out();

 private:
  [[nodiscard]] bool waits_for_trouble(sim::StepId id) const {
    return run_.is_rollback(id) && step(id).after.empty() && !step(id).not_before;
  }
  [[nodiscard]] const sim::Step& step(sim::StepId id) const { return run_.step(id); }
  [[nodiscard]] sim::Duration nominal_duration(sim::StepId id) const;
  [[nodiscard]] bool all_before_have_ended(sim::StepId id) const;
  [[nodiscard]] sim::Instant earliest_end() const;
  void finish_ended();
  sim::Instant begin_ready();
  Opening opening_for(sim::StepId id);
  void begin(sim::StepId id);
  void time_wave(sim::StepId id, const sim::MoveAction& wave);
  void roll_back(sim::StepId id);
  void finish(sim::StepId id);

  NominalRun run_;
  NominalState state_;
  MoveTimes times_;
  std::vector<sim::StepId> pending_;  // rollbacks first, then by id
  std::vector<sim::StepId> running_;
  std::vector<bool> ended_;
  ResourceUnits resources_;
  sim::Instant now_;
};

}  // namespace coexist::planner
