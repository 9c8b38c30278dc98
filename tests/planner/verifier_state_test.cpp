// States that cannot be, capacities and ways between products.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verdict.hpp"

namespace coexist::planner {
namespace {

using support::at;
using support::small_migration;
using support::SmallWorld;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

sim::MoveAction& wave(SmallWorld& small, std::string_view step) {
  return std::get<sim::MoveAction>(small.step(step).action);
}

/// Another pool beside new-pool, there from the start.
sim::PoolId add_pool(SmallWorld& small, std::string id, std::string_view product, bool homes_people = true) {
  small.change_world([&](sim::WorldParts& parts) {
    auto pool = support::named<sim::Pool>(id);
    pool.site = sim::id_at<sim::SiteId>(1);
    pool.product = find(small.pack.vocabulary.products, product);
    pool.homes_people = homes_people;
    parts.pools.push_back(pool);
  });
  return small.pool(id);
}

// The old pool's servers become the new pool: nobody moves to it meanwhile, and it can be decommissioned all the same.
SmallWorld in_place() {
  SmallWorld small = small_migration();
  small.pack.step_kinds[small.kind("deploy-pool")].outage = true;
  std::get<sim::DeployAction>(small.step("deploy").action).in_place_of = small.pool("old-pool");
  small.step("directory").skipped = true;  // it is handed over
  return small;
}

TEST(Verifier, LetsAPoolBeDecommissionedWhoseServersAreAnotherByThen) {
  EXPECT_THAT(violations_of(in_place()), IsEmpty()) << "its directory is the new pool's, which takes it along";
  SmallWorld transferred = in_place();
  transferred.step("directory").skipped = false;
  EXPECT_THAT(violations_of(transferred), ElementsAre("already-there at directory"));
}

TEST(Verifier, KnowsThatAPoolUpgradedInPlaceServesNobody) {
  SmallWorld small = in_place();
  small.add_step("back", "move-people", sim::MoveAction{{sim::PersonId{0}}, {small.pool("old-pool")}, 1}, {"wave-1"});
  small.step("decommission").after.push_back(small.step_id("back"));
  EXPECT_THAT(violations_of(small), testing::Contains("pool-not-serving at back"));
}

TEST(Verifier, FindsAWaveToAPoolThatDoesNotServeYet) {
  SmallWorld small = small_migration();
  small.step("wave-1").after = {small.step_id("prepare")};
  small.step("deploy").not_before = at(6);
  small.step("wave-2").after.push_back(small.step_id("deploy"));
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("pool-not-serving at wave-1"));
  EXPECT_EQ(verdict.violations[0].constraint, "new-pool");
  EXPECT_EQ(
      verdict.violations[0].message,
      "'wave-1' begins at 2030-01-12T20:00:00Z and moves 2 people to pool 'new-pool', which is planned at that time");
}

TEST(Verifier, FindsATransferToAPoolThatDoesNotServeYet) {
  SmallWorld small = small_migration();
  small.step("directory").after = {};
  small.step("prepare").after = {small.step_id("directory")};
  EXPECT_THAT(violations_of(small), ElementsAre("pool-not-serving at directory"));
}

TEST(Verifier, FindsWorkWithADecommissionedPool) {
  SmallWorld small = small_migration();
  small.pack.precedence.clear();
  small.step("decommission").after = {small.step_id("wave-1")};
  small.step("wave-2").after = {small.step_id("decommission")};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("pool-gone at wave-2", "pool-gone at directory"));
  EXPECT_EQ(verdict.violations[0].other, small.step_id("decommission"));
}

TEST(Verifier, FindsAPoolThatIsDeployedTwice) {
  SmallWorld small = small_migration();
  small.add_step("again", "deploy-pool", sim::DeployAction{small.pool("new-pool"), {}}, {"deploy"});
  EXPECT_THAT(violations_of(small), ElementsAre("pool-already-present at again"));
}

TEST(Verifier, LetsAPoolBeDeployedWithWhatItNeedsAndShares) {
  SmallWorld small = small_migration();
  const sim::PoolId store = add_pool(small, "store", "new-2", false);
  small.change_world([store](sim::WorldParts& parts) { parts.pools[store].present_at_start = false; });
  std::get<sim::DeployAction>(small.step("deploy").action).with = {store};
  std::get<sim::TransferAction>(small.step("directory").action).to = store;
  EXPECT_THAT(violations_of(small), IsEmpty()) << "the store serves when the directory comes";
  const sim::PoolId second = add_pool(small, "second-pool", "new-2");
  small.change_world([second](sim::WorldParts& parts) { parts.pools[second].present_at_start = false; });
  small.add_step("deploy-2", "deploy-pool", sim::DeployAction{second, {store}}, {"deploy"});
  EXPECT_THAT(violations_of(small), IsEmpty()) << "it is shared";
}

