// What became of every planned interaction: exactly one outcome each.
//
// Joins are numbered occurrence by occurrence, participant by participant: the first join of occurrence o of series s
// is first_join(s) + (o - first occurrence of s) * participants of s. Ledgers of runs over the same Calendar number
// their joins alike, so that runs are compared by walking two arrays.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/phases.hpp"
#include "sim/scenario.hpp"

namespace coexist::sim {

/// Index into Ledger::decisions. 0 is "no such interaction": the meeting was never scheduled.
using DecisionIndex = std::uint16_t;

/// How often each decision was made in each phase: count[phase][decision].
using DecisionCounts = IdVector<PhaseId, std::vector<std::int64_t>>;

/// A person whose home sign-in fails for a while.
struct LockOut {
  PersonId person = kNone<PersonId>;
  Interval interval;
  DecisionIndex decision = 0;
  friend bool operator==(const LockOut&, const LockOut&) = default;
};

/// A meeting that could not be made, or an edit that could not.
struct Refusal {
  SeriesId series = kNone<SeriesId>;
  Instant at;
  DecisionIndex decision = 0;  // 0: refused by a scheduling freeze
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// A join that failed only after it had begun; others fail at the start of their occurrence.
struct LateFailure {
  std::uint64_t join = 0;
  Instant at;
  friend bool operator==(const LateFailure&, const LateFailure&) = default;
};

struct Ledger {
  std::vector<Decision> decisions;         // [0] is unused; sorted by content from [1]
  std::vector<std::uint64_t> first_join;   // by series, one more at the end
  std::vector<DecisionIndex> join;         // by join
  std::vector<LateFailure> late_failures;  // by join
  std::vector<Refusal> unscheduled;        // by series
  std::vector<Refusal> repairs_refused;    // by series, then time
  std::vector<LockOut> lock_outs;          // by person, then time
  DecisionCounts joins, sign_ins, schedulings, edits;
  std::int64_t failed_us = 0;    // participant time from failure to the planned end
  std::int64_t degraded_us = 0;  // participant time that was degraded
  std::int64_t planned_joins = 0;
  std::int64_t occurrences_held = 0;
  std::int64_t occurrences_unscheduled = 0;
  std::int64_t occurrences_hurt = 0;  // at least one join fails
  std::int64_t occurrences_dead = 0;  // all joins fail
  std::int64_t series_broken = 0;     // of at least two occurrences, one of them dead
  friend bool operator==(const Ledger&, const Ledger&) = default;

  [[nodiscard]] Outcome outcome(std::uint64_t join_index) const { return decisions[join[join_index]].outcome; }
  [[nodiscard]] bool exists(std::uint64_t join_index) const { return join[join_index] != 0; }
};

/// Where a join stands in its calendar.
struct JoinPlace {
  SeriesId series = kNone<SeriesId>;
  std::size_t occurrence = 0;   // within the series
  std::size_t participant = 0;  // within the series
};
/// O(log series).
JoinPlace place_of(const Ledger& ledger, const Calendar& calendar, std::uint64_t join);

/// Sum over phases of the decisions with that outcome.
std::int64_t count(const Ledger& ledger, const DecisionCounts& counts, Outcome outcome);

}  // namespace coexist::sim
