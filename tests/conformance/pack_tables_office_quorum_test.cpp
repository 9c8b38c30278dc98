// The table of quorums (file 05) against what the packs say that a pool needs.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "office_names.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

// "any 2" of so many servers, or "any 4 of the first 7".
sim::QuorumRow row_of(const std::string& servers, const std::string& start, const std::smatch& run) {
  return {std::stoll(servers), std::stoll(start), std::stoll(run[1]), std::stoll(run[2].matched ? run[2] : servers)};
}

std::string spelled(const sim::QuorumRow& row) {
  return std::to_string(row.start) + " to start, any " + std::to_string(row.run) + " of " +
         std::to_string(row.of_first);
}

TEST(OfficePacks, HaveTheQuorumsOfTable53) {
  const std::filesystem::path file = support::fact_file("05-capacity-and-user-model.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const sim::Pack pack = support::shipped_pack("lync-2013-sfb-2015-to-sfb-2019");
  const auto quorum = [&](const char* product, std::int64_t servers) {
    const sim::ProductId id = sim::find(pack.vocabulary.products, product);
    const auto found = sim::quorum_of(pack, id, true, static_cast<std::size_t>(servers));
    return found ? spelled(found->row) : "none";
  };
  static const std::regex kServers("([0-9]+)( \\(2019\\))?");
  static const std::regex kRun("any ([0-9]+)(?: of the first ([0-9]+))?");
  ComparedCells cells("quorum 5.3");
  const auto compare = [&](const char* product, const sim::QuorumRow& row) {
    cells.compare(quorum(product, row.servers), spelled(row), product + (", servers: " + std::to_string(row.servers)));
  };
  for (const Row& row : only_table(file, "### 5.3").rows) {
    std::smatch servers, run;
    // Two servers need any one of them, and may not be published in 2019; the first start of 13 to 15 is not listed.
    if (!std::regex_match(row[0], servers, kServers) || !std::regex_search(row[2], run, kRun)) continue;
    const sim::QuorumRow expected = row_of(servers[1], row[1], run);
    if (!servers[2].matched) {
      compare("lync-2013", expected);
      compare("sfb-2015", expected);
    }
    const std::string rest = run.suffix();  // "(2019: any 7 of the first 12)"
    const bool differs = std::regex_search(rest, run, kRun);
    compare("sfb-2019", differs ? row_of(servers[1], row[1], run) : expected);
  }
  EXPECT_GE(cells.compared(), 11U);
  compare("lync-2013", {2, 1, 1, 2});
  EXPECT_NE(quorum("sfb-2019", 2), spelled({2, 1, 1, 2}));
}

// The figures of table 5.1 that decide anything. Endpoints, large meetings, calls, disks and bandwidth are not counted
// in a rehearsal.
TEST(OfficePacks, HaveTheMaximaOfTable51) {
  const std::filesystem::path file = support::fact_file("05-capacity-and-user-model.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const support::FactTable table = only_table(file, "### 5.1");
  const sim::Pack pack = support::shipped_pack("lync-2013-sfb-2015-to-sfb-2019");
  const auto figures_of = [&](const char* product) {
    const std::size_t id = sim::index(sim::find(pack.vocabulary.products, product));
    const auto entry = [&](const char* role, bool paired) {
      const sim::RoleId wanted = sim::find(pack.vocabulary.roles, role);
      const auto found = std::find_if(pack.capacities.begin(), pack.capacities.end(), [&](const sim::Capacity& c) {
        const bool for_role = std::find(c.roles.begin(), c.roles.end(), wanted) != c.roles.end();
        return c.products[id] && c.paired == paired &&
               for_role == (wanted != sim::kNone<sim::RoleId>)&&(for_role || c.roles.empty());
      });
      EXPECT_NE(found, pack.capacities.end()) << product << ", " << role;
      return found == pack.capacities.end() ? sim::Capacity{} : *found;
    };
    const auto alone = std::find_if(pack.capacities.begin(), pack.capacities.end(),
                                    [&](const sim::Capacity& c) { return c.products[id] && c.alone; });
    const sim::Capacity pool = entry("", false);
    const sim::MeetingCapacity meetings = pool.meetings.value_or(sim::MeetingCapacity{});
    return std::vector<std::pair<std::string, std::int64_t>>{
        {"FE servers per pool", pool.servers_per_pool},
        {"Users per pool (max", pool.people_per_pool},
        {"Users per FE server", pool.people_per_server},
        {"Largest normal conference", meetings.largest},
        {"Guaranteed other conference", meetings.always_beside},
        {"Users per pool when paired", entry("", true).people_per_pool},
        {"Edge server", entry("edge", false).people_per_server},
        {"Director", entry("director", false).people_per_server},
        {"Standard Edition", alone == pack.capacities.end() ? 0 : alone->people_per_server}};
  };
  ComparedCells cells("maxima 5.1");
  std::size_t column = 0;
  for (const char* product : {"lync-2013", "sfb-2015", "sfb-2019"}) {
    ++column;
    for (const auto& [beginning, figure] : figures_of(product)) {
      const std::string& title = beginning;  // a lambda captures no structured binding in C++20 as clang 14 has it
      const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&title](const Row& r) { return r[0].starts_with(title); });
      ASSERT_NE(row, table.rows.end()) << beginning;
      const std::string& printed = (*row)[column] == "same" ? (*row)[1] : (*row)[column];
      std::string documented = printed.substr(0, printed.find(' '));
      documented.erase(std::remove(documented.begin(), documented.end(), ','), documented.end());
      cells.compare(std::to_string(figure), documented, beginning + ", " + product);
    }
  }
  EXPECT_EQ(cells.compared(), 27U);
}

}  // namespace
}  // namespace coexist::scenarios::office
