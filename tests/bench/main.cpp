// coexist_bench [NAME...]: runs all benchmarks or those named and prints one JSON object a line on stdout.
// Exit codes: 0 every aim holds, 1 one does not, 2 no such benchmark, 70 something could not be measured.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>
#include <vector>

#include "benchmark.hpp"

namespace {

namespace bench = coexist::bench;

// The chosen ones in the order of the list, each once; nothing chosen means all.
std::vector<bench::Benchmark> chosen(const std::vector<std::string_view>& names) {
  std::vector<bench::Benchmark> result;
  std::ranges::copy_if(bench::benchmarks(), std::back_inserter(result), [&](const bench::Benchmark& benchmark) {
    return names.empty() || std::ranges::find(names, benchmark.name) != names.end();
  });
  return result;
}

bool exists(std::string_view name) {
  return std::ranges::find(bench::benchmarks(), name, &bench::Benchmark::name) != bench::benchmarks().end();
}

int refuse(std::string_view name) {
  fmt::print(stderr, "no benchmark '{}'; there are:\n", name);
  for (const bench::Benchmark& benchmark : bench::benchmarks()) {
    fmt::print(stderr, "  {:12} {}\n", benchmark.name, benchmark.measures);
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string_view> names(argv + 1, argv + argc);
  const auto unknown = std::ranges::find_if_not(names, exists);
  if (unknown != names.end()) return refuse(*unknown);

  bool all_hold = true;
  const bench::Report report = [&](const bench::Figure& figure) {
    all_hold = all_hold && figure.holds().value_or(true);
    fmt::print("{}\n", bench::to_json(figure));
    std::fflush(stdout);
  };
  for (const bench::Benchmark& benchmark : chosen(names)) benchmark.run(report);
  return all_hold ? 0 : 1;
} catch (const std::exception& error) {
  fmt::print(stderr, "coexist_bench: {}\n", error.what());
  return 70;
}
