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
  // The ring of Lyon, Krakow and Frankfurt has a way around.
  EXPECT_TRUE(
      findings(spawn({"run", kSeed, "--fail-link", "frankfurt-lyon", "--format", "json"}), "people-cut-off").empty());
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
