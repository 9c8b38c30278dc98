// Ways between products: plain, into another realm, and with a pool upgraded in part, each judged by its own lines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verdict.hpp"

namespace coexist::planner {
namespace {

using support::SmallWorld;

void set_realms(SmallWorld& small, const char* of_old, const char* of_new) {
  small.change_world([&](sim::WorldParts& parts) {
    for (sim::Pool& pool : parts.pools) pool.realm = pool.id == "old-pool" ? of_old : of_new;
  });
}

sim::SupportedPath way(sim::PathCase of, bool supported) {
  sim::SupportedPath path;
  path.of = of;
  path.target = {false, true, false};
  path.supported = supported;
  return path;
}

TEST(Paths, IntoAnotherRealmAreAQuestionOfTheirOwn) {
  SmallWorld small = support::small_migration();
  EXPECT_TRUE(violations_of(small).empty());
  set_realms(small, "a", "b");
  EXPECT_THAT(violations_of(small), testing::ElementsAre("undocumented-path"));
  small.pack.paths.push_back(way(sim::PathCase::AcrossRealms, false));
  EXPECT_THAT(violations_of(small), testing::ElementsAre("unsupported-path"));
  small.pack.paths.back().supported = true;
  EXPECT_TRUE(violations_of(small).empty());
}

TEST(Paths, WithinOneRealmAreThePlainOnesWhateverItIsCalled) {
  SmallWorld small = support::small_migration();
  small.pack.paths.push_back(way(sim::PathCase::AcrossRealms, false));
  set_realms(small, "a", "a");
  EXPECT_TRUE(violations_of(small).empty());
}

TEST(Paths, WithAPoolUpgradedInPartAreAQuestionOfTheirOwn) {
  SmallWorld small = support::small_migration();
  const auto upgrade_in_part = [&](std::size_t product) {
    small.change_world([&](sim::WorldParts& parts) {
      for (sim::Pool& pool : parts.pools) {
        if (pool.id == "old-pool") pool.in_part = sim::id_at<sim::ProductId>(product);
      }
    });
  };
  small.pack.paths.push_back(way(sim::PathCase::PoolInPart, false));
  EXPECT_TRUE(violations_of(small).empty());
  upgrade_in_part(1);
  EXPECT_THAT(violations_of(small), testing::ElementsAre("unsupported-path"));
  upgrade_in_part(0);  // its own product: nothing has begun
  EXPECT_TRUE(violations_of(small).empty());
}

TEST(Paths, AreJudgedByWhatStandsAtTheStartWhereNothingIsMigrated) {
  SmallWorld small = support::small_world();
  small.pack.paths[0].supported = false;
  EXPECT_TRUE(violations_of(small).empty()) << "the new pool is only planned, and no step deploys it";
  small.change_world([](sim::WorldParts& parts) { parts.pools[sim::id_at<sim::PoolId>(1)].present_at_start = true; });
  EXPECT_THAT(violations_of(small), testing::ElementsAre("unsupported-path"));
  small.pack.paths[0].target.assign(3, false);
  EXPECT_THAT(violations_of(small), testing::ElementsAre("undocumented-path"));
}

}  // namespace
}  // namespace coexist::planner
