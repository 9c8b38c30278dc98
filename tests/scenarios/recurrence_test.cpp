// Patterns as Outlook makes them, against an oracle that looks at every day.
#include "scenarios/recurrence.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace coexist::scenarios {
namespace {

using namespace std::chrono;

constexpr std::int64_t kDay_s = 86'400;
constexpr const char* kDays[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

struct Pattern {
  char frequency = 'W';  // D, W, M, Y
  int interval = 1;
  int week_start = 1;
  std::vector<int> days;  // of the week; empty: none named
  int position = 0;       // BYSETPOS over `days`; 0: none
  int month_day = 0;      // 0: none named
  int month = 0;          // of yearly ones
  int count = 20;         // 0: without end

  [[nodiscard]] std::string rule() const {
    const char* names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    std::string text = fmt::format("FREQ={};INTERVAL={};WKST={}", names[std::string("DWMY").find(frequency)], interval,
                                   kDays[week_start]);
    text += count != 0 ? fmt::format(";COUNT={}", count) : "";
    for (std::size_t i = 0; i < days.size(); ++i) {
      text += (i == 0 ? ";BYDAY=" : ",") + std::string(kDays[days[i]]);
    }
    text += position != 0 ? fmt::format(";BYSETPOS={}", position) : "";
    text += month_day != 0 ? fmt::format(";BYMONTHDAY={}", month_day) : "";
    return text + (month != 0 ? fmt::format(";BYMONTH={}", month) : "");
  }
};

int weekday_of(sys_days day) {
  return static_cast<int>(weekday{day}.c_encoding());
}

/// Which of its rule's periods a day lies in.
std::int64_t period_of(const Pattern& p, sys_days day) {
  const year_month_day date{day};
  const int months = static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month()));
  switch (p.frequency) {
    case 'D':
      return day.time_since_epoch().count();
    case 'W':
      return ((day - days{(weekday_of(day) - p.week_start + 7) % 7}).time_since_epoch().count() + 14) / 7;
    case 'M':
      return months;
    default:
      return static_cast<int>(date.year());
  }
}

bool matches(const Pattern& p, sys_days day, sys_days start) {
  const year_month_day date{day};
  const int length = static_cast<int>(static_cast<unsigned>((date.year() / date.month() / last).day()));
  const int number = static_cast<int>(static_cast<unsigned>(date.day()));
  if (p.month != 0 && static_cast<int>(static_cast<unsigned>(date.month())) != p.month) {
    return false;
  }
  if (p.month_day != 0) {
    return number == p.month_day || number - length - 1 == p.month_day;
  }
  if (p.days.empty()) {
    return p.frequency == 'D' || weekday_of(day) == weekday_of(start);
  }
  if (std::find(p.days.begin(), p.days.end(), weekday_of(day)) == p.days.end()) {
    return false;
  }
  if (p.position == 0) {
    return true;
  }
  std::vector<sys_days> month;
  for (sys_days d{date.year() / date.month() / 1}; d <= sys_days{date.year() / date.month() / last}; d += days{1}) {
    if (std::find(p.days.begin(), p.days.end(), weekday_of(d)) != p.days.end()) {
      month.push_back(d);
    }
  }
  const auto size = static_cast<int>(month.size());
  const int index = p.position > 0 ? p.position - 1 : size + p.position;
  return index >= 0 && index < size && month[static_cast<std::size_t>(index)] == day;
}

std::vector<std::int64_t> oracle(const Pattern& p, sys_days start, sys_days end) {
  std::vector<std::int64_t> starts;
  for (sys_days day = start; day < end && (p.count == 0 || static_cast<int>(starts.size()) < p.count); day += days{1}) {
    if ((period_of(p, day) - period_of(p, start)) % p.interval == 0 && matches(p, day, start)) {
      starts.push_back(day.time_since_epoch().count() * kDay_s + 9 * 3600);
    }
  }
  return starts;
}

Pattern random_pattern(std::mt19937& random) {
  const auto pick = [&random](int from, int to) {
    return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1));
  };
  Pattern p;
  p.frequency = "DWMY"[pick(0, 3)];
  p.interval = pick(1, p.frequency == 'Y' ? 2 : 5);
  p.week_start = pick(0, 6);
  p.count = pick(1, 30);
  if (p.frequency == 'D') {
    return p;
  }
  std::set<int> chosen;
  for (int i = pick(1, 7); i > 0; --i) {
    chosen.insert(pick(0, 6));
  }
  p.month = p.frequency == 'Y' ? pick(1, 12) : 0;
  if (p.frequency != 'W' && pick(0, 1) == 0) {
    p.month_day = pick(0, 4) == 0 ? -1 : pick(1, 28);
    return p;
  }
  p.days.assign(chosen.begin(), chosen.end());
  p.position = p.frequency == 'W' ? 0 : (pick(0, 3) == 0 ? -1 : pick(1, 4));
  return p;
}

