#include "scenarios/recurrence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/rule_feasibility.hpp"
#include "calendar/rule_kinds.hpp"
#include "ical/ical_adapter.hpp"

namespace coexist::scenarios {
namespace {

using ical::Frequency;
using ical::Rule;

constexpr std::int64_t kDay_s = 86'400;
constexpr std::int64_t kMostSteps = 100'000;      // a daily meeting for 270 years; 0.3 s
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

/// Days by which to turn the week so that it begins on Sunday: with INTERVAL and another first day, libical misses
/// the first week. Turning days, start and end alike leaves the rule what it is, as it looks at nothing but weekdays.
std::int64_t turn_week(Rule& rule) {
  if (rule.frequency != Frequency::Weekly || rule.interval == 1 || rule.days.empty()) {
    return 0;
  }
  const int turn = rule.week_start;
  for (ical::WeekDay& day : rule.days) {
    day.day = (day.day + 7 - turn) % 7;
  }
  std::sort(rule.days.begin(), rule.days.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  rule.week_start = 0;
  return turn;
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

/// How much later an old series may as well begin: a whole number of its periods, to just before what is looked at.
/// Months and years have no length, and what COUNT counts must not be skipped.
std::int64_t skipped_seconds(const Rule& rule, const RecurrenceInput& input) {
  const std::int64_t period = unit_seconds(rule.frequency) * rule.interval;
  const bool regular = rule.frequency == Frequency::Daily || rule.frequency == Frequency::Weekly;
  const std::int64_t periods = (input.from_s - input.start_s) / period - 1;
  return regular && rule.count == 0 && periods > 0 ? periods * period : 0;
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

}  // namespace

Parsed<Recurrence> expand_recurrence(const RecurrenceInput& input) {
  std::optional<Rule> parsed = ical::parse_rule(input.rule);
  if (!parsed) {
    return Refusal{"E507", "this recurrence rule cannot be read", "compare with FREQ=WEEKLY;BYDAY=TU;COUNT=10"};
  }
  Rule& rule = *parsed;
  put_in_order(rule, input.date_only);
  if (const auto kind = refused_kind(rule)) {
    return Refusal{"E508", fmt::format("this kind of recurrence is not expanded: {}", kind->kind),
                   fmt::format("{}; replace the rule by an equal one or by RDATEs", kind->reason)};
  }
  std::int64_t last = input.end_s - 1;
  bool ends = rule.count > 0;
  if (rule.until) {
    std::int64_t until = rule.until->wall_s;
    if (rule.until->utc && input.utc_to_wall) {
      until = input.utc_to_wall(until);
    } else if (rule.until->date_only && !input.date_only) {
      until += kDay_s - 1;  // against RFC 5545 but written by many: that day still counts
    }
    ends = ends || until <= last;
    last = std::min(last, until);
  }
  const std::int64_t unit = unit_seconds(rule.frequency);
  const bool too_long = last > input.start_s && (last - input.start_s) / (unit * rule.interval) > kMostSteps;
  if (times_a_day(rule) > kMostTimesADay ||
      (too_long && (rule.count == 0 || rule.count > kMostSteps || is_limited(rule)))) {
    return Refusal{"E509", "this recurrence has too many occurrences to be a meeting's",
                   fmt::format("rules are followed for {} steps from the start", kMostSteps)};
  }
  if (!may_match(rule, input.start_s)) {
    return Refusal{"E516", "no date matches this recurrence rule, or hardly ever",
                   "compare its days and positions with the lengths of months"};
  }
  if (last < input.start_s) {
    return Recurrence{{}, !ends, !ends};
  }
  const std::int64_t turned_s = turn_week(rule) * kDay_s;
  const std::int64_t begin_s = input.start_s - turned_s;
  const std::int64_t near_s = begin_s + skipped_seconds(rule, input);
  auto starts = ical::iterate(rule, near_s, input.date_only, last - turned_s, kMostSteps + 1);
  if (!starts) {
    return Refusal{"E516", "no date matches this recurrence rule, or hardly ever",
                   "compare its days and positions with the lengths of months"};
  }
  if (static_cast<std::int64_t>(starts->size()) > kMostSteps) {
    return Refusal{"E509", "this recurrence has too many occurrences to be a meeting's",
                   fmt::format("rules are followed for {} steps from the start", kMostSteps)};
  }
  Recurrence result;
  result.starts = std::move(*starts);
  std::for_each(result.starts.begin(), result.starts.end(), [turned_s](std::int64_t& start) { start += turned_s; });
  result.clipped = rule.count > 0 ? static_cast<int>(result.starts.size()) < rule.count : !ends;
  const auto first = ical::iterate(rule, begin_s, input.date_only, begin_s, 1);
  result.starts_at_start = first && !first->empty();
  result.starts.erase(result.starts.begin(),
                      std::lower_bound(result.starts.begin(), result.starts.end(), input.from_s));
  if (result.starts.size() > input.most) {
    return Refusal{"E509",
                   fmt::format("this recurrence has more than {} occurrences in the time looked at", input.most),
                   "no meeting is that frequent; correct the rule, or look at a shorter time"};
  }
  return result;
}

}  // namespace coexist::scenarios
