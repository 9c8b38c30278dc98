#include "scenarios/fact_accounts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

std::vector<LoadedPack> all_packs() {
  ProvenanceTable provenance;
  Diagnostics diagnostics;
  const std::filesystem::path packs = COEXIST_SOURCE_DIR "/scenarios/packs";
  std::vector<LoadedPack> out;
  for (const PackSummary& summary : list_packs(packs, diagnostics)) {
    if (summary.is_abstract) continue;
    if (auto loaded = load_pack({packs, summary.id, {}, {}}, provenance, diagnostics))
      out.push_back(std::move(*loaded));
  }
  EXPECT_FALSE(diagnostics.has_errors()) << print(diagnostics);
  return out;
}

FactAccounts account(const std::vector<LoadedPack>& packs) {
  std::vector<const LoadedPack*> pointers;
  for (const LoadedPack& pack : packs) pointers.push_back(&pack);
  return account_for_facts(pointers);
}

TEST(FactAccounts, EveryStatementOfTheShippedPacksHasAPlaceAndNineOfTenAreUsed) {
  const FactAccounts accounts = account(all_packs());
  for (const FactAccount& fact : accounts.facts) EXPECT_NE(fact.place, FactPlace::Nowhere) << fact.fact;
  EXPECT_GT(accounts.facts.size(), 300U);
  EXPECT_GE(accounts.used() * 10, accounts.facts.size() * 9);
}

TEST(FactAccounts, FindsAStatementWhoseOnlyRuleIsGone) {
  LoadedPack pack = std::move(all_packs().front());
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
  const std::vector<LoadedPack> packs = all_packs();
  std::vector<const LoadedPack*> twice;
  for (const LoadedPack& pack : packs) twice.insert(twice.end(), {&pack, &pack});
  const FactAccounts once = account(packs), again = account_for_facts(twice);
  ASSERT_EQ(once.facts.size(), again.facts.size());
  for (std::size_t i = 0; i < once.facts.size(); ++i) EXPECT_EQ(once.facts[i].cited_by, again.facts[i].cited_by);
}

TEST(FactAccounts, TotalsAddUpInEveryFormat) {
  const FactAccounts accounts = account(all_packs());
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
