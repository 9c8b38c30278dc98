#include "scenarios/recurrence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/recurrence_course.hpp"
#include "calendar/rule_feasibility.hpp"
#include "ical/ical_adapter.hpp"

namespace coexist::scenarios {
namespace {

using ical::Frequency;
using ical::Rule;

constexpr std::int64_t kDay_s = 86'400;

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

Refusal never_matches() {
  return {"E516", "no date matches this recurrence rule, or hardly ever",
          "compare its days and positions with the lengths of months"};
}

}  // namespace

Parsed<Recurrence> expand_recurrence(const RecurrenceInput& input) {
  Parsed<Course> parsed = course_of(input);
  if (auto* refusal = std::get_if<Refusal>(&parsed)) return std::move(*refusal);
  auto& [rule, last_s, ends] = std::get<Course>(parsed);
  if (!may_match(rule, input.start_s)) return never_matches();
  if (last_s < input.start_s) {
    return Recurrence{{}, !ends, !ends};
  }
  const std::int64_t turned_s = turn_week(rule) * kDay_s;
  const std::int64_t begin_s = input.start_s - turned_s;
  const std::int64_t near_s = begin_s + skipped_seconds(rule, input);
  auto starts = ical::iterate(rule, near_s, input.date_only, last_s - turned_s, kMostSteps + 1);
  if (!starts) return never_matches();
  if (static_cast<std::int64_t>(starts->size()) > kMostSteps) return too_many_steps();
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
