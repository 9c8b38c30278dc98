// What the verifier says of a scenario file: every kind of violation that a file can have, and its words as a golden.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "broken_schedules.hpp"
#include "golden_text.hpp"
#include "rehearsed_scenario.hpp"
#include "scratch_folder.hpp"

namespace coexist::scenarios {
namespace {

// Of the kind that the code names; a mistake may well have other consequences.
std::vector<planner::Violation> violations_of(const BrokenSchedule& broken) {
  const std::string base = (golden_folder() / "base.yaml").string();
  ScratchFolder::write("broken.yaml", "extends: " + base + "\n" + std::string(broken.fork) + "\n");
  const auto file = loaded("broken.yaml");
  if (!file) return {};
  std::vector<planner::Violation> all = planner::verify(file->scenario, file->pack).violations;
  std::erase_if(all, [&](const planner::Violation& violation) {
    return fmt::format("E{}", 701 + static_cast<int>(violation.kind)) != broken.code;
  });
  return all;
}

std::string_view name_of(sim::Gravity gravity) {
  switch (gravity) {
    case sim::Gravity::Forbidden:
      return "forbidden";
    case sim::Gravity::Harmful:
      return "harmful";
    case sim::Gravity::Advice:
      return "advice";
  }
  return "?";
}

TEST(ScheduleMessages, NameEveryMistakeThatAFileCanMakeInTheWordsThatWereRead) {
  const ScratchFolder scratch;
  std::string messages;
  for (const BrokenSchedule& broken : kBrokenSchedules) {
    const std::vector<planner::Violation> found = violations_of(broken);
    EXPECT_FALSE(found.empty()) << broken.code;
    for (const planner::Violation& violation : found) {
      messages += fmt::format("{} {}: {}\n", broken.code, name_of(violation.gravity), violation.message);
    }
  }
  expect_golden("schedule_messages.txt", messages);
}

TEST(ScheduleMessages, AreNoneForTheBase) {
  const auto base = loaded(golden_folder() / "base.yaml");
  ASSERT_TRUE(base);
  for (const planner::Violation& violation : planner::verify(base->scenario, base->pack).violations) {
    ADD_FAILURE() << violation.message;
  }
}

}  // namespace
}  // namespace coexist::scenarios
