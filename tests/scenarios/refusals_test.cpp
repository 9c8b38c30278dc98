// Ways between products that the documents call unsupported, or do not speak of: refused with the reason, rehearsed
// only on demand, and then marked wherever a result is shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

struct Refused {
  const char* name;
  const char* file;
  const char* source;     // that the refusal names
  const char* reason;     // what it says
  const char* supported;  // the change of one premise with which it is not refused
};

void PrintTo(const Refused& refused, std::ostream* out) {
  *out << refused.name;
}

constexpr Refused kRefused[] = {
    {"ThreeGenerations", "G24/scenario.yaml", "LYNC-PATH-002", "three generations side by side",
     "topology.pools.lync-10.present-at-start=false"},
    {"ThreeGenerations2015", "refused/three-generations-2015.yaml", "LYNC-PATH-008", "not beside both at once",
     "topology.pools.lync-10.present-at-start=false"},
    {"AcrossRealms", "refused/across-realms.yaml", "LYNC-PATH-003", "from one Active Directory forest to another",
     "topology.pools.ocs-edge.realm=new.example"},
    {"PoolInPart", "refused/pool-in-part.yaml", "LYNC-PATH-017", "an upgrade in place is finished for all servers",
     "topology.pools.lync.upgraded-in-part=lync-2013"},
};

class Refusal : public testing::TestWithParam<Refused> {
 protected:
  [[nodiscard]] static std::string scenario() {
    return std::string(COEXIST_SOURCE_DIR "/tests/golden/") + GetParam().file;
  }
};

TEST_P(Refusal, NamesTheDocumentedReasonAndEndsWithOne) {
  const ScratchFolder folder;
  for (const char* verb : {"check", "run"}) {
    const Ended ended = spawn({verb, scenario()});
    EXPECT_EQ(ended.code, 1) << verb << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("[E711]"));
    EXPECT_THAT(ended.out, HasSubstr(GetParam().reason));
    EXPECT_THAT(ended.out, HasSubstr(GetParam().source));
  }
  EXPECT_TRUE(files_here().empty());
}

TEST_P(Refusal, IsGoneWithThePremise) {
  const ScratchFolder folder;
  const Ended ended = spawn({"check", scenario(), "--set", GetParam().supported});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_EQ(ended.out.find("E711"), std::string::npos) << ended.out;
}

TEST_P(Refusal, YieldsToTheOptionAndMarksEveryResult) {
  const ScratchFolder folder;
  const Ended run = spawn({"run", scenario(), "--allow-unsupported", "--output", "out", "--format", "json"});
  EXPECT_EQ(run.code, 1) << run.err;
  const json said = json::parse(run.out);
  EXPECT_EQ(said["verdict"]["mark"], "unsupported");
  EXPECT_THAT(said["verdict"]["unsupported"].at(0).get<std::string>(), HasSubstr(GetParam().reason));

  const std::string page = content_of("out/report.html");
  std::size_t sections = 0;
  for (std::size_t at = page.find("<h2 "); at != std::string::npos; at = page.find("<h2 ", at + 1), ++sections) {
    EXPECT_THAT(page.substr(at, 300), HasSubstr("What if: unsupported"));
  }
  EXPECT_GT(sections, 8U);
  EXPECT_THAT(page.substr(page.find("<title>"), 200), HasSubstr("(unsupported)"));
  std::size_t pictures = 0;
  for (const std::string& file : files_here()) {
    if (!file.ends_with(".svg")) continue;
    EXPECT_THAT(content_of(file), HasSubstr("(unsupported)")) << file;
    ++pictures;
  }
  EXPECT_GT(pictures, 0U);

  const std::string text = spawn({"run", scenario(), "--allow-unsupported"}).out;
  EXPECT_THAT(text, HasSubstr("△ Unsupported: from"));
  for (const char* heading :
       {"Expectations", "Findings", "What changes in each phase", "Schedule", "How to reproduce"}) {
    EXPECT_THAT(text, HasSubstr(std::string("\n\n△ What if: unsupported\n") + heading));
  }
}

