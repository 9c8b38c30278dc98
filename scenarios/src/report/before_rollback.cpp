#include <algorithm>
#include <iterator>

#include "scenarios/explanation.hpp"
#include "sim/bill.hpp"

namespace coexist::scenarios {

std::vector<std::uint64_t> joins_failing_before_rollback(const sim::Rehearsal& rehearsal) {
  const std::vector<std::uint64_t> failing = failed_only_in(rehearsal.run.ledger, rehearsal.untouched.ledger);
  std::vector<std::uint64_t> before;
  std::set_intersection(failing.begin(), failing.end(), rehearsal.caused.begin(), rehearsal.caused.end(),
                        std::back_inserter(before));
  return before;
}

}  // namespace coexist::scenarios
