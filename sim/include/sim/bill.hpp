// The bill of a rollback: what fails with it and would not have failed without it (model: rollback, the bill at r).
#pragma once

#include <cstdint>
#include <vector>

#include "sim/ledger.hpp"

namespace coexist::sim {

struct Bill {
  Instant r;                         // the rollback's instant
  std::int64_t joins = 0;            // billed: fails with, works or degraded without
  std::int64_t healed = 0;           // the reverse
  std::int64_t undecided = 0;        // one side unknown and the other not
  std::int64_t benefit_forgone = 0;  // billed, but fails in the world without the schedule too
  std::int64_t occurrences_hurt = 0;
  std::int64_t occurrences_dead = 0;
  std::int64_t series = 0;                // with a billed dead occurrence
  std::int64_t invitations = 0;           // meeting and person with a billed join
  std::int64_t participants = 0;          // distinct
  std::int64_t participant_us = 0;        // of billed joins, from failure to the planned end
  std::int64_t meetings_unscheduled = 0;  // with but not without
  std::int64_t repairs_not_possible = 0;
  std::int64_t people_locked_out = 0;  // home sign-in fails with, not without
  std::int64_t locked_out_us = 0;
  std::int64_t clients_to_downgrade = 0;
  std::int64_t interrupted = 0;                  // occurrences running at r that are hurt with and not without
  std::vector<std::uint64_t> interrupted_joins;  // of these occurrences: fails with, works or degraded without; sorted
  std::vector<std::uint64_t> not_held_joins;     // of meetings that are made without and not with; works or degraded
                                                 // without; sorted
  std::vector<std::uint64_t> billed_joins;       // indices, sorted
  std::vector<std::uint64_t> undecided_joins;
  friend bool operator==(const Bill&, const Bill&) = default;
};

struct RunView {  // a run, as the bill needs it
  const Trace& trace;
  const Ledger& ledger;
};

/// Pairs the planned interactions of three runs of one scenario: with the rollback at r, without it, and the world
/// without the schedule. O(joins).
Bill rollback_bill(const Scenario& scenario, Instant r, const RunView& with, const RunView& without,
                   const RunView& untouched);

/// Joins that fail in `run` and do not fail in `untouched`: what fails only because of the migration. Sorted.
std::vector<std::uint64_t> failed_only_in(const Ledger& run, const Ledger& untouched);

/// Joins of meetings that could not be made in `run`, and that work or are degraded in `untouched`. Sorted. O(joins).
std::vector<std::uint64_t> not_held_only_in(const Ledger& run, const Ledger& untouched);

}  // namespace coexist::sim
