// Steps that wait for themselves.
#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::kNone;
using sim::StepId;

// Steps whose predecessors can all be put before them are on no cycle; what is left is on one, or waits for one.
std::vector<bool> possibly_cyclic(const NominalRun& run) {
  const std::size_t n = run.steps.size();
  std::vector<std::size_t> waits_for(n);
  std::vector<std::vector<StepId>> waiting(n);
  std::deque<StepId> placed;
  for (const StepId id : run.all_steps()) {
    waits_for[index(id)] = run.step(id).after.size();
    for (const StepId before : run.step(id).after) waiting[index(before)].push_back(id);
    if (run.step(id).after.empty()) placed.push_back(id);
  }
  std::vector<bool> left(n, true);
  for (; !placed.empty(); placed.pop_front()) {
    left[index(placed.front())] = false;
    for (const StepId id : waiting[index(placed.front())]) {
      if (--waits_for[index(id)] == 0) placed.push_back(id);
    }
  }
  return left;
}

// The shortest way from a step along `after` back to itself, in that order, without repeating it; empty if none.
std::vector<StepId> shortest_cycle(const NominalRun& run, StepId start, const std::vector<bool>& among) {
  std::vector<StepId> reached_from(run.steps.size(), kNone<StepId>);
  std::deque<StepId> frontier{start};
  for (; !frontier.empty(); frontier.pop_front()) {
    const StepId at = frontier.front();
    for (const StepId before : run.step(at).after) {
      if (!among[index(before)] || reached_from[index(before)] != kNone<StepId>) continue;
      reached_from[index(before)] = at;
      frontier.push_back(before);
    }
    if (reached_from[index(start)] != kNone<StepId>) break;
  }
  std::vector<StepId> cycle;
  for (StepId at = reached_from[index(start)]; at != kNone<StepId>; at = reached_from[index(at)]) {
    cycle.push_back(at);
    if (at == start) break;
  }
  std::reverse(cycle.begin(), cycle.end());
  return cycle;
}

std::string described(const NominalRun& run, const std::vector<StepId>& cycle) {
  constexpr std::size_t kNamed = 8;  // a longer chain helps nobody; its length does
  std::string text;
  for (std::size_t i = 0; i < std::min(cycle.size(), kNamed); ++i) {
    text += fmt::format("{}'{}' waits for '{}'", i == 0 ? "" : ", ", run.step(cycle[i]).id,
                        run.step(cycle[(i + 1) % cycle.size()]).id);
  }
  if (cycle.size() > kNamed) text += fmt::format(", and so on through {} steps back to the first", cycle.size());
  return text;
}

}  // namespace

Violations check_cycles(const NominalRun& run) {
  Violations found;
  std::vector<bool> left = possibly_cyclic(run);
  std::vector<bool> named(run.steps.size(), false);
  for (const StepId id : run.all_steps()) {
    if (!left[index(id)] || named[index(id)]) continue;
    const std::vector<StepId> cycle = shortest_cycle(run, id, left);
    if (cycle.empty()) {
      left[index(id)] = false;  // it only waits for a cycle
      continue;
    }
    for (const StepId member : cycle) named[index(member)] = true;
    Violation violation = violation_at(run, ViolationKind::CyclicPrecedence, id, cycle[1 % cycle.size()]);
    violation.message = fmt::format("no step of this cycle can ever begin: {}", described(run, cycle));
    found.push_back(std::move(violation));
  }
  return found;
}

}  // namespace coexist::planner
