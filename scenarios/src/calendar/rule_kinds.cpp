// Found by comparing libical 3.0.16 with expansions day by day, and with its own project's cases of later years
// (tests/conformance/recurrence_cases_test.cpp). A row may go when a new libical agrees there.
#include "calendar/rule_kinds.hpp"

#include <algorithm>
#include <array>

namespace coexist::scenarios {
namespace {

using ical::Frequency;
using ical::Rule;

struct KindRow {
  RefusedRuleKind kind;
  bool (*holds)(const Rule&);
};

bool any_negative(const std::vector<int>& list) {
  return std::any_of(list.begin(), list.end(), [](int value) { return value < 0; });
}

bool chooses_times(const Rule& rule) {
  return !rule.hours.empty() || !rule.minutes.empty() || !rule.seconds.empty();
}

bool chooses_nothing(const Rule& rule) {
  return !chooses_times(rule) && rule.days.empty() && rule.month_days.empty() && rule.year_days.empty() &&
         rule.weeks.empty() && rule.months.empty();
}

bool has_positions(const Rule& rule) {
  return std::any_of(rule.days.begin(), rule.days.end(), [](const auto& day) { return day.position != 0; });
}

bool lists_own_unit(const Rule& rule) {
  return (rule.frequency == Frequency::Hourly && !rule.hours.empty()) ||
         (rule.frequency == Frequency::Minutely && !rule.minutes.empty()) ||
         (rule.frequency == Frequency::Secondly && !rule.seconds.empty());
}

constexpr auto kRows = std::to_array<KindRow>({
    {{"RSCALE, SKIP or leap months (RFC 7529)", "other calendars are not checked against anything"},
     [](const Rule& rule) { return rule.rescaled; }},
    {{"BYDAY with positions outside of MONTHLY and YEARLY rules",
      "RFC 5545 forbids it and libical ignores the position"},
     [](const Rule& rule) { return has_positions(rule) && rule.frequency < Frequency::Monthly; }},
    {{"BYDAY with positions together with BYMONTHDAY, BYYEARDAY or BYWEEKNO",
      "such a rule may never match, and libical searches 18,000 years for a match"},
     [](const Rule& rule) {
       return has_positions(rule) && !(rule.month_days.empty() && rule.year_days.empty() && rule.weeks.empty());
     }},
    {{"BYSETPOS in a rule more frequent than MONTHLY", "libical ignores BYSETPOS there"},
     [](const Rule& rule) { return !rule.set_positions.empty() && rule.frequency < Frequency::Monthly; }},
    {{"BYSETPOS together with BYHOUR, BYMINUTE or BYSECOND", "libical counts days instead of times"},
     [](const Rule& rule) { return !rule.set_positions.empty() && chooses_times(rule); }},
    {{"BYSETPOS together with BYWEEKNO or with negative BYYEARDAY", "libical counts in the order of the list"},
     [](const Rule& rule) {
       return !rule.set_positions.empty() && (!rule.weeks.empty() || any_negative(rule.year_days));
     }},
    {{"BYSETPOS alone", "RFC 5545 forbids it and libical ignores it"},
     [](const Rule& rule) { return !rule.set_positions.empty() && chooses_nothing(rule); }},
    {{"BYWEEKNO without BYDAY", "libical takes the wrong day of the week"},
     [](const Rule& rule) { return !rule.weeks.empty() && rule.days.empty(); }},
    {{"BYWEEKNO of a week that can lie in two years (all but 2 to 51), or with INTERVAL",
      "libical counts such weeks into the wrong year"},
     [](const Rule& rule) {
       return !rule.weeks.empty() && (rule.interval > 1 || std::any_of(rule.weeks.begin(), rule.weeks.end(),
                                                                       [](int week) { return week < 2 || week > 51; }));
     }},
    {{"BYWEEKNO or BYYEARDAY together with BYMONTH, BYMONTHDAY or each other", "libical does not implement it"},
     [](const Rule& rule) {
       const int lists = (rule.weeks.empty() ? 0 : 1) + (rule.year_days.empty() ? 0 : 1) +
                         (rule.months.empty() && rule.month_days.empty() ? 0 : 1);
       return rule.frequency == Frequency::Yearly && lists > 1;
     }},
    {{"BYMONTHDAY without BYMONTH in a YEARLY rule",
      "RFC 5545 means the day of every month, libical the month of the first meeting"},
     [](const Rule& rule) {
       return rule.frequency == Frequency::Yearly && !rule.month_days.empty() && rule.months.empty();
     }},
    {{"BYMONTH in a WEEKLY rule with INTERVAL", "libical may count the weeks from the wrong one"},
     [](const Rule& rule) { return rule.frequency == Frequency::Weekly && rule.interval > 1 && !rule.months.empty(); }},
    {{"negative BYMONTHDAY or BYYEARDAY in a rule as frequent as DAILY or more", "libical never finds a match"},
     [](const Rule& rule) {
       return rule.frequency <= Frequency::Daily && (any_negative(rule.month_days) || any_negative(rule.year_days));
     }},
    {{"BYHOUR in HOURLY, BYMINUTE in MINUTELY, BYSECOND in SECONDLY rules",
      "libical repeats the list instead of limiting by it"},
     lists_own_unit},
    {{"BYHOUR or BYMINUTE in a more frequent rule with INTERVAL", "libical leaves out matches"},
     [](const Rule& rule) {
       return rule.interval > 1 && ((rule.frequency < Frequency::Hourly && !rule.hours.empty()) ||
                                    (rule.frequency < Frequency::Minutely && !rule.minutes.empty()));
     }},
});

}  // namespace

std::optional<RefusedRuleKind> refused_kind(const ical::Rule& rule) {
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&rule](const KindRow& r) { return r.holds(rule); });
  return row == kRows.end() ? std::nullopt : std::optional(row->kind);
}

std::vector<RefusedRuleKind> refused_rule_kinds() {
  std::vector<RefusedRuleKind> kinds;
  std::transform(kRows.begin(), kRows.end(), std::back_inserter(kinds), [](const KindRow& row) { return row.kind; });
  return kinds;
}

}  // namespace coexist::scenarios