TEST(Verifier, FindsAPoolThatIsDecommissionedBeforeItWasThere) {
  SmallWorld small = small_migration();
  small.add_step("too-soon", "decommission-pool", sim::DecommissionAction{small.pool("new-pool")});
  small.step("deploy").after.push_back(small.step_id("too-soon"));
  EXPECT_THAT(violations_of(small), ElementsAre("pool-gone at deploy", "pool-not-serving at too-soon"));
}

TEST(Verifier, FindsAWaveToAPoolOutsideTheEstate) {
  SmallWorld small = small_migration();
  wave(small, "wave-1").target[0] = add_pool(small, "partner-pool", "partner-1");
  EXPECT_THAT(violations_of(small), ElementsAre("pool-outside at wave-1"));
}

TEST(Verifier, FindsAWaveToAPoolWithoutUserServices) {
  SmallWorld small = small_migration();
  wave(small, "wave-1").target[0] = add_pool(small, "edge-pool", "new-2", false);
  EXPECT_THAT(violations_of(small), ElementsAre("pool-homes-nobody at wave-1"));
}

TEST(Verifier, FindsSomebodyWhoIsHomedNowhere) {
  SmallWorld small = small_migration();
  small.scenario.people.home[sim::id_at<sim::PersonId>(3)] = sim::kNone<sim::PoolId>;
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("person-not-homed at wave-2"));
  EXPECT_THAT(verdict.violations[0].message, HasSubstr("moves 1 person who is homed on no pool, 'person-4' first"));
}

TEST(Verifier, FindsPeopleAndArtefactsThatAreThereAlready) {
  SmallWorld small = small_migration();
  wave(small, "wave-2").people[0] = sim::id_at<sim::PersonId>(0);  // person-1 moved in wave-1; person-3 stays behind
  small.pack.precedence.clear();
  EXPECT_THAT(violations_of(small), ElementsAre("already-there at wave-2"));
  SmallWorld twice = small_migration();
  twice.add_step("directory-2", "transfer-directory",
                 sim::TransferAction{{sim::id_at<sim::ArtefactId>(0)}, twice.pool("new-pool")}, {"directory"});
  EXPECT_THAT(violations_of(twice), ElementsAre("already-there at directory-2"));
}

TEST(Verifier, FindsPeopleWhoAreMovedTwiceAtATime) {
  SmallWorld small = small_migration();
  small.step("wave-2").after = {small.step_id("test")};
  for (auto& step : small.scenario.schedule.steps) step.resources.clear();
  small.step("ring").after.push_back(small.step_id("wave-1"));
  EXPECT_THAT(violations_of(small), IsEmpty()) << "two waves side by side are fine";
  wave(small, "wave-2").people[0] = sim::id_at<sim::PersonId>(0);
  small.pack.precedence.erase(small.pack.precedence.begin() + 1);  // person-3 stays behind
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("contested at wave-2"));
  EXPECT_EQ(verdict.violations[0].other, small.step_id("wave-1"));
}

TEST(Verifier, FindsSomebodyWhoIsListedTwiceInAWave) {
  SmallWorld small = small_migration();
  wave(small, "wave-1").people.push_back(sim::id_at<sim::PersonId>(0));
  wave(small, "wave-1").target.push_back(small.pool("new-pool"));
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("contested at wave-1"));
  EXPECT_EQ(verdict.violations[0].message, "'wave-1' names 'person-1' more than once");
}

TEST(Verifier, FindsSoftwareThatTwoRingsChangeAtATime) {
  SmallWorld small = small_migration();
  small.add_step("ring-2", "upgrade-clients", small.step("ring").action, {"wave-2"});
  EXPECT_THAT(violations_of(small), ElementsAre("contested at ring-2"));
}

TEST(Verifier, FindsAnArtefactThatTwoStepsTransferAtATime) {
  SmallWorld small = small_migration();
  small.step("directory").resources.clear();
  small.add_step("directory-2", "transfer-directory", small.step("directory").action, {"wave-2"});
  EXPECT_THAT(violations_of(small), ElementsAre("contested at directory-2"));
}

TEST(Verifier, FindsAPoolThatIsTakenAwayUnderAWave) {
  SmallWorld small = small_migration();
  small.pack.precedence.clear();
  small.step("wave-2").resources.clear();
  small.step("decommission").after = {small.step_id("directory")};
  small.step("directory").after = {small.step_id("wave-1")};
  small.step("directory").duration = sim::seconds(0);
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("contested at decommission"));
  EXPECT_EQ(verdict.violations[0].other, small.step_id("wave-2"));
}

TEST(Verifier, FindsSitesWithoutAWayBetweenThem) {
  SmallWorld small = small_migration();
  small.change_world([](sim::WorldParts& parts) { parts.links = {}; });
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("unreachable-route at wave-1", "unreachable-route at wave-2",
                                                   "unreachable-route at directory"));
  EXPECT_EQ(
      verdict.violations[0].message,
      "'wave-1' moves 2 people from pool 'old-pool' to pool 'new-pool', and no links lead from site 'north' to site "
      "'south'");
}

