// What can be waived, kind by kind.
#pragma once

#include <string_view>

#include "planner/verifier.hpp"

namespace coexist::scenarios {

/// Why nobody can accept such a violation; empty if somebody can.
std::string_view why_never_waived(planner::ViolationKind kind) noexcept;

/// Whether a rule of the pack's order is violated: its own gravity then says what can be accepted.
bool is_of_rule(planner::ViolationKind kind) noexcept;

}  // namespace coexist::scenarios
