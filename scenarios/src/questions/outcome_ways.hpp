// Decisions as people tell them apart: by outcome, by what is lost and by the way, not by the rule.
#pragma once

#include "scenarios/pack_matrix.hpp"

namespace coexist::scenarios::questions {

/// Without rules.
MatrixOutcome way_of(const sim::Pack& pack, const sim::Decision& decision);

/// "✓ works", "✓ Proxied", "△ without video and voice", "△ by another access path".
std::string spelled(const MatrixOutcome& way);

/// "✓ works", "✓ Proxied".
std::string in_a_word(const MatrixOutcome& way);

/// "△ degraded without video; ✕ fails; depends on host-service": all ways and attributes, or as many as are read.
std::string full(const MatrixCell& cell);
std::string brief(const MatrixCell& cell);

}  // namespace coexist::scenarios::questions
