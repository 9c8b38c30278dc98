#include "calendar/rule_feasibility.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <vector>

namespace coexist::scenarios {
namespace {

using ical::Frequency;
using ical::Rule;

/// Whether a month that the rule visits before the year 2582, where libical ends, has one of the days. If none has,
/// libical would search until the year 20000.
bool finds_a_date(const Rule& rule, std::int64_t start_s) {
  using namespace std::chrono;
  const bool yearly = rule.frequency == Frequency::Yearly;
  if ((!rule.days.empty() && rule.month_days.empty()) || !rule.year_days.empty() || !rule.weeks.empty()) {
    return true;
  }
  const year_month_day start{floor<days>(sys_seconds{seconds{start_s}})};
  const int start_month = static_cast<int>(static_cast<unsigned>(start.month()));
  std::vector<int> month_days = rule.month_days;
  if (month_days.empty()) {
    month_days.push_back(static_cast<int>(static_cast<unsigned>(start.day())));
  }
  const auto visits = [&](int y, int m) {
    const bool chosen = rule.months.empty() ? !yearly || m == start_month
                                            : std::find(rule.months.begin(), rule.months.end(), m) != rule.months.end();
    const year_month_day_last end = year{y} / month{static_cast<unsigned>(m)} / last;
    const int length = static_cast<int>(static_cast<unsigned>(end.day()));
    return chosen &&
           std::any_of(month_days.begin(), month_days.end(), [length](int day) { return std::abs(day) <= length; });
  };
  constexpr int kLastYear = 2582;
  const int step = rule.interval * (yearly ? 12 : 1);
  const int begin = static_cast<int>(start.year()) * 12 + (yearly ? 0 : start_month - 1);
  for (int period = begin; period / 12 <= kLastYear; period += step) {
    for (int m = period; m < period + (yearly ? 12 : 1); ++m) {
      if (visits(m / 12, m % 12 + 1)) {
        return true;
      }
    }
  }
  return false;
}

/// No month has six Mondays, no year 54.
bool finds_a_weekday(const Rule& rule) {
  const int most = rule.frequency == Frequency::Monthly || !rule.months.empty() ? 5 : 53;
  return rule.days.empty() || std::any_of(rule.days.begin(), rule.days.end(),
                                          [most](const auto& day) { return std::abs(day.position) <= most; });
}

/// Of BYMONTHDAY alone, outside of leap years. Days from either end are not added up: 1 and -31 may be the same.
int sure_month_days(const Rule& rule) {
  const auto of_length = [&rule](int length) {
    const auto from_start = std::count_if(rule.month_days.begin(), rule.month_days.end(),
                                          [length](int day) { return day > 0 && day <= length; });
    const auto from_end = std::count_if(rule.month_days.begin(), rule.month_days.end(),
                                        [length](int day) { return day < 0 && -day <= length; });
    return static_cast<int>(std::max(from_start, from_end));
  };
  constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (rule.months.empty()) {
    return of_length(31);
  }
  int sum = 0;
  int largest = 0;
  for (const int month : rule.months) {
    const int sure = of_length(kLengths[(month + 11) % 12]);
    sum += sure;
    largest = std::max(largest, sure);
  }
  return rule.frequency == Frequency::Yearly ? sum : largest;
}

/// How many days BYSETPOS can count on: in each period, or at least in every year's months of 31 days.
int sure_days(const Rule& rule) {
  const auto count = [](const auto& list, auto holds) {
    return static_cast<int>(std::count_if(list.begin(), list.end(), holds));
  };
  const bool yearly = rule.frequency == Frequency::Yearly;
  const int months = yearly ? static_cast<int>(rule.months.size()) : 1;
  if (!rule.year_days.empty()) {
    return rule.days.empty() ? count(rule.year_days, [](int day) { return day < 366; }) : 1;
  }
  if (!rule.month_days.empty()) {
    return rule.days.empty() ? sure_month_days(rule) : 1;
  }
  if (rule.days.empty()) {
    return months;
  }
  const int weekdays = count(rule.days, [](const auto& day) { return day.position == 0; });
  if (weekdays < static_cast<int>(rule.days.size())) {
    return 1;
  }
  if (yearly && rule.months.empty()) {
    return 52 * weekdays;
  }
  return months * 4 * weekdays + (!yearly && rule.months.empty() ? std::min(weekdays, 3) : 0);
}

bool finds_a_position(const Rule& rule) {
  const int sure = std::max(1, sure_days(rule));
  return rule.set_positions.empty() || std::any_of(rule.set_positions.begin(), rule.set_positions.end(),
                                                   [sure](int position) { return std::abs(position) <= sure; });
}

}  // namespace

bool may_match(const Rule& rule, std::int64_t start_s) {
  return rule.frequency < Frequency::Monthly ||
         (finds_a_date(rule, start_s) && finds_a_weekday(rule) && finds_a_position(rule));
}

}  // namespace coexist::scenarios
