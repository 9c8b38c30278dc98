#include "verifier/open_intervals.hpp"

#include <algorithm>

namespace coexist::planner {

using sim::Instant;
using sim::Interval;

std::vector<Interval> merged(std::vector<Interval> intervals) {
  std::sort(intervals.begin(), intervals.end());
  std::vector<Interval> result;
  for (const Interval& interval : intervals) {
    if (interval.end <= interval.begin) continue;
    if (!result.empty() && interval.begin <= result.back().end) {
      result.back().end = std::max(result.back().end, interval.end);
    } else {
      result.push_back(interval);
    }
  }
  return result;
}

std::vector<Interval> without(const std::vector<Interval>& from, const std::vector<Interval>& holes) {
  std::vector<Interval> result;
  auto hole = holes.begin();
  for (Interval rest : from) {
    while (hole != holes.end() && hole->end <= rest.begin) ++hole;
    // A hole may reach into the next interval too, so the outer cursor stays where this interval began to meet holes.
    for (auto h = hole; h != holes.end() && h->begin < rest.end; ++h) {
      if (rest.begin < h->begin) result.push_back({rest.begin, h->begin});
      rest.begin = std::max(rest.begin, h->end);
    }
    if (rest.begin < rest.end) result.push_back(rest);
  }
  return result;
}

std::vector<Interval> open_intervals(const sim::Schedule& schedule, Interval span) {
  std::vector<Interval> windows;
  for (const sim::Window& window : schedule.windows) {
    for (const Interval& interval : window.intervals) {
      windows.push_back({std::max(interval.begin, span.begin), std::min(interval.end, span.end)});
    }
  }
  return without(merged(std::move(windows)), frozen_intervals(schedule));
}

std::vector<Interval> frozen_intervals(const sim::Schedule& schedule) {
  std::vector<Interval> frozen;
  for (const sim::Freeze& freeze : schedule.freezes) frozen.push_back(freeze.interval);
  return merged(std::move(frozen));
}

std::vector<Interval>::const_iterator first_ending_after(const std::vector<Interval>& intervals, Instant t) {
  return std::partition_point(intervals.begin(), intervals.end(), [t](const Interval& i) { return i.end <= t; });
}

}  // namespace coexist::planner
