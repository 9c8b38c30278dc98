// Between the two clocks: SimGrid's double seconds, and integer instants.
//
// * All calls to the driver happen in a *turn*, from a SimGrid timer, when SimGrid's clock is at the turn's instant. So
//   work always starts at a whole microsecond, and rounding never accumulates over a chain of work.
// * Work ends at the microsecond after SimGrid completes it. A completion within an eighth of a microsecond after one
//   belongs to that one: doubles are noisy there, and SimGrid itself merges what lies within surf/precision.
// * SimGrid runs timers before completions of the same date. A turn therefore has two timers: the first lets SimGrid
//   collect what ends now, the second, a hair later, takes the turn.
// * Latency passes in our own queue before a flow starts. SimGrid's CM02 would give flows that share a link parts in
//   inverse proportion to their latency, which is not max-min fairness.
#include "sim/simgrid_infrastructure.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <map>
#include <simgrid/kernel/Timer.hpp>
#include <stdexcept>

#include "infrastructure/path.hpp"
#include "infrastructure/simgrid_platform.hpp"
#include "infrastructure/work_table.hpp"

namespace coexist::sim {
namespace {

namespace s4u = simgrid::s4u;
using simgrid::kernel::timer::Timer;

constexpr double kMicrosecondsPerSecond = 1e6;
constexpr double kMergedUs = 0.125;

class SimgridInfrastructure final : public Infrastructure {
 public:
  explicit SimgridInfrastructure(const World& world) : world_(world), table_(world), platform_(world) {
    // The signal is static and cannot be disconnected: one engine per process makes that safe.
    s4u::Activity::on_completion_cb([this](const s4u::Activity& activity) { on_completion(activity); });
  }

  void start(WorkId work, const Transfer& transfer) override {
    require_driving();
    if (!table_.admit(work, transfer, now_)) return;
    const Duration latency = is_local(transfer) ? Duration{} : path_of(world_, transfer, table_.links_of(work)).latency;
    if (is_local(transfer) || transfer.bytes == 0) {
      table_.end(work, now_ + latency, true);
    } else if (latency == Duration{}) {
      start_flow(work, transfer);
    } else {
      on_the_way_.emplace(std::pair(now_ + latency, work), transfer);
    }
  }

  void start(WorkId work, const Computation& computation) override {
    require_driving();
    if (!table_.admit(work, computation, now_)) return;
    if (computation.flops == 0) {
      table_.end(work, now_, true);
    } else {
      s4u::ExecPtr exec = s4u::Exec::init();
      exec->set_flops_amount(static_cast<double>(computation.flops));
      exec->set_host(platform_.host(computation.on));
      run(work, exec);
    }
  }

  void set_server(ServerId server, bool up) override { cancel(table_.set_server(server, up, now_)); }

  void set_link(LinkId link, bool up) override { cancel(table_.set_link(link, up, now_)); }

  void drive(Driver& driver, Instant begin, Instant end) override;

 private:
  using Running = std::map<WorkId, s4u::ActivityPtr>;

  void require_driving() const {
    if (!driver_) throw std::logic_error("work can be started only while the infrastructure is driven");
  }
  void start_flow(WorkId work, const Transfer& transfer) {
    s4u::CommPtr comm = s4u::Comm::sendto_init(platform_.host(transfer.from), platform_.host(transfer.to));
    comm->set_payload_size(static_cast<std::uint64_t>(transfer.bytes));
    platform_.route_next_over(table_.links_of(work));
    run(work, comm);
  }
  void run(WorkId work, const s4u::ActivityPtr& activity) {
    const auto entry = running_.emplace(work, activity).first;
    activity->set_data(&*entry);  // nodes of a map stay where they are
    activity->vetoable_start();
  }
  void retire(Running::iterator entry) {
    entry->second->set_data(nullptr);
    retired_.push_back(std::move(entry->second));
    running_.erase(entry);
  }
  void cancel(const std::vector<WorkId>& broken);
  void arm();
  void set_timer(Instant at);
  void on_timer();
  void turn();
  void on_completion(const s4u::Activity& activity);
  void stop();

  const World& world_;
  WorkTable table_;
  SimgridPlatform platform_;  // before the activities: they must go first

  Driver* driver_ = nullptr;
  Instant begin_{};         // of this drive, when SimGrid's clock was at begin_clock_
  double begin_clock_ = 0;  // seconds
  Instant end_{};
  Instant now_{};  // of the turn, or of the one before

  Timer* timer_ = nullptr;  // the only one
  Instant armed_{};         // the turn that timer_ leads to
  bool collected_ = false;  // timer_ is the second one of its turn

