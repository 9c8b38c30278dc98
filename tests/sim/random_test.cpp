#include "sim/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace coexist::sim {
namespace {

TEST(RandomStream, GivesTheSameNumbersOnEveryMachine) {
  // Worked out apart from this program, from the definition of Philox 4x32-10.
  RandomStream stream(1, "purpose", "entity");
  EXPECT_EQ(stream.next(), 0xeaf67687f8bd85dbU);
  EXPECT_EQ(stream.next(), 0xec863c3ef5254571U);
  EXPECT_EQ(stream.next(), 0x8e04b432d7b5fe4dU);
  EXPECT_EQ(stream.next(), 0x59d94beab34227e7U);
}

TEST(StableHash, IsFnv1a) {
  EXPECT_EQ(stable_hash(""), 14695981039346656037U);
  EXPECT_EQ(stable_hash("a"), 0xaf63dc4c8601ec8cU);  // published test vectors of FNV-1a, 64 bits
  EXPECT_EQ(stable_hash("foobar"), 0x85944171f73967e8U);
}

TEST(RandomStream, DiffersBySeedPurposeAndEntity) {
  std::set<std::uint64_t> first;
  for (std::uint64_t seed : {1U, 2U}) {
    for (const char* purpose : {"a", "b"}) {
      for (const char* entity : {"a", "b"}) first.insert(RandomStream(seed, purpose, entity).next());
    }
  }
  EXPECT_EQ(first.size(), 8U);
}

TEST(RandomStream, StaysWithinItsRange) {
  RandomStream stream(1, "range", "");
  for (int i = 0; i < 10'000; ++i) {
    EXPECT_LT(stream.below(7), 7U);
    const std::int64_t n = stream.between(-3, 3);
    EXPECT_TRUE(-3 <= n && n <= 3);
  }
  EXPECT_EQ(stream.below(1), 0U);
  EXPECT_EQ(stream.between(5, 5), 5);
}

TEST(RandomStream, IsUniformWithinFourStandardErrors) {
  RandomStream stream(1, "uniform", "");
  std::array<int, 10> seen{};
  for (int i = 0; i < 100'000; ++i) ++seen[stream.below(10)];
  for (int n : seen) EXPECT_NEAR(n, 10'000, 4 * 95);  // sqrt(100,000 x 0.1 x 0.9) = 95
}

TEST(RandomStream, SkippingIsDrawingWithoutLooking) {
  for (std::uint64_t before = 0; before < 5; ++before) {
    for (std::uint64_t skipped = 0; skipped < 7; ++skipped) {
      RandomStream drawn(7, "purpose", "somebody"), skipping(7, "purpose", "somebody");
      for (std::uint64_t i = 0; i < before; ++i) EXPECT_EQ(drawn.next(), skipping.next());
      for (std::uint64_t i = 0; i < skipped; ++i) drawn.next();
      skipping.skip(skipped);
      for (int i = 0; i < 3; ++i) EXPECT_EQ(drawn.next(), skipping.next()) << before << ", " << skipped;
    }
  }
}

TEST(RandomStream, TakesChancesInMillionths) {
  RandomStream stream(1, "chance", "");
  int taken = 0;
  for (int i = 0; i < 100'000; ++i) taken += stream.chance_ppm(250'000) ? 1 : 0;
  EXPECT_NEAR(taken, 25'000, 4 * 137);
  EXPECT_FALSE(stream.chance_ppm(0));
  EXPECT_FALSE(stream.chance_ppm(-1));
  EXPECT_TRUE(stream.chance_ppm(1'000'000));
}

TEST(RandomStream, ChancesAreDrawnWhetherOrNotTheyCanBeTaken) {
  // So that a share set to nothing changes nothing else of what the same stream decides.
  RandomStream never(1, "draws", "");
  RandomStream maybe(1, "draws", "");
  never.chance_ppm(0);
  maybe.chance_ppm(500'000);
  EXPECT_EQ(never.next(), maybe.next());
}

}  // namespace
}  // namespace coexist::sim