INSTANTIATE_TEST_SUITE_P(Documented, Refusal, testing::ValuesIn(kRefused),
                         [](const testing::TestParamInfo<Refused>& refused) { return refused.param.name; });

TEST(Refusals, AreLiftedByAWaiverAndStayMarked) {
  const ScratchFolder folder;
  ScratchFolder::write("accepted.yaml",
                       std::string("extends: " COEXIST_SOURCE_DIR "/tests/golden/G24/scenario.yaml\n") +
                           "waivers: [{finding: E711, owner: Jo, reason: the vendor agreed in writing, "
                           "expires: 2013-09-02}]\n");
  const Ended run = spawn({"run", "accepted.yaml", "--format", "json"});
  EXPECT_EQ(run.code, 0) << run.out << run.err;
  EXPECT_EQ(json::parse(run.out)["verdict"]["mark"], "unsupported");
}

// Nothing is planned, and what stands side by side is no more supported for that.
TEST(Refusals, ConcernWhatStandsWithoutAnyStep) {
  const ScratchFolder folder;
  const std::string scenario = COEXIST_SOURCE_DIR "/tests/golden/refused/three-generations-standing.yaml";
  for (const char* verb : {"check", "run"}) {
    const Ended ended = spawn({verb, scenario});
    EXPECT_EQ(ended.code, 1) << verb << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("three generations side by side"));
    EXPECT_EQ(
        spawn({verb, scenario, "--set", "topology.pools.lync-10.present-at-start=false", "--set", "expect=[]"}).code, 0)
        << verb;
  }
  const Ended allowed = spawn({"run", scenario, "--allow-unsupported", "--format", "json"});
  EXPECT_EQ(json::parse(allowed.out)["verdict"]["mark"], "unsupported");
}

// Nobody documents a way to 2019 from both versions at once.
TEST(Refusals, ComeOfWaysThatNobodyDocumentsToo) {
  const ScratchFolder folder;
  const std::string scenario =
      "coexist: 1\nid: mixed\ntitle: Mixed\npack: lync-2013-sfb-2015-to-sfb-2019\nzone: Europe/Berlin\n"
      "start: 2019-03-04 00:00\nend: 2019-07-01 00:00\n"
      "topology:\n  sites: [{id: here, label: Here}]\n  pools:\n"
      "    - {id: p13, label: A, site: here, product: lync-2013, servers: 3}\n"
      "    - {id: p15, label: B, site: here, product: sfb-2015, servers: 3}\n"
      "    - {id: p19, label: C, site: here, product: sfb-2019, servers: 3, present-at-start: true}\n"
      "people: {list: [{id: a, site: here, home: p13, software: {rich-client: lync-2013}}]}\n";
  ScratchFolder::write("mixed.yaml", scenario);
  for (const char* verb : {"check", "run"}) {
    const Ended ended = spawn({verb, "mixed.yaml"});
    EXPECT_EQ(ended.code, 1) << verb << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("the pack does not say whether from 'lync-2013' and 'sfb-2015' to 'sfb-2019'"));
    EXPECT_THAT(ended.out, HasSubstr("[E712]"));
  }
  const json allowed = json::parse(spawn({"run", "mixed.yaml", "--allow-unsupported", "--format", "json"}).out);
  EXPECT_EQ(allowed["verdict"]["mark"], "support unknown");
  EXPECT_EQ(allowed["verdict"]["yes"], false);
  ScratchFolder::write("waived.yaml",
                       "extends: mixed.yaml\nid: waived\nwaivers: [{finding: E712, owner: Jo, "
                       "reason: tested in our lab, expires: 2019-07-01}]\n");
  const Ended waived = spawn({"run", "waived.yaml", "--format", "json"});
  EXPECT_EQ(waived.code, 0) << waived.out << waived.err;
  EXPECT_EQ(json::parse(waived.out)["verdict"]["mark"], "support unknown");
}

}  // namespace
}  // namespace coexist
