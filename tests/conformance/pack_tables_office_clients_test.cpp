// The tables of clients, add-ins and servers (file 03) against what the packs of Lync and its relatives decide.
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "office_names.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

using support::FactTable;

const std::vector<std::string> kHomes{"lync-2013", "lync-2010", "ocs-2007-r2"};  // columns of tables 3.1 and 3.7

TEST(OfficePacks, SignInAsTable31Says) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.1");
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  ASSERT_EQ(table.rows.size(), 17U);
  ComparedCells cells("sign-in 3.1");
  std::size_t conditional = 0;
  for (const Row& row : table.rows) {
    for (const std::string& client : ids_of(row[0])) {
      for (std::size_t column = 0; column < kHomes.size(); ++column) {
        Question question = on_home(pack, kHomes[column]);
        const bool is_beside = client == "live-meeting-2007";
        question.with(is_beside ? "actor.software.live-meeting-client" : "actor.software.rich-client", client);
        const std::string condition = condition_of(row[column + 1]);
        if (!condition.empty()) {
          ++conditional;
          EXPECT_NE(question.with(condition, "off").outcome("sign-in"), "works") << client << " without " << condition;
          question.with(condition, "on");
        }
        cells.compare(question.outcome(is_beside ? "sign-in-to-live-meeting" : "sign-in"), outcome_of(row[column + 1]),
                      client + " on " + kHomes[column]);
      }
    }
  }
  EXPECT_EQ(conditional, 3U) << "cells with a condition that no flag stands for";
}

TEST(OfficePacks, TakeNoCellForAYesThatTheyCannotRead) {
  EXPECT_NONFATAL_FAILURE(outcome_of("Supported on Tuesdays"), "nobody taught");
}

TEST(OfficePacks, SignInToSkypeForBusinessAsTable32Says) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.2");
  ASSERT_EQ(table.rows.size(), 3U);
  const sim::CompiledPack pack = support::compiled_pack("lync-2013-sfb-2015-to-sfb-2019");
  const auto signs_in = [&](const std::string& client, const std::string& home) {
    return on_home(pack, home).with("actor.software.rich-client", client).outcome("sign-in");
  };
  ComparedCells cells("sign-in 3.2");
  for (const auto& [row, home] : {std::pair{0, "sfb-2015"}, {1, "sfb-2019"}}) {
    for (const std::string& client : ids_of(table.rows[static_cast<std::size_t>(row)][1])) {
      cells.compare(signs_in(client, home), "works", client + " on " + home);
    }
    cells.compare(signs_in("sfb-2019", home), "works", std::string("sfb-2019 on ") + home);  // the last row
  }
  EXPECT_EQ(signs_in("lync-2010-mobile", "sfb-2019"), "fails");  // LYNC-INTEROP-010
}

TEST(OfficePacks, RatchetAsTable33Says) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.3");
  ASSERT_EQ(table.rows.size(), 7U);
  const sim::CompiledPack pack = support::compiled_pack("lcs-2005-to-ocs-2007");
  ComparedCells cells("sign-in 3.3, a ratchet");
  for (const Row& row : table.rows) {
    const bool is_set = row[4].starts_with("Yes") && row[0] == "7";  // row 6 is the sign-in that sets it
    const std::string presence = row[3] == "Yes" ? "enabled" : "none";
    Question question = on_home(pack, row[2].starts_with("LCS") ? "lcs-2005" : "ocs-2007");
    question.with("actor.software.rich-client", id_of(row[1])).with("actor.software.presence", presence);
    question.with("actor.mark.enhanced-presence", is_set ? "on" : "off");
    cells.compare(question.outcome("sign-in"), row[5] == "Yes" ? "works" : "fails", "case " + row[0]);
  }
}

TEST(OfficePacks, ScheduleAsTable37Says) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.7");
  ASSERT_EQ(table.rows.size(), 4U);
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  ComparedCells cells("add-in 3.7");
  for (const Row& row : table.rows) {
    for (std::size_t column = 0; column < kHomes.size(); ++column) {
      Question question = on_home(pack, kHomes[column]);
      question.with("actor.software.add-in", id_of(row[0]));
      cells.compare(question.outcome("schedule"), outcome_of(row[column + 1]), row[0] + " on " + kHomes[column]);
    }
  }
}

}  // namespace
}  // namespace coexist::scenarios::office