TEST(Verifier, FindsTheWaveThatFillsAPoolBeyondItsCapacity) {
  SmallWorld small = small_migration({9, 3, 1});
  small.pack.capacities[0].people_per_pool = 9;
  EXPECT_THAT(violations_of(small), IsEmpty());
  small.pack.capacities[0].people_per_server = 2;  // on two servers
  small.pack.capacities[0].sources = {"S2"};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("capacity-exceeded at wave-2"));
  EXPECT_EQ(verdict.violations[0].message,
            "after 'wave-2', pool 'new-pool' homes 6 people and is documented for 4 (2 a server, on 2 servers)");
  EXPECT_THAT(verdict.violations[0].sources, ElementsAre("S2"));
}

/// Rows for the sizes given, and nothing for any other.
void know_sizes_only(SmallWorld& small, const std::vector<std::int64_t>& sizes) {
  sim::Quorum& quorum = small.pack.quorums[0];
  quorum.otherwise = std::nullopt;
  for (const std::int64_t n : sizes) quorum.rows.push_back({n, 1, 1, n});
  quorum.sources = {"S2"};
}

TEST(Verifier, FindsPoolsOfASizeForWhichThePackKnowsNoQuorum) {
  SmallWorld small = small_migration();  // old-pool has one server, new-pool two
  know_sizes_only(small, {6, 4, 1, 5});
  small.change_world([](sim::WorldParts& parts) { parts.pools[sim::id_at<sim::PoolId>(1)].provenance.value = 77; });
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("quorum-unknown"));
  const Violation& violation = verdict.violations[0];
  EXPECT_EQ(violation.message,
            "pool 'new-pool' has 2 servers, and how many of them must run is known for pools of 1, 4 to 6 only");
  EXPECT_EQ(violation.provenance.value, 77U) << "the pool's place";
  EXPECT_EQ(violation.other, small.step_id("deploy"));
  EXPECT_THAT(violation.sources, ElementsAre("S2"));
  EXPECT_FALSE(verdict.may_be_carried_out());
  know_sizes_only(small, {2});
  EXPECT_THAT(violations_of(small), IsEmpty());
}

TEST(Verifier, FindsPoolsOfAProductOfWhichThePackKnowsNoQuorum) {
  SmallWorld small = small_migration();
  small.pack.quorums[0].products = {false, true, true};
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("quorum-unknown"));
  EXPECT_EQ(verdict.violations[0].message,
            "pool 'old-pool' has 1 server, and the pack does not say how many of them must run");
}

TEST(Verifier, AsksNoQuorumOfAPoolThatIsNeverThere) {
  SmallWorld small = support::small_world();
  know_sizes_only(small, {1});
  EXPECT_THAT(violations_of(small), IsEmpty());
}

TEST(Verifier, FindsAWayThatThePackCallsUnsupported) {
  SmallWorld small = small_migration();
  small.pack.paths[0].supported = false;
  small.pack.paths[0].because = "skips a version";
  const Verdict verdict = verdict_of(small);
  ASSERT_THAT(spelled(verdict, small), ElementsAre("unsupported-path"));
  EXPECT_EQ(verdict.violations[0].message, "from 'old-1' to 'new-2' is not supported: skips a version");
}

TEST(Verifier, TellsAWayThatNobodyDocumentsFromAnUnsupportedOne) {
  SmallWorld small = small_migration();
  small.pack.paths[0].legacy = {false, false, true};  // from another product
  const Verdict verdict = verdict_of(small);
  EXPECT_THAT(spelled(verdict, small), ElementsAre("undocumented-path"));
  EXPECT_FALSE(verdict.may_be_carried_out()) << "unknown is never counted as supported";
}

TEST(Verifier, SupportsNoWayFromSeveralProductsOfWhichOneHasNone) {
  SmallWorld small = small_migration();
  const auto third = sim::id_at<sim::ProductId>(2);
  small.pack.vocabulary.products[third].side = sim::Side::Legacy;
  small.change_world([&](sim::WorldParts& parts) {
    sim::Pool pool = support::named<sim::Pool>("third-pool");
    pool.site = sim::id_at<sim::SiteId>(0);
    pool.product = third;
    parts.pools.push_back(pool);
  });
  EXPECT_THAT(spelled(verdict_of(small), small), ElementsAre("undocumented-path"));
  sim::SupportedPath no = small.pack.paths[0];
  no.legacy = {false, false, true};
  no.supported = false;
  small.pack.paths.push_back(no);
  EXPECT_THAT(spelled(verdict_of(small), small), ElementsAre("unsupported-path"));
  sim::SupportedPath both = no;
  both.legacy = {true, false, true};
  both.supported = true;
  small.pack.paths.push_back(both);
  EXPECT_THAT(spelled(verdict_of(small), small), IsEmpty()) << "a path that names exactly these decides";
}

}  // namespace
}  // namespace coexist::planner
