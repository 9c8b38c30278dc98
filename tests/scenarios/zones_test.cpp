#include "scenarios/zones.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace coexist::scenarios {
namespace {

Zone zone_named(std::string_view name) {
  const auto found = find_zone(name);
  EXPECT_TRUE(std::holds_alternative<Zone>(found)) << name;
  return std::holds_alternative<Zone>(found) ? std::get<Zone>(found) : Zone();
}

// "2013-03-08T21:00:00Z", or the refusal.
std::string utc(std::string_view zone, std::string_view wall) {
  const auto time = parse_wall_time(wall);
  const auto instant = zone_named(zone).to_instant(std::get<WallTime>(time));
  const auto* refusal = std::get_if<Refusal>(&instant);
  return refusal == nullptr ? sim::to_text(std::get<sim::Instant>(instant)) : refusal->code + " " + refusal->message;
}

TEST(Zones, TurnLocalTimeIntoInstants) {
  EXPECT_EQ(utc("Europe/Berlin", "2013-03-08 22:00"), "2013-03-08T21:00:00Z");
  EXPECT_EQ(utc("Europe/Berlin", "2013-07-08 22:00"), "2013-07-08T20:00:00Z");
  EXPECT_EQ(utc("Asia/Kathmandu", "2013-03-08 22:00"), "2013-03-08T16:15:00Z");
  EXPECT_EQ(utc("America/Los_Angeles", "2013-03-08 22:00"), "2013-03-09T06:00:00Z");
  EXPECT_EQ(utc("UTC", "1970-01-01 00:00"), "1970-01-01T00:00:00Z");
}

TEST(Zones, AnOffsetThatIsWrittenWins) {
  EXPECT_EQ(utc("Europe/Berlin", "2013-03-08 22:00Z"), "2013-03-08T22:00:00Z");
  EXPECT_EQ(utc("Europe/Berlin", "2013-03-31 02:30+01:00"), "2013-03-31T01:30:00Z");
}

TEST(Zones, RefuseATimeThatClocksSkip) {
  EXPECT_EQ(utc("Europe/Berlin", "2013-03-31 01:59:59"), "2013-03-31T00:59:59Z");
  EXPECT_EQ(utc("Europe/Berlin", "2013-03-31 02:00"),
            "E119 this time does not exist in Europe/Berlin: clocks go from 2013-03-31 02:00 to 2013-03-31 03:00");
  EXPECT_EQ(utc("Europe/Berlin", "2013-03-31 02:59:59").substr(0, 4), "E119");
  EXPECT_EQ(utc("Europe/Berlin", "2013-03-31 03:00"), "2013-03-31T01:00:00Z");
}

TEST(Zones, TakeTheEarlierOfTwoEqualTimes) {
  EXPECT_EQ(utc("Europe/Berlin", "2013-10-27 01:59:59"), "2013-10-26T23:59:59Z");
  EXPECT_EQ(utc("Europe/Berlin", "2013-10-27 02:00"), "2013-10-27T00:00:00Z");
  EXPECT_EQ(utc("Europe/Berlin", "2013-10-27 02:59:59"), "2013-10-27T00:59:59Z");
  EXPECT_EQ(utc("Europe/Berlin", "2013-10-27 03:00"), "2013-10-27T02:00:00Z");
}

TEST(Zones, RefuseADayThatAnIslandSkipped) {
  EXPECT_EQ(utc("Pacific/Apia", "2011-12-30 12:00").substr(0, 4), "E119");
  EXPECT_EQ(utc("Pacific/Apia", "2011-12-29 12:00"), "2011-12-29T22:00:00Z");
  EXPECT_EQ(utc("Pacific/Apia", "2011-12-31 12:00"), "2011-12-30T22:00:00Z");
}

TEST(Zones, KnowSummerTimeAfterTheLastListedYear) {
  EXPECT_EQ(utc("Europe/Berlin", "2050-07-01 12:00"), "2050-07-01T10:00:00Z");
  EXPECT_EQ(utc("Europe/Berlin", "2050-01-01 12:00"), "2050-01-01T11:00:00Z");
  EXPECT_EQ(utc("Australia/Sydney", "2199-01-01 12:00"), "2199-01-01T01:00:00Z");
  EXPECT_EQ(utc("Australia/Sydney", "2199-07-01 12:00"), "2199-07-01T02:00:00Z");
  EXPECT_EQ(utc("Europe/Berlin", "2199-12-31 23:59:59"), "2199-12-31T22:59:59Z");
}

TEST(Zones, ReadBackEveryHourOfAYear) {
  const Zone zone = zone_named("America/New_York");
  for (sim::Instant t{1'356'998'400'000'000}; t.us < 1'388'534'400'000'000; t = t + sim::hours(1)) {
    const WallTime wall = zone.to_wall(t);
    EXPECT_EQ(std::get<sim::Instant>(zone.to_instant(wall)), t);
    const WallTime without_offset{wall.seconds, {}};
    const auto again = std::get<sim::Instant>(zone.to_instant(without_offset));
    EXPECT_TRUE(again == t || t - again == sim::hours(1)) << sim::to_text(t);
  }
}

TEST(Zones, SuggestTheNameThatWasMeant) {
  const auto refused = find_zone("Europe/Berln");
  EXPECT_EQ(std::get<Refusal>(refused).code, "E118");
  EXPECT_EQ(std::get<Refusal>(refused).help, "did you mean 'Europe/Berlin'?");
}

TEST(Zones, RefuseNamesThatAreNone) {
  for (const char* name : {"", "localtime", "CEST", "Europe", "../../etc/passwd", "Europe/Berlin\n", "europe/berlin"}) {
    EXPECT_TRUE(std::holds_alternative<Refusal>(find_zone(name))) << name;
  }
}

TEST(Zones, DoNotCareAboutTheMachinesZone) {
  ::setenv("TZ", "Asia/Kathmandu", 1);
  EXPECT_EQ(utc("Europe/Paris", "2013-03-08 22:00"), "2013-03-08T21:00:00Z");
  ::unsetenv("TZ");
}

TEST(Zones, AreUtcUnlessNamed) {
  EXPECT_EQ(Zone().name(), "UTC");
  EXPECT_EQ(Zone().to_wall(sim::Instant{-1}), (WallTime{-1, 0}));
}

}  // namespace
}  // namespace coexist::scenarios
