// Mornings on which nothing that belongs to nobody changes while people sign in, joined to runs: whoever does not
// change either during a run signs in alike on each of its mornings, and when exactly is no matter.
#pragma once

#include <vector>

#include "population/histories.hpp"
#include "sim/phases.hpp"

namespace coexist::sim {

struct SignInRun {
  std::size_t first = 0, last = 0;  // mornings of the site, [first, last)
  Instant begin, end;               // within which they all sign in
  std::uint32_t surroundings = 0;   // index into Histories::surrounding_facts
  PhaseId phase = kNone<PhaseId>;
  bool is_plain = true;  // otherwise one morning, with a change in it
};

class SignInRuns {
 public:
  /// O(sites x (mornings + changes)).
  SignInRuns(const Scenario& scenario, const UserModel& model, const Histories& histories, const Phases& phases);

  /// In order of time.
  [[nodiscard]] const std::vector<SignInRun>& of(SiteId site) const { return runs_[site]; }
  /// Each sign-in is within so long from the beginning of its morning.
  [[nodiscard]] Duration within() const { return within_; }

 private:
  Duration within_;
  IdVector<SiteId, std::vector<SignInRun>> runs_;
};

}  // namespace coexist::sim
