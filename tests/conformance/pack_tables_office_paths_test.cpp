// The table of ways from version to version (file 02) against those that the packs list.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "office_names.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

using Versions = std::vector<std::string>;  // that stand there together

std::string version_of(const std::string& text, const std::string& before) {
  static const Names kNames{
      {"LCS 2005", "lcs-2005"},   {"OCS 2007 R2", "ocs-2007-r2"}, {"OCS 2007", "ocs-2007"}, {"R2", "ocs-2007-r2"},
      {"Lync 2010", "lync-2010"}, {"Lync 2013", "lync-2013"},     {"SfB 2015", "sfb-2015"}, {"SfB 2019", "sfb-2019"},
      {"2013", "lync-2013"},      {"on-prem", "sfb-on-premises"}, {"Teams", "online"}};
  const auto name =
      std::find_if(kNames.begin(), kNames.end(), [&](const auto& n) { return text.starts_with(n.first); });
  EXPECT_NE(name, kNames.end()) << text << " after " << before;
  return name == kNames.end() ? "" : name->second;
}

// "OCS 2007 / R2": one or the other. "OCS 2007 **and** R2 mixed", "Lync 2010 + 2013": both at once.
std::vector<Versions> starts_of(const std::string& text) {
  static const std::regex kBoth(" \\*\\*and\\*\\* | \\+ "), kEither(" / ");
  const bool together = std::regex_search(text, kBoth);
  std::vector<Versions> starts(together ? 1 : 0);
  std::string before;
  const std::regex& between = together ? kBoth : kEither;
  for (std::sregex_token_iterator part(text.begin(), text.end(), between, -1), end; part != end; ++part) {
    const std::string version = version_of(*part, before);
    if (together) starts.front().push_back(version);
    if (!together) starts.push_back({version});
    before = version;
  }
  return starts;
}

std::vector<bool> mask_of(const sim::Pack& pack, const Versions& versions) {
  std::vector<bool> bits(pack.vocabulary.products.size(), false);
  for (const std::string& version : versions) {
    const sim::ProductId product = sim::find(pack.vocabulary.products, version);
    if (product == sim::kNone<sim::ProductId>) return {};
    bits[sim::index(product)] = true;
  }
  return bits;
}

std::string says(const std::vector<sim::Pack>& packs, const Versions& from, const std::string& to) {
  for (const sim::Pack& pack : packs) {
    const std::vector<bool> legacy = mask_of(pack, from), target = mask_of(pack, {to});
    if (legacy.empty() || target.empty()) continue;
    for (const sim::SupportedPath& path : pack.paths) {
      if (path.legacy == legacy && path.target == target) return path.supported ? "supported" : "not supported";
    }
  }
  return "not listed";
}

TEST(OfficePacks, SupportTheWaysOfTable21) {
  const std::filesystem::path file = support::fact_file("02-supported-paths.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  std::vector<sim::Pack> packs;
  for (const char* id : {"lcs-2005-to-ocs-2007", "ocs-2007-to-ocs-2007-r2", "ocs-2007-to-lync-2010",
                         "ocs-2007-r2-to-lync-2013", "lync-2010-to-lync-2013", "lync-2013-to-sfb-2015",
                         "lync-2013-sfb-2015-to-sfb-2019", "skype-for-business-to-teams"}) {
    packs.push_back(support::shipped_pack(id));
  }
  const support::FactTable table = only_table(file, "### 2.1");
  ASSERT_EQ(table.rows.size(), 16U);
  const std::string arrow = " → ";
  ComparedCells cells("ways 2.1");
  for (const Row& row : table.rows) {
    const std::size_t between = row[0].find(arrow);
    const std::string from = row[0].substr(0, between), to = row[0].substr(between + arrow.size());
    if (from == "in-place") continue;  // a method; that no pack has it is said by the versions that have one
    for (const Versions& start : starts_of(from)) {
      cells.compare(says(packs, start, version_of(to, from)), row[2] == "yes" ? "supported" : "not supported", row[0]);
    }
  }
  EXPECT_EQ(cells.compared(), 18U);
}

// Versions with their updates: the older Mediation Servers that a new pool can have on a hop are one case.
TEST(OfficePacks, RouteByLocationAsTable23Says) {
  const std::filesystem::path file = support::fact_file("02-supported-paths.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const support::FactTable table = only_table(file, "### 2.3");
  ASSERT_EQ(table.rows.size(), 5U);
  ComparedCells cells("routing by location 2.3");
  for (const char* hop : {"ocs-2007-r2-to-lync-2013", "lync-2010-to-lync-2013"}) {
    const sim::CompiledPack pack = support::compiled_pack(hop);
    const std::string legacy = std::string(hop).starts_with("ocs") ? "ocs-2007-r2" : "lync-2010";
    for (const Row& row : table.rows) {
      const bool is_new = row[0].starts_with("2013");
      const std::string home = is_new ? "lync-2013" : row[0] == "2010" ? "lync-2010" : "ocs-2007-r2";
      if (!is_new && home != legacy) continue;
      for (const std::string mediation : {"off", "on"}) {
        const bool is_older = row[1].find(" / ") != std::string::npos;
        if (row[1] != "any" && is_older != (mediation == "off")) continue;
        Question question(pack);
        question.with("actor.home", home).with("flag.new-mediation-in-use", mediation);
        question.with("flag.february-2013-update", row[0] == "2013 Feb-2013 CU" ? "on" : "off");
        cells.compare(question.outcome_in("location-based-routing"), row[2] == "yes" ? "works" : "fails",
                      row[0] + ", " + row[1] + ", new Mediation Server " + mediation);
      }
    }
  }
  EXPECT_EQ(cells.compared(), 12U);
}

// "LBR clients: Lync 2013 yes; Lync 2010 yes; ...", a line of prose under the table.
TEST(OfficePacks, RouteTheClientsByLocationThatAreListed) {
  const std::filesystem::path file = support::fact_file("02-supported-paths.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const Names names{{"Lync 2013", "lync-2013"},
                    {"Lync 2010", "lync-2010"},
                    {"OC 2007 R2", "oc-2007-r2"},
                    {"Phone Edition", "lync-phone-edition"},
                    {"Attendant", "lync-2010-attendant"},
                    {"Lync for Windows 8", "lync-windows-store-app"},
                    {"Lync Mobile 2013", "lync-2013-mobile"},
                    {"Lync Mobile 2010", "lync-2010-mobile"}};
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line) && !line.starts_with("LBR clients: ")) continue;
  ASSERT_FALSE(line.empty());
  const sim::CompiledPack pack = support::compiled_pack("lync-2010-to-lync-2013");
  ComparedCells cells("routing by location, clients");
  for (const auto& [name, client] : names) {
    const std::size_t at = line.find(' ' + name + ' ');
    ASSERT_NE(at, std::string::npos) << name;
    const bool says_yes = line.compare(at + name.size() + 2, 3, "yes") == 0;
    Question question(pack);
    question.with("actor.software.rich-client", client);
    cells.compare(question.outcome_in("client-with-location"), says_yes ? "works" : "fails", client);
  }
}

}  // namespace
}  // namespace coexist::scenarios::office
