// The smallest estate that a pack's words allow: what a question about steps and ways is asked of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario.hpp"
#include "small_pack.hpp"

namespace coexist::support {

inline constexpr sim::Instant kEstateStart{sim::days(21'921).us};

struct EstateShape {
  std::vector<sim::ProductId> products;  // a pool of each, of two servers, there from the start
  sim::PoolId home{};                    // of everybody
  std::vector<sim::FlagId> flags_on;
};

inline sim::World estate_world(const sim::Pack& pack, const EstateShape& shape) {
  sim::WorldParts parts;
  const sim::SiteId site = parts.sites.push_back(named<sim::Site>("here"));
  for (const sim::ProductId product : shape.products) {
    auto pool = named<sim::Pool>("pool-of-" + pack.vocabulary.products[product].id);
    pool.site = site;
    pool.product = product;
    for (const char* number : {"-1", "-2"}) {
      auto server = named<sim::Server>(pool.id + number);
      server.pool = sim::id_at<sim::PoolId>(parts.pools.size());
      pool.servers.push_back(parts.servers.push_back(server));
    }
    parts.pools.push_back(pool);
  }
  for (const auto& kind : pack.vocabulary.artefact_kinds) {
    auto artefact = named<sim::Artefact>("the-" + kind.id);
    artefact.kind = sim::id_at<sim::ArtefactKindId>(parts.artefacts.size());
    artefact.owner = sim::PoolId{};
    parts.artefacts.push_back(artefact);
  }
  return sim::World(std::move(parts));
}

/// Three people, with everything on their desks that any mark asks for; no steps, and a window that is always
/// open. The first pool owns all artefacts.
inline sim::Scenario estate_of(const sim::Pack& pack, const EstateShape& shape) {
  sim::Scenario scenario;
  scenario.id = scenario.title = "estate";
  scenario.span = {kEstateStart, kEstateStart + sim::days(200)};
  scenario.world = estate_world(pack, shape);
  scenario.flags_on = shape.flags_on;
  auto always = named<sim::Window>("always");
  always.intervals = {scenario.span};
  scenario.schedule.windows.push_back(always);
  sim::People& people = scenario.people;
  people.software.resize(pack.vocabulary.slots.size());
  for (const char* id : {"person-1", "person-2", "person-3"}) {
    people.id.push_back(id);
    people.department.push_back("all");
    people.site.push_back(sim::SiteId{});
    people.person_class.push_back(sim::ClassId{});
    people.home.push_back(shape.home);
    for (auto& slot : people.software) slot.push_back(sim::kNone<sim::SoftwareId>);
  }
  for (const sim::Mark& mark : pack.marks) {
    for (const sim::AttributeCondition& condition : mark.set_when) {
      if (condition.attribute.kind != sim::AttributeKind::ActorSoftware) continue;
      const auto first = std::find(condition.values.begin(), condition.values.end(), true) - condition.values.begin();
      auto& slot = people.software[static_cast<sim::SlotId>(condition.attribute.object)];
      for (auto& software : slot) software = sim::id_at<sim::SoftwareId>(static_cast<std::size_t>(first));
    }
  }
  for (const auto& assumption : pack.vocabulary.assumptions) scenario.assumptions.push_back(assumption.value);
  scenario.working_days.resize(1);
  for (std::int64_t day = 0; day < 200; ++day) {
    scenario.working_days[sim::SiteId{}].push_back(kEstateStart + sim::days(day) + sim::hours(8));
  }
  return scenario;
}

}  // namespace coexist::support
