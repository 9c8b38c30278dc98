// Every way that a person might take, and what keeps each from working.
#pragma once

#include <vector>

#include "sim/explain.hpp"

namespace coexist::sim {

/// `situation` is the one in which the interaction was decided, `facts` those of the person then.
std::vector<PathVerdict> judge_paths(const CompiledPack& pack, InteractionId interaction, ClassId person_class,
                                     const PersonFacts& facts, const Situation& situation);

}  // namespace coexist::sim
