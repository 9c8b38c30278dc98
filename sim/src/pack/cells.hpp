// The shape of an aspect's table and the order of its rules, for the compiler and the checks.
#pragma once

#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/pack.hpp"

namespace coexist::sim {

/// Sizes of an aspect's dimensions, in order.
std::vector<std::size_t> shape(const Pack& pack, const Aspect& aspect);

/// Rules of one aspect in the order in which they win where several apply: a rule precedes those it overrides, and
/// rules marked `otherwise` come last; ties keep the pack's order. Cycles of overrides keep the pack's order too
/// (check_pack reports a contradiction then, because each beats the other only on paper).
std::vector<RuleId> winning_order(const Pack& pack, AspectId aspect);

/// Whether `a` is declared to beat `b`, directly or through rules between them.
bool beats(const Pack& pack, RuleId a, RuleId b);

}  // namespace coexist::sim
