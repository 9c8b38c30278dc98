// The table of ways from version to version (file 02) against those that the packs list.
#include <gtest/gtest.h>

#include <algorithm>
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

}  // namespace
}  // namespace coexist::scenarios::office
