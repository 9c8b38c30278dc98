#include "scenarios/fork.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "scenario_text.hpp"
#include "scenarios/text_file.hpp"

namespace coexist::scenarios {
namespace {

// A tree in one line: {a: x, b: [1, 2]}. Enough to compare what merging made.
std::string flat(const Node& node) {
  if (const Scalar* scalar = node.scalar(); scalar != nullptr) {
    return scalar->text;
  }
  std::string out;
  if (const Sequence* items = node.sequence(); items != nullptr) {
    for (const Node& item : *items) {
      out += (out.empty() ? "" : ", ") + flat(item);
    }
    return "[" + out + "]";
  }
  if (const Mapping* mapping = node.mapping(); mapping != nullptr) {
    for (const MapEntry& entry : mapping->entries()) {
      out += (out.empty() ? "" : ", ") + entry.key + ": " + flat(entry.value);
    }
    return "{" + out + "}";
  }
  return "~";
}

std::string merge(std::string base, std::string fork) {
  Diagnostics diagnostics;
  const Node root = merged(tree_of(std::move(base), "base"), tree_of(std::move(fork), "fork"), diagnostics);
  return diagnostics.has_errors() ? first_of(diagnostics) : flat(root);
}

TEST(Fork, MergesMappingsByKey) {
  EXPECT_EQ(merge("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 4, e: 5}, f: 6}"), "{a: 1, b: {c: 2, d: 4, e: 5}, f: 6}");
}

TEST(Fork, MergesListsById) {
  EXPECT_EQ(merge("[{id: a, x: 1}, {id: b, x: 2}]", "[{id: c}, {id: b, y: 3}]"),
            "[{id: a, x: 1}, {id: b, x: 2, y: 3}, {id: c}]");
}

TEST(Fork, RemovesAnItem) {
  EXPECT_EQ(merge("[{id: a}, {id: b}, {id: c}]", "[{id: b, remove: true}]"), "[{id: a}, {id: c}]");
}

TEST(Fork, RefusesToRemoveWhatIsNotThere) {
  EXPECT_EQ(merge("[{id: wave-1}]", "[{id: wave-2, remove: true}]"),
            "1:2 E131 nothing to remove: the base has no 'wave-2'");
}

TEST(Fork, RefusesToChangeAnItemTwice) {
  EXPECT_EQ(merge("[{id: a}]", "[{id: a, x: 1}, {id: a, x: 2}]"), "1:22 E117 id 'a' is given twice in this list");
}

TEST(Fork, ReplacesEverythingElse) {
  EXPECT_EQ(merge("[1, 2]", "[3]"), "[3]");
  EXPECT_EQ(merge("{a: [{id: x}]}", "{a: []}"), "{a: []}");
  EXPECT_EQ(merge("{a: {b: 1}}", "{a: 2}"), "{a: 2}");
  EXPECT_EQ(merge("{a: 1}", "{a:}"), "{a: ~}");
  EXPECT_EQ(merge("[{id: a}, 1]", "[{id: b}]"), "[{id: b}]");
}

TEST(Fork, NullTakesAKeyAwayAndAForgottenValueDoesNot) {
  EXPECT_EQ(merge("{a: 1, b: {c: 2, d: 3}}", "{b: {c: null}, a: ~}"), "{b: {d: 3}}");
  EXPECT_EQ(merge("[{id: a, to: x, at: 1}]", "- id: a\n  to: null\n"), "[{id: a, at: 1}]");
  EXPECT_EQ(merge("{a: 1}", "a:\n"), "{a: ~}");
  EXPECT_EQ(merge("{a: 1}", "{b: null}"), "{a: 1, b: ~}") << "for the schema to refuse";
}

TEST(Fork, EveryValueKnowsItsFile) {
  Diagnostics diagnostics;
  const Node root = merged(tree_of("{a: 1, b: 2}", "base"), tree_of("{b: 3}", "fork"), diagnostics);
  EXPECT_EQ(root.mapping()->find("a")->place.file->name, "base");
  EXPECT_EQ(root.mapping()->find("b")->place.file->name, "fork");
  EXPECT_EQ(root.mapping()->find_entry("b")->key_place.file->name, "fork");
}

class ForkFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    directory_ = std::filesystem::path(::testing::TempDir()) / (std::string("fork-") + test->name());
    std::filesystem::create_directories(directory_ / "sub");
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  void write(const std::string& name, std::string_view text) const {
    write_whole(directory_ / name, text, Overwrite::Allow);
  }
  std::string load(const std::string& name) {
    const auto tree = load_scenario_tree(directory_ / name, diagnostics_);
    if (tree) {
      files_ = tree->files.size();
    }
    return tree ? flat(tree->root) : first_of(diagnostics_);
  }
  // Messages without the directory, which differs from machine to machine.
  std::string relative(std::string text) const {
    const std::string prefix = directory_.string() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
      text.erase(at, prefix.size());
    }
    return text;
  }

