// No switch, flag or other word of a pack is idle: each stands in an answer that is recorded, or in a question without
// which the answer would be another one (rule_removal_test.cpp, entry_removal_test.cpp).
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "golden_text.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

std::string all_records() {
  std::string text = golden_text("entries.txt");
  for (const auto& entry : std::filesystem::directory_iterator(golden_path("rules"))) {
    text += golden_text("rules/" + entry.path().filename().string());
  }
  return text;
}

// "switch.moved-meetings=b" is one word; commas and quotes belong to none.
std::set<std::string> words_in(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ',' || c == '\'' || c == '|'; }, ' ');
  std::istringstream in(text);
  std::set<std::string> words;
  for (std::string word; in >> word;) {
    const std::size_t equals = word.find('=');
    words.insert(word.substr(0, equals));
    if (equals != std::string::npos) words.insert(word.substr(equals + 1));
  }
  return words;
}

template <typename Table>
void add(std::set<std::string>& all, const Table& table, const std::string& prefix = {}) {
  for (const auto& entry : table) all.insert(prefix + entry.id);
}

TEST(PackVocabulary, HasNoWordThatNothingDependsOn) {
  std::set<std::string> all;
  std::set<std::string> flags;
  for (const std::string& hop : support::shipped_hops()) {
    const sim::Vocabulary v = support::shipped_pack(hop).vocabulary;
    add(all, v.switches, "switch.");
    add(all, v.conditions);
    add(all, v.features);
    add(all, v.results);
    add(all, v.formats);
    add(all, v.streams);
    add(flags, v.flags);
  }
  const std::set<std::string> words = words_in(all_records());
  for (const std::string& word : all) EXPECT_EQ(words.count(word), 1U) << word;
  // Asked for by a rule, or by the order of steps, which names it without its prefix.
  for (const std::string& flag : flags) EXPECT_GE(words.count("flag." + flag) + words.count(flag), 1U) << flag;
}

}  // namespace
}  // namespace coexist::scenarios
