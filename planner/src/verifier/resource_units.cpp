#include "verifier/resource_units.hpp"

#include <algorithm>
#include <utility>

namespace coexist::planner {

ResourceUnits::ResourceUnits(const sim::Schedule& schedule) {
  for (const sim::Resource& resource : schedule.resources) units_.push_back(resource.units);
  free_ = units_;
}

bool ResourceUnits::claim(const std::vector<std::uint32_t>& wanted) {
  std::vector<std::uint32_t> left = free_;
  for (const std::uint32_t resource : wanted) {
    if (left[resource] > 0) {
      --left[resource];
    } else if (free_[resource] < units_[resource]) {
      return false;
    }
  }
  free_ = std::move(left);
  return true;
}

void ResourceUnits::release(const std::vector<std::uint32_t>& claimed) {
  for (const std::uint32_t resource : claimed) free_[resource] = std::min(free_[resource] + 1, units_[resource]);
}

}  // namespace coexist::planner
