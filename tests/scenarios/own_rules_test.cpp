// A rule added and one replaced in a file of one's own, as the README tells a new user.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rehearsed_scenario.hpp"
#include "scenarios/pack_file.hpp"
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

// A line of ours that somebody knows better, and a transition: the one of their id is theirs, and nothing of ours is
// left.
TEST(OwnLines, ReplaceThoseOfTheirId) {
  const ScratchFolder folder;
  ScratchFolder::write("own.yaml", R"(precedence:
  - {id: backup-first, before: [deploy-pilot-pool], requires: step-done, step: backup, gravity: advice,
     if-violated: we have nightly backups, sources: [LYNC-MIG-005]}
transitions:
  - {id: left-behind, from: ocs-2007-r2, to: lync-2013, formats: [conf, meet], becomes: sound, sources: [LYNC-MEET-003]}
  - {id: kept-by-hand, from: ocs-2007-r2, to: lync-2013, formats: [meet], becomes: sound, sources: [LYNC-MEET-003]}
)");
  const auto load = [](std::vector<scenarios::Overlay> overlays) {
    scenarios::ProvenanceTable provenance;
    scenarios::Diagnostics diagnostics;
    auto loaded = scenarios::load_pack(
        {scenarios::shipped_packs(), "ocs-2007-r2-to-lync-2013", {}, std::move(overlays), {}}, provenance, diagnostics);
    EXPECT_TRUE(loaded) << scenarios::print(diagnostics);
    return loaded.value().pack;
  };
  const sim::Pack shipped = load({}), ours = load({{"own.yaml", {}}});
  std::vector<sim::Gravity> gravities;
  for (const sim::Precedence& line : ours.precedence) {
    if (line.id.starts_with("backup-first")) gravities.push_back(line.gravity);
  }
  EXPECT_THAT(gravities, testing::ElementsAre(sim::Gravity::Advice));
  ASSERT_EQ(ours.transitions.size(), shipped.transitions.size() + 1);
  EXPECT_EQ(ours.transitions.front().id, "kept-by-hand") << "the first that fits decides";
  for (std::size_t i = 0; i < shipped.transitions.size(); ++i) {
    EXPECT_EQ(ours.transitions[i + 1].id, shipped.transitions[i].id);
    EXPECT_EQ(ours.transitions[i + 1].becomes == shipped.transitions[i].becomes,
              shipped.transitions[i].id != "left-behind");
  }
}

}  // namespace
}  // namespace coexist
