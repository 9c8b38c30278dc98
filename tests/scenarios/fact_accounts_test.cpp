#include "scenarios/fact_accounts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

TEST(FactAccounts, EveryStatementOfTheShippedPacksHasAPlaceAndNineOfTenAreUsed) {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  const FactAccounts accounts = account_for_facts(support::pointers(packs));
  for (const FactAccount& fact : accounts.facts) EXPECT_NE(fact.place, FactPlace::Nowhere) << fact.fact;
  EXPECT_GT(accounts.facts.size(), 300U);
  EXPECT_GE(accounts.used() * 10, accounts.facts.size() * 9);
}

TEST(FactAccounts, FindsAStatementWhoseOnlyRuleIsGone) {
  LoadedPack pack = support::loaded_pack(support::shipped_hops().front());
  const FactAccounts before = account_for_facts({&pack});
  const auto encoded = std::find_if(before.facts.begin(), before.facts.end(), [](const FactAccount& fact) {
    return fact.cited_by.size() == 1 && fact.cited_by[0].starts_with("rule ") && !fact.cited_by[0].ends_with(")");
  });
  ASSERT_NE(encoded, before.facts.end());
  const std::string id = encoded->fact;
  for (sim::Rule& rule : pack.pack.rules)
    rule.sources.erase(std::remove(rule.sources.begin(), rule.sources.end(), id), rule.sources.end());
  const FactAccounts after = account_for_facts({&pack});
  const auto now =
      std::find_if(after.facts.begin(), after.facts.end(), [&](const FactAccount& fact) { return fact.fact == id; });
  EXPECT_NE(now->place, FactPlace::Encoded);
}

TEST(FactAccounts, CountsAnEntryThatSeveralPacksShareOnce) {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  std::vector<const LoadedPack*> twice;
  for (const LoadedPack& pack : packs) twice.insert(twice.end(), {&pack, &pack});
  const FactAccounts once = account_for_facts(support::pointers(packs)), again = account_for_facts(twice);
  ASSERT_EQ(once.facts.size(), again.facts.size());
  for (std::size_t i = 0; i < once.facts.size(); ++i) EXPECT_EQ(once.facts[i].cited_by, again.facts[i].cited_by);
}

TEST(FactAccounts, SayWhatBecomesOfOneStatement) {
  const LoadedPack pack = support::loaded_pack("ocs-2007-r2-to-lync-2013");
  const FactAccounts accounts = account_for_facts({&pack});
  EXPECT_NE(print_account(accounts, "LYNC-INTEROP-004").find("encoded: "), std::string::npos);
  EXPECT_NE(print_account(accounts, "LYNC-INTEROP-004").find("precedence people-before-clients"), std::string::npos)
      << print_account(accounts, "LYNC-INTEROP-004");
  EXPECT_EQ(print_account(accounts, "no-such-statement"), "");
}

TEST(FactAccounts, TotalsAddUpInEveryFormat) {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  const FactAccounts accounts = account_for_facts(support::pointers(packs));
  const auto json = nlohmann::json::parse(print_json(accounts));
  std::size_t sum = 0;
  for (const auto& [place, count] : json["by_place"].items()) sum += count.get<std::size_t>();
  EXPECT_EQ(sum, accounts.facts.size());
  EXPECT_EQ(json["facts"].size(), accounts.facts.size());
  const std::string markdown = print_markdown(accounts);
  EXPECT_NE(markdown.find("| " + accounts.facts.front().fact + " |"), std::string::npos);
  EXPECT_NE(print_text(accounts).find("encoded, or in runbook or check list"), std::string::npos);
}

}  // namespace
}  // namespace coexist::scenarios
