// What steps do beside what they are for, as the documents tell: tests/golden/steps. Each file answers its own
// questions; the tests change one premise and look at what that turns over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "planner/verifier.hpp"
#include "rehearsed_scenario.hpp"
#include "scratch_folder.hpp"

namespace coexist::scenarios {
namespace {

std::filesystem::path file(const std::string& name) {
  return golden_folder() / "steps" / (name + ".yaml");
}

// What the questions of a file are answered, one word each; "?" after an answer that the file does not expect.
std::vector<std::string> answers(const std::string& name, std::vector<std::string> set = {}) {
  std::vector<std::string> out;
  const auto result = rehearsed(file(name), std::move(set));
  if (!result) return out;
  for (const Answer& answer : result->answers) {
    out.push_back(answer.as_expected ? answer.is : answer.is + " by " + answer.rule + "?");
  }
  return out;
}

TEST(DocumentedSteps, AMoveToTheCloudGivesTeamsOnly) {
  using testing::ElementsAre;
  EXPECT_THAT(answers("moved-to-the-cloud"), ElementsAre("works", "fails", "fails", "works", "fails"));
  EXPECT_THAT(answers("moved-to-the-cloud", {"schedule.steps.back.roll-back.downgrade-after=0 s"}).back(),
              testing::StartsWith("works by"))
      << "her mode comes back with the clients";
}

TEST(DocumentedSteps, NobodyIsServedByAPoolThatIsUpgradedInPlace) {
  using testing::ElementsAre;
  EXPECT_THAT(answers("upgraded-in-place"),
              ElementsAre("works", "fails", "fails", "fails", "works", "works", "works", "works"));
}

TEST(DocumentedSteps, AnUpgradeInPlaceNamesThePoolAsItWas) {
  std::ostringstream text;
  text << std::ifstream(file("upgraded-in-place")).rdbuf();
  const std::string named = ", in-place-of: before";
  std::string unnamed = text.str();
  ASSERT_NE(unnamed.find(named), std::string::npos);
  unnamed.erase(unnamed.find(named), named.size());
  const ScratchFolder folder;
  ScratchFolder::write("unnamed.yaml", unnamed);
  Diagnostics diagnostics;
  EXPECT_FALSE(load_scenario({"unnamed.yaml", shipped_packs(), {}, {}, {}}, diagnostics));
  EXPECT_THAT(print(diagnostics), testing::HasSubstr("upgrades a pool in place, and does not say which [E235]"));
}

TEST(DocumentedSteps, TheRouteOfAnEdgeServerWithOneNameIsNotSwitchedInPhases) {
  EXPECT_THAT(answers("single-name-edge"), testing::ElementsAre("single-name-edge/phased"));
}

TEST(DocumentedSteps, MeetingsAreConvertedByAModeAndByACommand) {
  using testing::ElementsAre;
  EXPECT_THAT(answers("converted"),
              ElementsAre("degraded", "degraded", "works", "works", "works", "degraded", "works"));
  EXPECT_THAT(answers("converted", {"switches.mailboxes=on-premises"}).back(), testing::StartsWith("degraded"));
}

TEST(DocumentedSteps, ACommandConvertsNoMeetingOfMoreThan250) {
  const auto with = [](int invited, std::string names = {}) {
    const ScratchFolder folder;
    std::string people;
    for (int i = 0; i < invited; ++i) {
      const std::string id = "p" + std::to_string(i);
      people += "    - {id: " + id + ", class: anonymous}\n";
      names += ", " + id;
    }
    ScratchFolder::write("large.yaml", "extends: " + file("converted").string() + "\npeople:\n  list:\n" + people +
                                           "meetings: {list: [{id: of-carol, participants: [dan" + names + "]}]}\n");
    const auto result = rehearsed("large.yaml");
    return result ? result->answers.back().is : "";
  };
  EXPECT_EQ(with(248), "works");  // they, Dan, and Carol, whose meeting it is: 250
  EXPECT_EQ(with(249), "degraded");
  EXPECT_EQ(with(248, ", carol"), "works");  // listed or not, she is one of them
  EXPECT_EQ(with(249, ", carol"), "degraded");
}

TEST(DocumentedSteps, ResponseGroupsOfAPoolMoveTogether) {
  EXPECT_THAT(answers("response-groups"), testing::ElementsAre("response-groups-together"));
  const auto together =
      rehearsed(file("response-groups"), {"schedule.steps.move-groups.transfer.artefacts=[groups-a, groups-b]"});
  ASSERT_TRUE(together);
  EXPECT_TRUE(together->verdict.may_be_carried_out());
}

}  // namespace
}  // namespace coexist::scenarios
