// Tasks that wait until every pool has what the directory holds of everybody.
#include <gtest/gtest.h>

#include "carried_out.hpp"
#include "pack_tables.hpp"
#include "sim/execution.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::CarriedOut;
using support::carry_out;
using support::small_migration;
using support::SmallWorld;
using What = ExecutionFinding::What;

AssumptionId add_number(SmallWorld& small, const char* id, std::int64_t number) {
  auto assumption = support::named<Assumption>(id);
  assumption.value = number;
  small.scenario.assumptions.push_back(number);
  return small.pack.vocabulary.assumptions.push_back(assumption);
}

/// Four people of 1 MB each are replicated on day 1, to the old pool (in the north, where everybody sits) and, over a
/// line of 8 Mbit/s, to the new one: four seconds, and 10 ms on the way.
SmallWorld that_replicates() {
  SmallWorld small = small_migration();
  auto kind = support::named<StepKind>("replicate");
  kind.archetype = StepArchetype::Task;
  kind.replicates = add_number(small, "directory-bytes", 1'000'000);
  kind.retries_after = add_number(small, "cycle", minutes(1).us);
  small.pack.step_kinds.push_back(kind);
  small.add_step("replicate", "replicate", TaskAction{}, {"deploy"});
  small.step("replicate").not_before = at(1);
  return small;
}

TEST(Replication, TakesAsLongAsItsDataTakeOverTheThinnestLine) {
  const SmallWorld small = that_replicates();
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("replicate").ended, at(1) + seconds(4) + milliseconds(10));
  EXPECT_EQ(done.record("replicate").units_done, 1U) << "one task, whatever the number of pools";
  EXPECT_EQ(done.found(What::ReplicationLate), 0U);
}

TEST(Replication, TakesItsNominalTimeWhereThatIsLonger) {
  SmallWorld small = that_replicates();
  small.step("replicate").duration = hours(2);
  EXPECT_EQ(carry_out(small).record("replicate").ended, at(1, 2));
}

TEST(Replication, GoesOnWhenTheLineIsBack) {
  SmallWorld small = that_replicates();
  small.scenario.faults = {{Fault::What::Link, 0, at(0, 23), at(1) + minutes(30), {}}};
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("replicate").ended, at(1) + minutes(30) + seconds(4) + milliseconds(10));
  EXPECT_EQ(done.found(What::ReplicationLate), 30U) << "cycles of a minute";
}

TEST(Replication, BeginsAgainWhatAnOutageCutShort) {
  SmallWorld small = that_replicates();
  small.scenario.faults = {{Fault::What::Link, 0, at(1) + seconds(2), at(1) + seconds(3), {}}};
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.record("replicate").ended, at(1) + seconds(2) + minutes(1) + seconds(4) + milliseconds(10));
  EXPECT_EQ(done.found(What::ReplicationLate), 1U);
}

TEST(Replication, NeverEndsWhereThereIsNoWay) {
  SmallWorld small = that_replicates();
  small.scenario.span.end = at(2);
  small.scenario.faults = {{Fault::What::Link, 0, at(0, 23), std::nullopt, {}}};
  const CarriedOut done = carry_out(small);
  EXPECT_TRUE(done.has_begun("replicate"));
  EXPECT_FALSE(done.when(ChangeKind::StepEnded, static_cast<std::uint32_t>(small.step_id("replicate")),
                         static_cast<std::uint32_t>(StepEnd::Done)));
}

}  // namespace
}  // namespace coexist::sim
