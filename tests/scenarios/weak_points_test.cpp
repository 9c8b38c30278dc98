// What `weak` says of each phase: told in full, tried by a run, and the same however many threads.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;

std::int64_t total(const json& list) {
  std::int64_t people = 0;
  for (const json& part : list) people += part.at("people").get<std::int64_t>();
  return people;
}

TEST(WeakPoints, AreToldForEachPhaseWithWhereAndWhy) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  const Ended ended = spawn({"weak", "new", "--format", "json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const json phases = json::parse(ended.out)["phases"];
  ASSERT_GT(phases.size(), 3U);
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (i > 0) {
      EXPECT_EQ(phases[i]["from"], phases[i - 1]["until"]);
    }
    EXPECT_EQ(phases[i]["can_sign_in"], 40);
    for (const char* what : {"server", "line", "pool", "site", "two"}) {
      const json& harm = phases[i][what];
      if (harm.is_null()) continue;
      EXPECT_EQ(total(harm["where"]), harm["locked_out"]) << what;
      EXPECT_EQ(total(harm["why"]), harm["locked_out"]) << what;
      EXPECT_EQ(harm["fail"].size(), std::string(what) == "two" ? 2U : 1U);
    }
    EXPECT_EQ(phases[i]["line"]["locked_out"], 10) << "the only line to Porto";
    EXPECT_EQ(phases[i]["pool"]["locked_out"].get<int>() > 0, true);
  }
}

TEST(WeakPoints, AreTriedByARunThatIsTheSameForAnyNumberOfThreads) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  const std::string one = spawn({"weak", "new", "--run", "--threads", "1", "--format", "json"}).out;
  EXPECT_EQ(one, spawn({"weak", "new", "--run", "--threads", "2", "--format", "json"}).out);
  std::size_t tried = 0;
  const json phases = json::parse(one)["phases"];
  for (const json& phase : phases) {
    if (!phase["line"].contains("tried")) continue;
    // Everybody in Porto signs in once on a working day.
    EXPECT_EQ(phase["line"]["tried"]["sign_ins_failing"], 10);
    ++tried;
  }
  EXPECT_GT(tried, 0U);
  EXPECT_NE(spawn({"weak", "new", "--run"}).out.find("tried on "), std::string::npos);
  EXPECT_EQ(spawn({"weak", "nowhere"}).code, 2);
}

}  // namespace
}  // namespace coexist
