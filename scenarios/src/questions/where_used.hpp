// What of a pack rests on a number or a choice of it.
#pragma once

#include <string>
#include <vector>

#include "sim/pack.hpp"

namespace coexist::scenarios::questions {

/// Kinds of step, transitions, marks and rules; "the workload" for what no entry of the pack names.
std::vector<std::string> where_used(const sim::Pack& pack, sim::AssumptionId id);
/// Transitions and rules.
std::vector<std::string> where_used(const sim::Pack& pack, sim::SwitchId id);

}  // namespace coexist::scenarios::questions
