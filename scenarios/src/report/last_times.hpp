// When something happened for the last time: what a waiver must outlast.
#pragma once

#include <functional>

#include "report/sections.hpp"

namespace coexist::scenarios::report {

using DecisionTest = std::function<bool(const sim::Decision&)>;

/// When the last of these joins begins; the scenario's begin if there is none. Precondition: ids of the run's ledger.
sim::Instant last_start(const Subject& subject, const std::vector<std::uint64_t>& joins);
/// The same of all joins that were decided so.
sim::Instant last_start(const Subject& subject, const DecisionTest& decided);
/// The last instant of the last stretch of a phase in which something was decided so: the ledger counts sign-ins,
/// schedulings and edits by phase and keeps no times.
sim::Instant last_stretch(const Subject& subject, const sim::DecisionCounts& counts, const DecisionTest& decided);

}  // namespace coexist::scenarios::report
