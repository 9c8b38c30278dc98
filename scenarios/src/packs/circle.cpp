#include "packs/circle.hpp"

#include <algorithm>

namespace coexist::scenarios::packs {

std::vector<std::size_t> find_circle(const std::vector<std::vector<std::size_t>>& successors) {
  const std::size_t nodes = successors.size();
  std::vector<std::vector<std::size_t>> predecessors(nodes);
  std::vector<std::size_t> left(nodes), dead_ends;
  for (std::size_t node = 0; node < nodes; ++node) {
    left[node] = successors[node].size();
    if (left[node] == 0) dead_ends.push_back(node);
    for (const std::size_t next : successors[node]) predecessors[next].push_back(node);
  }
  // Whoever leads to dead ends only is on no circle.
  while (!dead_ends.empty()) {
    const std::size_t node = dead_ends.back();
    dead_ends.pop_back();
    for (const std::size_t before : predecessors[node]) {
      if (--left[before] == 0) dead_ends.push_back(before);
    }
  }
  const auto start = std::find_if(left.begin(), left.end(), [](std::size_t n) { return n > 0; });
  if (start == left.end()) return {};
  // From any node that is left, one that is left follows: the walk comes back to where it has been.
  std::vector<std::size_t> walk;
  auto node = static_cast<std::size_t>(start - left.begin());
  auto seen = walk.end();
  while (seen == walk.end()) {
    walk.push_back(node);
    node = *std::find_if(successors[node].begin(), successors[node].end(), [&](std::size_t n) { return left[n] > 0; });
    seen = std::find(walk.begin(), walk.end(), node);
  }
  std::vector<std::size_t> circle(seen, walk.end());
  std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
  return circle;
}

}  // namespace coexist::scenarios::packs
