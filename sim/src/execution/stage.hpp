// What a running step may do: look at the state, change it, start work, set timers, report how it went.
#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "sim/execution.hpp"

namespace coexist::sim {

/// Why the clock is wanted at an instant. Simultaneous timers fire in this order, then in the order they were set.
enum class TimerClass : std::uint8_t { Fault, Step, Wake };

class Stage {
 public:
  Stage(const Scenario& scenario, const CompiledPack& pack, Infrastructure& infrastructure);

  [[nodiscard]] const Scenario& scenario() const { return scenario_; }
  [[nodiscard]] const CompiledPack& pack() const { return pack_; }
  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] Instant now() const { return now_; }

  /// Applies a change now and records it. The last of several changes of one thing at one instant is what the trace
  /// keeps.
  void change(ChangeKind kind, std::uint32_t subject, std::uint32_t value, StepId cause, std::uint32_t slot = 0);
  void finding(ExecutionFinding::What what, StepId step, std::uint32_t subject, std::uint32_t count);
  void cell(const GateCell& cell) { cells_.push_back(cell); }

  /// `then` is called when the work has ended; its argument says whether it did what it should.
  void work(const Transfer& transfer, std::function<void(bool)> then);
  void work(const Computation& computation, std::function<void(bool)> then);
  void at(Instant when, TimerClass timer, std::function<void()> then);

  void switch_server(ServerId server, bool up);
  void switch_link(LinkId link, bool up);

  /// A server of the pool that is up, chosen by `turn` so that work spreads; kNone if there is none.
  [[nodiscard]] ServerId server_of(PoolId pool, std::size_t turn) const;
  /// The scenario's value of an assumption, or 0 if the pack has none of that name.
  [[nodiscard]] std::int64_t assumed(std::string_view name) const;
  /// Nominal duration of a step whose time is not made of transfers.
  [[nodiscard]] Duration nominal(const Step& step) const;

  // For the loop (executor.cpp).
  [[nodiscard]] std::optional<Instant> next_timer() const;
  void advance(Instant now) { now_ = now; }
  void fire_timers();
  void work_ended(WorkId work, bool ok);
  [[nodiscard]] const Trace& recorded() const { return trace_; }  // in order of recording
  void take_results(Execution& execution);

 private:
  struct TimerKey {
    Instant at;
    TimerClass timer;
    std::uint64_t order;
    friend auto operator<=>(const TimerKey&, const TimerKey&) = default;
  };

  const Scenario& scenario_;
  const CompiledPack& pack_;
  Infrastructure& infrastructure_;
  State state_;
  Instant now_;
  std::map<TimerKey, std::function<void()>> timers_;
  std::map<WorkId, std::function<void(bool)>> working_;
  std::uint64_t next_order_ = 0;
  std::uint64_t next_work_ = 0;
  Trace trace_;
  std::vector<ExecutionFinding> findings_;
  std::vector<GateCell> cells_;
};

}  // namespace coexist::sim
