// What the meeting migration service does (facts 08, section 8.5) against the pack's transitions and numbers.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "fact_tables.hpp"
#include "pack_question.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

constexpr const char* kPack = "skype-for-business-to-teams";

const sim::Assumption& assumption(const sim::Pack& pack, const std::string& id) {
  return pack.vocabulary.assumptions[sim::find(pack.vocabulary.assumptions, id)];
}

// The condition of a sound meeting of that format once its organiser has moved.
std::string moved(const sim::CompiledPack& pack, const std::string& from, const std::string& to,
                  const std::string& format, const std::string& condition = "sound") {
  const sim::Vocabulary& v = pack.vocabulary();
  const sim::MeetingTransition* happens =
      pack.at_move({sim::find(v.products, from), sim::find(v.products, to), 1}, sim::find(v.formats, format),
                   sim::find(v.conditions, condition));
  return happens == nullptr ? condition : v.conditions[happens->becomes].id;
}

TEST(MeetingConversion, LastsAndEndsAsTheFactsSay) {
  const auto file = support::fact_file("08-skype-for-business-and-teams.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  std::map<std::string, std::string> statements;  // by id
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("- **MMS-")) statements[line.substr(4, 7)] = line;
  }
  ASSERT_EQ(statements.size(), 16U);
  ASSERT_NE(statements["MMS-004"].find("≥90 min; usually done in about 2 h; up to 9 retries in 24 h"),
            std::string::npos);
  ASSERT_NE(statements["MMS-009"].find("more than 250 attendees"), std::string::npos);
  const sim::Pack pack = support::shipped_pack(kPack);
  constexpr std::int64_t kMinute = 60'000'000;
  EXPECT_EQ(assumption(pack, "time-to-convert").low, 90 * kMinute);
  EXPECT_EQ(assumption(pack, "time-to-convert").value, 2 * 60 * kMinute);
  EXPECT_EQ(assumption(pack, "time-to-convert").high, 24 * 60 * kMinute);
  EXPECT_EQ(assumption(pack, "most-people-converted").value, 250);
  for (const auto& [id, text] : statements) {
    EXPECT_NE(sim::find(pack.vocabulary.sources, id), sim::kNone<sim::SourceId>) << text;
  }
}

TEST(MeetingConversion, HappensOnTheWayToTheCloudOnly) {
  const sim::CompiledPack pack = support::compiled_pack(kPack);
  EXPECT_EQ(moved(pack, "sfb-on-premises", "online", "sfb-meeting"), "converted");
  EXPECT_EQ(moved(pack, "sfb-on-premises", "online", "teams-meeting"), "sound");
  EXPECT_EQ(moved(pack, "online", "sfb-on-premises", "teams-meeting"), "not-brought-back");
  EXPECT_EQ(moved(pack, "online", "sfb-on-premises", "sfb-meeting", "converted"), "not-brought-back");
  const sim::CompiledPack mailbox_behind = support::compiled_pack(kPack, {{"mailboxes", "on-premises"}});
  EXPECT_EQ(moved(mailbox_behind, "sfb-on-premises", "online", "sfb-meeting"), "left-behind");
  const sim::CompiledPack suppressed = support::compiled_pack(kPack, {{"meeting-conversion", "suppressed"}});
  EXPECT_EQ(moved(suppressed, "sfb-on-premises", "online", "sfb-meeting"), "left-behind");
}

TEST(MeetingConversion, DecidesWhichClientJoins) {
  const sim::CompiledPack pack = support::compiled_pack(kPack);
  const auto joins = [&](const std::string& client, const std::string& condition) {
    Question question(pack);
    question.with("actor.software.client", client).with("actor.software.mode", "teams-only");
    question.with("host", "online").with("host-service", "serving");
    question.with("meeting.format", "sfb-meeting").with("meeting.condition", condition);
    return question;
  };
  EXPECT_EQ(joins("teams", "converted").outcome("join"), "works");
  EXPECT_EQ(joins("sfb", "converted").path("join"), "web");
  EXPECT_EQ(joins("teams", "sound").path("join"), "web");
  EXPECT_EQ(joins("sfb", "left-behind").rule("join"), "MMS-011");
  Question kept = joins("teams", "sound").with("actor.software.meeting-client", "sfb-for-meetings");
  EXPECT_EQ(kept.path("join"), "meeting-client");
  EXPECT_EQ(kept.outcome("join"), "degraded");
}

}  // namespace
}  // namespace coexist::scenarios
