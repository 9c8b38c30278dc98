// Which rule a decision is told by.
#pragma once

#include "scenarios/report_parts.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::scenarios::report {

/// The id of the path by which it was decided; empty where there is none.
std::string path_id(const sim::Pack& pack, sim::InteractionId interaction, const sim::Decision& decision);

/// What succeeds by a fallback is told by the rule for which the primary path failed; what a fallback leaves unknown,
/// by the rule of the fallback. Its count is 0.
RuleTally tally_of(const sim::Pack& pack, sim::InteractionId interaction, const sim::Decision& decision);

}  // namespace coexist::scenarios::report
