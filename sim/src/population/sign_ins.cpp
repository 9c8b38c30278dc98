#include "population/sign_ins.hpp"

#include <algorithm>

#include "sim/random.hpp"

namespace coexist::sim {

Instant sign_in_of(const Scenario& scenario, const UserModel& model, PersonId person, std::size_t morning) {
  RandomStream random(scenario.seed, "sign-in", scenario.people.id[person]);
  random.skip(morning);
  const std::int64_t within = std::max<std::int64_t>(model.sign_in_within.us, 1);
  return scenario.working_days[scenario.people.site[person]][morning] + microseconds(random.between(0, within - 1));
}

std::vector<Instant> sign_ins_of(const Scenario& scenario, const UserModel& model, PersonId person) {
  std::vector<Instant> all;
  const SiteId site = scenario.people.site[person];
  if (site == kNone<SiteId>) return all;
  const std::int64_t within = std::max<std::int64_t>(model.sign_in_within.us, 1);
  RandomStream random(scenario.seed, "sign-in", scenario.people.id[person]);
  all.reserve(scenario.working_days[site].size());
  for (const Instant morning : scenario.working_days[site]) {
    all.push_back(morning + microseconds(random.between(0, within - 1)));
  }
  std::sort(all.begin(), all.end());  // a pack may let a morning last longer than a day
  return all;
}

}  // namespace coexist::sim
