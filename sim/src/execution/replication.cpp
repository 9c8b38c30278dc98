// Steps that wait until every pool has read the people of the estate from the directory.
#include <algorithm>
#include <memory>

#include "execution/runners.hpp"
#include "execution/vantage.hpp"

namespace coexist::sim {
namespace {

// One transfer to each pool that may home people, all at once, while the administrator's own time runs. What does not
// get through is tried again, as replicators do, until it does: a step that waits for a line ends when the line is
// back.
class Replication : public std::enable_shared_from_this<Replication> {
 public:
  Replication(Stage& stage, StepId step, Done done) : stage_(stage), step_(step), done_(std::move(done)) {}

  void begin() {
    const Scenario& scenario = stage_.scenario();
    const StepKind& kind = stage_.pack().pack().step_kinds[scenario.schedule.steps[step_].kind];
    const auto people = std::count_if(scenario.people.home.begin(), scenario.people.home.end(),
                                      [](PoolId home) { return home != kNone<PoolId>; });
    bytes_ = scenario.assumptions[kind.replicates] * people;
    again_after_ = Duration{scenario.assumptions[kind.retries_after]};
    pending_ = 1;  // the nominal time
    for (const PoolId pool : ids<PoolId>(scenario.world.pools().size())) {
      if (!scenario.world.pools()[pool].homes_people || !is_present(stage_.state(), pool)) continue;
      ++pending_;
      send(pool, 0);
    }
    stage_.at(stage_.now() + stage_.nominal(scenario.schedule.steps[step_]), TimerClass::Step,
              [self = shared_from_this()] { self->one_less(); });
  }

 private:
  void send(PoolId pool, std::uint32_t tried) {
    if (!is_present(stage_.state(), pool))
      return arrived(pool, tried);  // decommissioned meanwhile: nothing to wait for
    const ServerId from = seat_of_administrator(stage_);
    const ServerId to = stage_.server_of(pool, 0);
    if (from == kNone<ServerId> || to == kNone<ServerId> || !is_open(from, to)) return retry(pool, tried);
    stage_.work(Transfer{from, to, bytes_}, [self = shared_from_this(), pool, tried](bool ok) {
      ok ? self->arrived(pool, tried) : self->retry(pool, tried);
    });
  }

  // Asked first, because a line may be down for weeks, and a cycle is a minute.
  [[nodiscard]] bool is_open(ServerId from, ServerId to) const {
    const World& world = stage_.scenario().world;
    const auto site_of = [&](ServerId server) { return world.pools()[world.servers()[server].pool].site; };
    const IdVector<SiteId, SiteId> regions = world.regions(stage_.state().link_up);
    return regions[site_of(from)] == regions[site_of(to)];
  }

  void retry(PoolId pool, std::uint32_t tried) {
    stage_.at(stage_.now() + again_after_, TimerClass::Step,
              [self = shared_from_this(), pool, tried] { self->send(pool, tried + 1); });
  }

  void arrived(PoolId pool, std::uint32_t tried) {
    if (tried > 0) {
      stage_.finding(ExecutionFinding::What::ReplicationLate, step_, static_cast<std::uint32_t>(pool), tried);
    }
    one_less();
  }

  void one_less() {
    if (--pending_ == 0) done_({StepEnd::Done, 1, 0});
  }

  Stage& stage_;
  StepId step_;
  Done done_;
  std::int64_t bytes_ = 0;  // to each pool
  Duration again_after_;
  std::size_t pending_ = 0;
};

}  // namespace

void run_replication(Stage& stage, StepId step, Done done) {
  std::make_shared<Replication>(stage, step, std::move(done))->begin();
}

}  // namespace coexist::sim
