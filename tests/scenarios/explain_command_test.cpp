// What `explain` tells of one failure, and the commands it gives to ask on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "minimal_example.hpp"
#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist {
namespace {

using nlohmann::json;

TEST(ExplainCommand, ExplainsAFailureAndShowsThatUndoingItsStepHelps) {
  const ScratchFolder folder;
  // Clients are upgraded and nobody sends a meeting again: then the schedule goes back.
  ScratchFolder::write("s.yaml",
                       minimal_with("    # A gate:",
                                    "    - {id: back, kind: roll-back, after: [pilot-meetings], at: 2013-03-30 08:00, "
                                    "roll-back: {downgrade-after: 3 d}}\n    # A gate:"));
  const Ended failures = spawn({"explain", "s.yaml", "failures", "--format", "json", "--limit", "1", "--set",
                                "schedule.steps.wave.kind=move-users"});
  ASSERT_EQ(failures.code, 0) << failures.out;
  const json first = json::parse(failures.out)["rollback"]["first"][0];
  EXPECT_TRUE(first["command"].get<std::string>().ends_with(" --set schedule.steps.wave.kind=move-users")) << first;
  const Ended why = spawn({"explain", "s.yaml", "join", first["meeting"], first["person"], "--occurrence",
                           std::to_string(first["occurrence"].get<int>()), "--verify", "--format", "json"});
  ASSERT_EQ(why.code, 0) << why.out;
  const json verified = json::parse(why.out)["verified"];
  EXPECT_EQ(verified["before"], "fails");
  EXPECT_EQ(verified["undone"], json({"back"}));
  EXPECT_NE(verified["after"], "fails");
}

TEST(ExplainCommand, ExplainsWhySomebodyIsLockedOutAndShowsThatUndoingTheStepHelps) {
  const ScratchFolder folder;
  ScratchFolder::write("s.yaml",
                       minimal_with("    # A gate:",
                                    "    - {id: back, kind: roll-back, after: [pilot-meetings], at: 2013-03-30 08:00, "
                                    "roll-back: {downgrade-after: 3 d}}\n    # A gate:"));
  const json failures = json::parse(spawn({"explain", "s.yaml", "failures", "--format", "json"}).out);
  ASSERT_GT(failures["locked_out"]["people"], 0);
  const std::string person = failures["locked_out"]["first"][0]["person"];
  EXPECT_EQ(failures["locked_out"]["first"][0]["command"], "coexist explain s.yaml sign-in " + person);
  const Ended why = spawn({"explain", "s.yaml", "sign-in", person, "--verify", "--format", "json"});
  ASSERT_EQ(why.code, 0) << why.out;
  const json told = json::parse(why.out);
  EXPECT_EQ(told["decision"]["outcome"], "fails");
  EXPECT_EQ(told["undo"]["steps"], json({"back"}));
  EXPECT_EQ(told["verified"]["before"], "fails");
  EXPECT_EQ(told["verified"]["after"], "works");
  const std::string text = spawn({"explain", "s.yaml", "sign-in", person}).out;
  EXPECT_NE(text.find("✕ fails: " + person + " signs in"), std::string::npos) << text;
  EXPECT_NE(text.find("without back: ✓ works"), std::string::npos) << text;
  EXPECT_EQ(text.find("Which meeting"), std::string::npos) << text;
  EXPECT_EQ(spawn({"explain", "s.yaml", "sign-in", person, "--occurrence", "100000"}).code, 2);
  EXPECT_EQ(spawn({"explain", "s.yaml", "sign-in", "nobody"}).code, 2);
  EXPECT_EQ(spawn({"explain", "s.yaml", "sign-in"}).code, 2);
}

TEST(ExplainCommand, AsksAboutTheRunInWhichAJoinFails) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  // Had nobody gone back, what was never sent again would fail for good.
  ScratchFolder::write("s.yaml",
                       "extends: new/scenario.yaml\nschedule:\n  steps:\n"
                       "    - {id: back, kind: roll-back, after: [wave], roll-back: {downgrade-after: 3 d}}\n"
                       "    - {id: ring, remove: true}\n    - {id: meetings, remove: true}\n");
  const Ended failures = spawn({"explain", "s.yaml", "failures", "--format", "json", "--limit", "1"});
  ASSERT_EQ(failures.code, 0) << failures.out;
  const json parts = json::parse(failures.out);
  EXPECT_EQ(parts["before_rollback"]["joins"], 0);
  ASSERT_GT(parts["migration"]["joins"], parts["rollback"]["joins"]);
  const json ahead = parts["migration"]["first"][0];
  EXPECT_TRUE(ahead["command"].get<std::string>().ends_with(" --undo back")) << ahead;
  const auto asked = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"explain",
                                       "s.yaml",
                                       "join",
                                       ahead["meeting"],
                                       ahead["person"],
                                       "--occurrence",
                                       std::to_string(ahead["occurrence"].get<int>())};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return spawn(arguments).out;
  };
  EXPECT_TRUE(asked({"--undo", "back"}).starts_with("✕ fails"));
  EXPECT_FALSE(asked({}).starts_with("✕ fails")) << "where it was rolled back, nobody documents it";
}

TEST(ExplainCommand, TellsWhatAFindingNames) {
  const Ended line = spawn({"explain", "directories-before-decommission", "--pack", "ocs-2007-r2-to-lync-2013"});
  EXPECT_EQ(line.code, 0) << line.err;
  EXPECT_NE(line.out.find("directories-before-decommission: precedence"), std::string::npos) << line.out;
  EXPECT_NE(line.out.find("if violated: "), std::string::npos) << line.out;
  EXPECT_NE(line.out.find("says "), std::string::npos) << line.out;
  EXPECT_EQ(spawn({"explain", "precedence-violated"}).out, spawn({"explain", "E708"}).out);
  EXPECT_EQ(spawn({"explain", "move-users"}).code, 0) << "a kind of step";
  EXPECT_NE(
      spawn({"explain", "directories-before-decomission"}).err.find("did you mean 'directories-before-decommission'?"),
      std::string::npos);
}

}  // namespace
}  // namespace coexist
