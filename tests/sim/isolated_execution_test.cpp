// Carrying out in a child process on SimGrid gives, field for field, what the same engine gives in this process.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/execution.hpp"
#include "sim/simgrid_infrastructure.hpp"
#include "small_world.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::small_migration;
using support::SmallWorld;

/// One in which every part of an execution has something in it: the link fails in the middle of the first wave.
SmallWorld with_trouble() {
  SmallWorld small = small_migration();
  small.scenario.faults.push_back({Fault::What::Link, 0, at(5, 20) + seconds(2), at(5, 20) + seconds(4), {}});
  for (Step& step : small.scenario.schedule.steps) step.on_trouble = OnTrouble::Continue;
  return small;
}

TEST(IsolatedExecution, EqualsTheOneInThisProcess) {
  const SmallWorld small = with_trouble();
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  // First: a child inherits the engine that its parent has made, and a process can have one only.
  const Execution isolated = execute_isolated(small.scenario, pack);
  const Execution here = execute(small.scenario, pack, *simgrid_infrastructure(small.scenario.world));
  EXPECT_EQ(isolated.trace, here.trace);
  EXPECT_EQ(isolated.steps, here.steps);
  EXPECT_EQ(isolated.cells, here.cells);
  EXPECT_EQ(isolated.findings, here.findings);
  // What is empty or zero would be equal even if it had not crossed.
  EXPECT_FALSE(here.trace.empty());
  EXPECT_FALSE(here.cells.empty());
  EXPECT_FALSE(here.findings.empty());
  EXPECT_TRUE(std::any_of(here.steps.begin(), here.steps.end(),
                          [](const StepRecord& step) { return step.units_failed > 0 && step.units_done > 0; }));
}

TEST(IsolatedExecution, TakesWavesThatEndTogetherBeforeAnythingBehindThemBegins) {
  SmallWorld small = support::small_world();
  small.pack.step_kinds[small.kind("move-people")].needs_window = false;
  small.scenario.schedule.resources = {support::named<Resource>("administrator")};
  small.add_step("deploy", "deploy-pool", DeployAction{small.pool("new-pool"), {}});
  for (const std::uint32_t i : {0U, 1U}) {  // they share the link, and so end together
    MoveAction wave;
    wave.people = {PersonId{i}};
    wave.target = {small.pool("new-pool")};
    small.add_step(i == 0 ? "p-wave" : "q-wave", "move-people", std::move(wave), {"deploy"});
  }
  small.add_step("y-task", "prepare", TaskAction{}, {"q-wave"});
  small.add_step("z-task", "prepare", TaskAction{}, {"p-wave"});
  small.step("y-task").resources = small.step("z-task").resources = {0};
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  const std::vector<StepRecord> steps = execute_isolated(small.scenario, pack).steps;
  const auto record = [&](const char* id) { return steps[index(small.step_id(id))]; };
  ASSERT_EQ(record("p-wave").ended, record("q-wave").ended);
  EXPECT_EQ(record("y-task").began, record("q-wave").ended) << "of both, it has the lower id";
  EXPECT_EQ(record("z-task").began, record("y-task").ended);
}

}  // namespace
}  // namespace coexist::sim
