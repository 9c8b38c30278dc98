// The tables of features (file 03) against what the packs of Lync and its relatives decide.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
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

// How rows of tables 3.9 begin, and what packs call them. Slides are two rows of each: see slides_of.
const Names kDesktopRows{{"Add computer audio", "voice"},
                         {"Add video", "video"},
                         {"View multiparty video", "gallery-view"},
                         {"Use in-meeting presenter controls", "presenter-controls"},
                         {"Access detailed meeting roster", "roster"},
                         {"Participate in multiparty IM", "im"},
                         {"Share the desktop", "desktop-sharing"},
                         {"Share a program", "program-sharing"},
                         {"Add anonymous participants", "anonymous-guests"},
                         {"Use dial-in audio", "dial-in"},
                         {"Initiate a Meet Now", "meet-now"},
                         {"Add and edit OneNote", "meeting-notes"},
                         {"Use a whiteboard", "whiteboard"},
                         {"Conduct polls", "polling"},
                         {"Upload files", "file-transfer"},
                         {"Schedule a meeting", "scheduling"},
                         {"Q&A Manager", "question-manager"},
                         {"Create public meetings", "public-meetings"},
                         {"Disable meeting IM", "im-off"},
                         {"Mute Audience", "mute-audience"},
                         {"Make everyone an attendee", "all-attendees"},
                         {"Delegate can schedule", "delegate-scheduling"},
                         {"Synchronize delegates", "delegate-sync"},
                         {"Set Video Spotlight", "video-spotlight"},
                         {"Give/Take control", "screen-control"}};
const Names kMobileRows{{"Participate in multiparty IM", "im"},
                        {"Use dial-out", "dial-out"},
                        {"Use dial-in", "dial-in"},
                        {"View meeting video", "video"},
                        {"View multiparty video", "gallery-view"},
                        {"Wait in meeting lobby", "lobby"},
                        {"Use in-meeting presenter controls", "presenter-controls"},
                        {"Access detailed meeting roster for audio", "roster"},
                        {"Access detailed meeting roster for IM", "roster"},
                        {"Share desktop or program", "desktop-sharing"},
                        {"Share desktop or program", "program-sharing"},
                        {"View shared desktop", "view-sharing"},
                        {"Use meeting tools", "whiteboard"},
                        {"Use meeting tools", "polling"},
                        {"Use meeting tools", "file-transfer"},
                        {"Navigate a list", "meeting-list"},
                        {"Join a meeting even", "join-without-account"},
                        {"View more information", "participant-details"},
                        {"Start an unscheduled", "meet-now"}};

const Row& row_of(const FactTable& table, const std::string& beginning) {
  const auto row =
      std::find_if(table.rows.begin(), table.rows.end(), [&](const Row& r) { return r[0].starts_with(beginning); });
  if (row == table.rows.end()) throw std::runtime_error("no row " + beginning);
  return *row;
}

std::string in_meeting(const std::string& cell) {
  if (begins(cell, {"View only", "Edit only"})) return "degraded";
  return cell == "–" ? "fails" : "works";
}

// Two rows, of which one may say yes and the other no.
std::string slides_of(const FactTable& table, std::size_t column, const std::string& one, const std::string& other) {
  const bool first = row_of(table, one)[column].starts_with("Y"),
             second = row_of(table, other)[column].starts_with("Y");
  return first && second ? "works" : first || second ? "degraded" : "fails";
}

FactTable table_39(std::size_t which) {
  const std::vector<FactTable> tables = support::fact_tables(facts(), "### 3.9");
  EXPECT_EQ(tables.size(), 2U);
  return tables.at(which);
}

TEST(OfficePacks, GiveMeetingsTheFeaturesOfTable39) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = table_39(0);
  ASSERT_EQ(table.header.size(), 12U);
  ASSERT_EQ(table.rows.size(), kDesktopRows.size() + 2) << "a row that no modality stands for";
  const sim::CompiledPack pack = support::compiled_pack("lync-2013-to-sfb-2015");
  ComparedCells cells("feature 3.9, desktop, web, phone and Mac");
  for (std::size_t column = 1; column < table.header.size(); ++column) {
    const bool is_current = table.header[column].starts_with("Skype for Business 2015");
    const std::vector<std::string> clients =
        is_current ? std::vector<std::string>{"sfb-2015", "sfb-2016"} : std::vector{id_of(table.header[column])};
    for (const std::string& client : clients) {
      for (const std::string host : {"lync-2013", "sfb-2015"}) {
        const auto compare = [&](const std::string& modality, const std::string& documented) {
          Question question(pack);
          question.with("actor.software.rich-client", client).with("host", host).with("modality", modality);
          cells.compare(question.outcome("use-in-meeting"), documented,
                        fmt::format("{} on {}, {}", client, host, modality));
        };
        for (const auto& [beginning, modality] : kDesktopRows)
          compare(modality, in_meeting(row_of(table, beginning)[column]));
        compare("powerpoint", slides_of(table, column, "Add and present", "Navigate Microsoft"));
      }
    }
  }
  EXPECT_EQ(cells.compared(), 12U * 2 * 26);
}

TEST(OfficePacks, GiveMobileDevicesTheFeaturesOfTable39) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = table_39(1);
  ASSERT_EQ(table.header.size(), 6U);
  ASSERT_EQ(table.rows.size(), 19U);
  const sim::CompiledPack pack = support::compiled_pack("lync-2013-to-sfb-2015");
  ComparedCells cells("feature 3.9, mobile");
  for (std::size_t column = 1; column < table.header.size(); ++column) {
    const bool is_desktop = table.header[column] == "Lync 2013 desktop client";
    Question asked(pack);
    asked.with("actor.software.rich-client", is_desktop ? "lync-2013" : "lync-2013-mobile").with("host", "lync-2013");
    asked.with("actor.software.device", is_desktop ? "none" : id_of(table.header[column]));
    asked.with("meeting.format", "https");
    const auto compare = [&](const std::string& modality, const std::string& documented) {
      cells.compare(Question(asked).with("modality", modality).outcome("use-in-meeting"), documented,
                    fmt::format("{}, {}", table.header[column], modality));
    };
    for (const auto& [beginning, modality] : kMobileRows)
      compare(modality, in_meeting(row_of(table, beginning)[column]));
    compare("powerpoint", slides_of(table, column, "View shared PowerPoint", "Use meeting tools"));
    // Two rows are about joining by a link: whoever has not all of the others joins, and is degraded.
    const bool is_whole =
        std::none_of(table.rows.begin(), table.rows.end(), [&](const Row& r) { return r[column] == "–"; });
    for (const char* link : {"Click a link in the meeting reminder to join a meeting",
                             "Click a link in the meeting reminder to join a video"}) {
      const bool joins = row_of(table, link)[column].starts_with("Y");
      cells.compare(asked.outcome_in("client-in-meeting"),
                    !joins     ? "fails"
                    : is_whole ? "works"
                               : "degraded",
                    table.header[column] + ", " + link);
    }
  }
  EXPECT_EQ(cells.compared(), 5U * 22);
}

}  // namespace
}  // namespace coexist::scenarios::office
