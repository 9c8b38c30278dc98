// Whether a pool serves, from how many of its servers run (quorum tables of the pack).
#pragma once

#include "execution/stage.hpp"

namespace coexist::sim {

/// At the scenario's beginning: of the pools that are there, those serve that their quorum lets serve.
void review_pools_present(Stage& stage);

/// A planned pool's very first start: it serves if enough servers run, and otherwise stays starting. One whose quorum
/// the pack does not know stops, and that is a finding.
void start_pool(Stage& stage, PoolId pool, StepId cause);

/// After a server went off or on: stops or resumes the pool, or lets one that was starting serve at last.
void review_pool(Stage& stage, PoolId pool, StepId cause);

}  // namespace coexist::sim
