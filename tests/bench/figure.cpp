#include "figure.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

namespace coexist::bench {
namespace {

double rounded(double value) {
  return std::stod(fmt::format("{:.4g}", value));
}

std::string describe(const Aim& aim) {
  const std::string_view measure = aim.measure == Measure::Value ? "value" : "ratio";
  const std::string_view bound = aim.bound == Bound::AtMost ? "at most" : "at least";
  return fmt::format("{} {} {:g}", measure, bound, aim.limit);
}

}  // namespace

std::optional<double> Figure::ratio() const {
  if (!against) return std::nullopt;
  return value / against->value;
}

std::optional<bool> Figure::holds() const {
  if (!aim) return std::nullopt;
  const double measured = aim->measure == Measure::Value ? value : ratio().value();
  return aim->bound == Bound::AtMost ? measured <= aim->limit : measured >= aim->limit;
}

std::string to_json(const Figure& figure) {
  nlohmann::ordered_json line{{"benchmark", figure.benchmark},
                              {"figure", figure.figure},
                              {"value", rounded(figure.value)},
                              {"unit", figure.unit},
                              {"against", nullptr},
                              {"ratio", nullptr},
                              {"aim", nullptr},
                              {"holds", nullptr}};
  if (figure.against) {
    line["against"] = fmt::format("{}: {:.4g} {}", figure.against->name, figure.against->value, figure.unit);
    line["ratio"] = rounded(*figure.ratio());
  }
  if (figure.aim) {
    line["aim"] = describe(*figure.aim);
    line["holds"] = *figure.holds();
  }
  return line.dump();
}

}  // namespace coexist::bench
