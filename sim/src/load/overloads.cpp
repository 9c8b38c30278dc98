#include <algorithm>
#include <array>
#include <tuple>

#include "sim/load.hpp"

namespace coexist::sim {
namespace {

constexpr std::int64_t kWhole_ppm = 1'000'000;

// Seats in other meetings while one of the largest documented size runs.
std::int64_t seats_beside_large(const MeetingCapacity& meetings, std::int64_t people) {
  return std::max(meetings.always_beside, people * meetings.share_ppm / kWhole_ppm - meetings.largest);
}

std::int64_t people_limit_now(const Capacity& capacity, const PoolLoad& load) {
  const auto limit = people_limit(capacity, static_cast<std::size_t>(load.servers));
  return limit ? limit->people : 0;
}

// What one stretch of time exceeds; by kind.
using Excess = std::array<std::optional<std::pair<std::int64_t, std::int64_t>>, 5>;

Excess excess(const Capacity& capacity, const Pool& pool, const PoolLoad& load) {
  Excess out;
  if (!load.serving || load.servers == 0) return out;
  using What = Overload::What;
  const auto put = [&out](What what, std::int64_t worst, std::int64_t limit) {
    out[static_cast<std::size_t>(what)] = {worst, limit};
  };
  if (!capacity.carries.empty()) {
    const std::int64_t each = (load.carried + load.servers - 1) / load.servers;
    if (capacity.people_per_server > 0 && each > capacity.people_per_server)
      put(What::Carried, each, capacity.people_per_server);
    return out;
  }
  const bool some_down = load.servers < static_cast<std::int64_t>(pool.servers.size());
  if (some_down && capacity.people_per_server > 0 && load.people > people_limit_now(capacity, load)) {
    put(What::Servers, *people_per_server(load), capacity.people_per_server);
  }
  if (!capacity.meetings || load.large == 0) return out;
  const MeetingCapacity& meetings = *capacity.meetings;
  if (load.large > 1) put(What::LargeMeetings, load.large, 1);
  if (load.largest > meetings.largest) put(What::MeetingSize, load.largest, meetings.largest);
  const std::int64_t beside = load.seats - load.largest;
  const std::int64_t limit = seats_beside_large(meetings, people_limit_now(capacity, load));
  if (beside > limit) put(What::Seats, beside, limit);
  return out;
}

// Stretches of time that touch, of one pool, kind and entry, become one.
class Stretches {
 public:
  Stretches(PoolId pool, std::size_t capacity, std::vector<Overload>& out)
      : pool_(pool), capacity_(capacity), out_(out) {}

  void take(const Excess& excess, Interval interval) {
    for (std::size_t kind = 0; kind < excess.size(); ++kind) {
      std::optional<Overload>& open = open_[kind];
      if (!excess[kind]) {
        close(open);
        continue;
      }
      const auto [worst, limit] = *excess[kind];
      if (!open) open = Overload{static_cast<Overload::What>(kind), pool_, interval, worst, limit, capacity_};
      open->interval.end = interval.end;
      if (worst - limit > open->worst - open->limit) {
        open->worst = worst;
        open->limit = limit;
      }
    }
  }

  void close() {
    for (std::optional<Overload>& open : open_) close(open);
  }

 private:
  void close(std::optional<Overload>& open) {
    if (open) out_.push_back(*open);
    open.reset();
  }

  PoolId pool_;
  std::size_t capacity_;
  std::vector<Overload>& out_;
  std::array<std::optional<Overload>, std::tuple_size_v<Excess>> open_;
};

}  // namespace

bool covers(const Capacity& capacity, const World& world, PoolId id) {
  const Pool& pool = world.pools()[id];
  if (index(pool.product) >= capacity.products.size() || !capacity.products[index(pool.product)]) return false;
  const auto is_among = [&](RoleId role) {
    return std::find(capacity.roles.begin(), capacity.roles.end(), role) != capacity.roles.end();
  };
  if (!capacity.roles.empty() && std::none_of(pool.roles.begin(), pool.roles.end(), is_among)) return false;
  if (capacity.alone && pool.servers.size() != 1) return false;
  return !capacity.paired || std::any_of(world.relations().begin(), world.relations().end(),
                                         [&](const Relation& r) { return r.pairs && (r.from == id || r.to == id); });
}

std::optional<PeopleLimit> people_limit(const Capacity& capacity, std::size_t servers) {
  std::optional<PeopleLimit> limit;
  if (!capacity.carries.empty()) return limit;  // it homes nobody
  if (capacity.people_per_pool > 0) limit = {capacity.people_per_pool, false};
  const auto n = static_cast<std::int64_t>(servers);
  const bool full = limit && capacity.servers_per_pool > 0 && n >= capacity.servers_per_pool;
  std::int64_t on_servers = 0;
  if (!full && capacity.people_per_server > 0 && !__builtin_mul_overflow(capacity.people_per_server, n, &on_servers) &&
      (!limit || on_servers < limit->people)) {
    limit = {on_servers, true};
  }
  return limit;
}

std::optional<std::int64_t> people_per_server(const PoolLoad& load) {
  if (load.servers == 0) return std::nullopt;
  return (load.people + load.servers - 1) / load.servers;
}

std::optional<std::int64_t> seats_left(const Capacity& capacity, const PoolLoad& load) {
  if (!capacity.meetings) return std::nullopt;
  const std::int64_t people = people_limit_now(capacity, load);
  if (load.large > 0) return seats_beside_large(*capacity.meetings, people) - (load.seats - load.largest);
  return people * capacity.meetings->share_ppm / kWhole_ppm - load.seats;
}

std::vector<Overload> overloads(const Scenario& scenario, const Pack& pack, const Trace& trace, const Ledger& ledger) {
  std::vector<Overload> all;
  const auto loads = pool_loads(scenario, pack, trace, ledger);
  for (const PoolId id : ids<PoolId>(loads.size())) {
    const Pool& pool = scenario.world.pools()[id];
    for (std::size_t c = 0; c < pack.capacities.size(); ++c) {
      if (!covers(pack.capacities[c], scenario.world, id)) continue;
      Stretches stretches(id, c, all);
      for (std::size_t i = 0; i < loads[id].size(); ++i) {
        const Instant until = i + 1 < loads[id].size() ? loads[id][i + 1].from : scenario.span.end;
        stretches.take(excess(pack.capacities[c], pool, loads[id][i]), {loads[id][i].from, until});
      }
      stretches.close();
    }
  }
  std::sort(all.begin(), all.end(), [](const Overload& a, const Overload& b) {
    return std::tie(a.interval.begin, a.pool, a.what, a.capacity) <
           std::tie(b.interval.begin, b.pool, b.what, b.capacity);
  });
  return all;
}

}  // namespace coexist::sim
