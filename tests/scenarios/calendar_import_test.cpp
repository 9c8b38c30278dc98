#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "scenarios/calendar_document.hpp"
#include "scenarios/pseudonym.hpp"
#include "scenarios/zones.hpp"

namespace coexist::scenarios {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

sim::Instant at(const std::string& utc) {
  return std::get<sim::Instant>(Zone().to_instant(std::get<WallTime>(parse_wall_time(utc))));
}

CalendarOptions in_2013() {
  return {sim::Interval{at("2013-01-01 00:00"), at("2014-01-01 00:00")}, "Europe/Berlin"};
}

/// An event with a start, an end and whatever else is given, one line each.
std::string meeting(const std::string& lines, const std::string& times =
                                                  "DTSTART;TZID=Europe/Berlin:20130304T090000\n"
                                                  "DTEND;TZID=Europe/Berlin:20130304T100000\n") {
  return "BEGIN:VEVENT\nUID:u1\n" + times + lines + "END:VEVENT\n";
}

struct Import {
  std::optional<CalendarDocument> document;
  Diagnostics diagnostics;

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> result;
    for (const Diagnostic& d : diagnostics.all()) {
      result.push_back(d.code);
    }
    return result;
  }
  [[nodiscard]] std::vector<std::string> starts() const {
    std::vector<std::string> result;
    for (const sim::Interval& o : document.value().events.at(0).occurrences) {
      result.push_back(sim::to_text(o.begin));
    }
    return result;
  }
};

Import import(const std::string& inside, const CalendarOptions& options = in_2013()) {
  Import result;
  const auto file = std::make_shared<const SourceFile>(
      SourceFile{"team.ics", "BEGIN:VCALENDAR\nVERSION:2.0\n" + inside + "END:VCALENDAR\n"});
  result.document = read_calendar(file, options, result.diagnostics);
  return result;
}

TEST(CalendarImport, KeepsTheTimeOnTheWallWhenClocksChange) {
  const Import weekly = import(meeting("RRULE:FREQ=WEEKLY;COUNT=2\n",
                                       "DTSTART;TZID=Europe/Berlin:20130325T090000\n"
                                       "DTEND;TZID=Europe/Berlin:20130325T100000\n"));
  EXPECT_THAT(weekly.starts(), ElementsAre("2013-03-25T08:00:00Z", "2013-04-01T07:00:00Z"));
  EXPECT_THAT(weekly.codes(), IsEmpty());
}

TEST(CalendarImport, StartsAfterTheGapWhatWouldStartWithinIt) {
  const Import daily = import(meeting("RRULE:FREQ=DAILY;COUNT=3\n",
                                      "DTSTART;TZID=Europe/Berlin:20130330T023000\n"
                                      "DURATION:PT1H\n"));
  EXPECT_THAT(daily.starts(), ElementsAre("2013-03-30T01:30:00Z", "2013-03-31T01:30:00Z", "2013-04-01T00:30:00Z"));
}

TEST(CalendarImport, MeansTheFirstOfATimeThatClocksShowTwice) {
  const Import once = import(meeting("", "DTSTART;TZID=Europe/Berlin:20131027T023000\nDURATION:PT1H\n"));
  EXPECT_THAT(once.starts(), ElementsAre("2013-10-27T00:30:00Z"));
}

TEST(CalendarImport, ComparesUntilInUtcWithTheWall) {
  // 23:30 in Berlin on the 5th is 22:30 UTC: the last occurrence is within UNTIL, on the wall it would not be.
  const Import series = import(meeting("RRULE:FREQ=DAILY;UNTIL=20130305T223000Z\n",
                                       "DTSTART;TZID=Europe/Berlin:20130304T233000\nDURATION:PT15M\n"));
  EXPECT_THAT(series.starts(), SizeIs(2));
}

