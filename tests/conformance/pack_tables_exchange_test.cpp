// The tables of facts about Exchange (file 09) against what the packs decide, cell by cell.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "compared_cells.hpp"
#include "fact_tables.hpp"
#include "pack_question.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

using support::ComparedCells;
using support::FactTable;

const std::filesystem::path& facts() {
  static const std::filesystem::path file = support::fact_file("09-exchange.md");
  return file;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string pack_for(const std::string& version) {
  if (version == "2013") return "exchange-2007-2010-to-2013";
  return version == "2016" ? "exchange-2010-2013-to-2016" : "exchange-2013-2016-to-2019";
}

// "supported", "not supported", or "no path" from exactly these versions.
std::string path_from(const sim::Pack& pack, const std::vector<std::string>& legacy, const std::string& target) {
  const auto bits = [&](const std::vector<std::string>& versions) {
    std::vector<bool> all(pack.vocabulary.products.size(), false);
    for (const std::string& v : versions) {
      const sim::ProductId product = sim::find(pack.vocabulary.products, "exchange-" + v);
      if (product != sim::kNone<sim::ProductId>) all[sim::index(product)] = true;
    }
    return all;
  };
  for (const sim::SupportedPath& path : pack.paths) {
    if (path.legacy == bits(legacy) && path.target == bits({target}))
      return path.supported ? "supported" : "not supported";
  }
  // What is refused is refused in company, too.
  const std::vector<bool> present = bits(legacy);
  for (const sim::SupportedPath& path : pack.paths) {
    bool all_present = true;
    for (std::size_t i = 0; i < present.size(); ++i) all_present = all_present && (!path.legacy[i] || present[i]);
    if (all_present && !path.supported && path.target == bits({target})) return "not supported";
  }
  return "no path";
}

TEST(ExchangePacks, SupportThePathsOfTable91) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const std::vector<FactTable> tables = support::fact_tables(facts(), "### 9.1");
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].rows.size(), 5U);
  ComparedCells cells("Exchange paths 9.1");
  for (const std::vector<std::string>& row : tables[0].rows) {
    const std::string target = row[0].substr(0, 4);
    const sim::Pack pack = support::shipped_pack(pack_for(target));
    const bool is_mixed = holds(row[0], "mixed");
    const std::vector<std::string> mixed =
        is_mixed ? std::vector{row[0].substr(row[0].size() - 9, 4), row[0].substr(row[0].size() - 4)}
                 : std::vector<std::string>{};
    for (std::size_t column = 1; column + 1 < row.size(); ++column) {
      const std::string& version = tables[0].header[column];
      const std::string& cell = row[column];
      if (cell == "–") continue;  // the version itself, a later one, or one that the row does not mix
      std::vector<std::string> legacy = mixed;
      if (std::find(legacy.begin(), legacy.end(), version) == legacy.end()) legacy.insert(legacy.begin(), version);
      cells.compare(path_from(pack, legacy, target), cell == "no" ? "not supported" : "supported",
                    row[0] + ' ' + version);
      if (holds(cell, "(mixed 2013/2016 allowed)")) {
        EXPECT_EQ(path_from(pack, {"2013", "2016"}, target), "supported");
      }
    }
  }
  EXPECT_EQ(cells.compared(), 17U);
}

// Beside what the table states.
TEST(ExchangePacks, RefuseAVersionInCompanyToo) {
  const auto refused = [](const std::string& target, const std::string& version,
                          const std::vector<std::string>& company) {
    const sim::Pack pack = support::shipped_pack(pack_for(target));
    for (const std::string& other : company) {
      EXPECT_EQ(path_from(pack, {version, other}, target), "not supported") << version << ' ' << other << ' ' << target;
    }
    EXPECT_EQ(path_from(pack, {version, company[0], company[1]}, target), "not supported") << version << ' ' << target;
  };
  refused("2013", "2003", {"2007", "2010"});
  refused("2016", "2007", {"2010", "2013"});
  refused("2019", "2010", {"2013", "2016"});
}

