#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <set>
#include <utility>

#include "load/sweep.hpp"
#include "sim/load.hpp"

namespace coexist::sim {
namespace {

// One pool as it is now: its load, and the sizes of the meetings that it hosts.
struct Tally {
  PoolLoad load;
  std::multiset<std::int64_t> sizes;
  std::int64_t large_from = 0;  // a meeting of so many people is large; 0: no size is documented
  bool watched = false;
};

// Walks through time and notes what each pool carries whenever that has changed.
class LoadWalk {
 public:
  LoadWalk(const Scenario& scenario, const Pack& pack)
      : scenario_(scenario), state_(initial_state(scenario, pack.vocabulary)) {
    const auto& pools = scenario.world.pools();
    tallies_.resize(pools.size());
    loads_.resize(pools.size());
    for (const PoolId id : ids<PoolId>(pools.size())) {
      Tally& tally = tallies_[id];
      for (const Capacity& capacity : pack.capacities) {
        if (!covers(capacity, scenario.world, id)) continue;
        tally.watched = true;
        if (!capacity.carries.empty()) carry(id, capacity);
        if (capacity.meetings) tally.large_from = capacity.meetings->largest;
      }
      tally.load.serving = state_.pool[id] == Service::Serving;
      for (const ServerId server : pools[id].servers) tally.load.servers += state_.server_up[server] ? 1 : 0;
      touched_.insert(id);
    }
    for (const PersonId person : ids<PersonId>(scenario.people.size())) {
      count(person, +1);
    }
  }

  [[nodiscard]] Instant next_end() const { return ends_.empty() ? kEndOfTime : ends_.top().at; }

  void end_until(Instant now) {
    for (; !ends_.empty() && ends_.top().at <= now; ends_.pop()) seat(ends_.top().pool, ends_.top().people, -1);
  }

  void take(const Change& change) {
    if (change.kind == ChangeKind::PersonMoved) {
      count(id_at<PersonId>(change.subject), -1);
      apply(state_, change);
      count(id_at<PersonId>(change.subject), +1);
    } else if (change.kind == ChangeKind::ServerPower) {
      const ServerId server = id_at<ServerId>(change.subject);
      const PoolId pool = scenario_.world.servers()[server].pool;
      tallies_[pool].load.servers -= state_.server_up[server] ? 1 : 0;
      apply(state_, change);
      tallies_[pool].load.servers += state_.server_up[server] ? 1 : 0;
      touched_.insert(pool);
    } else if (change.kind == ChangeKind::PoolService) {
      const PoolId pool = id_at<PoolId>(change.subject);
      apply(state_, change);
      tallies_[pool].load.serving = state_.pool[pool] == Service::Serving;
      touched_.insert(pool);
    }
  }

  void changed() {}

  void begin(const Sitting& sitting) {
    const PoolId host = state_.home[scenario_.calendar.organiser[sitting.series]];
    if (host == kNone<PoolId> || !tallies_[host].watched || sitting.end <= sitting.begin) return;
    const auto people = static_cast<std::int64_t>(scenario_.calendar.participants_of(sitting.series).size());
    seat(host, people, +1);
    ends_.push({sitting.end, host, people});
  }

  void note(Instant now) {
    for (const PoolId pool : touched_) {
      Tally& tally = tallies_[pool];
      if (!tally.watched) continue;
      tally.load.from = now;
      std::vector<PoolLoad>& loads = loads_[pool];
      if (!loads.empty() && loads.back().from == now) loads.pop_back();  // what happens at the very beginning
      loads.push_back(tally.load);
    }
    touched_.clear();
  }

  IdVector<PoolId, std::vector<PoolLoad>> loads() && { return std::move(loads_); }

 private:
  struct End {
    Instant at;
    PoolId pool = kNone<PoolId>;
    std::int64_t people = 0;
    friend auto operator<=>(const End&, const End&) = default;
  };

  void seat(PoolId host, std::int64_t people, int sign) {
    Tally& tally = tallies_[host];
    tally.load.seats += sign * people;
    if (tally.large_from > 0 && people >= tally.large_from) tally.load.large += sign;
    if (sign > 0) {
      tally.sizes.insert(people);
    } else {
      tally.sizes.erase(tally.sizes.find(people));
    }
    tally.load.largest = tally.sizes.empty() ? 0 : *tally.sizes.rbegin();
    touched_.insert(host);
  }

  // From now on whoever of these classes is homed on a pool that relates to this one counts as coming through it.
  void carry(PoolId carrier, const Capacity& capacity) {
    for (const Relation& relation : scenario_.world.relations()) {
      if (relation.to != carrier) continue;
      for (const ClassId of : capacity.carries) carriers_[{relation.from, of}].insert(carrier);
    }
  }

  void count(PersonId person, int sign) {
    const PoolId home = state_.home[person];
    if (home == kNone<PoolId>) return;
    tallies_[home].load.people += sign;
    touched_.insert(home);
    const auto through = carriers_.find({home, scenario_.people.person_class[person]});
    if (through == carriers_.end()) return;
    for (const PoolId carrier : through->second) {
      tallies_[carrier].load.carried += sign;
      touched_.insert(carrier);
    }
  }

  const Scenario& scenario_;
  State state_;
  IdVector<PoolId, Tally> tallies_;
  IdVector<PoolId, std::vector<PoolLoad>> loads_;
  std::map<std::pair<PoolId, ClassId>, std::set<PoolId>> carriers_;  // by home pool and class
  std::set<PoolId> touched_;
  std::priority_queue<End, std::vector<End>, std::greater<>> ends_;
};

}  // namespace

IdVector<PoolId, std::vector<PoolLoad>> pool_loads(const Scenario& scenario, const Pack& pack, const Trace& trace,
                                                   const Ledger& ledger) {
  LoadWalk walk(scenario, pack);
  sweep(scenario.span, trace, sittings(scenario.calendar, ledger), walk);
  return std::move(walk).loads();
}

}  // namespace coexist::sim
