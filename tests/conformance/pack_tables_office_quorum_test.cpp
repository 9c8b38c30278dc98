// The table of quorums (file 05) against what the packs say that a pool needs.
#include <gtest/gtest.h>

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

TEST(OfficePacks, HaveTheQuorumsOfTable53) {
  const std::filesystem::path file = support::fact_file("05-capacity-and-user-model.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const sim::Pack pack = support::shipped_pack("lync-2013-sfb-2015-to-sfb-2019");
  const auto has = [&](const char* product, const sim::QuorumRow& expected) {
    const auto servers = static_cast<std::size_t>(expected.servers);
    const auto found = sim::quorum_of(pack, sim::find(pack.vocabulary.products, product), true, servers);
    return found && found->row == expected;
  };
  static const std::regex kServers("([0-9]+)( \\(2019\\))?");
  static const std::regex kRun("any ([0-9]+)(?: of the first ([0-9]+))?");
  std::size_t compared = 0;
  for (const Row& row : only_table(file, "### 5.3").rows) {
    std::smatch servers, run;
    // Two servers need any one of them, and may not be published in 2019; the first start of 13 to 15 is not listed.
    if (!std::regex_match(row[0], servers, kServers) || !std::regex_search(row[2], run, kRun)) continue;
    const sim::QuorumRow expected = row_of(servers[1], row[1], run);
    if (!servers[2].matched) {
      EXPECT_TRUE(has("lync-2013", expected)) << row[0];
      EXPECT_TRUE(has("sfb-2015", expected)) << row[0];
    }
    const std::string rest = run.suffix();  // "(2019: any 7 of the first 12)"
    const bool differs = std::regex_search(rest, run, kRun);
    EXPECT_TRUE(has("sfb-2019", differs ? row_of(servers[1], row[1], run) : expected)) << row[0];
    ++compared;
  }
  EXPECT_EQ(compared, 11U);
  EXPECT_TRUE(has("lync-2013", {2, 1, 1, 2}));
  EXPECT_FALSE(has("sfb-2019", {2, 1, 1, 2}));
}

}  // namespace
}  // namespace coexist::scenarios::office
