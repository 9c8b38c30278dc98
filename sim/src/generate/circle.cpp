#include "generate/circle.hpp"

#include <algorithm>

namespace coexist::sim {

void Circle::close() {
  std::sort(members_.begin(), members_.end());
}

std::size_t Circle::place_of(std::uint64_t point) const {
  const auto found = std::lower_bound(members_.begin(), members_.end(), std::pair{point, PersonId{}});
  return static_cast<std::size_t>(found - members_.begin()) % members_.size();
}

}  // namespace coexist::sim
