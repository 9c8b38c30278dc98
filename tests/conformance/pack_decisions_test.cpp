// Every conflict between the sources and every gap in them, as the lists in ../shared/facts number them, has its place
// in a pack: a switch, a number with a range, or a decision that `packs assumptions` prints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "scenarios/assumption_list.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

std::filesystem::path facts() {
  return std::filesystem::path(COEXIST_SHARED_DATA) / ".." / "facts";
}
std::filesystem::path conflicts() {
  return facts() / "11-conflicts-in-the-sources.md";
}
std::filesystem::path gaps() {
  return facts() / "13-gaps-in-the-evidence.md";
}

std::string number_at(const std::string& line, std::size_t at) {
  return line.substr(at, line.find_first_not_of("0123456789", at) - at);
}

// Rows "| C7 | ...", and items "7. ...".
std::set<std::string> numbered() {
  std::set<std::string> ids;
  std::ifstream rows(conflicts());
  for (std::string line; std::getline(rows, line);) {
    if (line.starts_with("| C")) ids.insert("C" + number_at(line, 3));
  }
  std::ifstream items(gaps());
  for (std::string line; std::getline(items, line);) {
    const std::string number = number_at(line, 0);
    if (!number.empty() && line.substr(number.size()).starts_with(". ")) ids.insert("gap-" + number);
  }
  return ids;
}

std::vector<TakenForGranted> of_all_packs() {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  return taken_for_granted(support::pointers(packs));
}

TEST(PackDecisions, SettleEveryConflictAndEveryGapAndNothingElse) {
  if (!std::filesystem::exists(conflicts())) GTEST_SKIP() << "no " << conflicts();
  const std::set<std::string> expected = numbered();
  EXPECT_EQ(expected.size(), 24U + 13U);
  std::set<std::string> settled;
  for (const TakenForGranted& one : of_all_packs()) settled.insert(one.settles.begin(), one.settles.end());
  EXPECT_EQ(settled, expected);
}

// The cells that the list of conflicts names as blank, each to be settled by a switch with a default.
TEST(PackDecisions, GiveBlankCellsASwitch) {
  if (!std::filesystem::exists(conflicts())) GTEST_SKIP() << "no " << conflicts();
  std::set<std::string> choices;
  for (const TakenForGranted& one : of_all_packs()) {
    if (one.as == TakenAs::Choice) choices.insert(one.id);
  }
  for (const char* blank : {"lync-2010-in-conference-call", "guests-in-legacy-meetings", "web-app-in-conference-call",
                            "communicator-in-web-conference"}) {
    EXPECT_THAT(choices, testing::Contains(blank));
  }
}

TEST(PackDecisions, SayOfEveryNumberWhyAndWhatRestsOnIt) {
  std::size_t numbers = 0;
  for (const TakenForGranted& one : of_all_packs()) {
    if (one.as != TakenAs::Number) continue;
    EXPECT_FALSE(one.why.empty()) << one.id;
    EXPECT_FALSE(one.used_by.empty()) << one.id;
    EXPECT_NE(one.range.find(" to "), std::string::npos) << one.id;
    ++numbers;
  }
  EXPECT_GT(numbers, 30U);
}

}  // namespace
}  // namespace coexist::scenarios
