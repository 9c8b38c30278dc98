// Laws 4 and 6 at the level of files: what an architect may rearrange or leave out without changing a result.
#include <gtest/gtest.h>

#include <random>

#include "flat_tree.hpp"
#include "rehearsed_scenario.hpp"
#include "scenarios/fork.hpp"
#include "scratch_folder.hpp"

namespace coexist::scenarios {
namespace {

using Random = std::mt19937;

template <typename T>
void shuffle(std::vector<T>& items, Random& random) {  // std::shuffle differs between libraries
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random() % i]);
}

// Keys in another order, and every list of things that have ids. Other lists are values, or ordered on purpose.
Node shuffled(const Node& node, Random& random) {
  if (const Mapping* mapping = node.mapping()) {
    std::vector<MapEntry> entries;
    for (const MapEntry& entry : mapping->entries()) {
      entries.push_back({entry.key, entry.key_place, shuffled(entry.value, random)});
    }
    shuffle(entries, random);
    return {node.place, Mapping(std::move(entries))};
  }
  if (const Sequence* sequence = node.sequence()) {
    Sequence items;
    bool declarations = true;
    for (const Node& item : *sequence) {
      declarations = declarations && id_of(item) != nullptr;
      items.push_back(shuffled(item, random));
    }
    if (declarations) shuffle(items, random);
    return {node.place, std::move(items)};
  }
  return node;
}

// The tree is whole already.
Node without_extends(const Node& root) {
  std::vector<MapEntry> entries;
  for (const MapEntry& entry : root.mapping()->entries()) {
    if (entry.key != "extends") entries.push_back(entry);
  }
  return {root.place, Mapping(std::move(entries))};
}

class Symmetry : public testing::TestWithParam<const char*> {};

TEST_P(Symmetry, TheOrderOfDeclarationsChangesNothing) {
  const std::filesystem::path path = golden_folder() / GetParam() / "scenario.yaml";
  const auto file = loaded(path);
  ASSERT_TRUE(file);
  const sim::Run expected = run_of(*file);
  Diagnostics diagnostics;
  const auto tree = load_scenario_tree(path, diagnostics);
  ASSERT_TRUE(tree) << print(diagnostics);
  const ScratchFolder scratch;
  Random random(20130304);
  for (int round = 0; round < 3; ++round) {
    const std::string text = flat_tree(shuffled(without_extends(tree->root), random));
    ScratchFolder::write("shuffled.yaml", text);
    const auto other = loaded("shuffled.yaml");
    ASSERT_TRUE(other);
    EXPECT_EQ(run_of(*other), expected) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Symmetry, testing::Values("G04", "G10", "G12", "G21b"));

class NoStep : public testing::TestWithParam<const char*> {};

TEST_P(NoStep, GivesWhatAWorldWithoutEveryNewPoolGives) {
  const ScratchFolder scratch;
  const std::string base = "extends: " + (golden_folder() / GetParam() / "scenario.yaml").string() + "\nexpect: []\n";
  ScratchFolder::write("no_step.yaml", base + "schedule: {steps: []}\n");
  ScratchFolder::write("nothing_new.yaml", base + R"(
schedule: {steps: []}
topology:
  artefacts: [{id: directory-11, remove: true}]
  pools: [{id: lync, remove: true}, {id: lync-edge, remove: true}]
)");
  const auto no_step = loaded("no_step.yaml");
  const auto nothing_new = loaded("nothing_new.yaml");
  ASSERT_TRUE(no_step && nothing_new);
  const sim::Run run = run_of(*no_step);
  EXPECT_GT(run.ledger.planned_joins, 0);
  EXPECT_TRUE(run.execution.trace.empty());
  EXPECT_EQ(run.ledger, run_of(*nothing_new).ledger);
}

INSTANTIATE_TEST_SUITE_P(Files, NoStep, testing::Values("G01", "G02", "G04", "G12"));

}  // namespace
}  // namespace coexist::scenarios
