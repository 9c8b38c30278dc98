#include "verifier/move_times.hpp"

#include <Eigen/SparseCore>
#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <utility>

namespace coexist::planner {
namespace {

using sim::Duration;
using sim::LinkId;
using sim::Pool;
using sim::PoolId;
using sim::SiteId;
using sim::World;

// A mailbox-sized ceiling a thousand times too high: keeps bytes x people inside 64 bits.
constexpr std::int64_t kMostBytesPerPerson = 1'000'000'000'000;
constexpr std::int64_t kBitsPerByte = 8;

Duration sum(Duration a, Duration b) {
  return std::min(a + b, kLongest);
}

// Which server of the pool does the work is the executor's business, so paper must not promise more than the slowest.
std::int64_t slowest_flops(const World& world, const Pool& pool) {
  std::int64_t slowest = 0;
  for (const sim::ServerId server : pool.servers) {
    const std::int64_t flops = world.servers()[server].flops;
    if (slowest == 0 || flops < slowest) slowest = flops;
  }
  return slowest;
}

Duration time_to_carry(std::int64_t bytes, std::int64_t bandwidth_bps) {
  std::int64_t bits = 0;
  if (__builtin_mul_overflow(bytes, kBitsPerByte, &bits)) return kLongest;
  return time_at_rate(bits, bandwidth_bps);
}

}  // namespace

Duration time_at_rate(std::int64_t units, std::int64_t per_second) {
  constexpr std::int64_t kUsPerSecond = 1'000'000;
  if (units / per_second >= kLongest.us / kUsPerSecond) return kLongest;
  std::int64_t rest_us = 0;
  // Only a speed beyond 9e12 a second overflows here; its remainder is less than a second.
  if (__builtin_mul_overflow(units % per_second, kUsPerSecond, &rest_us)) return sim::seconds(units / per_second + 1);
  return sim::seconds(units / per_second) + Duration{rest_us / per_second + (rest_us % per_second != 0 ? 1 : 0)};
}

std::int64_t assumed(const sim::Scenario& scenario, const sim::Pack& pack, sim::AssumptionId assumption) {
  if (assumption == sim::kNone<sim::AssumptionId>) return 0;
  const bool overridden = index(assumption) < scenario.assumptions.size();
  return std::max<std::int64_t>(
      overridden ? scenario.assumptions[assumption] : pack.vocabulary.assumptions[assumption].value, 0);
}

MoveTimes::MoveTimes(const sim::Scenario& scenario, const sim::Pack& pack)
    : world_(scenario.world),
      bytes_(std::min(assumed(scenario, pack, find(pack.vocabulary.assumptions, "move-bytes")), kMostBytesPerPerson)),
      flops_(assumed(scenario, pack, find(pack.vocabulary.assumptions, "move-work"))) {}

bool MoveTimes::is_possible(const Journey& journey) const {
  return journey.from != sim::kNone<PoolId> && journey.to != sim::kNone<PoolId> &&
         world_.connected(world_.pools()[journey.from].site, world_.pools()[journey.to].site);
}

Duration MoveTimes::alone(const Journey& journey) const {
  if (!is_possible(journey)) return {};
  const Pool& from = world_.pools()[journey.from];
  const Pool& to = world_.pools()[journey.to];
  std::int64_t narrowest_bps = std::min(world_.sites()[from.site].lan_bps, world_.sites()[to.site].lan_bps);
  Duration time;
  for (const LinkId link : world_.route(from.site, to.site)) {
    narrowest_bps = std::min(narrowest_bps, world_.links()[link].bandwidth_bps);
    time = sum(time, world_.links()[link].latency);
  }
  time = sum(time, time_to_carry(bytes_, narrowest_bps));
  const std::int64_t flops_per_second = slowest_flops(world_, to);
  return flops_per_second > 0 ? sum(time, time_at_rate(flops_, flops_per_second)) : time;
}

WaveTime MoveTimes::of(const std::vector<Journey>& journeys, std::uint32_t streams) const {
  std::map<std::pair<PoolId, PoolId>, Duration> known;
  std::priority_queue<Duration, std::vector<Duration>, std::greater<>> free_at;  // one entry a stream
  Duration through;
  for (const Journey& journey : journeys) {
    const auto [entry, is_new] = known.try_emplace({journey.from, journey.to});
    if (is_new) entry->second = alone(journey);
    Duration begin;
    if (free_at.size() >= std::max(streams, 1U)) {
      begin = free_at.top();
      free_at.pop();
    }
    const Duration end = sum(begin, entry->second);
    free_at.push(end);
    through = std::max(through, end);
  }
  WaveTime time{through, bottleneck(journeys)};
  time.needs = std::max(time.needs, time.bottleneck.takes);
  return time;
}

// load = routing x demand: a row for each link and each site's local network, a column for each pair of sites between
// which the wave moves people.
Bottleneck MoveTimes::bottleneck(const std::vector<Journey>& journeys) const {
  std::map<std::pair<SiteId, SiteId>, std::int64_t> bytes_between;
  for (const Journey& journey : journeys) {
    if (!is_possible(journey)) continue;
    bytes_between[{world_.pools()[journey.from].site, world_.pools()[journey.to].site}] += bytes_;
  }
  const std::size_t links = world_.links().size();
  const std::size_t rows = links + world_.sites().size();
  std::vector<Eigen::Triplet<std::int64_t>> uses;
  Eigen::Matrix<std::int64_t, Eigen::Dynamic, 1> demand(static_cast<Eigen::Index>(bytes_between.size()));
  int column = 0;
  for (const auto& [between, bytes] : bytes_between) {
    const auto [a, b] = between;
    demand[column] = bytes;
    for (const LinkId link : world_.route(a, b)) uses.emplace_back(static_cast<int>(index(link)), column, 1);
    uses.emplace_back(static_cast<int>(links + index(a)), column, 1);
    if (a != b) uses.emplace_back(static_cast<int>(links + index(b)), column, 1);
    ++column;
  }
  Eigen::SparseMatrix<std::int64_t> routing(static_cast<Eigen::Index>(rows), column);
  routing.setFromTriplets(uses.begin(), uses.end());
  const Eigen::Matrix<std::int64_t, Eigen::Dynamic, 1> load = routing * demand;

  Bottleneck worst;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool is_link = row < links;
    const std::int64_t bandwidth_bps = is_link ? world_.links()[sim::id_at<LinkId>(row)].bandwidth_bps
                                               : world_.sites()[sim::id_at<SiteId>(row - links)].lan_bps;
    const std::int64_t bytes = load[static_cast<Eigen::Index>(row)];
    const Duration takes = time_to_carry(bytes, bandwidth_bps);
    if (takes <= worst.takes) continue;
    const std::string& id =
        is_link ? world_.links()[sim::id_at<LinkId>(row)].id : world_.sites()[sim::id_at<SiteId>(row - links)].id;
    worst = {id, bytes, takes};
  }
  return worst;
}

}  // namespace coexist::planner
