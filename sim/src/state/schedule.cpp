#include "sim/schedule.hpp"

#include <algorithm>

namespace coexist::sim {

std::vector<Interval> open_times(const Schedule& schedule) {
  std::vector<Interval> all;
  for (const Window& window : schedule.windows) all.insert(all.end(), window.intervals.begin(), window.intervals.end());
  std::sort(all.begin(), all.end());
  std::vector<Interval> merged;
  for (const Interval& interval : all) {
    if (!merged.empty() && interval.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, interval.end);
    } else {
      merged.push_back(interval);
    }
  }
  for (const Freeze& freeze : schedule.freezes) {
    std::vector<Interval> rest;
    for (const Interval& open : merged) {
      if (!open.overlaps(freeze.interval)) {
        rest.push_back(open);
        continue;
      }
      if (open.begin < freeze.interval.begin) rest.push_back({open.begin, freeze.interval.begin});
      if (freeze.interval.end < open.end) rest.push_back({freeze.interval.end, open.end});
    }
    merged = std::move(rest);
  }
  return merged;
}

}  // namespace coexist::sim
