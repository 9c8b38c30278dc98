// The example scenarios: in order, accepted by the verifier, and behaving as when somebody last looked.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "golden_text.hpp"
#include "rehearsed_scenario.hpp"
#include "sim/random.hpp"

namespace coexist::scenarios {
namespace {

std::filesystem::path examples() {
  return COEXIST_SOURCE_DIR "/scenarios/examples";
}

std::vector<std::string> example_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(examples())) {
    if (std::filesystem::exists(entry.path() / "scenario.yaml")) names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Example : public testing::TestWithParam<std::string> {};

TEST_P(Example, MayBeCarriedOut) {
  const auto file = loaded(examples() / GetParam());
  ASSERT_TRUE(file);
  for (const planner::Violation& violation : planner::verify(file->scenario, file->pack).violations) {
    EXPECT_NE(violation.gravity, sim::Gravity::Forbidden)
        << planner::name_of(violation.kind) << ": " << violation.message;
  }
}

// Every change of the infrastructure, and every join with the rule that decided it.
TEST_P(Example, BehavesAsItDid) {
  const auto file = loaded(examples() / GetParam());
  ASSERT_TRUE(file);
  const sim::Run run = run_of(*file);
  std::string trajectory;
  for (const sim::Change& change : run.execution.trace) {
    const std::string cause =
        change.cause == sim::kNone<sim::StepId> ? "-" : file->scenario.schedule.steps[change.cause].id;
    trajectory += fmt::format("{} {} {} {} {} {}\n", change.at.us, static_cast<int>(change.kind), change.subject,
                              change.slot, change.value, cause);
  }
  const sim::Ledger& ledger = run.ledger;
  for (const sim::DecisionIndex join : ledger.join) {
    const sim::Decision& decision = ledger.decisions[join];
    const bool ruled = join != 0 && decision.rule != sim::kNone<sim::RuleId>;
    trajectory += fmt::format("{} {}\n", join == 0 ? "unscheduled" : sim::name_of(decision.outcome),
                              ruled ? file->pack.rules[decision.rule].id : "-");
  }
  expect_golden_line("fingerprints.txt", GetParam(), fmt::format("{:016x}", sim::stable_hash(trajectory)));
}

INSTANTIATE_TEST_SUITE_P(Examples, Example, testing::ValuesIn(example_names()), [](const auto& example) {
  std::string name = example.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace coexist::scenarios
