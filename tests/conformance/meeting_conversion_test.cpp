// What the meeting migration service does (facts 08, section 8.5) against the pack's transitions and numbers.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fact_tables.hpp"
#include "pack_question.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

constexpr const char* kPack = "skype-for-business-to-teams";

const sim::Assumption& assumption(const sim::Pack& pack, const std::string& id) {
  return pack.vocabulary.assumptions[sim::find(pack.vocabulary.assumptions, id)];
}

struct Moved {
  std::string at_once, later;  // conditions; later is empty where nothing happens any more
};

// What becomes of a sound meeting whose organiser moves.
Moved moved(const sim::CompiledPack& pack, const std::string& from, const std::string& to, const std::string& format,
            std::size_t invited = 10) {
  const sim::Vocabulary& v = pack.vocabulary();
  const sim::OrganiserMove move{sim::find(v.products, from), sim::find(v.products, to), invited};
  const sim::FormatId made = sim::find(v.formats, format);
  const sim::MeetingTransition* first = pack.at_move(move, made, sim::ConditionId{});
  const sim::ConditionId condition = first == nullptr ? sim::ConditionId{} : first->becomes;
  Moved result{v.conditions[condition].id, {}};
  for (const sim::MeetingTransition& transition : pack.pack().transitions) {
    if (!transition.after || !pack.happens(transition, move, made, condition)) continue;
    EXPECT_EQ(v.formats[transition.makes].id, "teams-meeting");
    result.later = v.conditions[transition.becomes].id;
  }
  return result;
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
  for (const auto& [id, text] : statements) {
    EXPECT_NE(sim::find(pack.vocabulary.sources, id), sim::kNone<sim::SourceId>) << text;
  }
}

TEST(MeetingConversion, LeavesOutMeetingsOfMoreThan250WithTheirOrganiser) {
  const sim::CompiledPack pack = support::compiled_pack(kPack);
  EXPECT_EQ(moved(pack, "sfb-on-premises", "online", "sfb-meeting", 250).later, "converted");
  EXPECT_EQ(moved(pack, "sfb-on-premises", "online", "sfb-meeting", 251).later, "");
}

TEST(MeetingConversion, HappensOnTheWayToTheCloudOnly) {
  const auto becomes = [](const std::string& from, const std::string& to, const std::string& format,
                          const std::vector<std::pair<std::string, std::string>>& switches = {}) {
    const Moved result = moved(support::compiled_pack(kPack, switches), from, to, format);
    return result.at_once + ", " + result.later;
  };
  EXPECT_EQ(becomes("sfb-on-premises", "online", "sfb-meeting"), "waiting, converted");
  EXPECT_EQ(becomes("sfb-on-premises", "online", "teams-meeting"), "sound, ");
  EXPECT_EQ(becomes("online", "sfb-on-premises", "teams-meeting"), "not-brought-back, ");
  EXPECT_EQ(becomes("online", "sfb-on-premises", "sfb-meeting"), "sound, ");
  for (const auto& [name, value] : {std::pair("mailboxes", "on-premises"), {"meeting-conversion", "suppressed"}}) {
    EXPECT_EQ(becomes("sfb-on-premises", "online", "sfb-meeting", {{name, value}}), "left-behind, ") << name;
  }
}

// Somebody with Teams only, in a meeting that is sound unless it says otherwise.
Question in_meeting(const sim::CompiledPack& pack, const std::string& format, const std::string& condition = "sound") {
  Question question(pack);
  question.with("actor.software.mode", "teams-only").with("host", "online").with("host-service", "serving");
  return question.with("meeting.format", format).with("meeting.condition", condition);
}

TEST(MeetingConversion, DecidesWhichClientJoins) {
  const sim::CompiledPack pack = support::compiled_pack(kPack);
  const auto joins = [&](const std::string& client, const std::string& format, const std::string& condition) {
    return in_meeting(pack, format, condition).with("actor.software.client", client);
  };
  EXPECT_EQ(joins("teams", "teams-meeting", "converted").path("join"), "client");
  EXPECT_EQ(joins("sfb", "teams-meeting", "converted").path("join"), "web");
  EXPECT_EQ(joins("teams", "sfb-meeting", "sound").path("join"), "web");
  EXPECT_EQ(joins("sfb", "sfb-meeting", "sound").path("join"), "client");
  EXPECT_EQ(joins("sfb", "sfb-meeting", "waiting").rule("join"), "MMS-009");
  EXPECT_EQ(joins("sfb", "sfb-meeting", "left-behind").rule("join"), "MMS-011");
}

TEST(MeetingConversion, LeavesTheKeptClientItsOwnMeetings) {
  const auto joins = [](const std::string& late, const std::string& mode, const std::string& format) {
    const sim::CompiledPack pack = support::compiled_pack(kPack, {{"moved-since-october-2022", late}});
    Question question = in_meeting(pack, format).with("actor.software.mode", mode);
    question.with("actor.software.meeting-client", "sfb-for-meetings");
    return std::string(sim::name_of(question.ask_path("join", "meeting-client").outcome));
  };
  EXPECT_EQ(joins("yes", "teams-only", "sfb-meeting"), "degraded");
  EXPECT_EQ(joins("no", "teams-only", "sfb-meeting"), "works");
  EXPECT_EQ(joins("yes", "islands", "sfb-meeting"), "works");
  EXPECT_EQ(joins("yes", "islands", "teams-meeting"), "fails");
}

TEST(MeetingConversion, DecidesWhetherTheTelephoneNumbersWork) {
  const sim::CompiledPack pack = support::compiled_pack(kPack);
  const auto dials_in = [&](const std::string& condition) {
    const std::string format = condition == "converted" ? "teams-meeting" : "sfb-meeting";
    return in_meeting(pack, format, condition).with("actor.class", "telephone");
  };
  EXPECT_EQ(dials_in("sound").outcome("join"), "works");
  EXPECT_EQ(dials_in("converted").outcome("join"), "works");
  EXPECT_EQ(dials_in("waiting").rule("join"), "MMS-012");
  EXPECT_EQ(dials_in("left-behind").rule("join"), "MMS-012");
}

}  // namespace
}  // namespace coexist::scenarios