// Each of them is within its own limit, and expanding them all would take longer than a test may.
TEST(CalendarImport, ExpandsNothingOfACalendarWhoseRecurrencesAreTooMuchTogether) {
  std::string events;
  for (int i = 0; i < 2'000; ++i) {
    events += "BEGIN:VEVENT\nUID:u" + std::to_string(i) +
              "\nDTSTART:20130304T090000Z\nDURATION:PT10M\nRRULE:FREQ=HOURLY;INTERVAL=3\nEND:VEVENT\n";
  }
  CalendarOptions options = in_2013();
  options.most_occurrences = 4'000;
  const Import absurd = import(events, options);
  EXPECT_FALSE(absurd.document);
  EXPECT_THAT(absurd.codes(), ElementsAre("E503"));
  options.most_steps = 10'000'000;
  EXPECT_TRUE(import(meeting("RRULE:FREQ=HOURLY;INTERVAL=3\n"), options).document);
}

TEST(CalendarImport, ClipsASeriesWithoutEndAtTheHorizonAndMarksIt) {
  const Import series = import(meeting("RRULE:FREQ=WEEKLY\n"));
  const CalendarEvent& event = series.document->events.at(0);
  EXPECT_THAT(event.occurrences, SizeIs(44));
  EXPECT_TRUE(event.clipped);
  EXPECT_LT(event.occurrences.back().begin, at("2014-01-01 00:00"));
}

TEST(CalendarImport, CountsOccurrencesBeforeTheHorizonWithoutImportingThem) {
  const Import series = import(meeting("RRULE:FREQ=DAILY;COUNT=4\n", "DTSTART:20121230T120000Z\nDURATION:PT1H\n"));
  EXPECT_THAT(series.starts(), ElementsAre("2013-01-01T12:00:00Z", "2013-01-02T12:00:00Z"));
  EXPECT_FALSE(series.document->events.at(0).clipped);
}

TEST(CalendarImport, AppliesExceptionsAdditionsAndChangedOccurrences) {
  const Import series =
      import(meeting("RRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20130305T090000\n"
                     "RDATE;TZID=Europe/Berlin:20130310T090000,20130311T090000\n") +
             meeting("RECURRENCE-ID;TZID=Europe/Berlin:20130306T090000\n",
                     "DTSTART;TZID=Europe/Berlin:20130306T150000\nDTEND;TZID=Europe/Berlin:20130306T170000\n") +
             meeting("RECURRENCE-ID;TZID=Europe/Berlin:20130307T090000\nSTATUS:CANCELLED\n"));
  EXPECT_THAT(series.starts(), ElementsAre("2013-03-04T08:00:00Z", "2013-03-06T14:00:00Z", "2013-03-10T08:00:00Z",
                                           "2013-03-11T08:00:00Z"));
  EXPECT_EQ(series.document->events.at(0).occurrences.at(1).length(), sim::hours(2));
  EXPECT_THAT(series.codes(), IsEmpty());
}

TEST(CalendarImport, TakesTheHighestSequenceAndSeesACancellation) {
  const Import versions = import(meeting("SEQUENCE:2\nSUMMARY:new\n") + meeting("SEQUENCE:1\nSUMMARY:old\n") +
                                 "END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:u1\nSEQUENCE:3\n"
                                 "END:VEVENT\n");
  ASSERT_THAT(versions.document->events, SizeIs(1));
  EXPECT_EQ(versions.document->events.at(0).summary, "new");
  EXPECT_TRUE(versions.document->events.at(0).cancelled);
}

TEST(CalendarImport, ReadsAllDayAndFloatingTimesInTheDefaultZone) {
  const Import both = import(
      "BEGIN:VEVENT\nUID:day\nDTSTART;VALUE=DATE:20130331\nEND:VEVENT\n"
      "BEGIN:VEVENT\nUID:float\nDTSTART:20130304T090000\nDURATION:PT1H\nEND:VEVENT\n");
  const CalendarEvent& day = both.document->events.at(0);
  EXPECT_TRUE(day.all_day);
  EXPECT_EQ(day.duration, sim::hours(23));  // clocks go forward on that day
  const CalendarEvent& floating = both.document->events.at(1);
  EXPECT_TRUE(floating.floating);
  EXPECT_EQ(floating.start, at("2013-03-04 08:00"));
}

