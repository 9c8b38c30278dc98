// A report does not say "nothing blocks" and leave it at that where something does, or might.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;

const std::string kSeed = std::string(COEXIST_SOURCE_DIR) + "/scenarios/examples/seed";

// How many interactions a rule decided, in all phases.
std::int64_t decided_by(const std::string& rule, const json& report) {
  std::int64_t all = 0;
  for (const json& row : report.at("outcomes")) {
    for (const json& behind : row.at("rules")) {
      if (behind.at("rule") == rule) all += behind.at("count").get<std::int64_t>();
    }
  }
  return all;
}

std::vector<json> findings(const Ended& run, const std::string& what) {
  std::vector<json> found;
  const json report = json::parse(run.out);
  for (const json& finding : report.at("findings")) {
    if (finding.at("what") == what) found.push_back(finding);
  }
  return found;
}

TEST(ReportWarnings, PeopleWhoseLineIsDownCannotSignInAndAreSaid) {
  const ScratchFolder folder;
  const Ended cut = spawn({"run", kSeed, "--fail-link", "chicago-austin", "--format", "json"});
  EXPECT_EQ(cut.code, 1);
  const std::vector<json> found = findings(cut, "people-cut-off");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().at("level"), "warning");
  EXPECT_TRUE(found.front().at("message").get<std::string>().starts_with("1,200 people have no way")) << found.front();
  const json cut_report = json::parse(cut.out);
  EXPECT_GT(decided_by("way-home-cut", cut_report), 10'000);  // sign-ins of each morning, and joins by telephone
  // Across the ocean one's own pool is near, and the organiser's is not.
  const Ended ocean = spawn({"run", kSeed, "--fail-link", "atlantic", "--format", "json"});
  EXPECT_GT(decided_by("way-to-host-cut", json::parse(ocean.out)), 10'000);
  // The ring of Lyon, Krakow and Frankfurt has a way around.
  EXPECT_TRUE(
      findings(spawn({"run", kSeed, "--fail-link", "frankfurt-lyon", "--format", "json"}), "people-cut-off").empty());
}

TEST(ReportWarnings, AWishThatIsNotGrantedIsANote) {
  const ScratchFolder folder;
  const Ended slid = spawn({"run", kSeed, "--set", "schedule.steps.wave-2.at=2013-06-29 08:00", "--format", "json"});
  const std::vector<json> found = findings(slid, "begins-later");
  std::vector<std::string> late;
  for (const json& finding : found) {
    EXPECT_EQ(finding.at("level"), "note");
    EXPECT_EQ(finding.at("blocks"), false);
    late.push_back(finding.at("step"));
  }
  EXPECT_EQ(std::count(late.begin(), late.end(), "wave-2"), 1) << "because of a freeze";
  EXPECT_EQ(std::count(late.begin(), late.end(), "wave-3"), 1) << "because of what wave 2 brings along";
  EXPECT_EQ(std::count(late.begin(), late.end(), "wave-1"), 0);
}

// Assumptions are what reports invite to vary, whether or not the file has any.
TEST(ReportWarnings, AnAssumptionThatTheFileDoesNotHaveCanBeSet) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  EXPECT_EQ(spawn({"check", "new", "--set", "assumptions.move-work=10 Gflop"}).code, 0);
  const Ended unknown = spawn({"check", "new", "--set", "assumption.move-work=10 Gflop"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("did you mean 'assumptions'?"), std::string::npos) << unknown.err;
}

TEST(ReportWarnings, APoolThatStopsAndFailuresThatNobodyJudgesAreSaid) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  EXPECT_TRUE(findings(spawn({"run", "new", "--format", "json"}), "pool-stopped").empty());
  const Ended ill = spawn({"run", "new", "--fail", "old-pool-01", "--fail", "old-pool-02", "--format", "json"});
  EXPECT_EQ(findings(ill, "pool-stopped").size(), 1U);
  EXPECT_EQ(findings(ill, "sign-ins-failing").size(), 1U);
  EXPECT_TRUE(findings(spawn({"run", kSeed + "-rollback", "--format", "json"}), "rollback-joins").empty())
      << "a threshold of the example judges them";
}

}  // namespace
}  // namespace coexist