// What a person whose mailbox is there gets by this protocol; everything else is in order.
Question at_front_end(const sim::CompiledPack& pack, const std::string& front_end, const std::string& mailbox,
                      const std::string& protocol) {
  Question question(pack);
  question.with("client-namespace.owner", "exchange-" + front_end).with("client-namespace.service", "serving");
  question.with("actor.home", "exchange-" + mailbox).with("actor.home-service", "serving").with("modality", protocol);
  question.with("flag.legacy-namespace", "on").with("flag.legacy-outlook-anywhere", "on");
  return question;
}

std::string protocol_of(const std::string& workload) {
  if (workload == "OWA") return "owa";
  if (workload == "ECP") return "ecp";
  if (workload == "POP/IMAP") return "pop-imap";
  if (workload == "ActiveSync") return "activesync";
  if (workload == "Autodiscover") return "autodiscover";
  return workload == "Outlook Anywhere" ? "outlook-anywhere" : "ews";
}

std::string result_in(const std::string& cell, bool external_url) {
  if (cell.starts_with("n/a")) return "fails";
  if (cell.starts_with("not proxied")) return "handed-out";
  if (cell.starts_with("redirect") || (external_url && holds(cell, "redirect if"))) return "redirect";
  return cell.starts_with("proxy") ? "proxy" : "not read: " + cell;
}

TEST(ExchangePacks, ServeMailboxesThroughA2013FrontEndAsTable92) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const std::vector<FactTable> tables = support::fact_tables(facts(), "### 9.2");
  ASSERT_EQ(tables.size(), 2U);
  ASSERT_EQ(tables[0].rows.size(), 7U);
  const sim::CompiledPack pack = support::compiled_pack("exchange-2007-2010-to-2013");
  ComparedCells cells("Exchange protocols 9.2, through 2013");
  for (const std::vector<std::string>& row : tables[0].rows) {
    for (const std::size_t column : {1U, 2U}) {
      const std::string mailbox = column == 1 ? "2007" : "2010";
      ASSERT_TRUE(tables[0].header[column].ends_with(mailbox));
      for (const bool external_url : {false, true}) {
        Question question = at_front_end(pack, "2013", mailbox, protocol_of(row[0]));
        question.with("flag.external-url-on-2010", external_url ? "on" : "off");
        cells.compare(question.result("open-mailbox"), result_in(row[column], external_url), row[0] + ' ' + mailbox);
      }
    }
  }
}

// By every protocol but those named.
void compare_everywhere(ComparedCells& cells, const sim::CompiledPack& pack, const std::string& front_end,
                        const std::string& mailbox, const std::vector<std::string>& but, const std::string& result) {
  for (const auto& modality : pack.vocabulary().modalities) {
    if (modality.id == "oauth" || std::find(but.begin(), but.end(), modality.id) != but.end()) continue;
    cells.compare(at_front_end(pack, front_end, mailbox, modality.id).result("open-mailbox"), result,
                  fmt::format("{} to {} {}", front_end, mailbox, modality.id));
  }
}

