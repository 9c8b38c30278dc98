#include "time/zone_rule.hpp"

#include <date/date.h>

#include <charconv>
#include <system_error>

namespace coexist::scenarios {
namespace {

// Takes the rule apart from the front; `good` stays false after the first thing that is not there.
struct Reader {
  std::string_view rest;
  bool good = true;

  bool take(char c) {
    const bool there = !rest.empty() && rest.front() == c;
    rest.remove_prefix(there ? 1 : 0);
    return there;
  }

  void expect(char c) { good = take(c) && good; }

  unsigned number() {
    unsigned value = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    good = good && read.ec == std::errc{} && value < 1'000;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    return value;
  }

  // [+-]hh[:mm[:ss]]
  std::int64_t time() {
    const bool negative = take('-');
    if (!negative) {
      take('+');
    }
    std::int64_t seconds = std::int64_t{number()} * 3'600;
    seconds += take(':') ? std::int64_t{number()} * 60 : 0;
    seconds += take(':') ? std::int64_t{number()} : 0;
    return negative ? -seconds : seconds;
  }

  // "CET" or "<+0330>"
  void name() {
    const bool bracketed = take('<');
    const auto end = bracketed ? rest.find('>') : rest.find_first_of("+-0123456789,");
    good = good && end != std::string_view::npos && end > 0;
    rest.remove_prefix(good ? end : rest.size());
    if (bracketed) {
      expect('>');
    }
  }

  YearlyChange change() {
    YearlyChange c;
    expect(',');
    expect('M');
    c.month = number();
    expect('.');
    c.week = number();
    expect('.');
    c.weekday = number();
    if (take('/')) {
      c.seconds = time();
    }
    good = good && c.month >= 1 && c.month <= 12 && c.week >= 1 && c.week <= 5 && c.weekday <= 6;
    return c;
  }
};

}  // namespace

std::optional<YearlyRule> parse_rule(std::string_view line) {
  Reader reader{line};
  YearlyRule rule;
  reader.name();
  rule.standard_s = static_cast<std::int32_t>(-reader.time());  // POSIX counts west
  reader.name();
  rule.summer_s = rule.standard_s + 3'600;
  if (!reader.rest.empty() && reader.rest.front() != ',') {
    rule.summer_s = static_cast<std::int32_t>(-reader.time());
  }
  rule.to_summer = reader.change();
  rule.to_standard = reader.change();
  return reader.good && reader.rest.empty() ? std::optional(rule) : std::nullopt;
}

std::int64_t wall_seconds(const YearlyChange& change, int year) {
  const date::weekday weekday{change.weekday};
  const auto month = date::year{year} / date::month{change.month};
  const date::sys_days day =
      change.week == 5 ? date::sys_days{month / weekday[date::last]} : date::sys_days{month / weekday[change.week]};
  return std::int64_t{day.time_since_epoch().count()} * 86'400 + change.seconds;
}

}  // namespace coexist::scenarios
