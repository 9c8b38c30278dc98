// The order in which loads change, which all loads share.
#pragma once

#include <algorithm>
#include <vector>

#include "load/sittings.hpp"
#include "sim/trace.hpp"

namespace coexist::sim {

/// Takes `load` through time, up to the end of `span`. At each instant at which anything happens: a meeting that ends
/// then is over, and one that begins then begins in the world as it is after all changes. `load` has next_end()
/// (kEndOfTime if nothing ends any more), end_until(instant), take(change), changed() after those of one instant,
/// begin(sitting) and note(instant).
template <typename Load>
void sweep(const Interval& span, const Trace& trace, const std::vector<Sitting>& sittings, Load& load) {
  auto change = trace.begin();
  auto sitting = sittings.begin();
  load.note(span.begin);
  while (true) {
    Instant now = load.next_end();
    if (change != trace.end()) now = std::min(now, change->at);
    if (sitting != sittings.end()) now = std::min(now, sitting->begin);
    if (now >= span.end) return;
    load.end_until(now);
    for (; change != trace.end() && change->at <= now; ++change) load.take(*change);
    load.changed();
    for (; sitting != sittings.end() && sitting->begin <= now; ++sitting) load.begin(*sitting);
    load.note(now);
  }
}

}  // namespace coexist::sim
