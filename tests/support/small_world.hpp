// A whole small migration in a few lines: two sites and a link, an old pool and a new one, some people, and a pack with
// made-up products. Tests take it, change one thing, and look at what that does.
//
// One move takes 10 ms (latency) + 1 s (1 MB at 8 Mbit/s) + 0.5 s (work at the target) = 1.51 s when alone.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/pack.hpp"
#include "sim/scenario.hpp"
#include "small_pack.hpp"

namespace coexist::support {

/// Monday 2030-01-07, 00:00 UTC.
inline constexpr sim::Instant kSmallStart{sim::days(21'921).us};
inline constexpr std::int64_t kSmallDays = 250;

/// An instant of the small scenario: day 0 is the Monday on which it begins.
constexpr sim::Instant at(std::int64_t day, std::int64_t hour = 0) {
  return kSmallStart + sim::days(day) + sim::hours(hour);
}

struct SmallShape {
  std::size_t people = 4;
  std::size_t waves = 2;  // of about equal size, in order of id
  std::uint32_t streams = 1;
};

struct SmallWorld {
  sim::Pack pack;
  sim::Scenario scenario;

  [[nodiscard]] sim::StepKindId kind(std::string_view id) const { return find(pack.step_kinds, id); }
  [[nodiscard]] sim::PoolId pool(std::string_view id) const { return find(scenario.world.pools(), id); }
  [[nodiscard]] sim::StepId step_id(std::string_view id) const { return find(scenario.schedule.steps, id); }
  [[nodiscard]] sim::Step& step(std::string_view id) { return scenario.schedule.steps[step_id(id)]; }

  /// Its provenance is its position, counted from 1.
  sim::StepId add_step(std::string id, std::string_view kind_id, sim::StepAction action,
                       const std::vector<std::string_view>& after = {}) {
    sim::Step step;
    step.id = std::move(id);
    step.kind = kind(kind_id);
    step.action = std::move(action);
    for (const std::string_view before : after) step.after.push_back(step_id(before));
    step.provenance.value = static_cast<std::uint32_t>(scenario.schedule.steps.size() + 1);
    return scenario.schedule.steps.push_back(std::move(step));
  }

  /// A world is sealed, so a test that changes one builds another.
  void change_world(const std::function<void(sim::WorldParts&)>& change) {
    sim::WorldParts parts = scenario.world.parts();
    change(parts);
    scenario.world = sim::World(std::move(parts));
  }
};

/// Site north with old-pool (one server), site south with new-pool (two, to be deployed), a link of 8 Mbit/s between.
inline sim::WorldParts small_parts(const sim::Pack& pack) {
  sim::WorldParts parts;
  parts.sites.push_back(named<sim::Site>("north"));
  parts.sites.push_back(named<sim::Site>("south"));
  auto link = named<sim::Link>("north-south");
  link.a = sim::id_at<sim::SiteId>(0);
  link.b = sim::id_at<sim::SiteId>(1);
  link.bandwidth_bps = 8'000'000;
  link.latency = sim::milliseconds(10);
  parts.links.push_back(link);
  const std::size_t servers[] = {1, 2};
  for (std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    auto pool = named<sim::Pool>(side == 0 ? "old-pool" : "new-pool");
    pool.site = sim::id_at<sim::SiteId>(side);
    pool.product = find(pack.vocabulary.products, side == 0 ? "old-1" : "new-2");
    pool.present_at_start = side == 0;
    for (std::size_t i = 0; i < servers[side]; ++i) {
      auto server = named<sim::Server>(fmt::format("{}-server-{}", side == 0 ? "old" : "new", i + 1));
      server.pool = sim::id_at<sim::PoolId>(side);
      pool.servers.push_back(parts.servers.push_back(server));
    }
    parts.pools.push_back(pool);
  }
  auto directory = named<sim::Artefact>("directory-1");
  directory.kind = sim::id_at<sim::ArtefactKindId>(0);
  directory.owner = sim::id_at<sim::PoolId>(0);
  parts.artefacts.push_back(directory);
  return parts;
}

/// Employees of site north, all homed on old-pool, with client-1.
inline sim::People small_people(std::size_t count) {
  sim::People people;
  people.software.push_back({});
  for (std::size_t i = 0; i < count; ++i) {
    people.id.push_back(fmt::format("person-{}", i + 1));
    people.department.push_back(i % 2 == 0 ? "sales" : "works");
    people.site.push_back(sim::id_at<sim::SiteId>(0));
    people.person_class.push_back(sim::id_at<sim::ClassId>(0));
    people.home.push_back(sim::id_at<sim::PoolId>(0));
    people.software[sim::id_at<sim::SlotId>(0)].push_back(sim::id_at<sim::SoftwareId>(0));
  }
  return people;
}

/// The world and its people, and no schedule.
inline SmallWorld small_world(std::size_t people = 4) {
  sim::Pack pack = small_pack();
  sim::World world(small_parts(pack));
  sim::IdVector<sim::AssumptionId, std::int64_t> assumptions;
  for (const sim::Assumption& assumption : pack.vocabulary.assumptions) assumptions.push_back(assumption.value);
  sim::Scenario scenario{"small",
                         "A small migration",
                         1,
                         {kSmallStart, at(kSmallDays)},
                         std::move(world),
                         small_people(people),
                         {},
                         {},
                         {},
                         {},
                         std::move(assumptions),
                         {}};
  return {std::move(pack), std::move(scenario)};
}

/// And a schedule that may be carried out: prepare, deploy, test, waves on Saturday nights (20:00 to 04:00, twelve of
/// them from day 5 on), a ring of client upgrades, the directory, decommission. One administrator does it all.
inline SmallWorld small_migration(const SmallShape& shape = {}) {
  SmallWorld small = small_world(shape.people);
  sim::Schedule& schedule = small.scenario.schedule;
  auto weekend = named<sim::Window>("weekend");
  for (std::int64_t week = 0; week < 12; ++week)
    weekend.intervals.push_back({at(7 * week + 5, 20), at(7 * week + 6, 4)});
  schedule.windows.push_back(weekend);
  schedule.resources.push_back(named<sim::Resource>("administrator"));
  small.add_step("prepare", "prepare", sim::TaskAction{});
  small.add_step("deploy", "deploy-pool", sim::DeployAction{small.pool("new-pool"), {}}, {"prepare"});
  small.add_step("test", "test-coexistence", sim::GateAction{}, {"deploy"});
  std::string last = "test";
  sim::UpgradeAction ring;
  ring.install = {{sim::id_at<sim::SlotId>(0), sim::id_at<sim::SoftwareId>(1)}};
  for (std::size_t wave = 0; wave < shape.waves; ++wave) {
    sim::MoveAction move;
    move.streams = shape.streams;
    for (std::size_t p = shape.people * wave / shape.waves; p < shape.people * (wave + 1) / shape.waves; ++p) {
      move.people.push_back(sim::id_at<sim::PersonId>(p));
      move.target.push_back(small.pool("new-pool"));
      ring.people.push_back(sim::id_at<sim::PersonId>(p));
    }
    std::string id = fmt::format("wave-{}", wave + 1);
    small.add_step(id, "move-people", std::move(move), {last});
    last = std::move(id);
  }
  small.add_step("ring", "upgrade-clients", std::move(ring), {last});
  small.add_step("directory", "transfer-directory",
                 sim::TransferAction{{sim::id_at<sim::ArtefactId>(0)}, small.pool("new-pool")}, {last});
  small.add_step("decommission", "decommission-pool", sim::DecommissionAction{small.pool("old-pool")},
                 {"ring", "directory"});
  for (sim::Step& step : schedule.steps) step.resources = {0};
  return small;
}

}  // namespace coexist::support
