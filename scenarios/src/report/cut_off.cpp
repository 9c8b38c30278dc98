// Who has no way to their home pool while lines are down.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios::report {
namespace {

// The lowest site that each site is connected with, over lines that are up. Sites are few.
std::vector<std::size_t> components(const sim::World& world, const sim::State& state) {
  std::vector<std::size_t> lowest(world.sites().size());
  for (std::size_t i = 0; i < lowest.size(); ++i) lowest[i] = i;
  for (bool changed = true; changed;) {
    changed = false;
    for (const sim::LinkId id : sim::ids<sim::LinkId>(world.links().size())) {
      if (!state.link_up[id]) continue;
      std::size_t& a = lowest[sim::index(world.links()[id].a)];
      std::size_t& b = lowest[sim::index(world.links()[id].b)];
      if (a == b) continue;
      a = b = std::min(a, b);
      changed = true;
    }
  }
  return lowest;
}

std::int64_t people_cut_off(const Subject& subject, const sim::State& state) {
  const sim::Scenario& scenario = subject.scenario();
  const std::vector<std::size_t> lowest = components(scenario.world, state);
  std::int64_t people = 0;
  for (const sim::PersonId person : sim::ids<sim::PersonId>(scenario.people.size())) {
    const sim::PoolId home = state.home[person];
    const sim::SiteId site = scenario.people.site[person];
    if (home == sim::kNone<sim::PoolId> || site == sim::kNone<sim::SiteId>) continue;
    if (lowest[sim::index(site)] != lowest[sim::index(scenario.world.pools()[home].site)]) ++people;
  }
  return people;
}

}  // namespace

void add_cut_off(const Subject& subject, std::vector<Finding>& all) {
  const sim::Scenario& scenario = subject.scenario();
  const sim::Trace& trace = subject.run().execution.trace;
  std::vector<sim::Instant> instants{scenario.span.begin};
  for (const sim::Change& change : trace) {
    if (change.kind == sim::ChangeKind::LinkPower && change.at < scenario.span.end) instants.push_back(change.at);
  }
  std::sort(instants.begin(), instants.end());
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
  for (std::size_t i = 0; i < instants.size(); ++i) {
    const sim::State state = state_at(scenario, subject.pack.vocabulary(), trace, instants[i]);
    std::vector<std::string> down;
    for (const sim::LinkId id : sim::ids<sim::LinkId>(scenario.world.links().size())) {
      if (!state.link_up[id]) down.push_back(scenario.world.links()[id].id);
    }
    const std::int64_t people = down.empty() ? 0 : people_cut_off(subject, state);
    if (people == 0) continue;
    const sim::Instant until = i + 1 < instants.size() ? instants[i + 1] : scenario.span.end;
    all.push_back({Level::Blocker,
                   "people-cut-off",
                   fmt::format("{} no way to the home pool until {}, while {} {} down; their sign-ins and joins are "
                               "counted as if they had one",
                               counted(people, "person has", "people have"), on_clock(subject.loaded.zone, until),
                               fmt::join(down, ", "), down.size() == 1 ? "is" : "are"),
                   {},
                   instants[i],
                   {}});
  }
}

}  // namespace coexist::scenarios::report
