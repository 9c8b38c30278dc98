// One thread's share of the population plane: a range of meetings and a range of people.
#pragma once

#include <vector>

#include "population/decision_cache.hpp"
#include "sim/population.hpp"

namespace coexist::sim {

/// What all workers read.
struct PopulationInput {
  const Scenario& scenario;
  const CompiledPack& pack;
  const Phases& phases;
  const Histories& histories;
  const EditIndex& edits;
  const std::vector<Instant>& extra_cuts;        // sorted
  const std::vector<std::uint64_t>& first_join;  // by series
};

class Worker {
 public:
  /// Decisions of joins go straight to `joins` (by join index, disjoint between workers) in this worker's own
  /// numbering.
  Worker(const PopulationInput& input, std::vector<DecisionIndex>& joins);

  void take_meetings(SeriesId begin, SeriesId end);
  void take_people(PersonId begin, PersonId end);

  /// What was counted, in this worker's numbering of decisions (see table).
  struct Share {
    std::vector<LateFailure> late_failures;
    std::vector<Refusal> unscheduled, repairs_refused;
    std::vector<LockOut> lock_outs;
    DecisionCounts joins, sign_ins, schedulings, edits;
    std::int64_t failed_us = 0, degraded_us = 0;
    std::int64_t held = 0, unheld = 0, hurt = 0, dead = 0, broken = 0;
  };
  Share share;
  [[nodiscard]] DecisionTable& table() { return cache_.table(); }

 private:
  void take_series(SeriesId series);
  void scheduling(SeriesId series, const MeetingHistory& history);
  /// Decides one join from `start` to `end` through every change in between.
  DecisionIndex follow(Instant start, Instant end, const std::vector<MeetingSpan>& spans, PersonId person,
                       std::uint64_t join, const std::vector<Instant>& cuts);
  void count(DecisionCounts& counts, Instant at, DecisionIndex decision);
  DecisionIndex decide(Instant at, const std::vector<MeetingSpan>& spans, PersonId person);
  [[nodiscard]] std::uint32_t surroundings_at(Instant at) const;
  void find_cuts(Instant start, Instant end, const std::vector<MeetingSpan>& spans, SeriesId series,
                 std::vector<Instant>& cuts) const;

  const PopulationInput& in_;
  std::vector<DecisionIndex>& joins_;
  DecisionCache cache_;
  std::vector<std::uint32_t> codes_;   // of the spans of the series at hand
  std::vector<std::uint32_t> cursor_;  // by participant of the series at hand: index of their span
};

}  // namespace coexist::sim
