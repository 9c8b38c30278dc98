#include "report/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/quantities.hpp"
#include "text/utf8.hpp"

namespace coexist::scenarios::report {

namespace {

// The largest unit in which the value is whole: nothing is rounded.
std::string scaled(std::int64_t value, const std::array<std::string_view, 5>& units) {
  std::size_t unit = 0;
  for (; value != 0 && value % 1000 == 0 && unit + 1 < units.size(); ++unit) value /= 1000;
  return grouped(value) + std::string(units.at(unit));
}

}  // namespace

std::string to_the_second(const Zone& zone, sim::Instant t) {
  constexpr std::int64_t kDay = 86'400;
  constexpr std::array<std::string_view, 7> kDays{"Thu", "Fri", "Sat", "Sun",
                                                  "Mon", "Tue", "Wed"};  // the epoch's first
  const std::int64_t wall = zone.to_wall(t).seconds;
  const std::int64_t day = (wall >= 0 ? wall : wall - (kDay - 1)) / kDay;
  const auto weekday = static_cast<std::size_t>((day % 7 + 7) % 7);
  return fmt::format("{} {}", kDays.at(weekday), to_text(WallTime{wall, std::nullopt}));
}

std::string on_clock(const Zone& zone, sim::Instant t) {
  constexpr std::int64_t kMinute = sim::minutes(1).us;
  return to_the_second(zone, t - sim::microseconds((t.us % kMinute + kMinute) % kMinute));
}

std::string date_and_time(const Zone& zone, sim::Instant t) {
  return on_clock(zone, t).substr(std::string_view("Fri ").size());
}

std::string spelled(const Place& place) {
  if (!place.file) return {};
  const std::string name = shown(place.file->name);
  return place.line > 0 ? fmt::format("{}:{}:{}", name, place.line, std::max(place.column, 1)) : name;
}

std::string_view glyph(sim::Outcome outcome) noexcept {
  switch (outcome) {
    case sim::Outcome::Works:
      return "✓";
    case sim::Outcome::Degraded:
      return "△";
    case sim::Outcome::Unknown:
      return "?";
    case sim::Outcome::Fails:
      return "✕";
  }
  return "?";
}

std::string marked(sim::Outcome outcome) {
  return fmt::format("{} {}", glyph(outcome), name_of(outcome));
}

std::vector<std::string> features_of(const sim::Vocabulary& vocabulary, sim::FeatureSet set) {
  std::vector<std::string> ids;
  for (const sim::FeatureId feature : sim::ids<sim::FeatureId>(vocabulary.features.size())) {
    if ((set >> sim::index(feature) & 1U) != 0) ids.push_back(vocabulary.features[feature].id);
  }
  return ids;
}

std::string quantity(std::int64_t value, std::string_view unit) {
  if (unit == "us") return to_text(sim::Duration{value});
  if (unit == "ppm") return share_text(value);
  if (unit == "bytes") return scaled(value, {" bytes", " kB", " MB", " GB", " TB"});
  if (unit == "bps") return scaled(value, {" bps", " kbps", " Mbps", " Gbps", " Tbps"});
  if (unit == "flops") return scaled(value, {" flop", " kflop", " Mflop", " Gflop", " Tflop"});
  return unit.empty() || unit == "count" ? grouped(value) : fmt::format("{} {}", grouped(value), unit);
}

std::string rate(std::int64_t bps) {
  const bool large = bps >= 10'000'000;
  const std::int64_t tenth = large ? 100'000 : 100;
  const std::int64_t tenths = (bps + tenth - 1) / tenth;
  const std::string fraction = tenths % 10 == 0 ? "" : fmt::format(".{}", tenths % 10);
  return fmt::format("{}{} {}", grouped(tenths / 10), fraction, large ? "Mbps" : "kbps");
}

std::string rule_id(const sim::Pack& pack, sim::RuleId rule) {
  return rule == sim::kNone<sim::RuleId> ? std::string() : pack.rules[rule].id;
}

std::string without_rule(const sim::Pack& pack, const sim::Decision& decision) {
  if (decision.rule != sim::kNone<sim::RuleId>) {
    const bool lifted =
        decision.outcome == sim::Outcome::Unknown && pack.rules[decision.rule].outcome < decision.outcome;
    return lifted ? "no document says which format the software gives such a meeting" : "";
  }
  if (decision.aspect != sim::kNone<sim::AspectId>) return "no rule covers this combination";
  return decision.outcome == sim::Outcome::Fails ? "there is no way at all to take part"
                                                 : "the pack does not speak of it";
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string shell_word(std::string_view argument) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,+@%";
  if (!argument.empty() && argument.find_first_not_of(kPlain) == std::string_view::npos) return std::string(argument);
  std::string out = "'";
  for (const char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace coexist::scenarios::report
