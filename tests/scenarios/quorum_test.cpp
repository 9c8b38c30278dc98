// How many servers must run is the pack's to say, and whoever reads a report learns where it says so without a source.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "rehearsed_scenario.hpp"
#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist::scenarios {
namespace {

using nlohmann::json;

void write_fork(const std::string& pools) {
  ScratchFolder::write("fork.yaml", "extends: " + (golden_folder() / "base.yaml").string() + "\n" +
                                        "topology:\n  pools:\n    - " + pools + "\n");
}

// The pools that rest on a quorum that nobody documents, in the order of the pack's entries.
std::vector<std::string> pools_on_a_guess(const json& report) {
  std::vector<std::string> pools;
  for (const json& quorum : report.at("assumed_quorums")) {
    EXPECT_FALSE(quorum.at("because").get<std::string>().empty());
    for (const json& pool : quorum.at("pools")) pools.push_back(pool);
  }
  return pools;
}

TEST(AssumedQuorums, AreReportedForThePoolsThatWereThere) {
  const Ended run = spawn({"run", (golden_folder() / "base.yaml").string(), "--format", "json"});
  EXPECT_EQ(pools_on_a_guess(json::parse(run.out)), (std::vector<std::string>{"ocs", "ocs-edge"}))
      << "five front ends are documented, and lync-edge, which no step deploys, rests on nothing";
}

TEST(AssumedQuorums, StandInTheTextAndOnThePage) {
  const ScratchFolder scratch;
  write_fork("{id: lync, servers: 1}");
  const std::string because = "one that is all there is must run";
  const Ended run = spawn({"run", "fork.yaml", "--output", "out"});
  EXPECT_NE(run.out.find(because), std::string::npos) << run.out << run.err;
  std::ifstream page("out/report.html");
  const std::string html{std::istreambuf_iterator<char>(page), {}};
  EXPECT_NE(html.find(because), std::string::npos);
}

TEST(PoolsWithoutAQuorum, AreRefusedWithTheirPlaceAndTheSizesThatAreKnown) {
  const ScratchFolder scratch;
  write_fork("{id: lync, servers: 13}");
  const Ended check = spawn({"check", "fork.yaml"});
  EXPECT_NE(check.code, 0);
  const std::string said = check.out + check.err;
  EXPECT_NE(said.find("[E725]"), std::string::npos) << said;
  EXPECT_NE(said.find("known for pools of 1 to 12 only"), std::string::npos) << said;
  EXPECT_NE(said.find("fork.yaml:4:"), std::string::npos) << said;
}

TEST(PoolsWithoutAQuorum, AreRefusedForTheDocumentedReasonWhereThereIsOne) {
  const ScratchFolder scratch;
  const auto refused = [](int servers) {
    ScratchFolder::write("two.yaml",
                         "coexist: 1\nid: two\ntitle: Two\npack: lync-2013-sfb-2015-to-sfb-2019\nseed: 1\n"
                         "start: 2019-03-04 00:00\nend: 2019-04-01 00:00\n"
                         "topology:\n  sites: [{id: b, label: B, kind: central, zone: UTC}]\n  pools:\n"
                         "    - {id: old, label: Old, site: b, product: sfb-2015, servers: 3}\n"
                         "    - {id: new, label: New, site: b, product: sfb-2019, servers: " +
                             std::to_string(servers) +
                             "}\npeople:\n  generate: [{id: p, count: 2, site: b, home: old}]\n"
                             "schedule:\n  steps:\n    - {id: deploy, kind: deploy-pilot-pool, at: "
                             "2019-03-05 08:00, deploy: {pool: new}}\n");
    const Ended check = spawn({"check", "two.yaml"});
    EXPECT_EQ(check.code, 1);
    return check.out + check.err;
  };
  const std::string two = refused(2);
  EXPECT_NE(two.find("[E725]"), std::string::npos) << two;
  EXPECT_NE(two.find("a pool of exactly two front ends cannot be published"), std::string::npos) << two;
  EXPECT_NE(two.find("SFB19-006"), std::string::npos) << two;
  EXPECT_EQ(refused(17).find("exactly two"), std::string::npos);
}

TEST(PoolsWithoutAQuorum, DoNotServeWhenTheyAreRehearsedAllTheSame) {
  const ScratchFolder scratch;
  write_fork("{id: lync, servers: 13}");
  const json report = json::parse(spawn({"run", "fork.yaml", "--allow-violations", "--format", "json"}).out);
  const json& findings = report.at("findings");
  EXPECT_EQ(std::count_if(findings.begin(), findings.end(),
                          [](const json& finding) {
                            const std::string message = finding.at("message");
                            return message.starts_with("pool lync does not serve");
                          }),
            1);
  const json& steps = report.at("steps");
  const auto deploy =
      std::find_if(steps.begin(), steps.end(), [](const json& step) { return step.at("id") == "deploy"; });
  ASSERT_NE(deploy, steps.end());
  EXPECT_EQ(deploy->at("units").at("done"), 0) << deploy->dump();
}

}  // namespace
}  // namespace coexist::scenarios
