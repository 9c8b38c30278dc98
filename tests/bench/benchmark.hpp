// A benchmark: a name for the command line, one line of what it measures, and a function that reports figures as it
// gets them, so that a long one shows what it has so far.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "figure.hpp"

namespace coexist::bench {

using Report = std::function<void(const Figure&)>;

struct Benchmark {
  std::string_view name;
  std::string_view measures;
  void (*run)(const Report&);  // throws std::runtime_error when it cannot measure
};

/// All there are, sorted by name.
std::span<const Benchmark> benchmarks();

/// Whether a large estate costs more a join or a person than a small one.
void run_growth(const Report& report);
/// The population plane against what the memory allows and against one actor a person; then the whole run, in parts.
void run_population(const Report& report);
/// What packs cost once they are loaded: compiling, memory, and whether a join grows dearer with the rules.
void run_packs(const Report& report);
/// How long a person at the prompt waits for the command to start. Defined in start.cpp.
void run_start(const Report& report);
/// Wall time of a run of the seed scenario with all its outputs, the median of five.
void run_seed(const Report& report);

}  // namespace coexist::bench
