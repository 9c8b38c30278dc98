// Who has no way to their home pool, because lines are down or because there are none.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/phrases.hpp"
#include "report/sections.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios::report {
namespace {

std::int64_t people_cut_off(const Subject& subject, const sim::State& state) {
  const sim::Scenario& scenario = subject.scenario();
  const sim::IdVector<sim::SiteId, sim::SiteId> regions = scenario.world.regions(state.link_up);
  std::int64_t people = 0;
  for (const sim::PersonId person : sim::ids<sim::PersonId>(scenario.people.size())) {
    const sim::PersonFacts facts = person_facts(state, scenario.world, regions, scenario.people, person);
    if (way_between(facts.region, facts.home_region) == sim::Way::Cut) ++people;
  }
  return people;
}

}  // namespace

void add_cut_off(const Subject& subject, std::vector<Finding>& all) {
  const sim::Scenario& scenario = subject.scenario();
  const sim::Trace& trace = subject.run().execution.trace;
  const bool decided = subject.pack.field({sim::AttributeKind::ActorWayHome}) != sim::kNone<sim::FieldId>;
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
    const std::int64_t people = people_cut_off(subject, state);
    if (people == 0) continue;
    const sim::Instant until = i + 1 < instants.size() ? instants[i + 1] : scenario.span.end;
    Finding finding;
    finding.level = decided ? Level::Warning : Level::Blocker;
    finding.what = "people-cut-off";
    finding.message = fmt::format(
        "{} no way to the home pool until {}, {}{}", counted(people, "person has", "people have"),
        on_clock(subject.loaded.zone, until),
        down.empty() ? "because no line of the topology leads there"
                     : fmt::format("while {} {} down", fmt::join(down, ", "), down.size() == 1 ? "is" : "are"),
        decided ? "" : "; the pack has no rule for it, and counts as if they had one");
    finding.at = instants[i];
    finding.concern.until = until - sim::microseconds(1);
    all.push_back(std::move(finding));
  }
}

}  // namespace coexist::scenarios::report
