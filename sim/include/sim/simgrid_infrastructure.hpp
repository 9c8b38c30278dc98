// The infrastructure plane on SimGrid: servers are hosts, WAN links are links, work contends.
#pragma once

#include <memory>

#include "sim/infrastructure.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

/// Builds a SimGrid engine for the world, which must outlive it. The engine is a process-wide singleton that cannot be
/// rebuilt: a second call in a process throws std::logic_error, so programs call it in a forked child (see
/// isolated_process.hpp).
/// Network model: a transfer's latency passes, then its bytes flow at a max-min fair share (CM02) of every link and
/// local network on its way, without cross-traffic and without TCP's factors, stated by simgrid_model_text(). Work that
/// runs alone ends within a microsecond of what nominal_infrastructure() says, up to four years after `begin`; order at
/// ties is ours, not SimGrid's. A transfer within a server, or of nothing after its latency, ends at once.
/// What a driver throws leaves drive(), after all work was cancelled.
std::unique_ptr<Infrastructure> simgrid_infrastructure(const World& world);

/// The configuration in one line, for reports: "SimGrid 3.32, network CM02, ...".
std::string simgrid_model_text();

}  // namespace coexist::sim
