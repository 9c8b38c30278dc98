#include "scenarios/quantities.hpp"

#include <gtest/gtest.h>

namespace coexist::scenarios {
namespace {

template <class T>
T good(const Parsed<T>& parsed) {
  const auto* refusal = std::get_if<Refusal>(&parsed);
  EXPECT_EQ(refusal, nullptr) << (refusal == nullptr ? "" : refusal->message);
  return refusal == nullptr ? std::get<T>(parsed) : T{};
}

template <class T>
std::string refused(const Parsed<T>& parsed) {
  const auto* refusal = std::get_if<Refusal>(&parsed);
  return refusal == nullptr ? "accepted" : refusal->code + " " + refusal->message;
}

template <class T>
std::string help(const Parsed<T>& parsed) {
  const auto* refusal = std::get_if<Refusal>(&parsed);
  return refusal == nullptr ? "accepted" : refusal->help;
}

TEST(Durations, HaveUnits) {
  EXPECT_EQ(good(parse_duration("90 min")), sim::minutes(90));
  EXPECT_EQ(good(parse_duration("2 h")), sim::hours(2));
  EXPECT_EQ(good(parse_duration("18ms")), sim::milliseconds(18));
  EXPECT_EQ(good(parse_duration("250 us")), sim::microseconds(250));
  EXPECT_EQ(good(parse_duration("3 d")), sim::days(3));
  EXPECT_EQ(good(parse_duration("0 s")), sim::Duration{});
}

TEST(Durations, AddUpFromLargeToSmallUnits) {
  EXPECT_EQ(good(parse_duration("1 h 30 min")), sim::minutes(90));
  EXPECT_EQ(good(parse_duration("3d 4h")), sim::hours(76));
  EXPECT_EQ(refused(parse_duration("30 min 1 h")), "E113 expected a duration such as '90 min'");
  EXPECT_EQ(refused(parse_duration("1 h 1 h")), "E113 expected a duration such as '90 min'");
}

TEST(Durations, ReadBackWhatIsPrinted) {
  for (const sim::Duration d :
       {sim::minutes(90), sim::days(3) + sim::hours(4), sim::seconds(45) + sim::milliseconds(250)}) {
    EXPECT_EQ(good(parse_duration(sim::to_text(d))), d);
  }
}

TEST(Durations, AreExactOrRefused) {
  EXPECT_EQ(good(parse_duration("1.5 h")), sim::minutes(90));
  EXPECT_EQ(good(parse_duration("0.1 s")), sim::milliseconds(100));
  EXPECT_EQ(good(parse_duration("0.000001 s")), sim::microseconds(1));
  EXPECT_EQ(good(parse_duration("1.50000000000000000 h")), sim::minutes(90));
  EXPECT_EQ(refused(parse_duration("0.0000001 s")), "E113 the value is finer than the smallest unit that is counted");
}

TEST(Durations, WithoutAUnitSayWhichThereAre) {
  EXPECT_EQ(help(parse_duration("90")), "add a unit; one of: us, ms, s, min, h, d");
  EXPECT_EQ(help(parse_duration("90 mins")), "did you mean 'min'?");
  for (const char* text : {"", "min", "-min", "5 min!", "1. h", ".5 h", "1,5 h", "5 \xC2\xB5s", "0x5 s"}) {
    EXPECT_EQ(refused(parse_duration(text)), "E113 expected a duration such as '90 min'") << text;
  }
}

TEST(Durations, DoNotOverflow) {
  EXPECT_EQ(good(parse_duration("100000 d")), sim::days(100'000));
  EXPECT_EQ(refused(parse_duration("-5 min")), "E114 must not be negative");
  EXPECT_EQ(refused(parse_duration("100000 d 1 us")), "E114 duration is too large");
  EXPECT_EQ(refused(parse_duration("999999999999999999 d")), "E114 duration is too large");
  EXPECT_EQ(refused(parse_duration("99999999999999999999999999 us")), "E114 duration is too large");
}

TEST(Bandwidths, AreBitsPerSecond) {
  EXPECT_EQ(good(parse_bandwidth("34 Mbps")), 34'000'000);
  EXPECT_EQ(good(parse_bandwidth("1.544 Mbps")), 1'544'000);
  EXPECT_EQ(good(parse_bandwidth("9600bps")), 9'600);
  EXPECT_EQ(refused(parse_bandwidth("34")), "E113 expected a bandwidth such as '34 Mbps'");
  EXPECT_EQ(help(parse_bandwidth("34 mbps")), "did you mean 'Mbps'?");
  EXPECT_EQ(refused(parse_bandwidth("0 Mbps")), "E114 must be above zero");
  EXPECT_EQ(refused(parse_bandwidth("-1 Mbps")), "E114 must be above zero");
  EXPECT_EQ(refused(parse_bandwidth("1000001 Gbps")), "E114 bandwidth is too large");
}

TEST(DataSizes, TellDecimalFromBinary) {
  EXPECT_EQ(good(parse_data_size("2 MB")), 2'000'000);
  EXPECT_EQ(good(parse_data_size("512 KiB")), 524'288);
  EXPECT_EQ(good(parse_data_size("0.25 KiB")), 256);
  EXPECT_EQ(refused(parse_data_size("0.3 KiB")), "E113 the value is finer than the smallest unit that is counted");
  EXPECT_EQ(refused(parse_data_size("-1 B")), "E114 must not be negative");
  EXPECT_EQ(refused(parse_data_size("1000001 TB")), "E114 data size is too large");
  EXPECT_EQ(refused(parse_data_size("9000000000 GiB")), "E114 data size is too large");
}

TEST(Shares, ArePartsPerMillion) {
  EXPECT_EQ(good(parse_share("70 %")), 700'000);
  EXPECT_EQ(good(parse_share("0.5%")), 5'000);
  EXPECT_EQ(good(parse_share("100 %")), 1'000'000);
  EXPECT_EQ(refused(parse_share("-1 %")), "E114 must not be negative");
  EXPECT_EQ(share_text(700'000), "70 %");
  EXPECT_EQ(share_text(995'000), "99.5 %");
  EXPECT_EQ(share_text(1), "0.0001 %");
  EXPECT_EQ(refused(parse_share("100.0001 %")), "E114 share is too large");
  EXPECT_EQ(refused(parse_share("0.7")), "E113 expected a share such as '70 %'");
}

TEST(Integers, AreDecimal) {
  EXPECT_EQ(good(parse_integer("12")), 12);
  EXPECT_EQ(good(parse_integer("-3")), -3);
  EXPECT_EQ(good(parse_integer("0")), 0);
  EXPECT_EQ(good(parse_integer("9223372036854775807")), INT64_MAX);
  for (const char* text : {"", "-", "+5", "1e3", "0x10", "1_000", "12 ", "1.0"}) {
    EXPECT_EQ(refused(parse_integer(text)), "E113 expected a whole number such as '12'") << text;
  }
}

TEST(Integers, RefuseALeadingZeroThatSomeReadersTakeForOctal) {
  EXPECT_EQ(refused(parse_integer("010")), "E113 a whole number must not start with 0");
  EXPECT_EQ(help(parse_integer("010")), "write 10");
  EXPECT_EQ(help(parse_integer("-00")), "write -0");
}

TEST(Integers, NameTheirRange) {
  EXPECT_EQ(refused(parse_integer("0", 1, 65'535)), "E114 must be between 1 and 65535");
  EXPECT_EQ(refused(parse_integer("0", 1)), "E114 must be at least 1");
  EXPECT_EQ(refused(parse_integer("9223372036854775808", 0)), "E114 the number is too large");
  EXPECT_EQ(refused(parse_integer("-9223372036854775809", 0)), "E114 must be at least 0");
  EXPECT_EQ(refused(parse_integer("9223372036854775808")), "E114 the number is too large");
  EXPECT_EQ(refused(parse_integer("-1", INT64_MIN, -5)), "E114 must be at most -5");
}

TEST(Booleans, AreTwoWords) {
  EXPECT_TRUE(good(parse_boolean("true")));
  EXPECT_FALSE(good(parse_boolean("false")));
  EXPECT_EQ(refused(parse_boolean("no")), "E113 expected true or false");
  EXPECT_EQ(help(parse_boolean("no")), "write false");
  EXPECT_EQ(help(parse_boolean("On")), "write true");
  EXPECT_EQ(help(parse_boolean("1")), "");
}

TEST(Ids, AreLowerCaseWithDots) {
  EXPECT_EQ(good(parse_id("front-end-1")), "front-end-1");
  EXPECT_EQ(good(parse_id("fe01.contoso.com")), "fe01.contoso.com");
  EXPECT_EQ(help(parse_id("Front End")), "did you mean 'front-end'?");
  EXPECT_EQ(help(parse_id("a/b")), "");
  for (const char* text : {"", "-a", ".a", "a b", "ä", "A", "a@b"}) {
    EXPECT_NE(refused(parse_id(text)), "accepted") << text;
  }
  EXPECT_EQ(refused(parse_id(std::string(129, 'a'))), "E114 an id has at most 128 characters");
}

TEST(Key, IsAnythingWithoutSpaces) {
  for (const char* text : {"LYNC-MEET-003", "T03.1/oc-2007-r2/lync-2013", "Ä7"}) EXPECT_EQ(good(parse_key(text)), text);
  for (const char* text : {"", " ", "two words", "line\nbreak"}) {
    EXPECT_EQ(refused(parse_key(text)).substr(0, 4), "E113") << text;
  }
  EXPECT_EQ(refused(parse_key(std::string(129, 'A'))), "E114 a key has at most 128 characters");
}

TEST(WallTimes, AreIsoWithBlankOrT) {
  const std::int64_t expected = 15'772LL * 86'400 + 22 * 3'600;
  EXPECT_EQ(good(parse_wall_time("2013-03-08 22:00")), (WallTime{expected, {}}));
  EXPECT_EQ(good(parse_wall_time("2013-03-08T22:00:30")), (WallTime{expected + 30, {}}));
  EXPECT_EQ(good(parse_wall_time("2013-03-08T22:00Z")), (WallTime{expected, 0}));
  EXPECT_EQ(good(parse_wall_time("2013-03-08 22:00 +05:45")), (WallTime{expected, 20'700}));
  EXPECT_EQ(good(parse_wall_time("2013-03-08 22:00-05:00")), (WallTime{expected, -18'000}));
}

TEST(WallTimes, ReadBackWhatIsPrinted) {
  for (const char* text :
       {"2013-03-08 22:00", "2013-03-08 22:00:30", "2013-03-08 22:00Z", "2199-12-31 23:59:59-05:30"}) {
    EXPECT_EQ(to_text(good(parse_wall_time(text))), text);
  }
}

TEST(WallTimes, RefuseWhatNoCalendarHas) {
  EXPECT_EQ(refused(parse_wall_time("2013-02-29 10:00")), "E113 there is no day 2013-02-29");
  EXPECT_EQ(refused(parse_wall_time("2013-13-01 10:00")), "E113 there is no day 2013-13-01");
  EXPECT_EQ(refused(parse_wall_time("2013-03-08 24:00")), "E113 times of day go from 00:00 to 23:59:59");
  EXPECT_EQ(refused(parse_wall_time("1969-12-31 10:00")), "E114 years from 1970 to 2199 are supported");
  EXPECT_EQ(refused(parse_wall_time("2200-01-01 10:00")), "E114 years from 1970 to 2199 are supported");
  EXPECT_EQ(refused(parse_wall_time("2013-03-08 10:00+16:00")), "E114 an offset from UTC is less than 16 hours");
  for (const char* text : {"", "2013-03-08", "8.3.2013 22:00", "2013-3-8 22:00", "2013-03-08 22",
                           "2013-03-08 22:00 CET", "2013-03-0822:00", "2013-03-08 22:00:"}) {
    EXPECT_EQ(refused(parse_wall_time(text)), "E113 expected a date and time such as '2013-03-08 22:00'") << text;
  }
}

TEST(Dates, AreMidnight) {
  EXPECT_EQ(good(parse_date("1970-01-02")), (WallTime{86'400, {}}));
  EXPECT_EQ(good(parse_date("2000-02-29")).seconds, 951'782'400);
  EXPECT_EQ(refused(parse_date("2013-03-08 22:00")), "E113 expected a date such as '2013-03-08'");
}

}  // namespace
}  // namespace coexist::scenarios
