#include "sim/time.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace coexist::sim {
namespace {

constexpr Instant at_second(std::int64_t s) {
  return Instant{} + seconds(s);
}

TEST(InstantText, IsIsoInUtc) {
  EXPECT_EQ(to_text(Instant{}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(to_text(at_second(1'362'780'900)), "2013-03-08T22:15:00Z");
}

TEST(InstantText, KnowsLeapDays) {
  EXPECT_EQ(to_text(at_second(951'782'400)), "2000-02-29T00:00:00Z");
  EXPECT_EQ(to_text(at_second(4'107'542'399)), "2100-02-28T23:59:59Z");
  EXPECT_EQ(to_text(at_second(4'107'542'400)), "2100-03-01T00:00:00Z");
}

TEST(InstantText, ShowsAFractionOnlyWhereThereIsOne) {
  EXPECT_EQ(to_text(at_second(1) + milliseconds(250)), "1970-01-01T00:00:01.250000Z");
  EXPECT_EQ(to_text(at_second(1) + microseconds(1)), "1970-01-01T00:00:01.000001Z");
}

TEST(InstantText, CountsBackwardsBeforeTheEpoch) {
  EXPECT_EQ(to_text(Instant{-1}), "1969-12-31T23:59:59.999999Z");
  EXPECT_EQ(to_text(Instant{} - days(1)), "1969-12-31T00:00:00Z");
}

TEST(InstantText, SurvivesTheEndsOfTheClock) {
  EXPECT_EQ(to_text(kEndOfTime), "294247-01-10T04:00:54.775807Z");
  EXPECT_EQ(to_text(Instant{std::numeric_limits<std::int64_t>::min()}), "-290308-12-21T19:59:05.224192Z");
}

TEST(DurationText, HasAtMostTwoUnits) {
  EXPECT_EQ(to_text(days(3) + hours(4) + minutes(59)), "3 d 4 h");
  EXPECT_EQ(to_text(minutes(90)), "1 h 30 min");
  EXPECT_EQ(to_text(seconds(90)), "1 min 30 s");
  EXPECT_EQ(to_text(hours(2)), "2 h");
  EXPECT_EQ(to_text(days(3) + minutes(4)), "3 d");
}

TEST(DurationText, IsExactToTheMillisecondBelowAMinute) {
  EXPECT_EQ(to_text(seconds(45) + milliseconds(250)), "45.250 s");
  EXPECT_EQ(to_text(seconds(45)), "45 s");
  EXPECT_EQ(to_text(milliseconds(18)), "18 ms");
  EXPECT_EQ(to_text(microseconds(250)), "250 us");
  EXPECT_EQ(to_text(Duration{}), "0 s");
}

TEST(DurationText, IsCutNotRounded) {
  EXPECT_EQ(to_text(hours(2) - microseconds(1)), "1 h 59 min");
}

TEST(DurationText, KeepsTheSign) {
  EXPECT_EQ(to_text(minutes(-90)), "-1 h 30 min");
  EXPECT_EQ(to_text(Duration{std::numeric_limits<std::int64_t>::min()}), "-106751991 d 4 h");
}

}  // namespace
}  // namespace coexist::sim
