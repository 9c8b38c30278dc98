// From a recurrence rule of RFC 5545 to the times at which a meeting is held.
//
// libical 3.0.16 expands; we do not. It expands some kinds of rule wrongly, so a rule of such a kind is refused, never
// expanded: the table below names them all and says why. Rules are put into libical's mouth in the words that it
// understands (lists sorted and without repetitions, weeks that begin on Sunday); nothing of that changes a rule.
//
// Every pattern that Outlook can make is expanded: daily, weekly on chosen days, monthly and yearly by date or by
// "the second Tuesday", "the last weekday", with any interval, end and first day of the week.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/quantities.hpp"

namespace coexist::scenarios {

/// Times are seconds since 1970-01-01 00:00 on the wall of the meeting's zone: a weekly meeting stays at nine when
/// clocks change.
struct RecurrenceInput {
  std::string rule;                                       // "FREQ=WEEKLY;BYDAY=MO"
  std::int64_t start_s = 0;                               // DTSTART
  bool date_only = false;                                 // DTSTART is a DATE: all-day
  std::int64_t from_s = 0;                                // starts before this are not returned; they count for COUNT
  std::int64_t end_s = 0;                                 // starts from here on are not returned
  std::size_t most = 4000;                                // more starts than this between from_s and end_s are refused
  std::function<std::int64_t(std::int64_t)> utc_to_wall;  // for UNTIL in UTC; empty: the wall shows UTC
};

struct Recurrence {
  std::vector<std::int64_t> starts;  // ascending, distinct
  bool clipped = false;              // the rule goes on at or after end_s
  bool starts_at_start = true;       // false: DTSTART is no occurrence of its own rule, which RFC 5545 leaves undefined
};

/// Refuses [E507] what libical cannot read, [E508] rules of the kinds below, [E509] rules with more than `most`
/// occurrences or with more than 100,000 steps from the start to the end (a rule by seconds without end: in
/// microseconds), [E516] rules that never match (found before the search in all cases that we know
/// of; else after up to half a second). O(steps), some 2 microseconds each.
Parsed<Recurrence> expand_recurrence(const RecurrenceInput& input);

/// How many steps expand_recurrence would take at most, without taking them; 0 if it refuses or has none to take. In
/// microseconds: for budgets over many rules, each of which is in order.
std::int64_t recurrence_steps(const RecurrenceInput& input);

/// A kind of rule that libical is known to expand wrongly or not at all.
struct RefusedRuleKind {
  std::string_view kind;    // "BYSETPOS in a DAILY or WEEKLY rule"
  std::string_view reason;  // "libical ignores BYSETPOS there"
};

/// All of them, in the order in which rules are compared with them.
std::vector<RefusedRuleKind> refused_rule_kinds();

}  // namespace coexist::scenarios
