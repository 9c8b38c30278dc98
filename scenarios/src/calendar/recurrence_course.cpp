#include "calendar/recurrence_course.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/rule_kinds.hpp"
#include "ical/ical_adapter.hpp"

namespace coexist::scenarios {
namespace {

using ical::Frequency;
using ical::Rule;

constexpr std::int64_t kDay_s = 86'400;
constexpr std::int64_t kMostTimesADay = 24 * 12;  // every five minutes; libical walks through them all

template <class T>
void keep_first_of_each(std::vector<T>& list) {
  std::vector<T> kept;
  for (const T& value : list) {
    if (std::find(kept.begin(), kept.end(), value) == kept.end()) {
      kept.push_back(value);
    }
  }
  list = std::move(kept);
}

/// The same rule in the form that libical expands rightly. Lists are sets to RFC 5545; libical walks through them in
/// the order in which they stand. Of all-day meetings the times are to be ignored; libical does not.
void put_in_order(Rule& rule, bool date_only) {
  if (date_only) {
    rule.hours.clear();
    rule.minutes.clear();
    rule.seconds.clear();
  }
  for (std::vector<int>* list : {&rule.seconds, &rule.minutes, &rule.hours, &rule.month_days, &rule.year_days,
                                 &rule.weeks, &rule.months, &rule.set_positions}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  keep_first_of_each(rule.days);
}

std::int64_t unit_seconds(Frequency frequency) {
  switch (frequency) {
    case Frequency::Secondly:
      return 1;
    case Frequency::Minutely:
      return 60;
    case Frequency::Hourly:
      return 3600;
    case Frequency::Daily:
      return kDay_s;
    case Frequency::Weekly:
      return 7 * kDay_s;
    case Frequency::Monthly:
      return 28 * kDay_s;
    case Frequency::Yearly:
      return 365 * kDay_s;
  }
  return 1;
}

std::int64_t times_a_day(const Rule& rule) {
  const auto choices = [](const std::vector<int>& list) {
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(list.size()));
  };
  return choices(rule.hours) * choices(rule.minutes) * choices(rule.seconds);
}

/// BY lists drop steps, so COUNT does not bound them.
bool is_limited(const Rule& rule) {
  return !rule.days.empty() || !rule.month_days.empty() || !rule.year_days.empty() || !rule.weeks.empty() ||
         !rule.months.empty() || !rule.hours.empty() || !rule.minutes.empty() || !rule.seconds.empty();
}

// How many times libical looks at in one period of the rule, at most.
std::int64_t most_a_period(const Rule& rule) {
  const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  const std::int64_t months = std::max<std::int64_t>(1, size(rule.months));
  const auto weekdays = [&rule](std::int64_t each) {
    std::int64_t sum = 0;
    for (const ical::WeekDay& day : rule.days) sum += day.position == 0 ? each : 1;
    return sum;
  };
  std::int64_t days = 1;
  if (rule.frequency == Frequency::Weekly) {
    days = std::min<std::int64_t>(7, size(rule.days));
  } else if (rule.frequency == Frequency::Monthly) {
    days = std::min<std::int64_t>(31, weekdays(5) + size(rule.month_days));
  } else if (rule.frequency == Frequency::Yearly) {
    const std::int64_t of_months = weekdays(rule.months.empty() ? 53 : 5 * months) + months * size(rule.month_days);
    days = std::min<std::int64_t>(366, std::max(months, of_months + size(rule.year_days) + 7 * size(rule.weeks)));
  }
  return std::max<std::int64_t>(1, days) * times_a_day(rule);
}

// Whether most periods may pass without a match, so that COUNT says nothing of how many are looked at.
bool is_seldom(const Rule& rule) {
  const bool by_date = !rule.month_days.empty() || !rule.year_days.empty() || !rule.weeks.empty();
  return (!rule.months.empty() && rule.frequency < Frequency::Yearly) ||
         (by_date && rule.frequency <= Frequency::Daily) || (is_limited(rule) && rule.frequency < Frequency::Daily);
}

bool is_too_long(const Course& course, const RecurrenceInput& input) {
  const Rule& rule = course.rule;
  const std::int64_t period = unit_seconds(rule.frequency) * rule.interval;
  const bool too_long = course.last_s > input.start_s && (course.last_s - input.start_s) / period > kMostSteps;
  return times_a_day(rule) > kMostTimesADay ||
         (too_long && (rule.count == 0 || rule.count > kMostSteps || is_limited(rule)));
}

}  // namespace

std::int64_t skipped_seconds(const Rule& rule, const RecurrenceInput& input) {
  const std::int64_t period = unit_seconds(rule.frequency) * rule.interval;
  const bool regular = rule.frequency == Frequency::Daily || rule.frequency == Frequency::Weekly;
  const std::int64_t periods = (input.from_s - input.start_s) / period - 1;
  return regular && rule.count == 0 && periods > 0 ? periods * period : 0;
}

Refusal too_many_steps() {
  return {"E509", "this recurrence has too many occurrences to be a meeting's",
          fmt::format("rules are followed for {} steps from the start", kMostSteps)};
}

Parsed<Course> course_of(const RecurrenceInput& input) {
  std::optional<Rule> parsed = ical::parse_rule(input.rule);
  if (!parsed) {
    return Refusal{"E507", "this recurrence rule cannot be read", "compare with FREQ=WEEKLY;BYDAY=TU;COUNT=10"};
  }
  Course course{std::move(*parsed), input.end_s - 1, false};
  Rule& rule = course.rule;
  put_in_order(rule, input.date_only);
  if (const auto kind = refused_kind(rule)) {
    return Refusal{"E508", fmt::format("this kind of recurrence is not expanded: {}", kind->kind),
                   fmt::format("{}; replace the rule by an equal one or by RDATEs", kind->reason)};
  }
  course.ends = rule.count > 0;
  if (rule.until) {
    std::int64_t until = rule.until->wall_s;
    if (rule.until->utc && input.utc_to_wall) {
      until = input.utc_to_wall(until);
    } else if (rule.until->date_only && !input.date_only) {
      until += kDay_s - 1;  // against RFC 5545 but written by many: that day still counts
    }
    course.ends = course.ends || until <= course.last_s;
    course.last_s = std::min(course.last_s, until);
  }
  if (is_too_long(course, input)) return too_many_steps();
  return course;
}

std::int64_t recurrence_steps(const RecurrenceInput& input) {
  const Parsed<Course> parsed = course_of(input);
  const auto* course = std::get_if<Course>(&parsed);
  if (course == nullptr || course->last_s < input.start_s) return 0;
  const Rule& rule = course->rule;
  const std::int64_t near_s = input.start_s + skipped_seconds(rule, input);
  if (near_s > course->last_s) return 0;
  const std::int64_t periods = (course->last_s - near_s) / (unit_seconds(rule.frequency) * rule.interval) + 1;
  const std::int64_t most = std::min(kMostSteps + 1, periods * most_a_period(rule));  // then it gives up
  if (rule.count == 0 || is_seldom(rule)) return most;
  // Of seven days one is a Monday, of up to eight years one has a February 29; and BYSETPOS throws times away.
  constexpr std::int64_t kEmptyPeriods = 8;
  return std::min(most, rule.count * kEmptyPeriods * (rule.set_positions.empty() ? 1 : most_a_period(rule)));
}

}  // namespace coexist::scenarios
