#include "words.hpp"

namespace coexist::command {

std::string minute(const scenarios::Zone& zone, sim::Instant t) {
  const std::int64_t seconds = zone.to_wall(t).seconds;
  return scenarios::to_text(scenarios::WallTime{seconds - seconds % 60, std::nullopt});
}

std::string moment(const scenarios::Zone& zone, sim::Instant t) {
  return scenarios::to_text(scenarios::WallTime{zone.to_wall(t).seconds, std::nullopt});
}

std::string day(const scenarios::Zone& zone, sim::Instant t) {
  return minute(zone, t).substr(0, 10);
}

}  // namespace coexist::command