TEST(Recurrence, OfEveryPatternThatOutlookMakesAgreesWithLookingAtEachDay) {
  std::mt19937 random(2013);
  const sys_days end{2019y / 1 / 1};
  std::set<char> frequencies;
  for (int i = 0; i < 500; ++i) {
    const Pattern p = random_pattern(random);
    sys_days start = sys_days{2012y / 1 / 1} + days{static_cast<int>(random() % 1000)};
    while (!matches(p, start, start)) {
      start += days{1};
    }
    const std::vector<std::int64_t> expected = oracle(p, start, end);
    RecurrenceInput input;
    input.rule = p.rule();
    input.start_s = start.time_since_epoch().count() * kDay_s + 9 * 3600;
    input.from_s = input.start_s;
    input.end_s = end.time_since_epoch().count() * kDay_s;
    const auto expanded = expand_recurrence(input);
    ASSERT_TRUE(std::holds_alternative<Recurrence>(expanded)) << input.rule;
    ASSERT_EQ(std::get<Recurrence>(expanded).starts, expected) << input.rule << " from " << input.start_s;
    EXPECT_EQ(std::get<Recurrence>(expanded).clipped, static_cast<int>(expected.size()) < p.count) << input.rule;
    EXPECT_LE(std::ssize(expected), recurrence_steps(input)) << input.rule;
    EXPECT_LE(recurrence_steps(input), 180 * std::ssize(expected)) << input.rule << ": it would be refused for nothing";
    frequencies.insert(p.frequency);

    Pattern endless = p;
    endless.count = 0;
    input.rule = endless.rule();
    input.from_s += static_cast<std::int64_t>(random() % 2000) * kDay_s;
    std::vector<std::int64_t> late = oracle(endless, start, end);
    late.erase(late.begin(), std::lower_bound(late.begin(), late.end(), input.from_s));
    const auto from_later = expand_recurrence(input);
    ASSERT_EQ(std::get<Recurrence>(from_later).starts, late) << input.rule << " seen from " << input.from_s;
    EXPECT_TRUE(std::get<Recurrence>(from_later).clipped);
    EXPECT_LE(std::ssize(late), recurrence_steps(input)) << input.rule;
  }
  EXPECT_EQ(frequencies.size(), 4U);
}

TEST(Recurrence, SaysForEveryRefusedKindWhatIsWrongWithIt) {
  std::set<std::string_view> kinds;
  for (const RefusedRuleKind& kind : refused_rule_kinds()) {
    EXPECT_FALSE(kind.reason.empty());
    EXPECT_TRUE(kinds.insert(kind.kind).second) << kind.kind;
  }
  EXPECT_GE(kinds.size(), 10U);
}

class RefusedRule : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(RefusedRule, IsOfItsKind) {
  RecurrenceInput input;
  input.rule = GetParam().first;
  input.end_s = 366 * kDay_s;
  const auto expanded = expand_recurrence(input);
  ASSERT_TRUE(std::holds_alternative<Refusal>(expanded)) << input.rule;
  EXPECT_EQ(std::get<Refusal>(expanded).code, "E508");
  EXPECT_NE(std::get<Refusal>(expanded).message.find(GetParam().second), std::string::npos)
      << std::get<Refusal>(expanded).message;
}

INSTANTIATE_TEST_SUITE_P(
    Recurrence, RefusedRule,
    ::testing::Values(std::pair{"RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD", "RSCALE"},
                      std::pair{"FREQ=WEEKLY;BYDAY=1MO", "positions outside"},
                      std::pair{"FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=3", "positions together"},
                      std::pair{"FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "more frequent than MONTHLY"},
                      std::pair{"FREQ=MONTHLY;BYDAY=MO;BYHOUR=1,2;BYSETPOS=1", "BYSETPOS together with BYHOUR"},
                      std::pair{"FREQ=YEARLY;BYYEARDAY=1,-1;BYSETPOS=1", "negative BYYEARDAY"},
                      std::pair{"FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS alone"},
                      std::pair{"FREQ=YEARLY;BYWEEKNO=20", "without BYDAY"},
                      std::pair{"FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "two years"},
                      std::pair{"FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;BYMONTH=5", "each other"},
                      std::pair{"FREQ=YEARLY;BYMONTHDAY=3", "without BYMONTH"},
                      std::pair{"FREQ=WEEKLY;INTERVAL=2;BYMONTH=3", "BYMONTH in a WEEKLY"},
                      std::pair{"FREQ=DAILY;BYMONTHDAY=-1", "negative BYMONTHDAY"},
                      std::pair{"FREQ=HOURLY;BYHOUR=3", "BYHOUR in HOURLY"},
                      std::pair{"FREQ=MINUTELY;INTERVAL=7;BYHOUR=3", "more frequent rule with INTERVAL"}));

TEST(Recurrence, TreatsListsAsSets) {
  RecurrenceInput input;
  input.rule = "FREQ=DAILY;COUNT=4;BYHOUR=16,9,16";
  input.start_s = 9 * 3600;
  input.end_s = 30 * kDay_s;
  EXPECT_EQ(std::get<Recurrence>(expand_recurrence(input)).starts,
            (std::vector<std::int64_t>{9 * 3600, 16 * 3600, kDay_s + 9 * 3600, kDay_s + 16 * 3600}));
}

TEST(Recurrence, SaysThatAStartIsNoOccurrence) {
  RecurrenceInput input;
  input.rule = "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=2";
  input.end_s = 100 * kDay_s;
  EXPECT_FALSE(std::get<Recurrence>(expand_recurrence(input)).starts_at_start);
}

}  // namespace
}  // namespace coexist::scenarios
