#include "sim/phases.hpp"

#include <gtest/gtest.h>

#include "carried_out.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::small_migration;
using support::SmallWorld;

/// All phases of the model, in its order, and a migration in which the first person is the pilot.
SmallWorld with_phases() {
  SmallWorld small = small_migration();
  using P = PhasePredicate;
  for (const auto& [id, when] :
       std::vector<std::pair<const char*, std::vector<P>>>{{"baseline", {}},
                                                           {"deployed", {P::NewPoolServing}},
                                                           {"testing", {P::GateBegun}},
                                                           {"pilot", {P::PilotMoved}},
                                                           {"production", {P::PilotMoved, P::PeopleMoved}},
                                                           {"empty", {P::PoolEmpty}},
                                                           {"gone", {P::PoolDecommissioned}},
                                                           {"rolling-back", {P::RollbackBegun}},
                                                           {"rolled-back", {P::RollbackFinished}}}) {
    auto phase = support::named<Phase>(id);
    phase.when = when;
    small.pack.phases.push_back(phase);
  }
  small.scenario.schedule.pilot = {PersonId{0}};
  return small;
}

std::vector<std::pair<std::string, Instant>> told(const SmallWorld& small, const std::vector<PhaseSpan>& spans) {
  std::vector<std::pair<std::string, Instant>> out;
  for (const PhaseSpan& span : spans) out.emplace_back(small.pack.phases[span.phase].id, span.from);
  return out;
}

Phases phases_of(const SmallWorld& small, const Trace& trace) {
  return derive_phases(small.scenario, small.pack, trace);
}

Change moved(Instant at, std::uint32_t person, std::uint32_t pool) {
  return {at, ChangeKind::PersonMoved, person, 0, pool, kNone<StepId>};
}

using Told = std::vector<std::pair<std::string, Instant>>;

TEST(Phases, FollowTheWholeMigrationInThePacksOrder) {
  SmallWorld small = with_phases();
  small.step("test").not_before = at(1);
  const auto done = support::carry_out(small);
  const Told expected{{"baseline", at(0)},
                      {"deployed", done.record("deploy").ended},
                      {"testing", done.record("test").began},
                      {"pilot", *done.when(ChangeKind::PersonMoved, 0, 1)},
                      {"production", *done.when(ChangeKind::PersonMoved, 1, 1)},
                      {"empty", *done.when(ChangeKind::PersonMoved, 3, 1)},
                      {"gone", done.record("decommission").ended}};
  EXPECT_EQ(told(small, phases_of(small, done.execution.trace).scenario), expected);
}

TEST(Phases, TellTheBeginningAndTheEndOfARollback) {
  SmallWorld small = with_phases();
  small.add_step("roll-back", "roll-back", RollbackAction{});
  small.step("roll-back").not_before = at(6);
  const auto done = support::carry_out(small);
  const Told all = told(small, phases_of(small, done.execution.trace).scenario);
  ASSERT_GE(all.size(), 2U);
  EXPECT_EQ(all[all.size() - 2], (std::pair<std::string, Instant>{"rolling-back", at(6)}));
  EXPECT_EQ(all.back(), (std::pair<std::string, Instant>{"rolled-back", done.record("roll-back").ended}));
}

TEST(Phases, ThePilotAloneIsNotProduction) {
  const SmallWorld small = with_phases();
  EXPECT_EQ(told(small, phases_of(small, {moved(at(1), 0, 1)}).scenario),
            (Told{{"baseline", at(0)}, {"pilot", at(1)}}));
}

TEST(Phases, ProductionNeedsThePilotToBeThere) {
  const SmallWorld small = with_phases();
  EXPECT_EQ(told(small, phases_of(small, {moved(at(1), 2, 1)}).scenario), (Told{{"baseline", at(0)}}));
}

TEST(Phases, GoBackWhenPeopleDo) {
  const SmallWorld small = with_phases();
  EXPECT_EQ(told(small, phases_of(small, {moved(at(1), 0, 1), moved(at(2), 0, 0)}).scenario),
            (Told{{"baseline", at(0)}, {"pilot", at(1)}, {"baseline", at(2)}}));
}

TEST(Phases, WithoutADeclaredPilotThereIsNoPilotPhase) {
  SmallWorld small = with_phases();
  small.scenario.schedule.pilot.clear();
  EXPECT_EQ(told(small, phases_of(small, {moved(at(1), 0, 1)}).scenario), (Told{{"baseline", at(0)}}));
}

TEST(Phases, TheScenariosIsThatOfTheLeastAdvancedPool) {
  SmallWorld small = with_phases();
  small.scenario.schedule.pilot.clear();
  small.change_world([](WorldParts& parts) {
    auto second = support::named<Pool>("second-old-pool");
    second.product = ProductId{0};
    second.site = SiteId{0};
    parts.pools.push_back(second);
  });
  small.scenario.people.home[PersonId{3}] = PoolId{2};
  const Phases phases =
      phases_of(small, {moved(at(1), 0, 1), moved(at(1), 1, 1), moved(at(1), 2, 1), moved(at(2), 3, 1)});
  ASSERT_EQ(phases.pools.size(), 2U);
  EXPECT_EQ(told(small, phases.pools[0].spans), (Told{{"baseline", at(0)}, {"empty", at(1)}}));
  EXPECT_EQ(told(small, phases.pools[1].spans), (Told{{"baseline", at(0)}, {"empty", at(2)}}));
  EXPECT_EQ(told(small, phases.scenario), (Told{{"baseline", at(0)}, {"empty", at(2)}}));
}

TEST(Phases, AreToldOfLegacyPoolsThatHomeSomebody) {
  SmallWorld small = with_phases();
  for (PoolId& home : small.scenario.people.home) home = PoolId{1};
  EXPECT_TRUE(phases_of(small, {}).pools.empty());
}

TEST(PhaseAt, IsThatOfTheSpanThatHasBegun) {
  const std::vector<PhaseSpan> spans{{at(0), PhaseId{0}}, {at(2), PhaseId{1}}};
  EXPECT_EQ(phase_at(spans, at(-1)), PhaseId{0});
  EXPECT_EQ(phase_at(spans, at(1)), PhaseId{0});
  EXPECT_EQ(phase_at(spans, at(2)), PhaseId{1});
}

}  // namespace
}  // namespace coexist::sim
