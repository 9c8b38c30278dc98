// Whether the pack calls the way between the products present a supported one.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::ProductId;
using sim::Side;
using sim::SupportedPath;

struct Present {
  std::vector<ProductId> legacy;  // of pools that are there at the start
  std::vector<ProductId> fresh;   // of all pools on the new side
};

Present products_present(const NominalRun& run) {
  std::vector<bool> legacy(run.pack.vocabulary.products.size(), false);
  std::vector<bool> fresh = legacy;
  for (const sim::Pool& pool : run.scenario.world.pools()) {
    const Side side = run.pack.vocabulary.products[pool.product].side;
    if (side == Side::Legacy && pool.present_at_start) legacy[index(pool.product)] = true;
    if (side == Side::New) fresh[index(pool.product)] = true;
  }
  Present present;
  for (const ProductId product : sim::ids<ProductId>(legacy.size())) {
    if (legacy[index(product)]) present.legacy.push_back(product);
    if (fresh[index(product)]) present.fresh.push_back(product);
  }
  return present;
}

std::string listed(const NominalRun& run, const std::vector<ProductId>& products) {
  std::string text;
  for (const ProductId product : products) {
    text += fmt::format("{}'{}'", text.empty() ? "" : " and ", run.pack.vocabulary.products[product].id);
  }
  return text;
}

bool starts_from(const SupportedPath& path, const Present& present, std::size_t products) {
  for (const ProductId product : sim::ids<ProductId>(products)) {
    const bool is_present = std::binary_search(present.legacy.begin(), present.legacy.end(), product);
    if (has(path.legacy, product) != is_present) return false;
  }
  return true;
}

}  // namespace

Violations check_paths(const NominalRun& run) {
  const Present present = products_present(run);
  // Without steps, or without two sides, there is no way to judge.
  if (run.steps.empty() || present.legacy.empty() || present.fresh.empty()) return {};
  Violations found;
  std::vector<ProductId> undocumented = present.fresh;
  for (const SupportedPath& path : run.pack.paths) {
    if (!starts_from(path, present, run.pack.vocabulary.products.size())) continue;
    std::vector<ProductId> met;
    std::copy_if(present.fresh.begin(), present.fresh.end(), std::back_inserter(met),
                 [&path](ProductId product) { return has(path.target, product); });
    std::erase_if(undocumented, [&path](ProductId product) { return has(path.target, product); });
    if (met.empty() || path.supported) continue;
    Violation violation = violation_at(run, ViolationKind::UnsupportedPath, sim::kNone<sim::StepId>);
    violation.sources = path.sources;
    violation.other_provenance = path.provenance;
    violation.message = fmt::format("from {} to {} is not supported{}", listed(run, present.legacy), listed(run, met),
                                    path.because.empty() ? std::string() : ": " + path.because);
    found.push_back(std::move(violation));
  }
  if (!run.pack.paths.empty() && !undocumented.empty()) {
    Violation violation = violation_at(run, ViolationKind::UndocumentedPath, sim::kNone<sim::StepId>);
    violation.gravity = sim::Gravity::Advice;
    violation.message = fmt::format("the pack does not say whether from {} to {} is supported",
                                    listed(run, present.legacy), listed(run, undocumented));
    found.push_back(std::move(violation));
  }
  return found;
}

}  // namespace coexist::planner
