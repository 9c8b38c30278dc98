// The tables of features (file 03) against what the packs of Lync and its relatives decide.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "office_names.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

using support::FactTable;

// A dash in the tables of features is a no.
std::string feature(const std::string& cell) {
  const std::string outcome = outcome_of(cell);
  return outcome == "unknown" ? "fails" : outcome;
}

TEST(OfficePacks, GiveContactTheFeaturesOfTable34) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.4");
  const std::vector<std::string> modalities{"im", "presence", "voice", "video", "desktop-sharing", "file-transfer"};
  ASSERT_EQ(table.rows.size(), 7U);
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  ComparedCells cells("feature 3.4");
  for (const Row& row : table.rows) {
    const bool is_outside = row[0].starts_with("Public IM");
    for (const std::string& client : ids_of(row[0])) {
      for (std::size_t m = 0; m < modalities.size(); ++m) {
        Question question(pack);
        question.with("actor.home", is_outside ? "none" : "lync-2010").with("modality", modalities[m]);
        question.with("actor.class", is_outside ? "public-im" : "employee").with("actor.software.rich-client", client);
        cells.compare(question.outcome_in("features-at-home"), feature(row[m + 1]), client + ' ' + modalities[m]);
      }
    }
  }
}

TEST(OfficePacks, GiveMeetingsTheFeaturesOfTable36) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.6");
  const std::vector<std::string> modalities{"im",         "voice",         "video",      "desktop-sharing",
                                            "powerpoint", "file-transfer", "whiteboard", "polling"};
  ASSERT_EQ(table.rows.size(), 4U);
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  ComparedCells cells("feature 3.6");
  for (const Row& row : table.rows) {
    for (const std::string& client : ids_of(row[0])) {
      for (std::size_t m = 0; m < modalities.size(); ++m) {
        Question question(pack);
        question.with("actor.software.rich-client", client).with("host", "lync-2013").with("modality", modalities[m]);
        cells.compare(question.outcome("use-in-meeting"), feature(row[m + 1]), client + ' ' + modalities[m]);
      }
    }
  }
  Question browser(pack);  // "no upload if meeting from 2010"
  browser.with("actor.software.rich-client", "lync-web-app-2013")
      .with("host", "lync-2013")
      .with("modality", "powerpoint");
  EXPECT_EQ(browser.with("meeting.made-on", "lync-2010").outcome("use-in-meeting"), "degraded");
}

// Rows of table 3.9 by modality. Slides are two of them: presenting, and going from one to the next.
std::string in_meeting(const FactTable& table, std::size_t column, const std::string& modality) {
  const auto cell = [&](const std::string& row_begins) {
    for (const Row& row : table.rows) {
      if (row[0].starts_with(row_begins)) return row[column];
    }
    ADD_FAILURE() << "no row " << row_begins;
    return std::string();
  };
  if (modality == "powerpoint") {
    const bool presents = cell("Add and present").starts_with("Y"), navigates = cell("Navigate").starts_with("Y");
    return presents && navigates ? "works" : presents || navigates ? "degraded" : "fails";
  }
  static const std::vector<std::pair<std::string, std::string>> kRows{{"im", "Participate in multiparty IM"},
                                                                      {"voice", "Add computer audio"},
                                                                      {"video", "Add video"},
                                                                      {"desktop-sharing", "Share the desktop"},
                                                                      {"file-transfer", "Upload files"},
                                                                      {"whiteboard", "Use a whiteboard"},
                                                                      {"polling", "Conduct polls"}};
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const auto& r) { return r.first == modality; });
  return cell(row->second).starts_with("Y") ? "works" : "fails";
}

TEST(OfficePacks, GiveMeetingsTheFeaturesOfTable39) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.9");
  ASSERT_EQ(table.header.size(), 12U);
  const sim::CompiledPack pack = support::compiled_pack("lync-2013-to-sfb-2015");
  ComparedCells cells("feature 3.9, by modality");
  for (std::size_t column = 1; column < table.header.size(); ++column) {
    if (table.header[column] == "Skype for Business on Mac") continue;  // no client of these packs
    const bool is_current = table.header[column].starts_with("Skype for Business 2015");
    const std::vector<std::string> clients =
        is_current ? std::vector<std::string>{"sfb-2015", "sfb-2016"} : std::vector{id_of(table.header[column])};
    for (const std::string& client : clients) {
      for (const std::string host : {"lync-2013", "sfb-2015"}) {
        for (const std::string modality :
             {"im", "voice", "video", "desktop-sharing", "powerpoint", "file-transfer", "whiteboard", "polling"}) {
          Question question(pack);
          question.with("actor.software.rich-client", client).with("host", host).with("modality", modality);
          cells.compare(question.outcome("use-in-meeting"), in_meeting(table, column, modality),
                        fmt::format("{} on {}, {}", client, host, modality));
        }
      }
    }
  }
  EXPECT_EQ(cells.compared(), 11U * 2 * 8);
}

}  // namespace
}  // namespace coexist::scenarios::office
