#include "planner/counted.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace coexist::planner {
namespace {

TEST(Counted, GroupsDigitsInThreesFromTheRight) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1'000U), "1,000");
  EXPECT_EQ(grouped(-999), "-999");
  EXPECT_EQ(grouped(-123'456), "-123,456");
  EXPECT_EQ(grouped(INT64_MIN), "-9,223,372,036,854,775,808");
  EXPECT_EQ(grouped(UINT64_MAX), "18,446,744,073,709,551,615");
}

TEST(Counted, TakesTheSingularForOneOnly) {
  EXPECT_EQ(counted(0, "person", "people"), "0 people");
  EXPECT_EQ(counted(1, "person", "people"), "1 person");
  EXPECT_EQ(counted(std::size_t{12'480}, "person", "people"), "12,480 people");
}

}  // namespace
}  // namespace coexist::planner
