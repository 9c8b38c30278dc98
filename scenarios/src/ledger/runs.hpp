// The runs of a rehearsal as a ledger numbers them.
#pragma once

#include <string_view>
#include <vector>

#include "sim/run.hpp"

namespace coexist::scenarios::ledger {

struct NumberedRun {
  std::int64_t number = 0;
  std::string_view name;
  const sim::Run& run;
};

/// Without a rollback there are two. Numbers stay what they are, whichever there are.
inline std::vector<NumberedRun> numbered_runs(const sim::Rehearsal& rehearsal) {
  std::vector<NumberedRun> runs{{0, "run", rehearsal.run}, {1, "untouched", rehearsal.untouched}};
  if (rehearsal.without_rollback) runs.push_back({2, "without-rollback", *rehearsal.without_rollback});
  return runs;
}

}  // namespace coexist::scenarios::ledger
