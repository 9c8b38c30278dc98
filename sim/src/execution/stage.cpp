#include "execution/stage.hpp"

#include <algorithm>
#include <tuple>

namespace coexist::sim {

Stage::Stage(const Scenario& scenario, const CompiledPack& pack, Infrastructure& infrastructure)
    : scenario_(scenario),
      pack_(pack),
      infrastructure_(infrastructure),
      state_(initial_state(scenario, pack.vocabulary())),
      now_(scenario.span.begin) {}

void Stage::change(ChangeKind kind, std::uint32_t subject, std::uint32_t value, StepId cause, std::uint32_t slot) {
  const Change change{now_, kind, subject, slot, value, cause};
  apply(state_, change);
  trace_.push_back(change);
}

void Stage::finding(ExecutionFinding::What what, StepId step, std::uint32_t subject, std::uint32_t count) {
  findings_.push_back({what, step, subject, count, now_});
}

void Stage::work(const Transfer& transfer, std::function<void(bool)> then) {
  const auto id = static_cast<WorkId>(next_work_++);
  working_.emplace(id, std::move(then));
  infrastructure_.start(id, transfer);
}

void Stage::work(const Computation& computation, std::function<void(bool)> then) {
  const auto id = static_cast<WorkId>(next_work_++);
  working_.emplace(id, std::move(then));
  infrastructure_.start(id, computation);
}

void Stage::at(Instant when, TimerClass timer, std::function<void()> then) {
  timers_.emplace(TimerKey{std::max(when, now_), timer, next_order_++}, std::move(then));
}

void Stage::switch_server(ServerId server, bool up) {
  if (state_.server_up[server] == up) return;
  infrastructure_.set_server(server, up);
  change(ChangeKind::ServerPower, static_cast<std::uint32_t>(server), up ? 1 : 0, kNone<StepId>);
}

void Stage::switch_link(LinkId link, bool up) {
  if (state_.link_up[link] == up) return;
  infrastructure_.set_link(link, up);
  change(ChangeKind::LinkPower, static_cast<std::uint32_t>(link), up ? 1 : 0, kNone<StepId>);
}

ServerId Stage::server_of(PoolId pool, std::size_t turn) const {
  const std::vector<ServerId>& servers = scenario_.world.pools()[pool].servers;
  for (std::size_t i = 0; i < servers.size(); ++i) {
    const ServerId server = servers[(turn + i) % servers.size()];
    if (state_.server_up[server]) return server;
  }
  return kNone<ServerId>;
}

std::int64_t Stage::assumed(std::string_view name) const {
  const AssumptionId id = find(pack_.vocabulary().assumptions, name);
  return id == kNone<AssumptionId> ? 0 : scenario_.assumptions[id];
}

Duration Stage::nominal(const Step& step) const {
  if (step.duration) return *step.duration;
  const AssumptionId id = pack_.pack().step_kinds[step.kind].duration;
  return id == kNone<AssumptionId> ? Duration{} : Duration{scenario_.assumptions[id]};
}

std::optional<Instant> Stage::next_timer() const {
  if (timers_.empty()) return std::nullopt;
  return timers_.begin()->first.at;
}

void Stage::fire_timers() {
  while (!timers_.empty() && timers_.begin()->first.at <= now_) {
    const std::function<void()> then = std::move(timers_.begin()->second);
    timers_.erase(timers_.begin());
    then();
  }
}

void Stage::work_ended(WorkId work, bool ok) {
  const auto found = working_.find(work);
  const std::function<void(bool)> then = std::move(found->second);
  working_.erase(found);
  then(ok);
}

void Stage::take_results(Execution& execution) {
  const auto same_thing = [](const Change& a, const Change& b) {
    return std::tie(a.at, a.kind, a.subject, a.slot) == std::tie(b.at, b.kind, b.subject, b.slot);
  };
  std::stable_sort(trace_.begin(), trace_.end(), [](const Change& a, const Change& b) {
    return std::tie(a.at, a.kind, a.subject, a.slot) < std::tie(b.at, b.kind, b.subject, b.slot);
  });
  for (std::size_t i = 0; i < trace_.size(); ++i) {
    if (i + 1 < trace_.size() && same_thing(trace_[i], trace_[i + 1])) continue;
    execution.trace.push_back(trace_[i]);
  }
  execution.findings = std::move(findings_);
  execution.cells = std::move(cells_);
}

}  // namespace coexist::sim
