#include "scenarios/yaml_tree.hpp"

#include <gtest/gtest.h>

#include "scenario_text.hpp"

namespace coexist::scenarios {
namespace {

// What loading reports first; "" if nothing. Expects no more than one diagnostic: "one clear diagnostic each".
std::string trouble_with(std::string text, const YamlLimits& limits = {}) {
  Diagnostics diagnostics;
  load_yaml(file_of(std::move(text)), diagnostics, limits);
  EXPECT_LE(diagnostics.all().size(), 1U) << print(diagnostics);
  return first_of(diagnostics);
}

std::string repeated(const std::string& unit, std::size_t count) {
  std::string text;
  text.reserve(unit.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    text += unit;
  }
  return text;
}

const std::string& text_at(const Node& root, const std::string& key) {
  return root.mapping()->find(key)->scalar()->text;
}

TEST(YamlTree, KeepsScalarsAsTheyAreWritten) {
  const Node root = tree_of("a: no\nb: 010\nc: 1e3\nd: 0x10\ne: 2013-03-08 22:00\nf: .5\n");
  EXPECT_EQ(text_at(root, "a"), "no");
  EXPECT_EQ(text_at(root, "b"), "010");
  EXPECT_EQ(text_at(root, "c"), "1e3");
  EXPECT_EQ(text_at(root, "d"), "0x10");
  EXPECT_EQ(text_at(root, "e"), "2013-03-08 22:00");
  EXPECT_EQ(text_at(root, "f"), ".5");
}

TEST(YamlTree, RemembersQuotes) {
  const Node root = tree_of("a: 5\nb: '5'\nc: \"5\"\nd: |\n  5\n");
  EXPECT_FALSE(root.mapping()->find("a")->scalar()->quoted);
  EXPECT_TRUE(root.mapping()->find("b")->scalar()->quoted);
  EXPECT_TRUE(root.mapping()->find("c")->scalar()->quoted);
  EXPECT_TRUE(root.mapping()->find("d")->scalar()->quoted);
}

TEST(YamlTree, KeepsTheOrderOfKeysAndFindsEachOfThem) {
  const Node root = tree_of("zulu: 1\nalpha: 2\nmike: 3\n");
  EXPECT_EQ(root.mapping()->keys(), (std::vector<std::string>{"zulu", "alpha", "mike"}));
  EXPECT_EQ(text_at(root, "alpha"), "2");
  EXPECT_EQ(root.mapping()->find("bravo"), nullptr);
}

TEST(YamlTree, FindsKeysThatWereAppended) {
  Node root = tree_of("m: 1\n");
  for (const char* key : {"z", "a", "n"}) {
    root.mapping()->append({key, {}, {{}, Scalar{key, false}}});
  }
  for (const char* key : {"z", "a", "n"}) {
    EXPECT_EQ(text_at(root, key), key);
  }
  EXPECT_EQ(text_at(root, "m"), "1");
}

TEST(YamlTree, CountsColumnsInCodePoints) {
  const Node root = tree_of("Zürich: {Gebäude: [äöü, x]}\n");
  const MapEntry& city = root.mapping()->entries().front();
  EXPECT_EQ(city.key_place.column, 1);
  EXPECT_EQ(city.key_place.length, 6);
  const MapEntry& building = city.value.mapping()->entries().front();
  EXPECT_EQ(building.key_place.column, 10);
  const Node& x = building.value.sequence()->at(1);
  EXPECT_EQ(x.place.column, 25);
  EXPECT_EQ(x.place.line, 1);
}

TEST(YamlTree, PlacesAreRightWithWindowsLineEnds) {
  const Node root = tree_of("a: 1\r\nb:\r\n  c: 2\r\n");
  const Node& c = *root.mapping()->find("b")->mapping()->find("c");
  EXPECT_EQ(c.place.line, 3);
  EXPECT_EQ(c.place.column, 6);
}

TEST(YamlTree, PlacesAValueThatIsNotThereAtItsKey) {
  const Node root = tree_of("a: 1\nservers:\n\n\nb: 2\n");
  const Node& servers = *root.mapping()->find("servers");
  EXPECT_TRUE(servers.is_nothing());
  EXPECT_EQ(servers.place.line, 2);
}

TEST(YamlTree, ReadsJson) {
  const Node root = tree_of("{\"id\": \"a\", \"list\": [1, true, null, {\"x\": []}]}");
  EXPECT_EQ(text_at(root, "id"), "a");
  const Sequence& list = *root.mapping()->find("list")->sequence();
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list[1].scalar()->text, "true");
  EXPECT_TRUE(list[2].is_nothing());
  EXPECT_TRUE(list[3].mapping()->find("x")->sequence()->empty());
}

TEST(YamlTree, TakesAnEmptyFileForNothing) {
  for (const char* text : {"", "\n\n", "# only a comment\n", "---\n", "%YAML 1.2\n"}) {
    EXPECT_TRUE(tree_of(text).is_nothing()) << text;
  }
}

TEST(YamlTree, AcceptsTheMarksOfOneDocument) {
  EXPECT_EQ(text_at(tree_of("%YAML 1.2\n---\na: 1\n...\n"), "a"), "1");
}

TEST(YamlTree, RefusesDuplicateKeysAndShowsTheFirst) {
  Diagnostics diagnostics;
  const auto root = load_yaml(file_of("a: 1\nb: 2\na: 3\n"), diagnostics);
  EXPECT_EQ(first_of(diagnostics), "3:1 E107 key 'a' is given twice");
  ASSERT_EQ(diagnostics.all().front().related.size(), 1U);
  EXPECT_EQ(diagnostics.all().front().related.front().first.line, 1);
  EXPECT_TRUE(root.has_value()) << "the rest of the file must still be checked";
}

TEST(YamlTree, RefusesWhatTheParserWouldLoseInSilence) {
  EXPECT_EQ(trouble_with("- a\nb: c\n"), "2:1 E102 this is not part of what stands before it");
  EXPECT_EQ(trouble_with("a: 1\n---\nb: 2\n"), "2:1 E102 a second document starts here");
  EXPECT_EQ(trouble_with("a: 1\n...\nb: 2\n"), "3:1 E102 this is not part of what stands before it");
  EXPECT_EQ(trouble_with("a: 1\nb: \x04 2\nc: 3\n"), "2:4 E109 character 0x04 does not belong into a text file");
  EXPECT_EQ(trouble_with("\xEF\xBB\xBF"
                         "a: 1\n"),
            "1:1 E109 character 0xEF does not belong into a text file");
}

TEST(YamlTree, EndsOnTheByteThatTheLibraryOffersForEver) {
  EXPECT_EQ(trouble_with(","), "1:1 E102 this is not part of what stands before it");
  EXPECT_EQ(trouble_with("a, b\n,"), "");  // plain text over two lines
  EXPECT_EQ(trouble_with("[a]\n,"), "2:1 E102 this is not part of what stands before it");
}

TEST(YamlTree, RefusesAnchorsAliasesTagsAndOddKeys) {
  EXPECT_EQ(trouble_with("a: &x 1\n"), "1:4 E105 anchors are not supported");
  EXPECT_EQ(trouble_with("a: !!int 1\n"), "1:4 E106 tag 'tag:yaml.org,2002:int' is not supported");
  EXPECT_EQ(trouble_with("? [a]\n: 1\n"), "1:3 E108 this bracket is not closed, or is used as a key");
  EXPECT_EQ(trouble_with("? - a\n: 1\n"), "1:3 E108 a key must be text");
  EXPECT_EQ(trouble_with("null: 1\n"), "1:1 E108 a key is missing or null");
  EXPECT_EQ(trouble_with(": 1\n"), "1:1 E108 a key is missing or null");
  Diagnostics diagnostics;
  load_yaml(file_of("a: &x 1\nb: *x\n"), diagnostics);
  EXPECT_EQ(diagnostics.error_count(), 2U);
}

TEST(YamlTree, SaysWhereTheGrammarIsBroken) {
  EXPECT_EQ(trouble_with("a: b: c\n"), "1:5 E101 not valid YAML: illegal map value");
  EXPECT_EQ(trouble_with("a: 1\nb:\n\t- 2\n"), "3:1 E101 not valid YAML: a tab indents this line");
  EXPECT_EQ(trouble_with("a: [1, 2\n"), "2:1 E101 not valid YAML: end of sequence flow not found");
  EXPECT_EQ(trouble_with("{\"a\": [1,"), "1:1 E108 this bracket is not closed, or is used as a key");
  EXPECT_EQ(trouble_with("a: 'it''s\nb: 1\n"), "1:4 E101 not valid YAML: the quote is not closed");
  EXPECT_EQ(trouble_with("a: \"text\\\"\n"), "1:4 E101 not valid YAML: the quote is not closed");
  EXPECT_EQ(trouble_with("a: 'it''s'\nb: \"\\\"\"\n"), "");
}

TEST(YamlTree, RefusesDeepNestingAtTheFirstLevelTooMany) {
  EXPECT_EQ(trouble_with(repeated("[", 64) + repeated("]", 64)), "");
  EXPECT_EQ(trouble_with(repeated("[", 65) + repeated("]", 65)), "1:65 E104 nested deeper than 64 levels");
  EXPECT_EQ(trouble_with(repeated("- ", 65)), "1:129 E104 nested deeper than 64 levels");
  EXPECT_EQ(trouble_with("a", {.depth = 0}), "");
}

// The next two hold by construction: sizes are counted before the parser, which would queue 240 bytes for each
// bracket and recurse for each level, sees more than the allowed number.
TEST(YamlTree, AMillionNestedListsAreOneDiagnostic) {
  for (const char* unit : {"[", "{", "[{", "[\n", "{a: "}) {
    const std::string trouble = trouble_with(repeated(unit, 1'000'000 / std::string_view(unit).size()));
    EXPECT_NE(trouble.find("E104 nested deeper than 64 levels"), std::string::npos) << unit << ": " << trouble;
  }
  EXPECT_EQ(trouble_with(repeated("- ", 500'000)), "1:129 E104 nested deeper than 64 levels");
}

TEST(YamlTree, MassesOfItemsAreOneDiagnostic) {
  EXPECT_EQ(trouble_with("[" + repeated("1,", 300'000) + "]"), "1:200001 E103 more than 100000 brackets and commas");
  EXPECT_EQ(trouble_with(repeated("- a\n", 255'000)), "250000:3 E103 more than 250000 values in one file");
  EXPECT_EQ(trouble_with(std::string((1U << 20U) + 1, ' ')), "0:0 E103 larger than 1024 KiB");
}

TEST(YamlTree, LimitsAreExact) {
  EXPECT_EQ(trouble_with("[a, b]", {.nodes = 3}), "");
  EXPECT_EQ(trouble_with("[a, b, c]", {.nodes = 3}), "1:8 E103 more than 3 values in one file");
  EXPECT_EQ(trouble_with("[a, b]", {.flow_items = 2}), "");
  EXPECT_EQ(trouble_with("[a, b]", {.flow_items = 1}), "1:3 E103 more than 1 brackets and commas");
  EXPECT_EQ(trouble_with("[a]", {.bytes = 3}), "");
  EXPECT_EQ(trouble_with("[a]", {.bytes = 2}), "0:0 E103 larger than 0 KiB");
}

TEST(YamlTree, APartOfAFileKeepsItsPlaces) {
  Diagnostics diagnostics;
  const auto root = load_yaml_from(file_of("größe=[1, 2]", "--set"), std::string("größe=").size(), diagnostics);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->place.column, 7);
  EXPECT_EQ(root->sequence()->at(1).place.column, 11);
}

}  // namespace
}  // namespace coexist::scenarios
