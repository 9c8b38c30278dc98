// Whether a recurrence rule can match at all, before libical is asked: it searches monthly and yearly rules up to the
// year 20000, which takes half a second and cannot be bounded.
#pragma once

#include <cstdint>

#include "ical/ical_adapter.hpp"

namespace coexist::scenarios {

/// False only for rules that never match, or whose BYSETPOS asks for more than every month or year is sure to have
/// ("the 20th of the Mondays to Thursdays"). The rule is of no refused kind. O(months until a match), at most 30,000.
bool may_match(const ical::Rule& rule, std::int64_t start_s);

}  // namespace coexist::scenarios
