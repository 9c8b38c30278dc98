// The adapter of libical: the only door to it. Nothing of libical, neither types nor errors, passes it.
//
// libical keeps its error number, its ring of temporary buffers and its time zones in globals, some of them per
// thread, some not, so calendars are read by one thread at a time. What depends on the machine is not used: its
// built-in zones (files, TZ), its notion of today, and the locale. It parses one content line at a time: memory stays
// bounded by one event, and every error belongs to a line, which libical itself does not count.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coexist::scenarios::ical {

struct Property {
  std::string name;   // upper case
  std::string value;  // TEXT without its escapes, everything else as RFC 5545 writes it
  std::vector<std::pair<std::string, std::string>> parameters;

  /// Empty if there is none. `name` in upper case.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

struct ParsedLine {
  std::vector<Property> properties;  // several for RDATE:a,b
  bool damaged = false;              // libical dropped the line, a value or a parameter of it
};

class LineParser {
 public:
  LineParser();
  ~LineParser();
  LineParser(const LineParser&) = delete;
  LineParser& operator=(const LineParser&) = delete;

  /// One unfolded content line, not BEGIN or END. O(length).
  [[nodiscard]] ParsedLine parse(const std::string& line);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// DATE or DATE-TIME: what a wall shows, and whether that wall shows UTC.
struct Time {
  std::int64_t wall_s = 0;  // since 1970-01-01 00:00 on that wall
  bool date_only = false;
  bool utc = false;
};
std::optional<Time> parse_time(const std::string& text);

/// "P1DT2H": days are days on the wall, seconds are exact. Not negative.
struct Span {
  std::int64_t days = 0;
  std::int64_t seconds = 0;
};
std::optional<Span> parse_span(const std::string& text);

enum class Frequency : std::uint8_t { Secondly, Minutely, Hourly, Daily, Weekly, Monthly, Yearly };

struct WeekDay {
  int position = 0;  // 0: every one; 1: the first; -1: the last
  int day = 0;       // 0 is Sunday
  friend bool operator==(const WeekDay&, const WeekDay&) = default;
};

/// An RRULE, taken apart. Lists are as they were written.
struct Rule {
  Frequency frequency = Frequency::Daily;
  int interval = 1;
  int count = 0;  // 0: none
  std::optional<Time> until;
  int week_start = 1;
  bool rescaled = false;  // RSCALE, SKIP or leap months: RFC 7529
  std::vector<int> seconds, minutes, hours, month_days, year_days, weeks, months, set_positions;
  std::vector<WeekDay> days;
};

/// Nothing if libical does not understand the rule, or would cut INTERVAL or COUNT to 16 or 32 bits.
std::optional<Rule> parse_rule(const std::string& text);

/// The first `most` starts of the rule on the wall, none after `last_s`, ascending as far as libical is. Nothing if
/// libical has no expansion for the rule, which is also how it reports a rule that never matches, after up to half a
/// second of search. `rule.until` is not looked at: the caller turns it into `last_s`.
std::optional<std::vector<std::int64_t>> iterate(const Rule& rule, std::int64_t start_s, bool date_only,
                                                 std::int64_t last_s, std::size_t most);

/// BEGIN:<kind> ... END:<kind> with the properties (values not escaped yet) and inner components, CRLF, folded at 75
/// octets.
struct Component {
  std::string kind;
  std::vector<Property> properties;
  std::vector<Component> inner;
};
std::string write(const Component& component);

}  // namespace coexist::scenarios::ical
