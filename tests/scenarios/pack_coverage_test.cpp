#include "scenarios/pack_coverage.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "first_pack.hpp"
#include "random_pack.hpp"

namespace coexist::scenarios {
namespace {

TEST(PackCoverage, AddsUpAndNamesAllThatIsOpen) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const PackCoverage coverage = make_coverage(support::random_pack(seed));
    for (const TableCoverage& table : coverage.tables) {
      std::uint64_t named = table.rest;
      for (const OpenCells& open : table.open) named += open.cells;
      EXPECT_EQ(table.decided + named, table.cells) << table.aspect;
      EXPECT_LE(table.assumed, table.decided);
      EXPECT_LE(table.unknown, table.decided);
    }
  }
}

// A rule that is written as the coverage names it decides what was open: nothing is left then.
TEST(PackCoverage, NamesWhatIsOpenAsTheRuleThatIsMissingWouldBeWritten) {
  sim::Pack pack = support::small_pack();
  const sim::AspectId table = support::add_table(pack, "client-on-host", {"actor.software.client", "host"});
  support::add_rule(pack, table, "new", {{"host", {"new-2"}}}, sim::Outcome::Works);
  const PackCoverage coverage = make_coverage(pack);
  ASSERT_EQ(coverage.tables.back().open.size(), 1U);
  EXPECT_EQ(coverage.tables.back().open[0].when, "{host: {not: new-2}}");
  EXPECT_EQ(coverage.tables.back().open[0].cells, 9U);
  support::add_rule(pack, table, "rest", {{"host", {"old-1", "partner-1", "none"}}}, sim::Outcome::Fails);
  EXPECT_TRUE(make_coverage(pack).tables.back().open.empty());
}

TEST(PackCoverage, IsCompactForTheShippedPack) {
  const PackCoverage coverage = make_coverage(first_pack().pack);
  for (const TableCoverage& table : coverage.tables) {
    EXPECT_LE(table.open.size(), 60U) << table.aspect;
    EXPECT_EQ(table.rest, 0U) << table.aspect;
  }
  const auto json = nlohmann::json::parse(print_json({coverage}));
  EXPECT_EQ(json["packs"][0]["total"]["combinations"], coverage.total().cells);
  EXPECT_EQ(json["packs"][0]["tables"].size(), coverage.tables.size());
}

TEST(PackCoverage, SaysAllOnlyWhereItIsAll) {
  sim::Pack pack = support::small_pack();
  const sim::AspectId table = support::add_table(pack, "big", {"actor.software.client", "host", "host-service"});
  support::add_rule(pack, table, "nearly",
                    {{"host-service", {"planned", "starting", "serving", "switching", "stopped", "decommissioned"}}},
                    sim::Outcome::Works);
  const std::string text = print_text(make_coverage(pack));
  EXPECT_NE(text.find("85 %"), std::string::npos) << text;
  EXPECT_NE(text.find("when: {host-service: none}"), std::string::npos) << text;
}

}  // namespace
}  // namespace coexist::scenarios
