// Whether the pack calls the way between the products present a supported one.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "verifier/checks.hpp"

namespace coexist::planner {
namespace {

using sim::ProductId;
using sim::Side;
using sim::SupportedPath;

using sim::PathCase;
using sim::Pool;

/// What one case of ways is about: which legacy products stand at the start, and which products are reached from there.
struct Way {
  PathCase of = PathCase::Plain;
  std::vector<ProductId> legacy;
  std::vector<ProductId> reached;
};

class Products {
 public:
  explicit Products(const NominalRun& run) : present_(run.pack.vocabulary.products.size(), false) {}
  void add(ProductId product) { present_[index(product)] = true; }
  [[nodiscard]] std::vector<ProductId> all() const {
    std::vector<ProductId> out;
    for (const ProductId product : sim::ids<ProductId>(present_.size())) {
      if (present_[index(product)]) out.push_back(product);
    }
    return out;
  }

 private:
  std::vector<bool> present_;
};

bool is_on(const NominalRun& run, const Pool& pool, Side side) {
  return run.pack.vocabulary.products[pool.product].side == side;
}

bool is_old(const NominalRun& run, const Pool& pool) {
  return is_on(run, pool, Side::Legacy) && pool.present_at_start;
}

std::vector<Way> ways(const NominalRun& run) {
  Products legacy(run), fresh(run), elsewhere(run), in_part(run);
  std::set<std::string> realms;
  for (const Pool& pool : run.scenario.world.pools()) {
    if (!is_old(run, pool)) continue;
    legacy.add(pool.product);
    realms.insert(pool.realm);
    if (pool.in_part != sim::kNone<ProductId> && pool.in_part != pool.product) in_part.add(pool.in_part);
  }
  for (const Pool& pool : run.scenario.world.pools()) {
    // Without a step, what is only planned is reached by nobody; what stands beside the old side is all the same.
    if (!is_on(run, pool, Side::New) || (run.steps.empty() && !pool.present_at_start)) continue;
    fresh.add(pool.product);
    if (!realms.contains(pool.realm)) elsewhere.add(pool.product);
  }
  return {{PathCase::Plain, legacy.all(), fresh.all()},
          {PathCase::AcrossRealms, legacy.all(), elsewhere.all()},
          {PathCase::PoolInPart, legacy.all(), in_part.all()}};
}

std::string listed(const NominalRun& run, const std::vector<ProductId>& products) {
  std::string text;
  for (const ProductId product : products) {
    text += fmt::format("{}'{}'", text.empty() ? "" : " and ", run.pack.vocabulary.products[product].id);
  }
  return text;
}

std::string spelled(const NominalRun& run, const Way& way, const std::vector<ProductId>& reached) {
  const char* circumstance = way.of == PathCase::AcrossRealms ? " in another realm"
                             : way.of == PathCase::PoolInPart ? " with a pool upgraded in part"
                                                              : "";
  return fmt::format("from {} to {}{}", listed(run, way.legacy), listed(run, reached), circumstance);
}

std::vector<ProductId> legacy_of(const SupportedPath& path) {
  std::vector<ProductId> legacy;
  for (const ProductId product : sim::ids<ProductId>(path.legacy.size())) {
    if (has(path.legacy, product)) legacy.push_back(product);
  }
  return legacy;
}

// A path of no legacy product is one from any.
bool starts_from(const SupportedPath& path, const Way& way) {
  const std::vector<ProductId> legacy = legacy_of(path);
  return path.of == way.of && (legacy.empty() || legacy == way.legacy);
}

bool starts_from_some(const SupportedPath& path, const Way& way) {
  const std::vector<ProductId> legacy = legacy_of(path);
  return path.of == way.of && std::includes(way.legacy.begin(), way.legacy.end(), legacy.begin(), legacy.end());
}

// The first pool that makes it such a way: an old one from which nothing leads there; in another realm, a new one.
sim::Provenance place_of(const NominalRun& run, const Way& way, const std::vector<ProductId>& from,
                         const std::vector<ProductId>& reached) {
  const bool old = way.of == PathCase::Plain;
  const std::vector<ProductId>& asked = old ? from : reached;
  for (const Pool& pool : run.scenario.world.pools()) {
    const ProductId product = way.of == PathCase::PoolInPart ? pool.in_part : pool.product;
    if (std::find(asked.begin(), asked.end(), product) == asked.end() || (old && !is_old(run, pool))) continue;
    return way.of == PathCase::PoolInPart ? pool.provenance : pool.product_said;
  }
  return {};
}

// Of these products, takes those that the path speaks of from `open`, and finds them if it does not support them.
void judge_path(const NominalRun& run, const Way& way, const SupportedPath& path, const std::vector<ProductId>& of,
                std::vector<ProductId>& open, Violations& found) {
  std::vector<ProductId> met;
  std::copy_if(of.begin(), of.end(), std::back_inserter(met),
               [&path](ProductId product) { return has(path.target, product); });
  std::erase_if(open, [&path](ProductId product) { return has(path.target, product); });
  if (met.empty() || path.supported) return;
  Violation violation = violation_at(run, ViolationKind::UnsupportedPath, sim::kNone<sim::StepId>);
  const std::vector<ProductId> legacy = legacy_of(path);
  violation.sources = path.sources;
  violation.provenance = place_of(run, way, legacy.empty() ? way.legacy : legacy, met);
  violation.other_provenance = path.provenance;
  violation.message = fmt::format("{} is not supported{}", spelled(run, way, met),
                                  path.because.empty() ? std::string() : ": " + path.because);
  found.push_back(std::move(violation));
}

void judge(const NominalRun& run, const Way& way, Violations& found) {
  std::vector<ProductId> open = way.reached;
  for (const SupportedPath& path : run.pack.paths) {
    if (starts_from(path, way)) judge_path(run, way, path, way.reached, open, found);
  }
  // What is not supported from one product is not from that one and another either, unless a path names both.
  for (const SupportedPath& path : run.pack.paths) {
    if (!path.supported && starts_from_some(path, way)) judge_path(run, way, path, std::vector(open), open, found);
  }
  if (run.pack.paths.empty() || open.empty()) return;
  Violation violation = violation_at(run, ViolationKind::UndocumentedPath, sim::kNone<sim::StepId>);
  violation.provenance = place_of(run, way, way.legacy, open);
  violation.message = fmt::format("the pack does not say whether {} is supported", spelled(run, way, open));
  found.push_back(std::move(violation));
}

}  // namespace

Violations check_paths(const NominalRun& run) {
  Violations found;
  for (const Way& way : ways(run)) {
    if (!way.legacy.empty() && !way.reached.empty()) judge(run, way, found);
  }
  return found;
}

}  // namespace coexist::planner
