// One thread's share of the population plane: a range of meetings and a range of people.
#pragma once

#include <vector>

#include "population/attendance.hpp"
#include "population/decision_cache.hpp"
#include "population/sign_in_runs.hpp"
#include "sim/population.hpp"

namespace coexist::sim {

/// What all workers read.
struct PopulationInput {
  const Scenario& scenario;
  const CompiledPack& pack;
  const Phases& phases;
  const Histories& histories;
  const EditIndex& edits;
  const SignInRuns& sign_in_runs;
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
  // One occurrence, what is true when it begins, and when the first thing that any of its joins depends on changes.
  struct Sitting {
    Instant start, end;
    std::uint32_t surroundings = 0, meeting = 0;
    Instant changes_at;
    std::uint64_t join = 0;  // the first of its joins
  };
  // How many joins of a sitting were decided in which way.
  struct Tally {
    DecisionIndex decision = 0;
    std::int64_t joins = 0;
  };

  void take_series(SeriesId series);
  void scheduling(SeriesId series, const MeetingHistory& history);
  /// Decides all joins of a sitting during which nothing changes.
  void gather(const Sitting& sitting);
  /// Decides all joins of a sitting through every change.
  void follow_all(const Sitting& sitting, SeriesId series, const std::vector<MeetingSpan>& spans);
  /// Decides one join from `start` to `end` through every change in between.
  DecisionIndex follow(const Sitting& sitting, const std::vector<MeetingSpan>& spans, PersonId person,
                       std::uint64_t join, const std::vector<Instant>& cuts);
  void find_cuts(const Sitting& sitting, const std::vector<MeetingSpan>& spans, std::vector<Instant>& cuts) const;
  void tally(DecisionIndex decision);
  /// Adds a sitting to the ledger by its tally; true if all its joins fail.
  bool close(const Sitting& sitting, bool with_time);

  void add(DecisionCounts& counts, PhaseId phase, DecisionIndex decision, std::int64_t n) const;
  void count(DecisionCounts& counts, Instant at, DecisionIndex decision) const;
  DecisionIndex decide(Instant at, const std::vector<MeetingSpan>& spans, PersonId person);
  [[nodiscard]] std::uint32_t surroundings_at(Instant at) const;

  void take_sign_ins(PersonId person);
  void take_lock_outs(PersonId person);
  bool is_locked_out(std::uint32_t facts, std::size_t first, std::size_t last);
  void find_lock_outs(PersonId person);

  const PopulationInput& in_;
  std::vector<DecisionIndex>& joins_;
  DecisionCache cache_;
  MeetingLives lives_;
  Attendance attendance_;
  std::vector<std::uint32_t> codes_;  // of the spans of the series at hand
  std::vector<Tally> tally_;          // of the sitting at hand
  std::vector<Instant> cuts_;
  struct FactsFor {  // facts of a person during spans of the surroundings
    std::uint32_t facts, first, last;
    friend bool operator==(const FactsFor&, const FactsFor&) = default;
  };
  struct FactsForHash {
    std::size_t operator()(const FactsFor& f) const { return MixedHash()(f.facts)(f.first)(f.last).value(); }
  };
  std::unordered_map<FactsFor, bool, FactsForHash> locked_out_;  // see is_locked_out; only looked up
};

}  // namespace coexist::sim
