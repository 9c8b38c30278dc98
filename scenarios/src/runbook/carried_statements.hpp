// Which statements of a pack a runbook prints, and with which steps. Whoever counts what is carried asks here, so that
// nothing is counted that nobody gets to read.
#pragma once

#include <string>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::scenarios::runbook {

struct CarriedStatement {
  sim::SourceId fact = sim::kNone<sim::SourceId>;
  bool check = false;                  // to be checked; false: to be done or minded
  std::vector<sim::StepKindId> kinds;  // none: of no step in particular
};

/// Whether anything beside the order of steps and their length depends on a kind of step: it sets, clears, installs,
/// replicates, interrupts, sets something off or, unless it is a mere task, needs a window or has no way back. What
/// another kind cites is no rule; it stands for what somebody has to do.
[[nodiscard]] bool changes_something(const sim::Pack& pack, sim::StepKindId kind);

/// Statements carried into runbook or check list, and those that kinds of step cite which change nothing. In order of
/// the pack; each fact once, or twice if it is both to be done and to be checked. O(notes + kinds x facts).
[[nodiscard]] std::vector<CarriedStatement> carried_statements(const sim::Pack& pack);

/// The source of that key if it is a statement; kNone if it is a document, which states nothing by itself.
[[nodiscard]] sim::SourceId find_fact(const sim::Pack& pack, const std::string& key);

}  // namespace coexist::scenarios::runbook