  std::filesystem::path directory_;
  Diagnostics diagnostics_;
  std::size_t files_ = 0;
};

TEST_F(ForkFiles, FollowExtendsRelativeToTheFileThatSaysIt) {
  write("base.yaml", "name: base\na: 1\n");
  write("sub/middle.yaml", "extends: ../base.yaml\na: 2\nb: 3\n");
  write("top.yaml", "extends: sub/middle.yaml\nb: 4\n");
  EXPECT_EQ(load("top.yaml"), "{name: base, a: 2, extends: sub/middle.yaml, b: 4}");
  EXPECT_EQ(files_, 3U);
}

TEST_F(ForkFiles, RefuseCyclesAndNameThem) {
  write("a.yaml", "extends: sub/b.yaml\n");
  write("sub/b.yaml", "extends: ../sub/../a.yaml\n");
  EXPECT_EQ(relative(load("a.yaml")), "1:10 E130 a scenario must not extend itself: a.yaml -> sub/b.yaml -> a.yaml");
}

TEST_F(ForkFiles, RefuseLongChains) {
  for (int i = 0; i < 9; ++i) {
    write(std::to_string(i) + ".yaml", i == 8 ? "a: 1\n" : "extends: " + std::to_string(i + 1) + ".yaml\n");
  }
  EXPECT_EQ(load("1.yaml"), "{a: 1, extends: 2.yaml}");
  EXPECT_EQ(load("0.yaml").substr(0, 36), "1:10 E130 the chain is too long: " + directory_.string().substr(0, 3));
}

TEST_F(ForkFiles, PointToWhoWantedAMissingBase) {
  write("a.yaml", "x: 1\nextends: nowhere.yaml\n");
  EXPECT_EQ(load("a.yaml"), "0:0 E001 cannot read: no such file or directory");
  ASSERT_EQ(diagnostics_.all().front().related.size(), 1U);
  EXPECT_EQ(diagnostics_.all().front().related.front().first.line, 2);
}

TEST_F(ForkFiles, RefuseABaseThatIsNoMapping) {
  write("top.yaml", "title: x\nextends: base.yaml\n");
  for (const auto& [text, found] : {std::pair("just text\n", "1:1 E110 expected a scenario to extend, found text"),
                                    std::pair("- a\n", "1:1 E110 expected a scenario to extend, found a list"),
                                    std::pair("", "1:1 E110 expected a scenario to extend, found nothing")}) {
    diagnostics_ = {};
    write("base.yaml", text);
    EXPECT_EQ(load("top.yaml"), found);
    const Diagnostic& first = diagnostics_.all().front();
    EXPECT_TRUE(first.place.file->name.ends_with("base.yaml"));
    ASSERT_EQ(first.related.size(), 1U);
    EXPECT_EQ(first.related.front().first.line, 2);
  }
}

TEST_F(ForkFiles, ShareTheLimitsOfOneFile) {
  const std::string padding(600'000, ' ');
  write("base.yaml", "a: 1\n" + padding);
  write("top.yaml", "extends: base.yaml\n" + padding);
  EXPECT_EQ(load("top.yaml").substr(0, 9), "0:0 E103 ");
}

const char* const kScenario = R"(
title: x
schedule:
  steps:
    - id: wave-1
      at: 2013-04-01 22:00
    - id: wave-2
      at: 2013-04-08 22:00
servers:
  - id: fe01.contoso.com
    cores: 4
days: [mon, tue]
thresholds:
  - {metric: joins-failing, at-most: 3}
)";

std::string set(std::string_view assignment) {
  Node root = tree_of(kScenario);
  const std::string before = flat(root);
  Diagnostics diagnostics;
  const bool done = apply_set(root, assignment, diagnostics);
  EXPECT_EQ(done, !diagnostics.has_errors());
  if (done) {
    return flat(root);
  }
  EXPECT_EQ(flat(root), before);
  const std::string& help = diagnostics.all().front().help;
  return first_of(diagnostics) + (help.find("did") == 0 ? "; " + help : "");
}