TEST(ExchangePacks, ServeMailboxesThroughOtherFrontEndsAsTable92) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = support::fact_tables(facts(), "### 9.2").back();
  const sim::CompiledPack to_2013 = support::compiled_pack("exchange-2007-2010-to-2013");
  const sim::CompiledPack to_2016 = support::compiled_pack("exchange-2010-2013-to-2016");
  ASSERT_EQ(table.rows.size(), 7U);
  ComparedCells cells("Exchange protocols 9.2, other front ends");
  const auto compare = [&](const Question& question, const std::string& result, const std::string& cell) {
    cells.compare(question.result("open-mailbox"), result, cell);
  };
  const auto says = [&](std::size_t row, const std::string& front_end, const std::string& behaviour) {
    EXPECT_TRUE(table.rows[row][0].starts_with(front_end)) << table.rows[row][0];
    EXPECT_TRUE(holds(table.rows[row][2], behaviour)) << table.rows[row][2];
  };
  says(0, "2007 CAS", "cannot serve or redirect");
  compare_everywhere(cells, to_2013, "2007", "2010", {"autodiscover"}, "cannot");
  compare(at_front_end(to_2013, "2007", "2010", "autodiscover"), "redirect", "2007 to 2010 autodiscover");
  says(1, "2010 CAS", "redirect or proxy");
  compare_everywhere(cells, to_2013, "2010", "2003", {}, "proxy-or-redirect");
  compare_everywhere(cells, to_2013, "2010", "2007", {}, "proxy-or-redirect");
  says(2, "2010 CAS", "not documented");
  compare_everywhere(cells, to_2013, "2010", "2013", {}, "unknown");
  says(3, "2013/2016", "proxy load");
  compare_everywhere(cells, to_2013, "2013", "2010", {}, "proxy");
  compare_everywhere(cells, to_2016, "2016", "2010", {"ecp"}, "proxy");
  says(4, "2016", "mailbox location decides");
  compare(at_front_end(to_2016, "2016", "2010", "ecp"), "by-mailbox", "2016 to 2010 ecp");
  says(5, "2013 ↔ 2016", "not verifiable");
  compare_everywhere(cells, to_2016, "2013", "2016", {}, "unknown");
  compare_everywhere(cells, to_2016, "2016", "2013", {}, "unknown");
  says(6, "2010 CAS, OAuth", "unsupported");
  Question oauth = at_front_end(to_2013, "2010", "2010", "oauth");
  compare(oauth, "cannot", "2010 OAuth");
  compare(oauth.with("flag.auth-redirect", "on"), "redirect", "2010 OAuth, redirected");
}

TEST(ExchangePacks, FollowTheirSwitchesWhereNoTextCouldBeRead) {
  const auto with = [](const std::string& name, const std::string& value, const std::string& front_end,
                       const std::string& mailbox) {
    const sim::CompiledPack pack = support::compiled_pack("exchange-2010-2013-to-2016", {{name, value}});
    return at_front_end(pack, front_end, mailbox, "owa").result("open-mailbox");
  };
  EXPECT_EQ(with("front-end-2010-up", "fails", "2010", "2016"), "cannot");
  EXPECT_EQ(with("front-end-2010-up", "works", "2010", "2016"), "works");
  EXPECT_EQ(with("up-version-proxy", "works", "2013", "2016"), "proxy");
  EXPECT_EQ(with("up-version-proxy", "fails", "2013", "2016"), "cannot");
  EXPECT_EQ(with("up-version-proxy", "works", "2016", "2013"), "proxy");
  EXPECT_EQ(with("up-version-proxy", "fails", "2016", "2013"), "cannot");
}

TEST(ExchangePacks, RefuseWhatTheirPreparationLeftOut) {
  const sim::CompiledPack pack = support::compiled_pack("exchange-2007-2010-to-2013");
  const auto rule = [&](const std::string& mailbox, const std::string& protocol, const std::string& flag) {
    return at_front_end(pack, "2013", mailbox, protocol).with(flag, "off").rule("open-mailbox");
  };
  EXPECT_EQ(rule("2007", "owa", "flag.legacy-namespace"), "EXCH-011");
  EXPECT_EQ(at_front_end(pack, "2007", "2013", "owa").result("open-mailbox"), "cannot");
  EXPECT_EQ(rule("2010", "outlook-anywhere", "flag.legacy-outlook-anywhere"), "EXCH-012");
  Question with_old_client = at_front_end(pack, "2013", "2007", "outlook-anywhere");
  with_old_client.with("actor.software.client", "outlook-2003");
  EXPECT_EQ(with_old_client.rule("sign-in"), "EXCH-013");
  Question other = at_front_end(pack, "2013", "2013", "owa");
  other.with("peer.home", "exchange-2010").with("peer.home-service", "serving");
  EXPECT_EQ(other.rule("open-other-mailbox"), "EXCH-014");
  Question folders(pack);
  folders.with("actor.home", "exchange-2010").with("public-folders.owner", "exchange-2013");
  EXPECT_EQ(folders.with("public-folders.service", "serving").rule("open-public-folders"), "EXCH-015/up");
}

}  // namespace
}  // namespace coexist::scenarios
