// Infrastructure by arithmetic: every piece of work takes what it would take alone. No contention, no library.
#pragma once

#include <memory>

#include "sim/infrastructure.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

/// A transfer takes the latencies of its route plus bytes at the narrowest bandwidth on it (local networks included),
/// rounded up to a microsecond; a computation takes flops over the server's speed. Work that uses something that is
/// off, or goes off while it runs, ends not ok at that instant; so does a transfer without a route. A transfer within a
/// server takes no time. The world must outlive the result.
std::unique_ptr<Infrastructure> nominal_infrastructure(const World& world);

/// How long a transfer takes alone, in whole microseconds rounded up. Precondition: connected sites.
Duration nominal_time(const World& world, const Transfer& transfer);

}  // namespace coexist::sim
