// How far a recurrence rule leads, before libical walks it.
#pragma once

#include <cstdint>

#include "ical/ical_adapter.hpp"
#include "scenarios/recurrence.hpp"

namespace coexist::scenarios {

inline constexpr std::int64_t kMostSteps = 100'000;  // a daily meeting for 270 years; 0.3 s

/// A rule that may be followed, in the form that libical expands rightly, and how far.
struct Course {
  ical::Rule rule;
  std::int64_t last_s = 0;  // no start after it is asked for
  bool ends = false;        // before the end of what is looked at, or by COUNT
};

/// Refuses [E507 to E509], but not rules that never match. Microseconds.
Parsed<Course> course_of(const RecurrenceInput& input);

/// How much later an old series may as well begin: a whole number of its periods, to just before what is looked at.
/// 0 for months and years, which have no length, and where COUNT counts what would be skipped.
std::int64_t skipped_seconds(const ical::Rule& rule, const RecurrenceInput& input);

Refusal too_many_steps();

}  // namespace coexist::scenarios
