// What `sim` compiles of the packs that ship, against a plain reading of their rules: cell by cell.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <tuple>

#include "case_count.hpp"
#include "plain_pack.hpp"
#include "shipped_pack.hpp"
#include "sim/random.hpp"

namespace coexist::scenarios {
namespace {

using support::Cell;

// Of larger tables so many cells are drawn. The largest that ships has a hundred thousand: all are compared whole,
// except under the sanitizers.
constexpr std::uint64_t kWhole = support::cases(1'000'000);

class CompiledPacks : public testing::TestWithParam<std::string> {};

// A table of a pack, with the situation that stands at one of its cells.
class Table {
 public:
  Table(const sim::CompiledPack& pack, sim::AspectId aspect) : pack_(pack), aspect_(aspect), situation_(pack.blank()) {
    for (const sim::Dimension& dimension : pack.pack().aspects[aspect].dimensions) {
      fields_.push_back(pack.field(dimension.attribute));
      sizes_.push_back(pack.domain_size(fields_.back()));
    }
  }

  [[nodiscard]] std::uint64_t cells() const {
    std::uint64_t product = 1;
    for (const std::size_t size : sizes_) product *= size;
    return product;
  }

  // The `n`th of all cells, the last dimension first.
  [[nodiscard]] Cell cell(std::uint64_t n) const {
    Cell at(sizes_.size());
    for (std::size_t d = at.size(); d-- > 0; n /= sizes_[d]) at[d] = n % sizes_[d];
    return at;
  }

  sim::RuleId compiled(const Cell& at) {
    for (std::size_t d = 0; d < at.size(); ++d) situation_[sim::index(fields_[d])] = static_cast<std::uint8_t>(at[d]);
    return pack_.rule_at(aspect_, situation_);
  }

 private:
  const sim::CompiledPack& pack_;
  sim::AspectId aspect_;
  sim::Situation situation_;
  std::vector<sim::FieldId> fields_;
  std::vector<std::size_t> sizes_;
};

// Where two rules that say the same apply, and neither overrides the other, either may be named.
bool say_the_same(const sim::Pack& pack, sim::RuleId a, sim::RuleId b) {
  if (a == b) return true;
  if (a == sim::kNone<sim::RuleId> || b == sim::kNone<sim::RuleId>) return false;
  const sim::Rule &first = pack.rules[a], &second = pack.rules[b];
  const auto overrides = [](const sim::Rule& rule, const sim::Rule& other) {
    return std::find(rule.overrides.begin(), rule.overrides.end(), other.id) != rule.overrides.end();
  };
  return std::tie(first.outcome, first.loses, first.result, first.otherwise) ==
             std::tie(second.outcome, second.loses, second.result, second.otherwise) &&
         !overrides(first, second) && !overrides(second, first);
}

TEST_P(CompiledPacks, SayInEveryCellWhatAReaderOfTheRulesWouldSay) {
  const sim::CompiledPack compiled = support::compiled_pack(GetParam());
  const sim::Pack& pack = compiled.pack();
  const support::PlainPack plain(pack);
  std::uint64_t compared = 0, twins = 0, drawn_tables = 0;
  for (const sim::AspectId aspect : sim::ids<sim::AspectId>(pack.aspects.size())) {
    Table table(compiled, aspect);
    const bool is_drawn = table.cells() > kWhole;
    const std::uint64_t cells = std::min(table.cells(), kWhole);
    sim::RandomStream random(1, "cells", pack.aspects[aspect].id);
    for (std::uint64_t n = 0; n < cells; ++n) {
      const Cell at = table.cell(is_drawn ? random.below(table.cells()) : n);
      const sim::RuleId compiled_rule = table.compiled(at), read_rule = plain.rule_at(aspect, at);
      ASSERT_TRUE(say_the_same(pack, compiled_rule, read_rule)) << pack.aspects[aspect].id << ", cell " << n;
      twins += compiled_rule != read_rule;
    }
    compared += cells;
    drawn_tables += is_drawn;
  }
  std::cout << "cells: compiled and read, " << GetParam() << ": " << compared << " compared, " << compared
            << " agree, of " << pack.aspects.size() << " tables " << drawn_tables << " by a sample; " << twins
            << " by another rule that says the same\n";
  EXPECT_GT(compared, 100U);
}

INSTANTIATE_TEST_SUITE_P(Packs, CompiledPacks, testing::ValuesIn(support::shipped_hops()), [](const auto& pack) {
  std::string name = pack.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace coexist::scenarios
