#include "words.hpp"

#include <fmt/format.h>

namespace coexist::command {

std::string grouped(std::int64_t number) {
  std::string text = fmt::format("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string counted(std::int64_t number, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

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
