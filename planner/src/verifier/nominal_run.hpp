// The replay of a schedule on paper: what every check reads.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "planner/verifier.hpp"
#include "sim/pack.hpp"
#include "sim/scenario.hpp"
#include "verifier/move_times.hpp"
#include "verifier/nominal_state.hpp"

namespace coexist::planner {

/// What became of a step. Only the first two have begun.
enum class Fate : std::uint8_t {
  Ran,
  Overran,    // its window closed, or the windows ran out, before it was through
  Blocked,    // waits for a step that never ends
  Cancelled,  // a rollback began before it
  Standby,    // a rollback that waits for trouble, of which there is none on paper
  Skipped,    // not to be done: ends without effect once it is ready and its instant has come
  NoWindow,   // no window opens any more
  TooLong,    // windows open, and none is long enough
  PastEnd     // could begin after the scenario's end only
};

struct NominalStep {
  Fate fate = Fate::Blocked;
  sim::Instant ready;  // everything it waits for has ended; meaningless if that never was
  sim::Instant begin;  // this and the rest: meaningless unless it has begun
  sim::Instant end;
  std::vector<sim::Interval> working;
  sim::Duration needs;               // its work; longer than what it got when it Overran. Also known for TooLong
  Bottleneck bottleneck;             // of waves and rollbacks
  std::vector<sim::PoolId> origin;   // of people or artefacts, by position in the action
  std::size_t people_on_legacy = 0;  // of its own people, when it begins
  Snapshot at_begin;
  sim::IdVector<sim::PoolId, std::uint32_t> people_after;  // homed on each pool when it had ended

  [[nodiscard]] bool has_begun() const noexcept { return fate == Fate::Ran || fate == Fate::Overran; }
};

struct NominalRun {
  // References: a run lives inside one call of verify.
  const sim::Scenario& scenario;
  const sim::Pack& pack;
  std::vector<sim::Interval> open;    // windows less freezes, within the scenario
  std::vector<sim::Interval> frozen;  // freezes, merged
  sim::IdVector<sim::StepId, NominalStep> steps;
  InstantText clock = [](sim::Instant t) { return to_text(t); };  // how messages write instants

  [[nodiscard]] const sim::Step& step(sim::StepId id) const { return scenario.schedule.steps[id]; }
  [[nodiscard]] const sim::StepKind& kind(sim::StepId id) const { return pack.step_kinds[step(id).kind]; }
  [[nodiscard]] bool is_rollback(sim::StepId id) const {
    return std::holds_alternative<sim::RollbackAction>(step(id).action);
  }
  [[nodiscard]] bool keeps_to_windows(sim::StepId id) const {
    return !is_rollback(id) && (step(id).in_window || kind(id).needs_window);
  }
  [[nodiscard]] sim::IdRange<sim::StepId> all_steps() const { return sim::ids<sim::StepId>(steps.size()); }
};

/// Replays the scenario's schedule. Steps start in order of id as soon as everything they wait for has ended, their
/// resources are free, and windows and freezes let them. A rollback waits for none of these three; it starts before
/// anything else at its instant, cancels what has not begun, and lets what has begun come to its end.
NominalRun replay(const sim::Scenario& scenario, const sim::Pack& pack);

}  // namespace coexist::planner