  Running running_;
  std::map<std::pair<Instant, WorkId>, Transfer> on_the_way_;  // latency passes until that instant
  std::vector<s4u::ActivityPtr> retired_;                      // SimGrid still looks at them before its next step
  std::exception_ptr error_;
};

void SimgridInfrastructure::drive(Driver& driver, Instant begin, Instant end) {
  if (begin > end) return;
  driver_ = &driver;
  begin_ = now_ = begin;
  begin_clock_ = s4u::Engine::get_clock();
  end_ = end;
  error_ = nullptr;
  table_.clear();
  try {
    arm();
  } catch (...) {
    error_ = std::current_exception();
  }
  platform_.engine().run();
  driver_ = nullptr;
  retired_.clear();
  if (error_) std::rethrow_exception(error_);
  if (!running_.empty()) throw std::logic_error("SimGrid stopped with work in flight");
}

void SimgridInfrastructure::cancel(const std::vector<WorkId>& broken) {
  std::erase_if(on_the_way_, [&](const auto& entry) {
    return std::binary_search(broken.begin(), broken.end(), entry.first.second);
  });
  for (const WorkId work : broken) {
    const auto entry = running_.find(work);
    if (entry == running_.end()) continue;
    s4u::ActivityPtr activity = entry->second;
    retire(entry);  // first: SimGrid announces the completion of cancelled work, too
    activity->cancel();
  }
}

/// Leads to the next turn; to `end_` if work is in flight whose end only SimGrid knows; else SimGrid has nothing more
/// to do and stops.
void SimgridInfrastructure::arm() {
  std::optional<Instant> next = next_turn(*driver_, table_, now_);
  if (!on_the_way_.empty()) next = std::min(next.value_or(end_), on_the_way_.begin()->first.first);
  if (next || !running_.empty()) set_timer(std::min(next.value_or(end_), end_));
}

void SimgridInfrastructure::set_timer(Instant at) {
  if (timer_) timer_->remove();
  armed_ = at;
  const double date = begin_clock_ + static_cast<double>((at - begin_).us) / kMicrosecondsPerSecond;
  timer_ = Timer::set(std::max(date, s4u::Engine::get_clock()), [this] { on_timer(); });
}

void SimgridInfrastructure::on_timer() {
  timer_ = nullptr;  // SimGrid deletes it
  retired_.clear();
  if (!collected_ && !running_.empty()) {
    collected_ = true;
    const double later = std::nextafter(s4u::Engine::get_clock(), std::numeric_limits<double>::infinity());
    timer_ = Timer::set(later, [this] { on_timer(); });
    return;
  }
  collected_ = false;
  try {
    turn();
  } catch (...) {  // must not reach SimGrid, which would abort
    error_ = std::current_exception();
    stop();
  }
}

void SimgridInfrastructure::turn() {
  now_ = armed_;
  while (!on_the_way_.empty() && on_the_way_.begin()->first.first <= now_) {
    const auto arrived = on_the_way_.extract(on_the_way_.begin());
    start_flow(arrived.key().second, arrived.mapped());
  }
  take_turn(*driver_, table_, now_);
  if (now_ == end_) {
    stop();
  } else {
    arm();
  }
}

void SimgridInfrastructure::on_completion(const s4u::Activity& activity) {
  const auto* entry = activity.get_data<Running::value_type>();
  if (!entry) return;  // cancelled
  const double us = (s4u::Engine::get_clock() - begin_clock_) * kMicrosecondsPerSecond;
  const Instant ceiling = begin_ + microseconds(static_cast<std::int64_t>(std::ceil(us - kMergedUs)));
  const Instant at = std::max(ceiling, now_ + microseconds(1));  // the turn at now_ is over
  table_.end(entry->first, at, activity.get_state() == s4u::Activity::State::FINISHED);
  retire(running_.find(entry->first));
  if (!collected_ && at < armed_) set_timer(at);
}

/// Leaves SimGrid nothing to do, so that run() returns: an engine must not be destroyed with activities in flight.
void SimgridInfrastructure::stop() {
  on_the_way_.clear();
  std::vector<WorkId> all;
  for (const auto& [work, activity] : running_) all.push_back(work);
  cancel(all);
  if (timer_) timer_->remove();
  timer_ = nullptr;
}

}  // namespace

std::unique_ptr<Infrastructure> simgrid_infrastructure(const World& world) {
  return std::make_unique<SimgridInfrastructure>(world);
}

}  // namespace coexist::sim
