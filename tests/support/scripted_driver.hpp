// A driver whose ticks are given in advance, and which writes down what it was told.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/infrastructure.hpp"

namespace coexist::test {

struct Ended {
  sim::WorkId work{};
  sim::Instant at;
  bool ok = false;
  friend bool operator==(const Ended&, const Ended&) = default;
};

inline void PrintTo(const Ended& ended, std::ostream* out) {
  *out << "work " << static_cast<std::uint64_t>(ended.work) << (ended.ok ? " ok" : " not ok") << " at " << ended.at.us
       << " us";
}

constexpr Ended ok(std::uint64_t work, sim::Duration after) {
  return {sim::WorkId{work}, sim::Instant{} + after, true};
}
constexpr Ended not_ok(std::uint64_t work, sim::Duration after) {
  return {sim::WorkId{work}, sim::Instant{} + after, false};
}

class ScriptedDriver final : public sim::Driver {
 public:
  /// Does `action` at that time after the epoch; several at one time in order of their being given.
  void at(sim::Duration after, std::function<void()> action) {
    script_[sim::Instant{} + after].push_back(std::move(action));
  }

  std::function<void(const Ended&)> when_ended = [](const Ended&) {};
  std::vector<Ended> ended;
  std::vector<sim::Instant> ticks;

  [[nodiscard]] std::optional<sim::Instant> next_tick() const override {
    if (script_.empty()) return std::nullopt;
    return script_.begin()->first;
  }
  void on_tick(sim::Instant now) override {
    ticks.push_back(now);
    const auto due = script_.extract(script_.begin());
    for (const auto& action : due.mapped()) action();
  }
  void on_end(sim::WorkId work, sim::Instant now, bool ok_) override {
    ended.push_back({work, now, ok_});
    when_ended(ended.back());
  }

 private:
  std::map<sim::Instant, std::vector<std::function<void()>>> script_;
};

}  // namespace coexist::test
