// What became of a small migration's schedule, and questions that tests ask of it.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/execution.hpp"
#include "sim/nominal_infrastructure.hpp"
#include "small_world.hpp"

namespace coexist::support {

struct CarriedOut {
  const SmallWorld& small;
  sim::Execution execution;

  [[nodiscard]] const sim::StepRecord& record(std::string_view step) const {
    return execution.steps[index(small.step_id(step))];
  }
  /// When something became so for the first time; nothing if it never did.
  [[nodiscard]] std::optional<sim::Instant> when(sim::ChangeKind kind, std::uint32_t subject,
                                                 std::uint32_t value) const {
    for (const sim::Change& change : execution.trace) {
      if (change.kind == kind && change.subject == subject && change.value == value) return change.at;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool has_begun(std::string_view step) const {
    return when(sim::ChangeKind::StepBegan, static_cast<std::uint32_t>(small.step_id(step)), 0).has_value();
  }
  /// Everything of one kind, in order: subject and value.
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> changes(sim::ChangeKind kind) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const sim::Change& change : execution.trace) {
      if (change.kind == kind) out.emplace_back(change.subject, change.value);
    }
    return out;
  }
  /// How often something was found, or 0.
  [[nodiscard]] std::uint32_t found(sim::ExecutionFinding::What what) const {
    std::uint32_t count = 0;
    for (const auto& finding : execution.findings) count += finding.what == what ? finding.count : 0;
    return count;
  }
  [[nodiscard]] sim::State end() const {
    sim::State state = initial_state(small.scenario, small.pack.vocabulary);
    for (const sim::Change& change : execution.trace) apply(state, change);
    return state;
  }
};

/// A service as a change of the trace carries it.
constexpr std::uint32_t value(sim::Service service) {
  return static_cast<std::uint32_t>(service);
}

/// A server that is off from then on, or until it is back.
inline void fail_server(SmallWorld& small, std::uint32_t server, sim::Instant from,
                        std::optional<sim::Instant> until = {}) {
  small.scenario.faults.push_back({sim::Fault::What::Server, server, from, until, {}});
}

/// On an infrastructure without contention. The world must outlive the result.
inline CarriedOut carry_out(const SmallWorld& small) {
  const sim::CompiledPack pack(small.pack, documented_defaults(small.pack));
  return {small, execute(small.scenario, pack, *sim::nominal_infrastructure(small.scenario.world))};
}
CarriedOut carry_out(const SmallWorld&& small) = delete;

}  // namespace coexist::support
