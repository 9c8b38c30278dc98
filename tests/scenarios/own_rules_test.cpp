// A rule added and one replaced in a file of one's own, as the README tells a new user.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using ::testing::HasSubstr;

constexpr const char* kOurLab = R"(sources:
  - {id: LAB-7, title: Lab protocol 7, url: "https://wiki.example.org/lab-7", date: "2013-02-11"}
rules:
  - id: T03.5/lync-2010-attendant/https  # replaces
    aspect: client-in-meeting
    when: {client: lync-2010-attendant, host: lync-2013}
    outcome: degraded
    loses: [video]
    because: in our lab it joins without video
    sources: [LAB-7]
  - id: lab-old-phones  # added: no text states this cell
    aspect: client-on-home
    when: {client: lync-2010-mobile, home: ocs-2007-r2}
    outcome: fails
    because: in our lab it finds no server
    sources: [LAB-7]
)";

class OwnRules : public testing::Test {
 protected:
  void SetUp() override {
    ScratchFolder::write("our-lab.yaml", kOurLab);
    ScratchFolder::write("mine.yaml", "extends: " COEXIST_SOURCE_DIR
                                      "/scenarios/examples/minimal/scenario.yaml\nrules: [our-lab.yaml]\n");
  }
  const ScratchFolder folder_;
};

TEST_F(OwnRules, AreAcceptedAndExplainedAsTheScenarioHasThem) {
  EXPECT_EQ(spawn({"check", "mine.yaml"}).code, 0);
  for (const auto& [rule, because] : {std::pair("T03.5/lync-2010-attendant/https", "in our lab it joins without video"),
                                      std::pair("lab-old-phones", "in our lab it finds no server")}) {
    const Ended told = spawn({"explain", "mine.yaml", "rule", rule});
    EXPECT_EQ(told.code, 0) << told.err;
    EXPECT_THAT(told.out, HasSubstr(because));
    EXPECT_THAT(told.out, HasSubstr("Lab protocol 7"));
    EXPECT_THAT(told.out, HasSubstr("our-lab.yaml:"));
  }
}

TEST_F(OwnRules, AreNotThoseOfThePack) {
  EXPECT_EQ(spawn({"explain", "lab-old-phones"}).code, 2);
  const Ended mistyped = spawn({"explain", "mine.yaml", "rule", "lab-old-phone"});
  EXPECT_EQ(mistyped.code, 2);
  EXPECT_THAT(mistyped.err, HasSubstr("did you mean 'lab-old-phones'?"));
}

}  // namespace
}  // namespace coexist
