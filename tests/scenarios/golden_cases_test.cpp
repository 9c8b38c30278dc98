// Documented outcomes as scenario files: tests/golden/G01 and so on, and what the packs assume of lines. Each has a
// mutation that changes one premise and flips the outcome, so that no case holds by accident.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "rehearsed_scenario.hpp"
#include "scenarios/fork.hpp"
#include "tree_changes.hpp"

namespace coexist::scenarios {
namespace {

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(golden_folder())) {
    if (std::filesystem::exists(entry.path() / "mutation.yaml")) names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Node tree_at(const std::filesystem::path& path) {
  Diagnostics diagnostics;
  auto tree = load_scenario_tree(path, diagnostics);
  EXPECT_TRUE(tree.has_value()) << print(diagnostics);
  return tree ? std::move(tree->root) : Node{};
}

// What is asked, without the answer.
std::string question_of(const Node& expectation) {
  for (const MapEntry& entry : expectation.mapping()->entries()) {
    if (entry.key != "says" && entry.key != "is" && entry.key != "rule")
      return entry.key + " " + flat_tree(entry.value);
  }
  return {};
}

std::vector<std::string> questions_at(const std::filesystem::path& path) {
  const Node root = tree_at(path);
  std::vector<std::string> questions;
  for (const Node& expectation : *root.mapping()->find("expect")->sequence()) {
    questions.push_back(question_of(expectation));
  }
  return questions;
}

class GoldenCase : public testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] std::filesystem::path file(const char* name) const { return golden_folder() / GetParam() / name; }

  // The answers by question; every one must be the one that the file expects.
  std::map<std::string, std::string> answers_of(const char* name) {
    const auto result = rehearsed(file(name));
    if (!result) return {};
    const std::vector<std::string> questions = questions_at(file(name));
    EXPECT_EQ(questions.size(), result->answers.size());
    std::map<std::string, std::string> answers;
    for (std::size_t i = 0; i < result->answers.size(); ++i) {
      const Expectation& expected = result->file.expectations[i];
      const Answer& given = result->answers[i];
      EXPECT_TRUE(given.as_expected) << expected.place.file->name << ":" << expected.place.line << " " << questions[i]
                                     << "\n  expected " << expected.is << " by " << expected.rule.value_or("any rule")
                                     << "\n  is       " << given.is << " by " << given.rule;
      answers[questions[i]] = given.is;
    }
    return answers;
  }
};

TEST_P(GoldenCase, EndsAsDocumentedAndTheMutationDoesNot) {
  const auto documented = answers_of("scenario.yaml");
  const auto mutated = answers_of("mutation.yaml");
  std::size_t flipped = 0;
  for (const auto& [question, is] : mutated) {
    const auto before = documented.find(question);
    flipped += before != documented.end() && before->second != is ? 1U : 0U;
  }
  EXPECT_GE(flipped, 1U) << "the mutation answers no question of the case in another way";
}

TEST_P(GoldenCase, HasAMutationOfOnePremise) {
  EXPECT_EQ(changes(tree_at(file("scenario.yaml")), tree_at(file("mutation.yaml")),
                    {"extends", "title", "description", "expect"}),
            1U);
}

INSTANTIATE_TEST_SUITE_P(Documented, GoldenCase, testing::ValuesIn(case_names()),
                         [](const testing::TestParamInfo<std::string>& golden) { return golden.param; });

TEST(GoldenCases, AreThoseThatTheDocumentsTell) {
  EXPECT_THAT(case_names(), testing::ElementsAre("G01", "G02", "G03", "G04", "G06", "G08", "G10", "G11", "G12", "G13",
                                                 "G15", "G16", "G18", "G20", "G21a", "G21b", "G21c", "G22", "G23a",
                                                 "G23b", "G24", "G25", "G27", "G28", "G30", "lines", "xmpp"));
}

}  // namespace
}  // namespace coexist::scenarios
