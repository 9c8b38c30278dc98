// Rules and packs of one's own on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kPack = "ocs-2007-r2-to-lync-2013";
constexpr const char* kMinimal = COEXIST_SOURCE_DIR "/scenarios/examples/minimal";

class OwnKnowledge : public testing::Test {
 protected:
  void SetUp() override {
    ScratchFolder::write("lab.yaml", R"(sources:
  - {id: LAB-7, title: Lab protocol 7, url: "https://wiki.example.org/lab-7"}
rules:
  - {id: T03.1/lync-2013/lync-2013, aspect: client-on-home, when: {client: lync-2013, home: lync-2013}, outcome: fails,
     because: in our lab it does not, sources: [LAB-7]}
)");
    std::filesystem::create_directories("mine/our-hop");
    ScratchFolder::write("mine/our-hop/pack.yaml",
                         "pack: {id: our-hop, format: 1, version: 0.1.0, title: Our hop, extends: "
                         "[office-communications]}\nhop: {legacy: [lync-2010], new: [sfb-2015], outside: [partner]}\n");
  }
  const ScratchFolder folder_;
};

TEST_F(OwnKnowledge, RulesLieOverThePackThatIsAsked) {
  const std::string sentence = "lync-2013 signs in to lync-2013";
  EXPECT_EQ(spawn({"ask", sentence, "--usual", "--pack", kPack}).code, 0);
  const Ended asked = spawn({"ask", sentence, "--usual", "--pack", kPack, "--rules", "lab.yaml"});
  EXPECT_EQ(asked.code, 1) << asked.err;
  EXPECT_THAT(asked.out, HasSubstr("in our lab it does not"));
  EXPECT_THAT(asked.out, HasSubstr("Lab protocol 7"));
  const Ended matrix = spawn({"packs", "matrix", kPack, "--interaction", "sign-in", "--rows", "client", "--cols",
                              "home", "--usual", "--format", "json", "--rules", "lab.yaml"});
  EXPECT_EQ(matrix.code, 0) << matrix.err;
  const Ended shipped = spawn({"packs", "matrix", kPack, "--interaction", "sign-in", "--rows", "client", "--cols",
                               "home", "--usual", "--format", "json"});
  EXPECT_NE(matrix.out, shipped.out);
  const Ended told = spawn({"explain", "T03.1/lync-2013/lync-2013", "--pack", kPack, "--rules", "lab.yaml"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, HasSubstr("It replaces the rule of this id below it, which says"));
  for (const char* action : {"check", "coverage"}) {
    EXPECT_EQ(spawn({"packs", action, kPack, "--rules", "lab.yaml"}).code, 0) << action;
  }
}

TEST_F(OwnKnowledge, RulesLieOverThoseThatTheScenarioNames) {
  const Ended told = spawn({"explain", kMinimal, "rule", "T03.1/lync-2013/lync-2013", "--rules", "lab.yaml"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, HasSubstr("in our lab it does not"));
  EXPECT_THAT(told.out, HasSubstr("lab.yaml:"));
  EXPECT_EQ(spawn({"check", kMinimal, "--rules", "lab.yaml"}).code, 0);
  const Ended missing = spawn({"check", kMinimal, "--rules", "labb.yaml"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_THAT(missing.err, HasSubstr("labb.yaml"));
  // The command that reproduces a run names them, too.
  EXPECT_THAT(spawn({"run", kMinimal, "--rules", "lab.yaml", "--format", "json"}).out, HasSubstr("--rules lab.yaml"));
}

TEST_F(OwnKnowledge, ARuleThatNothingOnTheHopMeetsDoesNotVanish) {
  const auto refused = [](const std::string& id, const std::string& when, const std::string& more = {}) {
    ScratchFolder::write("gone.yaml", "rules: [{id: " + id + ", aspect: client-on-home, when: {" + when +
                                          "}, outcome: fails, assumed: true, because: x" + more + "}]\n");
    const Ended ended = spawn({"packs", "check", "lync-2010-to-lync-2013", "--rules", "gone.yaml"});
    EXPECT_EQ(ended.code, 2) << when << ended.out;
    EXPECT_THAT(ended.err, HasSubstr("gone.yaml:1:"));
    EXPECT_THAT(ended.err, HasSubstr("[E626]"));
    EXPECT_THAT(ended.err, HasSubstr("help: "));
    return ended.err;
  };
  EXPECT_THAT(refused("a", "client: [], home: lync-2013"), HasSubstr("an empty list admits nothing"));
  refused("a", "client: lync-2010, filter: []", ", overrides: [T03.1/lync-2010/lync-2013]");
  EXPECT_THAT(refused("a", "client: lync-2010, home: sfb-2019"), HasSubstr("lync-2013, partner"));
  EXPECT_THAT(refused("T03.1/lync-2010/lync-2013", "client: lync-2010, home: sfb-2019"),
              HasSubstr("it would leave the rule of this id as it is"));
}

TEST_F(OwnKnowledge, RulesLieOverOnePackOnly) {
  for (const std::vector<std::string>& asked :
       {std::vector<std::string>{"packs", "check", "--rules", "lab.yaml"},
        std::vector<std::string>{"ask", "lync-2013 signs in to lync-2013", "--rules", "lab.yaml"}}) {
    const Ended refused = spawn(asked);
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("rules of your own lie over one pack: which?"));
  }
}

TEST_F(OwnKnowledge, AHopOfOnesOwnIsAskedAndRehearsedWithoutACompiler) {
  EXPECT_EQ(spawn({"packs", "check", "our-hop"}).code, 2);
  const Ended checked = spawn({"packs", "check", "our-hop", "--packs", "mine"});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_THAT(spawn({"packs", "--packs", "mine"}).out, HasSubstr("our-hop"));
  const Ended asked =
      spawn({"ask", "lync-2010 signs in to lync-2010", "--usual", "--pack", "our-hop", "--packs", "mine"});
  EXPECT_EQ(asked.code, 0) << asked.err;
  const Ended in_a_scenario = spawn({"check", kMinimal, "--set", "pack=our-hop", "--packs", "mine"});
  EXPECT_THAT(in_a_scenario.err, Not(HasSubstr("E600")));
}

TEST_F(OwnKnowledge, AFolderThatHoldsNoPacksIsRefused) {
  const Ended none = spawn({"packs", "--packs", "nowhere"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("--packs: 'nowhere' is no folder"));
  const Ended itself = spawn({"packs", "--packs", "mine/our-hop"});
  EXPECT_EQ(itself.code, 2);
  EXPECT_THAT(itself.err, HasSubstr("give the folder that holds it"));
}

TEST_F(OwnKnowledge, ABrokenPackIsNoConcernOfTheOthers) {
  std::filesystem::create_directories("mine/broken");
  ScratchFolder::write("mine/broken/pack.yaml", "pack: {id: broken\n");
  const Ended checked = spawn({"packs", "check", "our-hop", "--packs", "mine"});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_EQ(checked.err, "");
  const Ended broken = spawn({"packs", "check", "broken", "--packs", "mine"});
  EXPECT_EQ(broken.code, 2);
  EXPECT_THAT(broken.err, HasSubstr("mine/broken/pack.yaml"));
  EXPECT_EQ(spawn({"packs", "check", "--packs", "mine"}).code, 2);
}

TEST_F(OwnKnowledge, ARuleThatSeveralHopsShareIsToldOnce) {
  const std::string told = spawn({"explain", "LYNC-MIG-092"}).out;
  const std::string heading = "When, in the table: A conference directory";
  const std::size_t first = told.find(heading);
  ASSERT_NE(first, std::string::npos) << told;
  EXPECT_EQ(told.find(heading, first + 1), std::string::npos) << told;
  EXPECT_THAT(told, HasSubstr("lync-2010-to-lync-2013 1.0.0, "));
  EXPECT_THAT(told, HasSubstr("it decides 1 of the 7 combinations of its table"));
}

TEST_F(OwnKnowledge, AnExampleSaysNothingOfWhatDoesNotMatter) {
  const std::string told = spawn({"explain", "T03.5/lync-2010/https", "--pack", kPack}).out;
  EXPECT_THAT(told, HasSubstr("for example: client: Lync 2010; host: Lync Server 2013\n"));
}

TEST_F(OwnKnowledge, ConflictsChoicesAndNumbersAreExplainedByTheirId) {
  const Ended conflict = spawn({"explain", "C22"});
  EXPECT_EQ(conflict.code, 0) << conflict.err;
  EXPECT_THAT(conflict.out, HasSubstr("decided: unknown; sending it again clears it"));
  EXPECT_THAT(conflict.out, HasSubstr("{returned-meetings: unknown}"));
  EXPECT_THAT(spawn({"explain", "C14"}).out, HasSubstr("SFB19-004"));  // which is about the new version
  EXPECT_THAT(spawn({"explain", "returned-meetings"}).out, HasSubstr("settles C22"));
  EXPECT_THAT(spawn({"explain", "gap-1"}).out, HasSubstr("number 'move-work'"));
  EXPECT_THAT(spawn({"packs", "show", kPack}).out, Not(HasSubstr(" us (")));
}

}  // namespace
}  // namespace coexist
