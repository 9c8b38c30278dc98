// A rehearsal: one schedule on the infrastructure, then the population against its trace; and the runs it is
// compared with.
#pragma once

#include <optional>
#include <vector>

#include "sim/bill.hpp"
#include "sim/execution.hpp"
#include "sim/ledger.hpp"
#include "sim/line_load.hpp"
#include "sim/load.hpp"
#include "sim/phases.hpp"

namespace coexist::sim {

struct Run {
  Execution execution;
  Phases phases;
  Ledger ledger;
  friend bool operator==(const Run&, const Run&) = default;
};

struct RunOptions {
  unsigned threads = 1;  // for the population plane; no result depends on it
};

/// One run. The infrastructure plane runs in a child process (see execute_isolated, whose errors pass through).
Run rehearse(const Scenario& scenario, const CompiledPack& pack, const RunOptions& options = {});

/// The same scenario with one step, or all steps of a set, not done (Step::skipped).
Scenario without_steps(Scenario scenario, const std::vector<StepId>& steps);
/// The world left alone: no step at all. Faults stay.
Scenario without_schedule(Scenario scenario);

/// A run and what it means: compared with the world left alone, and with the same schedule without its rollback.
struct Rehearsal {
  Run run;
  Run untouched;
  std::optional<Run> without_rollback;  // if the schedule has a rollback that began
  std::optional<Bill> bill;             // likewise
  std::vector<std::uint64_t>
      caused;  // joins of `run` (without_rollback, if there is one) that fail only because of the migration
  std::vector<std::uint64_t>
      not_held;  // of the same run: joins of meetings that only the migration keeps from being made
  StepId rollback = kNone<StepId>;
  std::vector<Overload> overloads;  // of `run`
  LineLoads lines;                  // of `run`
};

/// Two runs, or three if the schedule rolls back.
Rehearsal rehearse_and_compare(const Scenario& scenario, const CompiledPack& pack, const RunOptions& options = {});

}  // namespace coexist::sim
