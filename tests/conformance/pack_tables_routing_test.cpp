// The routing tables of new chats and calls (facts 08, section 8.4) against what the Teams pack decides.
#include <fmt/format.h>

#include "teams_facts.hpp"

namespace coexist::scenarios {
namespace {

// "SfB *i*", "Teams {text-only per note}", "Not possible {CONFLICT ...}"
std::string landing(const std::string& cell) {
  if (cell.starts_with("Not possible")) return "not-possible";
  const std::string where = cell.starts_with("Teams") ? "in-teams" : "in-sfb";
  if (holds(cell, "text-only")) return "text-" + where;
  return holds(cell, "*i*") ? "interop-" + where : where;
}

Question conversation(const sim::CompiledPack& pack, const Row& row, const std::string& mode, bool from_partner) {
  const std::string home = row[2] == "online" ? "online" : "sfb-on-premises";
  Question question = somebody(pack, mode, from_partner ? "none" : home);
  if (from_partner) question.with("actor.class", home == "online" ? "federated" : "federated-on-premises");
  return question.with("actor.software.client", row[1] == "Teams" ? "teams" : "sfb");
}

// All cells of a routing table; `row[3]` to `row[5]` are Islands, SfB*, TeamsOnly. Returns how many: one of several
// modes is compared in each.
int compare_routing(ComparedCells& cells, const sim::CompiledPack& pack, const FactTable& table,
                    const std::string& peer_home, bool from_partner) {
  int compared = 0;
  for (const Row& row : table.rows) {
    for (std::size_t column = 3; column < 6; ++column) {
      for (const std::string& target : modes_of(table.header[column].substr(std::string("→ ").size()))) {
        for (const std::string& mode : modes_of(row[0])) {
          Question question = conversation(pack, row, mode, from_partner);
          question.with("peer.home", peer_home).with("peer.software.mode", target);
          if (peer_home != "none") question.with("peer.home-service", "serving");
          cells.compare(question.result("contact"), landing(row[column]),
                        fmt::format("{} {} {} to {}", mode, row[1], row[2], target));
        }
      }
      ++compared;
    }
  }
  return compared;
}

TEST(TeamsPack, RoutesConversationsAsTables84) {
  if (!std::filesystem::exists(teams_facts())) GTEST_SKIP() << "no " << teams_facts();
  const std::vector<FactTable> tables = support::fact_tables(teams_facts(), "### 8.4");
  ASSERT_EQ(tables.size(), 5U);
  const sim::CompiledPack as_printed =
      support::compiled_pack(kTeamsPack, {{"teams-to-teams-on-premises", "not-possible"}});
  ComparedCells in_tenant("Teams routing 8.4, in the tenant"), federated("Teams routing 8.4, federated, both ways");
  EXPECT_EQ(compare_routing(in_tenant, as_printed, tables[0], "online", false), 21);
  EXPECT_EQ(compare_routing(federated, as_printed, tables[1], "none", false), 21);
  EXPECT_EQ(compare_routing(federated, as_printed, tables[1], "online", true), 21);
}

// C11: by default the older tables hold, in the two cells that the newest one contradicts.
TEST(TeamsPack, RoutesFromTeamsOnPremisesAsTheSwitchSays) {
  if (!std::filesystem::exists(teams_facts())) GTEST_SKIP() << "no " << teams_facts();
  const FactTable table = support::fact_tables(teams_facts(), "### 8.4").front();
  const sim::CompiledPack pack = support::compiled_pack(kTeamsPack);
  int conflicts = 0;
  for (const Row& row : table.rows) {
    for (std::size_t column = 3; column < 6; ++column) {
      if (!holds(row[column], "CONFLICT C11")) continue;
      Question question = conversation(pack, row, "islands", false);
      question.with("peer.home", "online").with("peer.home-service", "serving");
      question.with("peer.software.mode", modes_of(table.header[column].substr(std::string("→ ").size())).front());
      EXPECT_EQ(question.result("contact"), "in-teams");
      ++conflicts;
    }
  }
  EXPECT_EQ(conflicts, 2);
  Question to_sfb = somebody(pack, "islands", "sfb-on-premises");
  to_sfb.with("actor.software.client", "teams").with("peer.software.mode", "sfb-only");
  to_sfb.with("peer.home", "sfb-on-premises").with("peer.home-service", "serving");
  EXPECT_EQ(to_sfb.result("contact"), "not-possible");  // no switch helps there
}

}  // namespace
}  // namespace coexist::scenarios
