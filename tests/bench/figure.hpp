// What a benchmark reports: one measured figure, as one line of JSON.
//
// Machines are shared and noisy, so a figure is worth most as a ratio to a reference measured in the same run, and
// nothing here is a timed unit test: a missed aim is reported by `holds` and by the exit code of the program.
#pragma once

#include <optional>
#include <string>

namespace coexist::bench {

/// The thing measured beside ours in the same run, in the same unit.
struct Reference {
  std::string name;
  double value;
};

enum class Bound { AtMost, AtLeast };
enum class Measure { Value, Ratio };

/// What the figure should reach: `{Measure::Ratio, Bound::AtMost, 1.3}` is "at most 1.3 times the reference".
struct Aim {
  Measure measure;
  Bound bound;
  double limit;
};

struct Figure {
  std::string benchmark;
  std::string figure;
  double value;
  std::string unit;
  std::optional<Reference> against;
  std::optional<Aim> aim;  // absent for a figure that only shows how good a reference is

  /// value / against.value; nothing without a reference.
  [[nodiscard]] std::optional<double> ratio() const;

  /// Whether the aim is reached; nothing without an aim. An aim at a ratio needs a reference.
  [[nodiscard]] std::optional<bool> holds() const;
};

/// One JSON object without a line feed: benchmark, figure, value, unit, against, ratio, aim, holds. What is absent is
/// null; numbers are rounded to four digits, which is more than any of these measurements repeats.
std::string to_json(const Figure& figure);

}  // namespace coexist::bench
