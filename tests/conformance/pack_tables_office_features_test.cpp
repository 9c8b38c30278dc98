// The tables of features and meetings (file 03) against what the packs of Lync and its relatives decide.
#include <gtest/gtest.h>

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

// What is lost on joining is told in full by few cells: of the others, works and degraded are both "yes".
std::string joins_as(const std::string& cell, const std::string& outcome) {
  if (begins(cell, {"**no**", "n/a", "not supported", "Not supported"})) return "fails";
  if (begins(cell, {"joins, scaled down", "full except"})) return "degraded";
  return outcome == "degraded" ? "degraded" : "works";
}

TEST(OfficePacks, LetClientsIntoMeetingsAsTable35Says) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.5");
  ASSERT_EQ(table.rows.size(), 10U);
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  const std::vector<std::pair<std::string, std::string>> meetings{
      {"https", "lync-2013"}, {"https", "lync-2010"}, {"conf", "ocs-2007-r2"}};
  ComparedCells cells("join 3.5");
  for (const Row& row : table.rows) {
    if (begins(row[0], {"PSTN", "Anonymous"})) continue;  // no clients
    for (const std::string& client : ids_of(row[0])) {
      if (client == "live-meeting-2007") continue;  // a client beside others, with an aspect of its own
      for (std::size_t m = 0; m < meetings.size(); ++m) {
        const std::string& cell = row[m + 1];
        if (begins(cell, {"–", "a documented coexistence scenario"})) continue;  // not stated
        Question question(pack);
        question.with("actor.software.rich-client", client).with("meeting.format", meetings[m].first);
        const std::string outcome = question.with("host", meetings[m].second).outcome_in("client-in-meeting");
        cells.compare(outcome, joins_as(cell, outcome), client + " on " + meetings[m].second);
      }
    }
  }
  EXPECT_EQ(cells.compared(), 23U);
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

}  // namespace
}  // namespace coexist::scenarios::office
