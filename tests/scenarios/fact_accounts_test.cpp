#include "scenarios/fact_accounts.hpp"

#include <fmt/format.h>
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
  EXPECT_NE(now->place, FactPlace::Rule);
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
  EXPECT_NE(print_account(accounts, "LYNC-INTEROP-004").find("order or limit: "), std::string::npos)
      << print_account(accounts, "LYNC-INTEROP-004");
  EXPECT_NE(print_account(accounts, "LYNC-INTEROP-004").find("precedence people-before-clients"), std::string::npos)
      << print_account(accounts, "LYNC-INTEROP-004");
  EXPECT_EQ(print_account(accounts, "no-such-statement"), "");
}

TEST(FactAccounts, TellAKindOfStepThatChangesNothingFromWhatEncodes) {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  const FactAccounts accounts = account_for_facts(support::pointers(packs));
  const auto place = [&](const std::string& id) {
    const auto found = std::find_if(accounts.facts.begin(), accounts.facts.end(),
                                    [&](const FactAccount& fact) { return fact.fact == id; });
    return found == accounts.facts.end() ? FactPlace::Nowhere : found->place;
  };
  EXPECT_EQ(place("LYNC-MEET-003"), FactPlace::Rule);    // meetings fail by it
  EXPECT_EQ(place("LYNC-MIG-030"), FactPlace::Limit);    // a merge is judged by it
  EXPECT_EQ(place("LYNC-MIG-093"), FactPlace::Step);     // nothing undoes it
  EXPECT_EQ(place("LYNC-RB-013"), FactPlace::Step);      // likewise
  EXPECT_EQ(place("LYNC-MIG-107"), FactPlace::Runbook);  // a task that nobody takes back, and that sets nothing
  EXPECT_EQ(place("LYNC-MIG-046"), FactPlace::Runbook);  // a task that changes nothing
  EXPECT_EQ(place("LYNC-RB-002"), FactPlace::Runbook);   // how to go back is for whoever does it
  // Recommendations and settings, which no kind of step of ours acts by.
  EXPECT_EQ(place("EXCH-002"), FactPlace::CheckList);
  EXPECT_EQ(place("SFB15-010"), FactPlace::Runbook);
  EXPECT_EQ(place("LYNC-MIG-021"), FactPlace::CheckList);
  EXPECT_EQ(place("LYNC-MIG-052"), FactPlace::Runbook);
  EXPECT_EQ(place("LYNC-MIG-109"), FactPlace::CheckList);
  EXPECT_EQ(place("TEAMS-024"), FactPlace::CheckList);
}

TEST(FactAccounts, TotalsAddUpInEveryFormat) {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  const FactAccounts accounts = account_for_facts(support::pointers(packs));
  const std::vector<FactAccounts> collections = by_collection(accounts);
  const auto json = nlohmann::json::parse(print_json(accounts));
  const std::string text = print_text(accounts), markdown = print_markdown(accounts), csv = print_csv(accounts);
  ASSERT_EQ(json["collections"].size(), collections.size());
  std::size_t sum = 0;
  for (std::size_t i = 0; i < collections.size(); ++i) {
    const auto& told = json["collections"][i];
    EXPECT_EQ(told["total"], collections[i].facts.size());
    for (const auto& [place, count] : told["by_place"].items()) {
      sum += count.get<std::size_t>();
      EXPECT_NE(markdown.find(fmt::format("| {} | {} |", place, count.get<std::size_t>())), std::string::npos) << place;
      EXPECT_NE(text.find(place), std::string::npos) << place;
    }
    const std::string used = std::to_string(told["used"].get<std::size_t>());
    EXPECT_NE(markdown.find("| encoded, or in runbook or check list | " + used + " |"), std::string::npos) << markdown;
  }
  EXPECT_EQ(sum, accounts.facts.size());
  EXPECT_EQ(json["facts"].size(), accounts.facts.size());
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), accounts.facts.size() + 1);
  EXPECT_NE(markdown.find("| " + accounts.facts.front().fact + " |"), std::string::npos);
}

TEST(FactAccounts, CountsOtherCollectionsApart) {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  const std::vector<FactAccounts> collections = by_collection(account_for_facts(support::pointers(packs)));
  ASSERT_EQ(collections.size(), 2U);
  EXPECT_EQ(collections[0].facts.front().collection, "");
  EXPECT_EQ(collections[1].facts.front().collection, "k8s-version-skew");
  EXPECT_GE(collections[0].used() * 10, collections[0].facts.size() * 9);
}

}  // namespace
}  // namespace coexist::scenarios
