// The collected facts (files 01 to 09) against the account that packs give of them: no statement is missing, none made
// up.
#include "scenarios/fact_accounts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "fact_tables.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

// "- **LYNC-MIG-020** The pilot pool ..." and "**TEAMS-004**, ...": an id in bold is a statement's own, one in plain
// text a reference to it.
std::set<std::string> collected_facts(const std::filesystem::path& folder) {
  static const std::regex kFile("0[1-9]-.*\\.md"), kId("\\*\\*([A-Z][A-Z0-9]*(?:-[A-Z]+)?-[0-9]{3}[a-z]?)\\*\\*");
  std::set<std::string> ids;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!std::regex_match(entry.path().filename().string(), kFile)) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      for (std::sregex_iterator id(line.begin(), line.end(), kId), end; id != end; ++id) ids.insert((*id)[1]);
    }
  }
  return ids;
}

FactAccounts shipped_accounts() {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  return account_for_facts(support::pointers(packs));
}

TEST(FactAccounts, NameEveryCollectedFactAndNoOther) {
  const std::filesystem::path folder = support::fact_file("");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no " << folder;
  const std::set<std::string> collected = collected_facts(folder);
  ASSERT_GT(collected.size(), 300U);
  std::set<std::string> accounted;
  std::size_t used = 0;
  for (const FactAccount& fact : shipped_accounts().facts) {
    if (!fact.collection.empty()) continue;  // the skew table in the shared data is no file of facts
    accounted.insert(fact.fact);
    EXPECT_EQ(collected.count(fact.fact), 1U) << fact.fact << " is in no file of facts";
    if (fact.place <= FactPlace::CheckList) ++used;
  }
  for (const std::string& id : collected) EXPECT_EQ(accounted.count(id), 1U) << id << " is in no pack";
  // Encoded, or carried into runbook or check list: nine of ten.
  EXPECT_GE(used * 10, collected.size() * 9) << used << " of " << collected.size();
  std::cout << "facts: " << collected.size() << " collected, " << accounted.size() << " accounted for, " << used
            << " encoded or in runbook or check list\n";
}

}  // namespace
}  // namespace coexist::scenarios