TEST(SetOption, ChangesOneValueNamedById) {
  EXPECT_NE(set("schedule.steps.wave-2.at=2013-05-01 22:00").find("{id: wave-2, at: 2013-05-01 22:00}"),
            std::string::npos);
  EXPECT_NE(set("servers[fe01.contoso.com].cores=8").find("cores: 8"), std::string::npos);
  EXPECT_NE(set("servers[ 0 ].cores=8").find("cores: 8"), std::string::npos);
}

TEST(SetOption, TakesListsMappingsAndNewKeys) {
  EXPECT_NE(set("days=[wed, 'a, b']").find("days: [wed, a, b]"), std::string::npos);
  EXPECT_NE(set("days[1]=wed").find("days: [mon, wed]"), std::string::npos);
  EXPECT_NE(set("servers[0].limits={a: 1}").find("{id: fe01.contoso.com, cores: 4, limits: {a: 1}}"),
            std::string::npos);
  EXPECT_NE(set("title=a=b").find("title: a=b"), std::string::npos);
}

TEST(SetOption, BeginsASectionThatTheFileDoesNotHave) {
  EXPECT_NE(set("assumptions.move-work=10 Gflop").find("assumptions: {move-work: 10 Gflop}"), std::string::npos);
  EXPECT_NE(set("a.b[c.d].e=1").find("a: {b: {c.d: {e: 1}}}"), std::string::npos);
}

TEST(SetOption, FindsAThresholdByItsMetric) {
  EXPECT_NE(set("thresholds.joins-failing.at-most=0").find("{metric: joins-failing, at-most: 0}"), std::string::npos);
  EXPECT_EQ(set("thresholds.join-failing.at-most=0"),
            "1:12 E133 the scenario has no 'join-failing' here; did you mean 'joins-failing'?");
}

TEST(SetOption, NullTakesAKeyAway) {
  EXPECT_NE(set("servers[0].cores=null").find("servers: [{id: fe01.contoso.com}]"), std::string::npos);
  EXPECT_NE(set("servers[0].cores=").find("cores: ~"), std::string::npos);
}

TEST(SetOption, RefusesToChangeWhatTheScenarioStandsOn) {
  EXPECT_EQ(set("extends=/etc/passwd"), "1:1 E133 --set cannot change what a scenario extends");
}

TEST(SetOption, RefusesAPathThatLeadsNowhere) {
  EXPECT_EQ(set("schedule.steps.wav-2.at=x"), "1:16 E133 the scenario has no 'wav-2' here; did you mean 'wave-2'?");
  EXPECT_EQ(set("days[2]=x"), "1:6 E133 the scenario has no '2' here");
  EXPECT_EQ(set("days.0=x"), "1:6 E133 the scenario has no '0' here");
  EXPECT_EQ(set("title.x=1"), "1:7 E133 no 'x' here: what stands before it is text");
}

TEST(SetOption, RefusesWhatIsNoAssignment) {
  EXPECT_EQ(set("title"), "1:1 E132 there is no '=' with a value");
  EXPECT_EQ(set("days[0]"), "1:8 E132 there is no '=' with a value");
  EXPECT_EQ(set("=5"), "1:1 E132 a name is missing in the path");
  EXPECT_EQ(set("a..b=5"), "1:3 E132 a name is missing in the path");
  EXPECT_EQ(set("days[0=5"), "1:6 E132 the bracket is not closed");
  EXPECT_EQ(set("days[0]x=5"), "1:8 E132 expected '.', '[' or '=' here");
  EXPECT_EQ(set(""), "1:1 E132 there is no '=' with a value");
}

TEST(SetOption, ReportsABadValueInTheCommandLine) {
  EXPECT_EQ(set("title=[a"), "1:7 E108 this bracket is not closed, or is used as a key");
  EXPECT_EQ(set("title=,"), "1:7 E102 this is not part of what stands before it");
}

TEST(SetOption, ValuesKnowThatTheyCameFromTheCommandLine) {
  Node root = tree_of(kScenario);
  Diagnostics diagnostics;
  ASSERT_TRUE(apply_set(root, "title=new", diagnostics));
  const Place& place = root.mapping()->find("title")->place;
  EXPECT_EQ(place.file->name, "--set");
  EXPECT_EQ(place.column, 7);
}

TEST(Paths, AreRelativeToTheFileThatSaysThem) {
  const Place place{file_of("", "dir/s.yaml"), 1, 1, 1};
  EXPECT_EQ(path_beside(place, "t.xml"), "dir/t.xml");
  EXPECT_EQ(path_beside(place, "/t.xml"), "/t.xml");
  EXPECT_EQ(path_beside({file_of("", "--set"), 1, 1, 1}, "t.xml"), "t.xml");
}

}  // namespace
}  // namespace coexist::scenarios
