// Software that comes with other software, as scenarios get it: with a ring, at the start, from a table of people.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "rehearsed_scenario.hpp"
#include "scratch_folder.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

// "rich-client: lync-2013" of what a step installs, in order of the slots' names.
std::vector<std::string> installed_by(const LoadedScenario& file, const std::string& step) {
  const sim::Vocabulary& v = file.pack.vocabulary;
  const auto& upgrade =
      std::get<sim::UpgradeAction>(file.scenario.schedule.steps[sim::find(file.scenario.schedule.steps, step)].action);
  std::vector<std::string> all;
  for (const auto& [slot, software] : upgrade.install) {
    all.push_back(v.slots[slot].id + ": " +
                  (software == sim::kNone<sim::SoftwareId> ? "none" : v.software[software].id));
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::string add_in_of(const LoadedScenario& file, const std::string& person) {
  const sim::People& people = file.scenario.people;
  const auto at = std::find(people.id.begin(), people.id.end(), person);
  EXPECT_NE(at, people.id.end()) << person;
  const sim::SlotId slot = sim::find(file.pack.vocabulary.slots, "add-in");
  const sim::SoftwareId software =
      people.software[slot][sim::id_at<sim::PersonId>(static_cast<std::size_t>(at - people.id.begin()))];
  return software == sim::kNone<sim::SoftwareId> ? "none" : file.pack.vocabulary.software[software].id;
}

const std::string kMinimal = COEXIST_SOURCE_DIR "/scenarios/examples/minimal";

void write_fork(const std::string& install) {
  ScratchFolder::write("scenario.yaml", "coexist: 1\nid: fork\nextends: " + kMinimal +
                                            "/scenario.yaml\nschedule:\n  steps:\n" +
                                            "    - {id: pilot-clients, upgrade: {install: {" + install + "}}}\n" +
                                            "    - {id: ring, upgrade: {install: {" + install + "}}}\n");
}

// LYNC-INTEROP-051: with the Lync 2013 client comes its add-in. Left with the old one, nobody could schedule.
TEST(BroughtSoftware, AClientAloneInstallsItsAddInAndNoJoinFails) {
  const ScratchFolder scratch;
  write_fork("add-in: null");
  const auto alone = rehearsed("scenario.yaml");
  ASSERT_TRUE(alone);
  const std::vector<std::string> both{"add-in: lync-2013-add-in", "rich-client: lync-2013"};
  EXPECT_EQ(installed_by(alone->file, "ring"), both);
  EXPECT_EQ(installed_by(alone->file, "pilot-clients"), both);
  EXPECT_TRUE(alone->rehearsal.caused.empty());
}

TEST(BroughtSoftware, WhatAStepSaysOfTheSlotStands) {
  const ScratchFolder scratch;
  write_fork("add-in: oc-conferencing-add-in");
  const auto kept = loaded("scenario.yaml");
  ASSERT_TRUE(kept);
  EXPECT_EQ(installed_by(*kept, "ring"),
            (std::vector<std::string>{"add-in: oc-conferencing-add-in", "rich-client: lync-2013"}));
  write_fork("add-in: none");
  const auto none = loaded("scenario.yaml");
  ASSERT_TRUE(none);
  EXPECT_EQ(installed_by(*none, "ring"), (std::vector<std::string>{"add-in: none", "rich-client: lync-2013"}));
}

TEST(BroughtSoftware, ComesWithTheClientAtTheStartFromAListAndFromATable) {
  const ScratchFolder scratch;
  ScratchFolder::write("people.csv",
                       "id,home pool,client,add-in\n"
                       "carol,lync,lync-2013,\n"
                       "dave,lync,lync-2013,lync-2010-add-in\n"
                       "erin,lync,,\n");
  ScratchFolder::write("scenario.yaml", R"(coexist: 1
title: People with the new client
pack: ocs-2007-r2-to-lync-2013
start: 2013-03-04 00:00
end: 2013-09-02 00:00
topology:
  sites: [{id: berlin}]
  pools: [{id: lync, site: berlin, product: lync-2013, servers: 3, present-at-start: true}]
people:
  list:
    - {id: alice, site: berlin, home: lync, software: {rich-client: lync-2013}}
    - {id: bob, site: berlin, home: lync, software: {rich-client: lync-2013, add-in: none}}
  generate: [{id: crowd, count: 1, site: berlin, home: lync, software: {rich-client: lync-2013}}]
  csv: [{file: people.csv, site: berlin, software: {rich-client: lync-2010}}]
)");
  const auto file = loaded("scenario.yaml");
  ASSERT_TRUE(file);
  EXPECT_EQ(add_in_of(*file, "alice"), "lync-2013-add-in");
  EXPECT_EQ(add_in_of(*file, "bob"), "none");
  EXPECT_EQ(add_in_of(*file, "crowd-00001"), "lync-2013-add-in");
  EXPECT_EQ(add_in_of(*file, "carol"), "lync-2013-add-in");
  EXPECT_EQ(add_in_of(*file, "dave"), "lync-2010-add-in");
  EXPECT_EQ(add_in_of(*file, "erin"), "none");
}

// What a move installs is the pack's to say; what that brings comes along.
TEST(BroughtSoftware, ComesWithWhatAMoveInstalls) {
  const ScratchFolder scratch;
  std::filesystem::create_directories("hop");
  ScratchFolder::write("hop/pack.yaml", R"(pack: {id: hop, format: 1, version: 1.0.0, title: A hop}
products: [{id: old, label: Old, side: legacy}, {id: new, label: New, side: new}]
slots: [{id: client, label: Client}, {id: add-in, label: Add-in}]
software:
  - {id: new-client, label: New client, slot: client, brings: {add-in: new-add-in}, sources: [S1]}
  - {id: new-add-in, label: New add-in, slot: add-in}
  - {id: old-add-in, label: Old add-in, slot: add-in}
classes: [{id: employee, label: Employee, paths: []}]
sources: [{id: S1, title: A book, url: "https://example.org/book"}]
step-kinds:
  - {id: move, label: Move, archetype: move-people, installs: {client: new-client}, sources: [S1]}
  - {id: move-and-keep, label: Move, archetype: move-people, installs: {client: new-client, add-in: old-add-in}, sources: [S1]}
)");
  ProvenanceTable provenance;
  Diagnostics diagnostics;
  const auto pack = load_pack({".", "hop", {}, {}}, provenance, diagnostics);
  ASSERT_TRUE(pack) << print(diagnostics);
  const auto second = [&](const char* kind) {
    const auto& installs = pack->pack.step_kinds[sim::find(pack->pack.step_kinds, kind)].installs;
    return installs.size() == 2 ? pack->pack.vocabulary.software[installs[1].second].id : "";
  };
  EXPECT_EQ(second("move"), "new-add-in");
  EXPECT_EQ(second("move-and-keep"), "old-add-in");
}

}  // namespace
}  // namespace coexist::scenarios
