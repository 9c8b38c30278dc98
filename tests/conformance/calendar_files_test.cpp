// The example calendars of two RFCs as libical's project keeps them: historic, partly malformed, often one component
// after the other without a calendar around.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "scenarios/calendar_document.hpp"
#include "scenarios/text_file.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::int64_t kYear1997_s = 852'076'800;

struct Import {
  std::optional<CalendarDocument> document;
  Diagnostics diagnostics;
};

std::filesystem::path path_of(const std::string& name) {
  return std::filesystem::path(COEXIST_SHARED_DATA) / "calendars" / name;
}

Import import(const std::string& name) {
  Import result;
  const auto file = read_text(path_of(name), result.diagnostics);
  CalendarOptions options;
  options.horizon = sim::Interval{sim::Instant{} + sim::seconds(kYear1997_s),
                                  sim::Instant{} + sim::seconds(kYear1997_s) + sim::days(1461)};
  options.default_zone = "America/New_York";
  result.document = read_calendar(file, options, result.diagnostics);
  std::cout << print(result.diagnostics);
  if (result.document) {
    std::size_t occurrences = 0;
    for (const CalendarEvent& event : result.document->events) {
      occurrences += event.occurrences.size();
    }
    std::cout << name << ": events " << result.document->events.size() << ", occurrences " << occurrences << ", errors "
              << result.diagnostics.error_count() << "\n";
    for (const auto& [kind, count] : result.document->not_imported) {
      std::cout << "  not imported: " << kind << " " << count << "\n";
    }
  }
  return result;
}

std::vector<int> error_lines(const Diagnostics& diagnostics) {
  std::vector<int> lines;
  for (const Diagnostic& d : diagnostics.all()) {
    if (d.severity == Severity::Error) {
      lines.push_back(d.place.line);
    }
  }
  return lines;
}

TEST(CalendarFiles, ReportTheOneMalformedLineOfThreeRequests) {
  if (!std::filesystem::exists(path_of("calendar.ics"))) GTEST_SKIP() << "no " << path_of("calendar.ics");
  const Import file = import("calendar.ics");
  ASSERT_TRUE(file.document);
  EXPECT_EQ(file.document->events.size(), 2U);
  EXPECT_EQ(file.document->events.front().organiser, "B@example.com");
  EXPECT_EQ(file.document->events.front().attendees.size(), 5U);
  EXPECT_THAT(error_lines(file.diagnostics), ::testing::ElementsAre(57));
}

TEST(CalendarFiles, ReadEventsOutsideOfAnyCalendar) {
  if (!std::filesystem::exists(path_of("overlaps.ics"))) GTEST_SKIP() << "no " << path_of("overlaps.ics");
  const Import file = import("overlaps.ics");
  ASSERT_TRUE(file.document);
  EXPECT_EQ(file.document->events.size(), 5U);
  EXPECT_FALSE(file.diagnostics.has_errors());
}

TEST(CalendarFiles, ReadTheExamplesOfTheCoreStandard) {
  if (!std::filesystem::exists(path_of("2445.ics"))) GTEST_SKIP() << "no " << path_of("2445.ics");
  const Import file = import("2445.ics");
  ASSERT_TRUE(file.document);
  const auto anniversary = std::find_if(file.document->events.begin(), file.document->events.end(),
                                        [](const CalendarEvent& e) { return e.all_day; });
  ASSERT_NE(anniversary, file.document->events.end());
  EXPECT_EQ(anniversary->occurrences.size(), 4U);
  EXPECT_TRUE(anniversary->clipped);
  EXPECT_GT(file.document->not_imported.at("VJOURNAL"), 0U);
}

TEST(CalendarFiles, ReadTheExamplesOfTheSchedulingStandard) {
  if (!std::filesystem::exists(path_of("2446.ics"))) GTEST_SKIP() << "no " << path_of("2446.ics");
  const Import file = import("2446.ics");
  ASSERT_TRUE(file.document);
  EXPECT_EQ(file.document->events.size(), 8U);
  // Two events whose end is before their start, and a change of all later occurrences at once.
  EXPECT_THAT(error_lines(file.diagnostics), ::testing::ElementsAre(66, 564, 738));
  EXPECT_EQ(file.document->not_imported.at("METHOD:REPLY"), 5U);
}

}  // namespace
}  // namespace coexist::scenarios
