// What a run meets on its way: servers and links that are off, pools below their quorum.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "carried_out.hpp"
#include "pack_tables.hpp"
#include "sim/execution.hpp"

namespace coexist::sim {
namespace {

using support::at;
using support::CarriedOut;
using support::carry_out;
using support::fail_server;
using support::small_migration;
using support::small_world;
using support::SmallWorld;
using support::value;
using What = ExecutionFinding::What;

/// A pool of so many servers, to be deployed, under a quorum row.
SmallWorld with_quorum(QuorumRow row) {
  SmallWorld small = small_world();
  small.change_world([&](WorldParts& parts) {
    while (parts.pools[PoolId{1}].servers.size() < static_cast<std::size_t>(row.servers)) {
      auto server = support::named<Server>("extra");
      server.pool = PoolId{1};
      parts.pools[PoolId{1}].servers.push_back(parts.servers.push_back(server));
    }
  });
  small.pack.quorums.push_back({});
  small.pack.quorums.back().products = {false, true, false};
  small.pack.quorums.back().rows = {row};
  small.add_step("deploy", "deploy-pool", DeployAction{small.pool("new-pool"), {}});
  return small;
}

TEST(Outages, AMoveThatMeetsOneLeavesThePersonWhereTheyAre) {
  SmallWorld small = small_migration({.people = 4, .waves = 1});
  small.scenario.faults = {{Fault::What::Link, 0, at(5, 20) + seconds(2), at(5, 20) + seconds(5), {}}};
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.found(What::WorkFailed), 3U);  // the second under way, and the others at once after it
  EXPECT_EQ(done.end().home[PersonId{0}], small.pool("new-pool"));
  EXPECT_EQ(done.end().home[PersonId{1}], small.pool("old-pool"));
}

TEST(Outages, OverlappingOnesOfOneServerEndWithTheLast) {
  SmallWorld small = small_world();
  fail_server(small, 0, at(1), at(3));
  fail_server(small, 0, at(2), at(4));
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::ServerPower, 0, 0), at(1));
  EXPECT_EQ(done.when(ChangeKind::ServerPower, 0, 1), at(4));
}

TEST(Outages, OneThatBeginsAsAnotherEndsIsOneOutage) {
  for (bool swapped : {false, true}) {
    SmallWorld small = small_world();
    fail_server(small, 0, swapped ? at(2) : at(1), swapped ? at(3) : at(2));
    fail_server(small, 0, swapped ? at(1) : at(2), swapped ? at(2) : at(3));
    EXPECT_EQ(carry_out(small).changes(ChangeKind::ServerPower),
              (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 0}, {0, 1}}));
  }
}

TEST(Outages, OneThatIsOverBeforeTheStartNeverHappened) {
  SmallWorld small = small_world();
  fail_server(small, 0, at(-2), at(-1));
  fail_server(small, 1, at(-2), at(1));
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::ServerPower, 0, 0), std::nullopt);
  EXPECT_EQ(done.when(ChangeKind::ServerPower, 1, 0), at(0));
}

TEST(Quorum, APoolThatNoEntryCoversDoesNotServeAndIsFound) {
  SmallWorld small = small_world();
  small.pack.quorums = {};
  small.add_step("deploy", "deploy-pool", DeployAction{small.pool("new-pool"), {}});
  fail_server(small, 0, at(1), at(2));
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::PoolService, 0, value(Service::Stopped)), at(0)) << "it was there at the start";
  EXPECT_EQ(done.when(ChangeKind::PoolService, 1, value(Service::Stopped)), done.record("deploy").ended);
  EXPECT_EQ(done.changes(ChangeKind::PoolService).size(), 2U) << "servers that come back change nothing";
  EXPECT_EQ(done.record("deploy").end, StepEnd::Failed);
  EXPECT_EQ(done.found(What::QuorumUnknown), 2U);
}

TEST(Quorum, APoolThatIsTooSmallForItsOwnDoesNotServeAtTheStart) {
  SmallWorld small = small_world();
  small.pack.quorums[0].otherwise = QuorumNeed{.start = 2, .run = 2};  // old-pool has one server
  EXPECT_EQ(carry_out(small).when(ChangeKind::PoolService, 0, value(Service::Stopped)), at(0));
}

TEST(Quorum, APoolServesWithTheOneServerThatOtherwiseAsksFor) {
  SmallWorld small = small_world();
  small.add_step("deploy", "deploy-pool", DeployAction{small.pool("new-pool"), {}});
  fail_server(small, 1, at(1), at(3));
  fail_server(small, 2, at(2));
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::PoolService, 1, value(Service::Stopped)), at(2));
}

TEST(Quorum, AFirstStartNeedsMoreServersThanARunningPool) {
  SmallWorld small = with_quorum({.servers = 2, .start = 2, .run = 1, .of_first = 2});
  fail_server(small, 2, at(0), at(1));
  fail_server(small, 1, at(2), at(3));
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.found(What::PoolNotStarted), 1U);
  EXPECT_EQ(done.record("deploy").end, StepEnd::Failed);
  EXPECT_EQ(done.when(ChangeKind::PoolService, 1, value(Service::Serving)), at(1));  // when the other one came up
  EXPECT_EQ(done.when(ChangeKind::PoolService, 1, value(Service::Stopped)), std::nullopt);
}

TEST(Quorum, OnlyTheServersStartedFirstCountForStayingUp) {
  SmallWorld small = with_quorum({.servers = 3, .start = 2, .run = 1, .of_first = 2});
  fail_server(small, 1, at(1), at(4));
  fail_server(small, 2, at(2), at(3));
  const CarriedOut done = carry_out(small);
  EXPECT_EQ(done.when(ChangeKind::PoolService, 1, value(Service::Stopped)), at(2));  // the third one still runs
  EXPECT_EQ(done.changes(ChangeKind::PoolService).back(), (std::pair{1U, value(Service::Serving)}));
}

}  // namespace
}  // namespace coexist::sim
