#include "sim/generate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace coexist::sim {
namespace {

constexpr Instant kMonday{days(21'921).us};  // 2030-01-07
constexpr MeetingKindId kPhone{0};
constexpr MeetingKindId kWeb{1};

/// Two sites, an hour apart, that work from Monday to Friday; the second is on holiday in its third week.
struct Office {
  std::int64_t weeks = 20;
  std::uint64_t seed = 7;
  People people;
  IdVector<SiteId, std::vector<Instant>> working_days;

  Office(std::size_t employees, std::size_t outsiders, std::int64_t weeks_ = 20) : weeks(weeks_) {
    for (std::size_t i = 0; i < employees; ++i) add(fmt::format("e{:05}", i), i % 2, fmt::format("d{}", i % 16), false);
    for (std::size_t i = 0; i < outsiders; ++i) add(fmt::format("o{:05}", i), 0, "", true);
    for (std::int64_t site : {0, 1}) {
      working_days.push_back({});
      for (std::int64_t day = 0; day < weeks * 7; ++day) {
        if (day % 7 >= 5 || (site == 1 && day / 7 == 2)) continue;
        working_days.raw().back().push_back(kMonday + days(day) + hours(7 + site));
      }
    }
  }
  void add(const std::string& id, std::size_t site, const std::string& department, bool outside) {
    people.id.push_back(id);
    people.department.push_back(department);
    people.site.push_back(outside ? kNone<SiteId> : id_at<SiteId>(site));
    people.person_class.push_back(id_at<ClassId>(outside ? 1 : 0));
    people.home.push_back(outside ? kNone<PoolId> : id_at<PoolId>(0));
  }
  [[nodiscard]] Calendar calendar(const MeetingModel& model = {}) const {
    Calendar out;
    generate_meetings({seed, {kMonday, kMonday + days(weeks * 7)}, people, working_days, {kPhone, kWeb}, {false, true}},
                      model, out);
    return out;
  }
  [[nodiscard]] const std::vector<Instant>& mornings_of(const Calendar& c, SeriesId series) const {
    return working_days[people.site[c.organiser[series]]];
  }
};

/// Whether an instant falls on a working day, and something that lasts so long ends on it too.
bool within_office_hours(const std::vector<Instant>& mornings, Instant start, Duration lasts) {
  const auto after = std::upper_bound(mornings.begin(), mornings.end(), start);
  return after != mornings.begin() && start + lasts <= *std::prev(after) + hours(9);
}

/// Four standard deviations of a count of so many independent draws with that chance: fails once in 16,000 seeds.
double four_sigma(double draws, double chance) {
  return 4 * std::sqrt(draws * chance * (1 - chance));
}

template <typename Predicate>
std::vector<SeriesId> series_where(const Calendar& calendar, Predicate predicate) {
  std::vector<SeriesId> out;
  for (SeriesId s : ids<SeriesId>(calendar.size())) {
    if (predicate(s)) out.push_back(s);
  }
  return out;
}

std::vector<SeriesId> named_like(const Calendar& calendar, std::string_view prefix) {
  return series_where(calendar, [&](SeriesId s) { return calendar.id[s].starts_with(prefix); });
}

struct Everything {  // about one meeting, by name, so that calendars of different people compare
  std::string organiser;
  MeetingKindId kind;
  Instant scheduled_at;
  std::vector<Instant> starts;
  Duration lasts;
  std::set<std::string> participants;
  friend bool operator==(const Everything&, const Everything&) = default;
};

std::map<std::string, Everything> by_name(const Office& office, const Calendar& c) {
  std::map<std::string, Everything> out;
  for (SeriesId s : ids<SeriesId>(c.size())) {
    Everything e{office.people.id[c.organiser[s]], c.kind[s], c.scheduled_at[s], {},
                 c.lasts[c.first_occurrence(s)],   {}};
    for (std::size_t o = 0; o < c.occurrences_of(s); ++o) {
      e.starts.push_back(c.starts[id_at<OccurrenceId>(index(c.first_occurrence(s)) + o)]);
    }
    for (PersonId p : c.participants_of(s)) e.participants.insert(office.people.id[p]);
    out.emplace(c.id[s], std::move(e));
  }
  return out;
}

TEST(GeneratedMeetings, AreAsManyAsTheModelSaysWithinFourStandardErrors) {
  const double employees = 4000;
  const Calendar calendar = Office(4000, 400).calendar();
  EXPECT_NEAR(static_cast<double>(named_like(calendar, "series-").size()), 0.40 * employees,
              four_sigma(employees, 0.40));
  // Made in the first 17 of 20 weeks: later ones may fall behind the end. One of two sites is closed in one week.
  const auto early = [&](std::string_view prefix) {
    const auto all = named_like(calendar, prefix);
    return static_cast<double>(std::count_if(
        all.begin(), all.end(), [&](SeriesId s) { return calendar.scheduled_at[s] < kMonday + days(17 * 7); }));
  };
  const double person_weeks = employees / 2 * 17 + employees / 2 * 16;
  EXPECT_NEAR(early("single-"), 0.20 * person_weeks, four_sigma(person_weeks, 0.20));
  EXPECT_NEAR(early("new-series-"), 0.01 * person_weeks, four_sigma(person_weeks, 0.01));
}

TEST(GeneratedMeetings, HaveTheSizesOfTheModelWithinFourStandardErrors) {
  MeetingModel model;
  model.sizes = {{850'000, 4}, {100'000, 6}, {50'000, 11}};
  const Calendar calendar = Office(2000, 200).calendar(model);
  std::map<std::size_t, double> of_size;
  for (SeriesId s : ids<SeriesId>(calendar.size())) ++of_size[calendar.participants_of(s).size()];
  const auto n = static_cast<double>(calendar.size());
  EXPECT_EQ(of_size[250], 1);
  EXPECT_NEAR(of_size[4], 0.85 * n, four_sigma(n, 0.85));
  EXPECT_NEAR(of_size[6], 0.10 * n, four_sigma(n, 0.10));
  EXPECT_NEAR(of_size[11], 0.05 * n, four_sigma(n, 0.05));
  EXPECT_EQ(of_size.size(), 4U);
}

TEST(GeneratedMeetings, DrawGuestsFromTheDepartmentAtTheSiteButForTheStatedShares) {
  const Office office(4000, 400);
  const Calendar c = office.calendar();
  double guests = 0, outside = 0, strangers = 0;
  for (SeriesId s : ids<SeriesId>(c.size())) {
    if (c.participants_of(s).size() > 11) continue;
    const PersonId organiser = c.organiser[s];
    for (PersonId p : c.participants_of(s)) {
      if (p == organiser) continue;
      ++guests;
      const bool outsider = office.people.home[p] == kNone<PoolId>;
      outside += outsider;
      strangers += !outsider && (office.people.department[p] != office.people.department[organiser] ||
                                 office.people.site[p] != office.people.site[organiser]);
    }
  }
  EXPECT_NEAR(outside, 0.10 * guests, four_sigma(guests, 0.10));
  // Of the remaining 90 %, 10 % come from anywhere; one in 16 of those happens to be of the department.
  EXPECT_NEAR(strangers, 0.09 * 15 / 16 * guests, four_sigma(guests, 0.085));
}

TEST(GeneratedMeetings, AskForTheLastKindAsOftenAsStatedAndAreEditedAsOftenAsStated) {
  const Calendar c = Office(4000, 0).calendar();
  const auto n = static_cast<double>(c.size());
  EXPECT_NEAR(static_cast<double>(series_where(c, [&](SeriesId s) { return c.kind[s] == kWeb; }).size()), 0.30 * n,
              four_sigma(n, 0.30));
  const auto recurring =
      series_where(c, [&](SeriesId s) { return !c.id[s].starts_with("single-") && c.occurrences_of(s) > 1; });
  const auto r = static_cast<double>(recurring.size());
  EXPECT_NEAR(static_cast<double>(c.edits.size()), 0.10 * r, four_sigma(r, 0.10));
}

TEST(GeneratedMeetings, NeverLeaveOfficeHoursOfTheOrganisersSite) {
  const Office office(1000, 50);
  const Calendar c = office.calendar();
  std::size_t occurrences = 0;
  for (SeriesId s : ids<SeriesId>(c.size())) {
    const auto& mornings = office.mornings_of(c, s);
    for (std::size_t o = 0; o < c.occurrences_of(s); ++o, ++occurrences) {
      const OccurrenceId id = id_at<OccurrenceId>(index(c.first_occurrence(s)) + o);
      ASSERT_TRUE(within_office_hours(mornings, c.starts[id], c.lasts[id])) << c.id[s] << ' ' << to_text(c.starts[id]);
      ASSERT_EQ(c.starts[id].us % minutes(15).us, 0);
      const Instant previous = c.starts[o == 0 ? id : id_at<OccurrenceId>(index(id) - 1)];
      ASSERT_EQ((c.starts[id] - previous).us % days(7).us, 0);
    }
    ASSERT_TRUE(c.scheduled_at[s] < kMonday || within_office_hours(mornings, c.scheduled_at[s], {}));
  }
  for (const Calendar::Edit& edit : c.edits)
    ASSERT_TRUE(within_office_hours(office.mornings_of(c, edit.series), edit.at, {}));
  EXPECT_GT(occurrences, 5000U);
  EXPECT_EQ(occurrences, c.starts.size());
}

TEST(GeneratedMeetings, AreMadeBeforeTheStartOrUpToTwoWeeksBeforeTheirFirstSitting) {
  const Calendar c = Office(1000, 0).calendar();
  for (SeriesId s : ids<SeriesId>(c.size())) {
    const Instant first = c.starts[c.first_occurrence(s)];
    ASSERT_LT(c.scheduled_at[s], first);
    if (c.id[s].starts_with("series-")) {
      ASSERT_LT(c.scheduled_at[s], kMonday);
    } else {
      // Two weeks, and the working day after a weekend or after the closed week.
      ASSERT_GE(c.scheduled_at[s], kMonday);
      ASSERT_LE(first - c.scheduled_at[s], days(14 + 9));
    }
  }
}

TEST(GeneratedMeetings, KeepTheLocalClockThroughSummerTime) {
  Office office(300, 0);
  for (auto& mornings : office.working_days) {
    for (Instant& morning : mornings) {
      if (kMonday + days(70) <= morning) morning = morning - hours(1);
    }
  }
  const Calendar c = office.calendar();
  std::size_t across = 0;
  for (SeriesId s : named_like(c, "series-")) {
    const auto& mornings = office.mornings_of(c, s);
    std::set<std::int64_t> clocks;
    for (std::size_t o = 0; o < c.occurrences_of(s); ++o) {
      const Instant start = c.starts[id_at<OccurrenceId>(index(c.first_occurrence(s)) + o)];
      clocks.insert((start - *std::prev(std::upper_bound(mornings.begin(), mornings.end(), start))).us);
    }
    ASSERT_EQ(clocks.size(), 1U) << c.id[s];
    across += c.starts[id_at<OccurrenceId>(c.occurrence_begin[index(s) + 1] - 1)] > kMonday + days(70);
  }
  EXPECT_GT(across, 50U);
}

TEST(GeneratedMeetings, RunOnToTheEndWhenClippedAndForEightToThirtyWeeksOtherwise) {
  const Office office(2000, 0, 40);
  const Calendar c = office.calendar();
  std::size_t clipped = 0, limited = 0;
  for (SeriesId s : named_like(c, "series-")) {
    const std::size_t holidays = office.people.site[c.organiser[s]] == SiteId{1} ? 1 : 0;
    (c.clipped[s] ? clipped : limited) += 1;
    if (c.clipped[s]) {
      ASSERT_EQ(c.occurrences_of(s), 40U - holidays);
    } else {
      ASSERT_GE(c.occurrences_of(s), 8U - holidays);
      ASSERT_LE(c.occurrences_of(s), 30U - holidays);
    }
  }
  EXPECT_NEAR(static_cast<double>(clipped), static_cast<double>(clipped + limited) / 2,
              four_sigma(static_cast<double>(clipped + limited), 0.5));
}

TEST(GeneratedMeetings, ListEverybodyOnceAndTheOrganiserToo) {
  const Calendar c = Office(300, 10).calendar();
  for (SeriesId s : ids<SeriesId>(c.size())) {
    const auto people = c.participants_of(s);
    ASSERT_TRUE(std::is_sorted(people.begin(), people.end()));
    ASSERT_EQ(std::adjacent_find(people.begin(), people.end()), people.end());
    ASSERT_TRUE(std::binary_search(people.begin(), people.end(), c.organiser[s]));
  }
  EXPECT_TRUE(std::is_sorted(c.id.begin(), c.id.end()));
}

TEST(GeneratedMeetings, InviteEverybodyThereIsWhenThereAreTooFew) {
  const Calendar c = Office(3, 0).calendar({.series_per_hundred = 300});
  ASSERT_GT(c.size(), 8U);
  for (SeriesId s : ids<SeriesId>(c.size())) ASSERT_EQ(c.participants_of(s).size(), 3U);
}

TEST(GeneratedMeetings, DependOnTheSeedAndOnNothingElse) {
  Office office(500, 20);
  const Calendar once = office.calendar();
  EXPECT_EQ(once, office.calendar());
  office.seed = 8;
  EXPECT_NE(once, office.calendar());
}

TEST(GeneratedMeetings, OfOthersStayAsTheyAreWhenAPersonJoins) {
  Office office(1000, 30);
  const auto before = by_name(office, office.calendar());
  office.add("e00500-and-a-half", 0, "d4", false);
  const auto after = by_name(office, office.calendar());
  std::size_t other_guests = 0;
  for (const auto& [id, meeting] : before) {
    const auto found = after.find(id);
    ASSERT_NE(found, after.end()) << id;
    Everything now = found->second;
    other_guests += now.participants != meeting.participants ? 1U : 0U;
    now.participants = meeting.participants;
    ASSERT_EQ(now, meeting) << id;
  }
  for (const auto& [id, meeting] : after) ASSERT_TRUE(before.contains(id) || meeting.organiser == "e00500-and-a-half");
  // Only meetings to which the newcomer is invited, and the few whose invitations they passed on.
  EXPECT_LT(other_guests, before.size() / 50);
  EXPECT_GT(other_guests, 0U);
}

}  // namespace
}  // namespace coexist::sim
