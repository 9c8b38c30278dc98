#include "explain/undo.hpp"

#include <algorithm>

#include "population/marks.hpp"

namespace coexist::sim {
namespace {

Trace without(const Trace& trace, const std::vector<StepId>& steps) {
  Trace kept;
  std::copy_if(trace.begin(), trace.end(), std::back_inserter(kept), [&](const Change& change) {
    return std::find(steps.begin(), steps.end(), change.cause) == steps.end();
  });
  return kept;
}

std::vector<StepId> steps_that_began(const Trace& trace) {
  std::vector<StepId> out;
  for (const Change& change : trace) {
    if (change.kind == ChangeKind::StepBegan) out.push_back(id_at<StepId>(change.subject));
  }
  return out;
}

std::vector<StepId> latest_first(const std::vector<ChainLink>& chain) {
  std::vector<StepId> steps;
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    if (link->step == kNone<StepId> || std::find(steps.begin(), steps.end(), link->step) != steps.end()) continue;
    steps.push_back(link->step);
  }
  return steps;
}

}  // namespace

bool is_well(const std::optional<Decision>& decision) {
  return decision && (decision->outcome == Outcome::Works || decision->outcome == Outcome::Degraded);
}

// The latest single step that suffices; else the shortest run of latest steps that does; else as few as may be. Whether
// steps suffice is tried on the trace first, which costs microseconds, and believed only when the schedule without them
// has been carried out.
void find_undo(const Scenario& scenario, const CompiledPack& pack, const Trace& trace, const DecideOn& decide,
               std::span<const PersonId> concerned, WhatIf& what_if, Explanation& out) {
  const std::vector<StepId> candidates = latest_first(out.chain);
  const auto holds = [&](const std::vector<StepId>& steps) {
    const std::optional<Decision> decision = decide(what_if.without(steps));
    if (!is_well(decision)) return false;
    out.undo = steps;
    out.without_undo = decision->outcome;
    return true;
  };
  // As if nothing else had changed: whoever did not move was left no mark by signing in there.
  const auto suffices = [&](const std::vector<StepId>& steps) {
    return is_well(decide(with_marks(scenario, pack, without(trace, steps), concerned))) && holds(steps);
  };
  for (StepId step : candidates) {
    if (suffices({step})) return;
  }
  std::vector<StepId> several;
  for (StepId step : candidates) {
    several.push_back(step);
    if (several.size() > 1 && suffices(several)) return;
  }
  // What the chain does not show: a step that only held up or let through another one. Dropping the earliest first
  // leaves the latest that matter.
  std::vector<StepId> all = steps_that_began(trace);
  if (!holds(all)) return;
  for (std::size_t i = 0; i < all.size();) {
    std::vector<StepId> fewer = all;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (!fewer.empty() && holds(fewer)) {
      all = std::move(fewer);
    } else {
      ++i;
    }
  }
}

}  // namespace coexist::sim