TEST(CalendarImport, KeepsLinksWithTheirSchemesAndLeavesProse) {
  const Import linked = import(
      meeting("X-VENDOR-CONFLINK:conf:sip:ada@corp.example\\;gruu\\;opaque=app:conf:focus:id:AB12?x=1\n"
              "LOCATION:Room 3\\, see https://meet.corp.example/ada/AB12.\n"
              "DESCRIPTION:Agenda:budget\\n<https://meet.corp.example/ada/AB12>\\n10:30 mailto:ada@corp.example\n"));
  const auto& links = linked.document->events.at(0).links;
  ASSERT_THAT(links, SizeIs(2));
  EXPECT_EQ(links[0].scheme, "conf");
  EXPECT_THAT(links[0].uri, HasSubstr("sip:ada@corp.example"));
  EXPECT_EQ(links[1], (MeetingLink{"https", "https://meet.corp.example/ada/AB12"}));
}

TEST(CalendarImport, InvitesPeopleButNoRoomsNorThoseWhoDeclined) {
  const Import invited =
      import(meeting("ORGANIZER;CN=\"Ada; L\":MAILTO:ada@corp.example\nATTENDEE;CUTYPE=ROOM:mailto:room3@corp.example\n"
                     "ATTENDEE;CN=Bob:mailto:bob@corp.example\nATTENDEE;PARTSTAT=DECLINED:mailto:eve@corp.example\n"));
  EXPECT_EQ(invited.document->events.at(0).organiser, "ada@corp.example");
  EXPECT_THAT(invited.document->events.at(0).attendees, ElementsAre("bob@corp.example"));
}

constexpr const char* kWindowsZone =
    "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\n"
    "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\n"
    "DTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

TEST(CalendarImport, FollowsTheRulesOfAZoneThatTheFileDefines) {
  const std::string times = "DTSTART;TZID=W. Europe Standard Time:20130330T023000\nDURATION:PT1H\n";
  const Import defined = import(meeting("RRULE:FREQ=DAILY;COUNT=3\n", times) + kWindowsZone);
  EXPECT_THAT(defined.starts(), ElementsAre("2013-03-30T01:30:00Z", "2013-03-31T01:30:00Z", "2013-04-01T00:30:00Z"));
  EXPECT_THAT(defined.codes(), IsEmpty());
}

