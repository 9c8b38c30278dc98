// The kinds of recurrence rule that are refused.
#pragma once

#include <optional>

#include "ical/ical_adapter.hpp"
#include "scenarios/recurrence.hpp"

namespace coexist::scenarios {

/// The first kind of refused_rule_kinds() that the rule is of.
std::optional<RefusedRuleKind> refused_kind(const ical::Rule& rule);

}  // namespace coexist::scenarios
