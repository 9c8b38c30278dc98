// How long moving people takes on paper.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario.hpp"

namespace coexist::planner {

/// One person's way from pool to pool. kNone or unconnected pools: the journey takes no time, a check names it.
struct Journey {
  sim::PoolId from = sim::kNone<sim::PoolId>;
  sim::PoolId to = sim::kNone<sim::PoolId>;
};

/// The link, or local network, that needs longest to carry a whole wave.
struct Bottleneck {
  std::string id;  // of the link or the site; empty: the wave crosses nothing
  std::int64_t bytes = 0;
  sim::Duration takes;
};

struct WaveTime {
  sim::Duration needs;
  Bottleneck bottleneck;
};

/// Longer than any scenario; durations saturate here, so that absurd assumptions cannot overflow.
inline constexpr sim::Duration kLongest = sim::days(366 * 300);

/// units / per_second, rounded up to a microsecond, at most kLongest. Precondition: units >= 0, per_second > 0.
sim::Duration time_at_rate(std::int64_t units, std::int64_t per_second);

class MoveTimes {
 public:
  MoveTimes(const sim::Scenario& scenario, const sim::Pack& pack);

  /// People go in this order, `streams` at a time, each as fast as if alone; but no wave is through before every link
  /// has carried its share, which is what makes many streams over a thin link no faster. O(n log streams).
  [[nodiscard]] WaveTime of(const std::vector<Journey>& journeys, std::uint32_t streams) const;

 private:
  [[nodiscard]] sim::Duration alone(const Journey& journey) const;
  [[nodiscard]] Bottleneck bottleneck(const std::vector<Journey>& journeys) const;
  [[nodiscard]] bool is_possible(const Journey& journey) const;

  const sim::World& world_;
  std::int64_t bytes_ = 0;
  std::int64_t flops_ = 0;
};

/// The scenario's value for a named assumption of the pack, never negative; 0 if the pack has none of that name.
std::int64_t assumed(const sim::Scenario& scenario, const sim::Pack& pack, sim::AssumptionId assumption);

}  // namespace coexist::planner
