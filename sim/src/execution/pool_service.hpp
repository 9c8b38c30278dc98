// Whether a pool serves, from how many of its servers run (quorum tables of the pack).
#pragma once

#include "execution/stage.hpp"

namespace coexist::sim {

/// A planned pool's very first start: it serves if enough servers run, and otherwise stays starting.
void start_pool(Stage& stage, PoolId pool, StepId cause);

/// After a server went off or on: stops or resumes the pool, or lets one that was starting serve at last.
void review_pool(Stage& stage, PoolId pool, StepId cause);

}  // namespace coexist::sim