CalendarOptions in_its_own_time() {
  return {std::nullopt, "Europe/Berlin", 100'000};
}

TEST(CalendarImport, LooksInItsOwnTimeFromTheFirstEventToAYearAfterTheLast) {
  // In summer, in a zone of the file: its offset must be known before the first event is.
  const std::string times = "DTSTART;TZID=W. Europe Standard Time:20130703T090000\nDURATION:PT1H\n";
  const Import single = import(kWindowsZone + meeting("", times), in_its_own_time());
  EXPECT_THAT(single.starts(), ElementsAre("2013-07-03T07:00:00Z"));
  EXPECT_THAT(write_calendar(*single.document), Not(HasSubstr("EXDATE")));
  const Import endless = import(kWindowsZone + meeting("RRULE:FREQ=WEEKLY\n", times), in_its_own_time());
  EXPECT_THAT(endless.starts(), SizeIs(53));
  EXPECT_EQ(endless.starts().front(), "2013-07-03T07:00:00Z");
  EXPECT_TRUE(endless.document->events.at(0).clipped);
  EXPECT_EQ(sim::to_text(endless.document->looked_at.begin), "2013-07-03T07:00:00Z");
  EXPECT_EQ(sim::to_text(endless.document->looked_at.end), "2014-07-04T07:00:00Z");
}

TEST(CalendarImport, CutsACountThatNoCalendarLivesToSeeLikeWhatDoesNotEnd) {
  const std::string times = "DTSTART:20130228T080000Z\nDURATION:PT1H\n";
  for (const auto& [rule, occurrences] :
       {std::pair("RRULE:FREQ=WEEKLY;COUNT=999999\n", 53U), std::pair("RRULE:FREQ=DAILY;COUNT=90000\n", 366U)}) {
    const Import counted = import(meeting(rule, times), in_its_own_time());
    EXPECT_THAT(counted.starts(), SizeIs(occurrences));
    EXPECT_TRUE(counted.document->events.at(0).clipped);
    EXPECT_EQ(sim::to_text(counted.document->looked_at.end), "2014-03-01T08:00:00Z");
  }
}

TEST(CalendarImport, ExpandsWholeInItsOwnTimeWhatEnds) {
  const std::string times = "DTSTART:20130903T060000Z\nDURATION:PT1H\n";
  const Import counted = import(meeting("RRULE:FREQ=YEARLY;COUNT=5\n", times), in_its_own_time());
  EXPECT_THAT(counted.starts(), ElementsAre("2013-09-03T06:00:00Z", "2014-09-03T06:00:00Z", "2015-09-03T06:00:00Z",
                                            "2016-09-03T06:00:00Z", "2017-09-03T06:00:00Z"));
  EXPECT_FALSE(counted.document->events.at(0).clipped);
  const Import until =
      import(meeting("RRULE:FREQ=MONTHLY;INTERVAL=6;UNTIL=20160303T060000Z\n", times), in_its_own_time());
  EXPECT_THAT(until.starts(), SizeIs(6));
  // What is beside an endless series is whole, and the endless one is no longer for it.
  const Import both = import(meeting("RRULE:FREQ=YEARLY;COUNT=5\n", times) + "BEGIN:VEVENT\nUID:u2\n" + times +
                                 "RRULE:FREQ=WEEKLY\nEND:VEVENT\n",
                             in_its_own_time());
  EXPECT_THAT(both.starts(), SizeIs(5));
  EXPECT_THAT(both.document->events.at(1).occurrences, SizeIs(53));
}

TEST(CalendarImport, CutsInItsOwnTimeWhatNobodyCouldReadAgain) {
  const std::string times = "DTSTART:20130903T060000Z\nDURATION:PT1H\n";
  const Import daily = import(meeting("RRULE:FREQ=DAILY;UNTIL=20990101T000000Z\n", times), in_its_own_time());
  EXPECT_THAT(daily.starts(), SizeIs(366));
  EXPECT_TRUE(daily.document->events.at(0).clipped);
  std::string many;
  for (int i = 0; i < 150; ++i) {
    many += "BEGIN:VEVENT\nUID:u" + std::to_string(i) + "\n" + times + "RRULE:FREQ=DAILY;COUNT=9000\nEND:VEVENT\n";
  }
  const Import together = import(many, in_its_own_time());
  ASSERT_TRUE(together.document);
  EXPECT_THAT(together.starts(), SizeIs(366));
  EXPECT_THAT(together.codes(), IsEmpty());
}

TEST(CalendarImport, ReadsAgainInItsOwnTimeWhatItWrote) {
  const std::string times = "DTSTART;TZID=W. Europe Standard Time:20130703T090000\nDURATION:PT1H\n";
  const Import first = import(
      kWindowsZone + meeting("RRULE:FREQ=YEARLY;COUNT=5\nEXDATE;TZID=W. Europe Standard Time:20130703T090000\n", times),
      in_its_own_time());
  Diagnostics diagnostics;
  const auto again =
      read_calendar(std::make_shared<const SourceFile>(SourceFile{"again.ics", write_calendar(first.document.value())}),
                    in_its_own_time(), diagnostics);
  EXPECT_THAT(first.starts(), SizeIs(4));
  EXPECT_EQ(again.value().events.at(0).occurrences, first.document->events.at(0).occurrences);
}

TEST(CalendarImport, HelpsWithARuleOtherThanWithADate) {
  const Import never = import(meeting("RRULE:FREQ=WEEKLY;INTERVAL=0\n"));
  const Import backwards = import(meeting("RRULE:FREQ=WEEKLY;INTERVAL=-1\n"));
  const Import date = import(meeting("EXDATE:soon\n"));
  for (const Import* rule : {&never, &backwards}) {
    ASSERT_THAT(rule->codes(), ElementsAre("E504"));
    EXPECT_THAT(rule->diagnostics.all().at(0).help, HasSubstr("INTERVAL and COUNT are at least 1"));
  }
  EXPECT_THAT(date.diagnostics.all().at(0).help, HasSubstr("20130312T083000Z"));
  const Import twice = import(meeting("RRULE:FREQ=DAILY;COUNT=3;UNTIL=20130410T000000Z\n"));
  ASSERT_THAT(twice.codes(), ElementsAre("E504"));
  EXPECT_THAT(twice.diagnostics.all().at(0).help, HasSubstr("not by both"));
}

TEST(CalendarImport, NamesAZoneThatNobodyDefines) {
  const Import undefined = import(meeting("", "DTSTART;TZID=W. Europe Standard Time:20130330T023000\nDURATION:PT1H\n"));
  EXPECT_THAT(undefined.codes(), ElementsAre("E506"));
  EXPECT_THAT(undefined.diagnostics.all().at(0).message, HasSubstr("W. Europe Standard Time"));
  EXPECT_EQ(undefined.diagnostics.all().at(0).place.line, 5);
  EXPECT_THAT(undefined.document->events, IsEmpty());
}

TEST(CalendarImport, FindsTheIanaNameBehindAVendorsPrefix) {
  const Import prefixed =
      import(meeting("", "DTSTART;TZID=/vendor.example/2013b/America/New_York:20130304T090000\nDURATION:PT1H\n"));
  EXPECT_EQ(prefixed.document->events.at(0).zone, "America/New_York");
}

TEST(CalendarImport, ReportsAMalformedLineWhereItStandsAndGoesOn) {
  const Import broken = import(
      "BEGIN:VEVENT\nUID:u1\nDTSTART:20130304T090000Z\nDESCRIPTION:long\n  text\n"
      "DTEND:20130304T1100000Z\nEND:VEVENT\n" +
      meeting("").replace(17, 2, "u2"));
  EXPECT_THAT(broken.codes(), ElementsAre("E504"));
  EXPECT_EQ(broken.diagnostics.all().at(0).place.line, 8);
  ASSERT_THAT(broken.document->events, SizeIs(1));
  EXPECT_EQ(broken.document->events.at(0).uid, "u2");
}

TEST(CalendarImport, RefusesAFileThatWasCutOff) {
  Diagnostics diagnostics;
  const auto file =
      std::make_shared<const SourceFile>(SourceFile{"cut.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\nDTSTART:2013"});
  EXPECT_FALSE(read_calendar(file, in_2013(), diagnostics));
  ASSERT_THAT(diagnostics.all(), SizeIs(1));
  EXPECT_EQ(diagnostics.all().at(0).code, "E502");
  EXPECT_EQ(diagnostics.all().at(0).place.line, 2);
}

class HostileRule : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(HostileRule, GetsOneDiagnostic) {
  const Import hostile = import(meeting(std::string("RRULE:") + GetParam().first + "\n"));
  EXPECT_THAT(hostile.codes(), ElementsAre(GetParam().second));
  EXPECT_EQ(hostile.diagnostics.all().at(0).place.line, 7);
}

INSTANTIATE_TEST_SUITE_P(
    CalendarImport, HostileRule,
    ::testing::Values(std::pair{"FREQ=SECONDLY", "E509"}, std::pair{"FREQ=MINUTELY;COUNT=2000000000", "E509"},
                      std::pair{"FREQ=HOURLY", "E509"}, std::pair{"FREQ=SECONDLY;COUNT=2;BYMONTH=12", "E509"},
                      std::pair{"FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3", "E509"},
                      std::pair{"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "E516"},
                      std::pair{"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;BYDAY=MO", "E516"},
                      std::pair{"FREQ=MONTHLY;BYDAY=6MO", "E516"},
                      std::pair{"FREQ=YEARLY;BYMONTH=3;BYSETPOS=2", "E516"},
                      std::pair{"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH;BYSETPOS=20", "E516"},
                      std::pair{"FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=3MO", "E508"},
                      std::pair{"FREQ=DAILY;INTERVAL=65537", "E507"}, std::pair{"FREQ=FORTNIGHTLY", "E504"},
                      std::pair{"FREQ=WEEKLY;BYSETPOS=2;BYDAY=MO,TU", "E508"},
                      std::pair{"RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L", "E508"}));

TEST(CalendarImport, ReadsBackWhatItWrites) {
  const Import first =
      import(meeting("RRULE:FREQ=WEEKLY\nSUMMARY:Jour fixe\\; Ärger\\, viel\nATTENDEE:mailto:b@x.example\n"
                     "ORGANIZER:mailto:a@x.example\nX-L:https://meet.x.example/a\nSEQUENCE:3\n"
                     "EXDATE;TZID=Europe/Berlin:20130311T090000\n"));
  const std::string written = write_calendar(*first.document);
  EXPECT_THAT(written, HasSubstr("\r\n"));
  for (std::size_t at_line = 0; at_line < written.size();) {
    const std::size_t end = written.find("\r\n", at_line);
    ASSERT_LE(end - at_line, 75U);
    at_line = end + 2;
  }
  Diagnostics diagnostics;
  const auto again =
      read_calendar(std::make_shared<const SourceFile>(SourceFile{"again.ics", written}), in_2013(), diagnostics);
  ASSERT_TRUE(again);
  EXPECT_THAT(diagnostics.all(), IsEmpty());
  const CalendarEvent& a = first.document->events.at(0);
  const CalendarEvent& b = again->events.at(0);
  EXPECT_EQ(a.occurrences, b.occurrences);
  EXPECT_EQ(a.summary, b.summary);
  EXPECT_EQ(a.attendees, b.attendees);
  EXPECT_EQ(a.organiser, b.organiser);
  EXPECT_EQ(a.links, b.links);
  EXPECT_EQ(std::tie(a.uid, a.sequence, a.recurring, a.clipped, a.cancelled),
            std::tie(b.uid, b.sequence, b.recurring, b.clipped, b.cancelled));
}

TEST(CalendarImport, WritesASingleMeetingThatWasMovedSoThatItIsNotHeldTwice) {
  const Import moved = import(meeting("") + meeting("RECURRENCE-ID;TZID=Europe/Berlin:20130304T090000\n",
                                                    "DTSTART;TZID=Europe/Berlin:20150304T090000\nDURATION:PT1H\n"));
  EXPECT_THAT(moved.starts(), IsEmpty());
  Diagnostics diagnostics;
  const auto again =
      read_calendar(std::make_shared<const SourceFile>(SourceFile{"again.ics", write_calendar(*moved.document)}),
                    in_2013(), diagnostics);
  EXPECT_THAT(again->events.at(0).occurrences, IsEmpty());
}

TEST(CalendarImport, ReadsBackTheFirstMidnightOf1970WhichIs1969InUtc) {
  const Import first = import(meeting("", "DTSTART;TZID=Europe/Berlin:19700101T000000\nDURATION:PT1H\n"));
  Diagnostics diagnostics;
  const auto again =
      read_calendar(std::make_shared<const SourceFile>(SourceFile{"again.ics", write_calendar(*first.document)}),
                    in_2013(), diagnostics);
  ASSERT_TRUE(again) << print(diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << print(diagnostics);
}

TEST(CalendarImport, LeavesNothingPersonalInAPseudonymisedCalendar) {
  const Import original =
      import(meeting("RRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Merger with Globex\nDESCRIPTION:Hank\nLOCATION:Villa Scorpio\n"
                     "ORGANIZER:mailto:hank@globex.example\nATTENDEE:mailto:homer@globex.example\n"
                     "X-L:conf:sip:hank@globex.example\\;gruu\nURL:https://meet.globex.example/hank/1\n"));
  const Pseudonymiser pseudonymiser(PseudonymKey{1, 2, 3});
  const CalendarDocument hidden = pseudonymise(*original.document, pseudonymiser);
  const std::string written = write_calendar(hidden);
  for (const char* secret : {"Merger", "Globex", "globex", "Hank", "hank", "homer", "Villa", "UID:u1"}) {
    EXPECT_THAT(written, ::testing::Not(HasSubstr(secret)));
  }
  Diagnostics diagnostics;
  const auto again =
      read_calendar(std::make_shared<const SourceFile>(SourceFile{"hidden.ics", written}), in_2013(), diagnostics);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->events.at(0).occurrences, original.document->events.at(0).occurrences);
  EXPECT_EQ(again->events.at(0).attendees.at(0), pseudonymiser.mail("homer@globex.example"));
  ASSERT_THAT(again->events.at(0).links, SizeIs(2));
  EXPECT_EQ(again->events.at(0).links[0].scheme, "conf");
  EXPECT_EQ(again->events.at(0).links[1].scheme, "https");
}

TEST(CalendarImport, DoesNotSeeTheZoneOfTheMachine) {
  ::setenv("TZ", "Asia/Kathmandu", 1);
  ::tzset();
  const Import once = import(meeting("", "DTSTART:20130304T090000\nDURATION:PT1H\n"));
  ::unsetenv("TZ");
  ::tzset();
  EXPECT_THAT(once.starts(), ElementsAre("2013-03-04T08:00:00Z"));
}

}  // namespace
}  // namespace coexist::scenarios
