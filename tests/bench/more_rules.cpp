#include "more_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coexist::bench {
namespace {

// More would take tables of four dimensions beyond what a pack may have.
constexpr std::size_t kMadeUp = 3;

// "none" is the last value of a domain and stays so.
void make_room(sim::ValueMask& mask) {
  if (!mask.empty()) mask.insert(mask.end() - 1, kMadeUp, false);
}

bool asks_product(const sim::Pack& pack, const sim::Rule& rule, std::size_t dimension) {
  const sim::Attribute asked = pack.aspects[rule.aspect].dimensions[dimension].attribute;
  return sim::value_kind(asked.kind) == sim::ValueKind::Product;
}

// About made-up products wherever the rule is about products; where it is about all of them, it says the same twice.
sim::Rule copy_of(const sim::Pack& pack, const sim::Rule& rule, std::size_t turn) {
  sim::Rule copy = rule;
  copy.id = fmt::format("{}/copy-{}", rule.id, turn);
  for (std::string& other : copy.overrides) other += fmt::format("/copy-{}", turn);
  for (std::size_t d = 0; d < copy.when.size(); ++d) {
    sim::ValueMask& mask = copy.when[d];
    if (mask.empty() || !asks_product(pack, rule, d)) continue;
    std::fill(mask.begin(), mask.end(), false);
    mask[mask.size() - 2 - turn % kMadeUp] = true;
  }
  return copy;
}

}  // namespace

sim::Pack with_more_rules(sim::Pack pack, std::size_t times) {
  for (std::size_t i = 0; i < kMadeUp; ++i) {
    sim::Product product = pack.vocabulary.products[sim::ProductId{}];
    product.id = product.label = fmt::format("made-up-{}", i);
    pack.vocabulary.products.push_back(std::move(product));
  }
  for (sim::Rule& rule : pack.rules) {
    for (std::size_t d = 0; d < rule.when.size(); ++d) {
      if (asks_product(pack, rule, d)) make_room(rule.when[d]);
    }
  }
  const std::size_t rules = pack.rules.size();
  for (std::size_t turn = 1; turn < times; ++turn) {
    for (std::size_t i = 0; i < rules; ++i)
      pack.rules.push_back(copy_of(pack, pack.rules[sim::id_at<sim::RuleId>(i)], turn));
  }
  return pack;
}

}  // namespace coexist::bench
