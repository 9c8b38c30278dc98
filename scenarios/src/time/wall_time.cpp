// Dates and times of day as they are written in a file.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "scenarios/quantities.hpp"

namespace coexist::scenarios {
namespace {

constexpr std::int64_t kFirstYear = 1970;
constexpr std::int64_t kLastYear = 2199;
constexpr std::int64_t kSecondsPerDay = 86'400;

bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t days_in(std::int64_t year, std::int64_t month) {
  constexpr std::int64_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// Walks over at most 230 years, which is fast enough and plainly right.
std::int64_t days_before(std::int64_t year, std::int64_t month, std::int64_t day) {
  std::int64_t days = day - 1;
  for (std::int64_t y = kFirstYear; y < year; ++y) {
    days += is_leap(y) ? 366 : 365;
  }
  for (std::int64_t m = 1; m < month; ++m) {
    days += days_in(year, m);
  }
  return days;
}

// Reads fixed-width fields from the front of a text; remembers whether all were there.
class Fields {
 public:
  explicit Fields(std::string_view text) : text_(text) {}

  std::int64_t digits(std::size_t count) {
    std::int64_t value = 0;
    if (text_.size() < count || text_.substr(0, count).find_first_not_of("0123456789") != std::string_view::npos) {
      good_ = false;
      return 0;
    }
    std::from_chars(text_.data(), text_.data() + count, value);
    text_.remove_prefix(count);
    return value;
  }

  bool take(char c) {
    const bool there = !text_.empty() && text_.front() == c;
    text_.remove_prefix(there ? 1 : 0);
    return there;
  }

  void expect(char c) { good_ = take(c) && good_; }
  void blanks() { text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size())); }
  [[nodiscard]] bool at_end() const { return text_.empty(); }
  [[nodiscard]] bool good() const { return good_; }

 private:
  std::string_view text_;
  bool good_ = true;
};

struct Day {
  std::int64_t year, month, day;
};

Day take_day(Fields& fields) {
  const std::int64_t year = fields.digits(4);
  fields.expect('-');
  const std::int64_t month = fields.digits(2);
  fields.expect('-');
  return {year, month, fields.digits(2)};
}

Parsed<std::int64_t> midnight(const Day& d) {
  if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > days_in(d.year, d.month)) {
    return Refusal{"E113", fmt::format("there is no day {:04}-{:02}-{:02}", d.year, d.month, d.day), {}};
  }
  if (d.year < kFirstYear || d.year > kLastYear) {
    return Refusal{"E114", fmt::format("years from {} to {} are supported", kFirstYear, kLastYear), {}};
  }
  return days_before(d.year, d.month, d.day) * kSecondsPerDay;
}

}  // namespace

Parsed<WallTime> parse_wall_time(std::string_view text) {
  Fields fields(text);
  const Day day = take_day(fields);
  if (!fields.take('T')) {
    fields.expect(' ');
    fields.blanks();
  }
  const std::int64_t hour = fields.digits(2);
  fields.expect(':');
  const std::int64_t minute = fields.digits(2);
  const std::int64_t second = fields.take(':') ? fields.digits(2) : 0;
  fields.blanks();
  WallTime time;
  if (fields.take('Z')) {
    time.offset_s = 0;
  } else if (const bool east = fields.take('+'); east || fields.take('-')) {
    const std::int64_t hours = fields.digits(2);
    fields.expect(':');
    const std::int64_t minutes = fields.digits(2);
    if (hours > 15 || minutes > 59) {
      return Refusal{"E114", "an offset from UTC is less than 16 hours", {}};
    }
    const auto offset = static_cast<std::int32_t>(hours * 3'600 + minutes * 60);
    time.offset_s = east ? offset : -offset;
  }
  if (!fields.good() || !fields.at_end()) {
    return Refusal{"E113", "expected a date and time such as '2013-03-08 22:00'", {}};
  }
  const auto start = midnight(day);
  if (const auto* refusal = std::get_if<Refusal>(&start)) {
    return *refusal;
  }
  if (hour > 23 || minute > 59 || second > 59) {
    return Refusal{"E113", "times of day go from 00:00 to 23:59:59", hour == 24 ? "write 00:00 of the next day" : ""};
  }
  time.seconds = std::get<std::int64_t>(start) + hour * 3'600 + minute * 60 + second;
  return time;
}

Parsed<WallTime> parse_date(std::string_view text) {
  Fields fields(text);
  const Day day = take_day(fields);
  if (!fields.good() || !fields.at_end()) {
    return Refusal{"E113", "expected a date such as '2013-03-08'", {}};
  }
  const auto start = midnight(day);
  if (const auto* refusal = std::get_if<Refusal>(&start)) {
    return *refusal;
  }
  return WallTime{std::get<std::int64_t>(start), std::nullopt};
}

std::string to_text(const WallTime& time) {
  // The day is that of the UTC clock showing the same digits.
  std::string text = sim::to_text(sim::Instant{} + sim::seconds(time.seconds));
  text[10] = ' ';
  text.resize(text.ends_with(":00Z") ? text.size() - 4 : text.size() - 1);
  if (time.offset_s) {
    const int minutes = *time.offset_s / 60;
    text += minutes == 0
                ? "Z"
                : fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
  }
  return text;
}

}  // namespace coexist::scenarios
