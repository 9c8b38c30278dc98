// Figures of a rehearsal by name: what thresholds limit and reports list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/run.hpp"
#include "sim/scenario.hpp"

namespace coexist::scenarios {

struct MetricInput {
  const sim::Scenario& scenario;
  const sim::Rehearsal& rehearsal;
};

struct Metric {
  std::string_view name;
  std::string_view unit;  // "joins", "people", "min" ...
  std::string_view doc;
  bool of_rollback = false;  // exists only when the schedule rolls back; 0 otherwise
  std::int64_t (*value)(const MetricInput&);
  bool without_rollback = false;  // of the run in which nobody goes back, if the schedule rolls back
};

/// All of them, by name.
const std::vector<Metric>& metrics();
const Metric* find_metric(std::string_view name);

}  // namespace coexist::scenarios
