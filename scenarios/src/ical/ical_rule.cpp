#include <algorithm>
#include <charconv>
#include <chrono>
#include <limits>

#include "ical/ical_adapter.hpp"
#include "ical/ical_library.hpp"

namespace coexist::scenarios::ical {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::int64_t kDay_s = 86'400;

template <std::size_t N>
std::vector<int> read_list(const short (&list)[N]) {
  const auto* end = std::find(list, list + N, short{ICAL_RECURRENCE_ARRAY_MAX});
  return {list, end};
}

template <std::size_t N>
void write_list(const std::vector<int>& from, short (&list)[N]) {
  const std::size_t used = std::min(from.size(), N - 1);
  std::transform(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(used), list,
                 [](int value) { return static_cast<short>(value); });
  list[used] = ICAL_RECURRENCE_ARRAY_MAX;
}

/// The number after "NAME=" if it is too large for libical, which would silently keep its lowest bits.
bool exceeds(std::string_view rule, std::string_view name, int largest) {
  for (std::size_t at = rule.find(name); at != std::string_view::npos; at = rule.find(name, at + 1)) {
    const char* digits = rule.data() + at + name.size();
    int value = 0;
    const auto read = std::from_chars(digits, rule.data() + rule.size(), value);
    if (read.ec == std::errc::result_out_of_range || value > largest) {
      return true;
    }
  }
  return false;
}

}  // namespace

icaltimetype to_ical(std::int64_t wall_s, bool date_only) {
  const std::int64_t day = wall_s >= 0 ? wall_s / kDay_s : -((-wall_s + kDay_s - 1) / kDay_s);
  const int second = static_cast<int>(wall_s - day * kDay_s);
  const std::chrono::year_month_day date{sys_days{days{day}}};
  icaltimetype time = icaltime_null_time();
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  time.is_date = date_only ? 1 : 0;
  if (!date_only) {
    time.hour = second / 3600;
    time.minute = second / 60 % 60;
    time.second = second % 60;
  }
  return time;
}

std::int64_t from_ical(const icaltimetype& time) {
  const std::chrono::year_month_day date{std::chrono::year{time.year},
                                         std::chrono::month{static_cast<unsigned>(time.month)},
                                         std::chrono::day{static_cast<unsigned>(time.day)}};
  const std::int64_t day = sys_days{date}.time_since_epoch().count();
  return day * kDay_s + (time.is_date != 0 ? 0 : time.hour * 3600 + time.minute * 60 + time.second);
}

std::optional<Time> parse_time(const std::string& text) {
  survive_errors();
  const icaltimetype time = icaltime_from_string(text.c_str());
  const std::chrono::year_month_day date{std::chrono::year{time.year},
                                         std::chrono::month{static_cast<unsigned>(time.month)},
                                         std::chrono::day{static_cast<unsigned>(time.day)}};
  const bool clock_ok = time.is_date != 0 || (time.hour >= 0 && time.hour < 24 && time.minute >= 0 &&
                                              time.minute < 60 && time.second >= 0 && time.second <= 60);
  if (icaltime_is_null_time(time) != 0 || !date.ok() || time.year < 1 || !clock_ok) {
    return std::nullopt;
  }
  return Time{from_ical(time), time.is_date != 0, icaltime_is_utc(time) != 0};
}

std::optional<Span> parse_span(const std::string& text) {
  survive_errors();
  const icaldurationtype span = icaldurationtype_from_string(text.c_str());
  if (icaldurationtype_is_bad_duration(span) != 0 || span.is_neg != 0) {
    return std::nullopt;
  }
  return Span{std::int64_t{span.weeks} * 7 + span.days,
              std::int64_t{span.hours} * 3600 + std::int64_t{span.minutes} * 60 + span.seconds};
}

std::optional<Rule> parse_rule(const std::string& written) {
  survive_errors();
  std::string text = written;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  constexpr int kLargestInterval = std::numeric_limits<short>::max();
  if (exceeds(text, "INTERVAL=", kLargestInterval) || exceeds(text, "COUNT=", std::numeric_limits<int>::max())) {
    return std::nullopt;
  }
  icalrecurrencetype from = icalrecurrencetype_from_string(text.c_str());
  const OwnedText rscale(from.rscale);
  if (from.freq == ICAL_NO_RECURRENCE) {
    return std::nullopt;
  }
  Rule rule;
  rule.frequency = static_cast<Frequency>(from.freq);  // both ascend from SECONDLY to YEARLY
  rule.interval = from.interval;
  rule.count = from.count;
  rule.week_start = static_cast<int>(from.week_start) - ICAL_SUNDAY_WEEKDAY;
  rule.months = read_list(from.by_month);
  rule.rescaled = rscale != nullptr || from.skip != ICAL_SKIP_OMIT ||
                  std::any_of(rule.months.begin(), rule.months.end(), [](int month) { return month > 12; });
  if (icaltime_is_null_time(from.until) == 0) {
    rule.until = parse_time(icaltime_as_ical_string(from.until));
    if (!rule.until) {
      return std::nullopt;
    }
  }
  rule.seconds = read_list(from.by_second);
  rule.minutes = read_list(from.by_minute);
  rule.hours = read_list(from.by_hour);
  rule.month_days = read_list(from.by_month_day);
  rule.year_days = read_list(from.by_year_day);
  rule.weeks = read_list(from.by_week_no);
  rule.set_positions = read_list(from.by_set_pos);
  for (const int coded : read_list(from.by_day)) {
    rule.days.push_back({icalrecurrencetype_day_position(static_cast<short>(coded)),
                         static_cast<int>(icalrecurrencetype_day_day_of_week(static_cast<short>(coded))) - 1});
  }
  return rule;
}

std::optional<std::vector<std::int64_t>> iterate(const Rule& rule, std::int64_t start_s, bool date_only,
                                                 std::int64_t last_s, std::size_t most) {
  survive_errors();
  icalrecurrencetype to;
  icalrecurrencetype_clear(&to);
  to.freq = static_cast<icalrecurrencetype_frequency>(rule.frequency);
  to.interval = static_cast<short>(rule.interval);
  to.count = rule.count;
  to.week_start = static_cast<icalrecurrencetype_weekday>(rule.week_start + ICAL_SUNDAY_WEEKDAY);
  to.until =
      to_ical(last_s, date_only);  // beside COUNT, too: it is what bounds the search of a rule that seldom matches
  write_list(rule.seconds, to.by_second);
  write_list(rule.minutes, to.by_minute);
  write_list(rule.hours, to.by_hour);
  write_list(rule.month_days, to.by_month_day);
  write_list(rule.year_days, to.by_year_day);
  write_list(rule.weeks, to.by_week_no);
  write_list(rule.months, to.by_month);
  write_list(rule.set_positions, to.by_set_pos);
  std::vector<int> coded;
  for (const WeekDay& day : rule.days) {
    const int bare = day.day + 1 + 8 * std::abs(day.position);
    coded.push_back(day.position < 0 ? -bare : bare);
  }
  write_list(coded, to.by_day);

  const std::unique_ptr<icalrecur_iterator, void (*)(icalrecur_iterator*)> iterator(
      icalrecur_iterator_new(to, to_ical(start_s, date_only)),
      [](icalrecur_iterator* owned) { icalrecur_iterator_free(owned); });
  if (!iterator) {
    return std::nullopt;
  }
  std::vector<std::int64_t> starts;
  while (starts.size() < most) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next) != 0) {
      break;
    }
    starts.push_back(from_ical(next));
  }
  return starts;
}

}  // namespace coexist::scenarios::ical
