// Meetings that nobody can make do not fail and are not unknown: they are not there, and that must be said all the
// same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "rehearsed_scenario.hpp"
#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

// Everybody gets the new add-in while everybody is homed on the old pool, where it can make nothing. One meeting of
// three is made before, and one is to be made after.
const char* const kTooEarly = R"(
meetings:
  list:
    - {id: before, organiser: alice, participants: [alice, bob, carol], kind: conference-call,
       scheduled: 2013-03-05 10:00, starts: 2013-05-06 10:00, lasts: 1 h}
    - {id: after, organiser: alice, participants: [alice, bob, carol], kind: conference-call,
       scheduled: 2013-04-15 10:00, starts: 2013-05-07 10:00, lasts: 1 h}
schedule:
  steps:
    - {id: add-ins, kind: upgrade-clients, after: [test], at: 2013-04-01 08:00,
       upgrade: {people: {ids: [alice, bob, carol]}, install: {add-in: lync-2013-add-in}}}
)";

class UnmadeMeetings : public testing::Test {
 protected:
  UnmadeMeetings() {
    ScratchFolder::write("early.yaml", "extends: " + (scenarios::golden_folder() / "base.yaml").string() + "\n" +
                                           "id: early\n" + kTooEarly);
  }
  [[nodiscard]] static json run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"run", "early.yaml", "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return json::parse(spawn(words).out);
  }

 private:
  ScratchFolder folder_;
};

TEST_F(UnmadeMeetings, BlockAndAreInTheSentence) {
  const json result = run();
  EXPECT_EQ(result.at("verdict").at("exit_status"), 1);
  EXPECT_THAT(result.at("verdict").at("sentence").get<std::string>(),
              HasSubstr("3 more do not take place, because their meetings cannot be made"));
  EXPECT_THAT(result.dump(), HasSubstr("joins-not-held-because-of-migration"));
}

TEST_F(UnmadeMeetings, DoNotBlockWithoutTheStepThatIsToBlameNorWhereAThresholdAcceptsThem) {
  EXPECT_THAT(run({"--undo", "add-ins"}).at("verdict").at("sentence").get<std::string>(),
              Not(HasSubstr("do not take place")));
  const json accepted = run({"--set", "thresholds=[{metric: joins-not-held-because-of-migration, at-most: 3}]"});
  EXPECT_THAT(accepted.at("findings").dump(), Not(HasSubstr("joins-not-held-because-of-migration")));
  const json fewer = run({"--set", "thresholds=[{metric: joins-not-held-because-of-migration, at-most: 2}]"});
  EXPECT_EQ(fewer.at("verdict").at("exit_status"), 1);
}

TEST_F(UnmadeMeetings, AreExplainedByTheRuleAndTheStep) {
  const Ended ended = spawn({"explain", "early.yaml", "join", "after", "bob"});
  EXPECT_THAT(ended.out, HasSubstr("bob has nothing to join, after was not made in time"));
  EXPECT_THAT(ended.out, HasSubstr("T03.7/lync-2013-add-in/ocs-2007-r2"));
  EXPECT_THAT(ended.out, HasSubstr("L56"));
  EXPECT_THAT(ended.out, HasSubstr("without add-ins: ✓ works"));
  const json told = json::parse(spawn({"explain", "early.yaml", "join", "after", "bob", "--format", "json"}).out);
  EXPECT_EQ(told.at("join").at("exists"), false);
  EXPECT_EQ(told.at("undo").at("steps"), json::parse(R"(["add-ins"])"));
}

TEST_F(UnmadeMeetings, AreListedAmongTheFailures) {
  EXPECT_THAT(
      spawn({"explain", "early.yaml", "failures"}).out,
      HasSubstr("3 joins of 1 meeting do not take place, because the migration keeps the meeting from being made"));
}

}  // namespace
}  // namespace coexist
