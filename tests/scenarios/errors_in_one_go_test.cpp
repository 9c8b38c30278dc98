// Whoever has made several mistakes is told all of them, and nothing that is only their consequence.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broken_scenarios.hpp"
#include "rehearsed_scenario.hpp"
#include "scenarios/pack_file.hpp"
#include "scratch_folder.hpp"

namespace coexist::scenarios {
namespace {

using Codes = std::vector<std::string>;

Codes codes_of(const Diagnostics& diagnostics) {
  const std::string text = print(diagnostics);
  Codes codes;
  for (std::size_t at = text.find(": error: "); at != std::string::npos; at = text.find(": error: ", at + 1)) {
    const std::size_t end = text.find("]\n", at);
    codes.push_back(text.substr(end - 4, 4));
  }
  return codes;
}

// Codes of the errors in rules laid over a pack.
Codes errors_of_rules(const std::string& rules) {
  ScratchFolder::write("rules.yaml", rules);
  ProvenanceTable provenance;
  Diagnostics diagnostics;
  EXPECT_FALSE(
      load_pack({shipped_packs(), "ocs-2007-r2-to-lync-2013", {}, {{"rules.yaml", {}}}, {}}, provenance, diagnostics));
  return codes_of(diagnostics);
}

// Codes of the errors in a fork of a sound scenario, in the order of the file.
Codes errors_of(const std::string& fork) {
  ScratchFolder::write("sound.yaml", std::string(kSound));
  ScratchFolder::write("fork.yaml", "extends: sound.yaml\n" + fork);
  Diagnostics diagnostics;
  EXPECT_FALSE(load_scenario({"fork.yaml", shipped_packs(), {}, {}, {}}, diagnostics));
  return codes_of(diagnostics);
}

TEST(ErrorsInOneGo, NamesAreLookedUpBesideMistypedKeys) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of(R"(schedule:
  steps:
    - {id: a, kind: backup, after: [nope], att: 2013-04-06 08:00, task: {}}
    - {id: b, kind: upgrade-clients, upgrade: {people: {groups: [nobody]}, install: {rich-client: lync2013}}}
    - {id: c, kind: moveusers, move: {people: {}, to: lync}}
    - {id: d, kind: move-users, task: {}, move: {people: {everyone: true}, to: lync}}
)"),
            (Codes{"E210", "E111", "E210", "E210", "E210", "E212", "E116"}));
}

TEST(ErrorsInOneGo, WaiversFaultsAndExpectationsAreAllLookedAt) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of(R"(waivers:
  - {finding: gate-faild, owner: me, reason: x, expires: 2013-06-01}
  - {finding: gate-failed, owner: me, reason: x, expires: 2013-06-31}
faults:
  - {server: ocs-09, from: 2013-04-08 09:00}
  - {server: ocs-01, link: line, from: 2013-04-08 09:00}
  - {from: 2013-04-08 09:00}
expect:
  - {sign-in: {person: alice, at: 2015-04-08 09:00}, is: works}
  - {metric: foo, is: 3}
)"),
            (Codes{"E210", "E113", "E210", "E203", "E203", "E231", "E224"}));
}

// A step, a pool and people that could not be read are no unknown names, nor is what lost a key judged as a whole.
TEST(ErrorsInOneGo, WhatCouldNotBeReadIsNotUnknown) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of(R"(topology:
  pools:
    - {id: new, site: berlin, prodct: lync-2013}
people:
  generate:
    - {id: crowd, count: many, site: berlin, home: new}
  list:
    - {id: carol, site: berlin, hom: ocs}
schedule:
  steps:
    - {id: a, kind: backup, task: x}
    - {id: b, kind: deploy-pool, after: [a], deploy: {pool: new}}
    - {id: c, kind: move-users, after: [b], move: {people: {ids: [carol, crowd-00001]}, to: new}}
)"),
            (Codes{"E112", "E111", "E113", "E111", "E110"}));
}

TEST(ErrorsInOneGo, DepartmentsOfWrongSharesAreNotUnknown) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of(R"(people:
  generate:
    - {id: crowd, count: 10, site: berlin, home: ocs, departments: {it: 20 %, law: 90 %}}
groups:
  - {id: pilot, people: {departments: [it]}}
)"),
            (Codes{"E218"}));
}

TEST(ErrorsInOneGo, NeitherAreThoseOfPeopleWhoCouldNotBeCounted) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of(R"(people:
  generate:
    - {id: crowd, count: many, site: berlin, home: ocs, departments: {it: 20 %, law: 80 %}}
groups:
  - {id: pilot, people: {departments: [it]}}
)"),
            (Codes{"E113"}));
}

// Whether a pool of an unknown product runs when the scenario begins is not known either.
TEST(ErrorsInOneGo, NobodyIsHomedWronglyOnAPoolOfAnUnknownProduct) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of("topology: {pools: [{id: ocs, product: ocs-2007r2}]}\n"), (Codes{"E210"}));
}

TEST(ErrorsInOneGo, NoCrowdIsMadeToLookForMore) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of(R"(people:
  generate:
    - {id: crowd, count: 1999999, site: berlin, home: ocs}
    - {id: more, count: 9, site: berlin, home: ocs}
groups:
  - {id: pilot, people: {ids: [nobody]}}
)"),
            (Codes{"E114"}))
      << "two million people take seconds, and what else is wrong can wait";
}

// What repeats an id was to have another one.
TEST(ErrorsInOneGo, NothingIsUnknownWhileTwoHaveOneId) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of(R"(topology:
  sites:
    - {id: porto}
    - {id: porto}
  pools:
    - {id: far, site: lisbon, product: lync-2013}
)"),
            (Codes{"E117"}));
}

TEST(ErrorsInOneGo, SomebodyUnknownIsNotSaidToBeUninvited) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of("expect:\n  - {join: {meeting: weekly, person: bobb}, is: works}\n"), (Codes{"E210"}));
}

TEST(ErrorsInOneGo, RulesAreLookedAtBesideMistypedKeys) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of_rules(R"(rules:
  - {id: a, aspect: client-on-home, when: {client: lync-2103, home: lync-2013}, outcome: fails, assumed: true, because: x}
  - {id: b, aspect: client-on-hme, when: {client: lync-2010}, outcome: fails, assumed: true, because: x}
  - {id: c, aspect: client-on-home, when: {client: lync-2010, hom: lync-2013}, outcome: fials, because: x}
  - {id: d, aspect: client-on-home, when: {client: lync-2010, hom: lync-2013}, outcome: fails, becaus: x}
)"),
            (Codes{"E601", "E601", "E115", "E601", "E111"}));
}

TEST(ErrorsInOneGo, SourcesThatCouldNotBeReadAreNotUnknown) {
  const ScratchFolder folder;
  EXPECT_EQ(errors_of_rules(R"(sources:
  - {id: lab, titel: Our own measurements}
rules:
  - {id: a, aspect: client-on-home, when: {client: lync-2010}, outcome: fails, sources: [lab], because: x}
)"),
            (Codes{"E112", "E112", "E111"}));
}

}  // namespace
}  // namespace coexist::scenarios
