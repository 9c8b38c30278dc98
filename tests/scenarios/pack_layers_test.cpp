// Packs that lie over each other: what a hop takes from those below, what it leaves out, and what it may replace.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/explanation.hpp"
#include "scenarios/pack_file.hpp"
#include "scratch_folder.hpp"
#include "sim/compiled_pack.hpp"

namespace coexist::scenarios {
namespace {

// Three versions, each with its client, and one table about all of them. Who stands where is for a hop to say.
const std::string kShared = R"(pack: {id: shared, format: 1, version: 1.0.0, title: Shared, abstract: true}
products:
  - {id: one, label: One, family: server, version: "1.0"}
  - {id: two, label: Two, family: server, version: "2.0"}
  - {id: ten, label: Ten, family: server, version: "10.0"}
slots: [{id: client, label: Client}]
software:
  - {id: client-1, label: Client 1, slot: client, family: desk, version: "1.1"}
  - {id: client-2, label: Client 2, slot: client, family: desk, version: "1.2"}
  - {id: client-3, label: Client 3, slot: client, family: desk, version: "1.3"}
classes: [{id: employee, label: Employee, paths: [rich]}]
features: [{id: video, label: Video}]
results:
  - {id: proxied, label: Proxied, outcome: works}
  - {id: text-only, label: Text only, outcome: degraded, loses: [video]}
sources: [{id: S1, title: A book, url: "https://example.org/book"}]
facts: [{id: FACT-1, says: it is written, sources: [S1]}]
assumptions: [{id: pace, label: Pace, value: 2 h, low: 1 h, high: 3 h, why: a guess}]
aspects:
  - {id: client-on-home, label: Client on home, dimensions: {client: actor.software.client, home: actor.home}}
tables:
  - table: T1
    aspect: client-on-home
    rows: client
    columns: home
    sources: [FACT-1]
    cells:
      client-1: {one: works, two: proxied, ten: fails}
      client-2: {one: text-only, two: works, ten: not-stated}
interactions:
  - {id: sign-in, label: Sign in, paths: [{id: rich, label: Client, slot: client, aspects: [client-on-home]}]}
transitions: []
supported-paths:
  - {legacy: one, target: two, supported: true, because: written, sources: [S1]}
)";

const std::string kHop = R"(pack: {id: hop, format: 1, version: 1.0.0, title: One to two, extends: shared}
hop: {legacy: [one], new: [two]}
)";

// A folder of packs that is gone after the test.
class PackLayers : public testing::Test {
 protected:
  PackLayers() { write("shared", kShared); }

  static void write(const std::string& pack, const std::string& text) {
    std::filesystem::create_directories("packs/" + pack);
    ScratchFolder::write("packs/" + pack + "/pack.yaml", text);
  }

  std::optional<sim::Pack> load(const std::string& hop, const std::string& overlay = {}) {
    write("hop", hop);
    PackRequest request{"packs", "hop", {}, {}};
    if (!overlay.empty()) {
      ScratchFolder::write("overlay.yaml", overlay);
      request.overlays.push_back({"overlay.yaml", {}});
    }
    diagnostics_ = {};
    auto loaded = load_pack(request, provenance_, diagnostics_);
    return loaded ? std::optional(std::move(loaded->pack)) : std::nullopt;
  }

  // "E616 a message" of the only error.
  std::string error_of(const std::string& hop, const std::string& overlay = {}) {
    EXPECT_FALSE(load(hop, overlay).has_value());
    EXPECT_EQ(diagnostics_.error_count(), 1U) << print(diagnostics_);
    if (diagnostics_.all().empty()) return {};
    return diagnostics_.all().front().code + " " + diagnostics_.all().front().message;
  }

  static std::string rule(const std::string& id, const std::string& rest) {
    return "rules:\n  - {id: " + id + ", aspect: client-on-home, " + rest + ", sources: [FACT-1]}\n";
  }

  static std::vector<std::string> rule_ids(const sim::Pack& pack) {
    std::vector<std::string> ids;
    for (const sim::Rule& rule : pack.rules) ids.push_back(rule.id);
    return ids;
  }
  static const sim::Rule& rule_of(const sim::Pack& pack, const std::string& id) {
    return *std::find_if(pack.rules.begin(), pack.rules.end(), [&](const sim::Rule& r) { return r.id == id; });
  }

  ScratchFolder folder_;
  ProvenanceTable provenance_;
  Diagnostics diagnostics_;
};

using Ids = std::vector<std::string>;

TEST_F(PackLayers, AHopHasWhatThePackBelowSaysOfItsProductsAndNothingElse) {
  const auto pack = load(kHop);
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->vocabulary.products.size(), 2U);
  EXPECT_EQ(pack->vocabulary.products.raw()[0].side, sim::Side::Legacy);
  EXPECT_EQ(pack->vocabulary.products.raw()[1].side, sim::Side::New);
  EXPECT_EQ(rule_ids(*pack), (Ids{"T1/client-1/one", "T1/client-1/two", "T1/client-2/one", "T1/client-2/two"}));
  EXPECT_EQ(pack->id, "hop");
}

TEST_F(PackLayers, AnotherHopOfTheSamePackTakesOtherColumns) {
  const auto pack = load(
      "pack: {id: hop, format: 1, version: 1.0.0, title: Two to ten, extends: [shared]}\n"
      "hop: {legacy: two, new: ten, outside: one}\n");
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->vocabulary.products.size(), 3U);
  EXPECT_EQ(pack->vocabulary.products.raw()[0].side, sim::Side::Outside);
  EXPECT_EQ(pack->rules.size(), 5U);
}

TEST_F(PackLayers, AHopReplacesRulesAndAssumptionsById) {
  const auto pack =
      load(kHop + "assumptions: [{id: pace, label: Pace, value: 90 min, low: 1 h, high: 3 h, why: measured}]\n" +
           rule("T1/client-1/one", "when: {client: client-1, home: one}, outcome: fails"));
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(pack->rules.size(), 4U);
  EXPECT_EQ(rule_of(*pack, "T1/client-1/one").outcome, sim::Outcome::Fails);
  EXPECT_EQ(pack->vocabulary.assumptions.raw().front().value, sim::minutes(90).us);
}

// Both would be errors within one layer: a rule that decides nothing, and rules that disagree.
TEST_F(PackLayers, AnUpperLayerMayLeaveNothingToARuleBelow) {
  const std::string wins = rule("W", "when: {client: client-1, home: one}, outcome: fails, overrides: T1/client-1/one");
  EXPECT_TRUE(load(kHop + wins)) << print(diagnostics_);
  EXPECT_TRUE(load(kHop, wins)) << print(diagnostics_);
  const std::string contradicts = rule("W", "when: {client: client-1, home: one}, outcome: fails");
  EXPECT_EQ(error_of(kHop, contradicts).substr(0, 4), "E611");
}

// A rule of the pack that others of the pack had left a part, and the overlay takes that part: not the overlay's fault.
TEST_F(PackLayers, AnOverlayMayTakeTheRestOfARuleThatItsPackHadCutDownItself) {
  const std::string both = kHop +
                           rule("PART", "when: {client: client-3, home: one}, outcome: fails, overrides: WHOLE") +
                           "  - {id: WHOLE, aspect: client-on-home, when: {client: client-3}, outcome: works, "
                           "sources: [FACT-1]}\n";
  ASSERT_TRUE(load(both)) << print(diagnostics_);
  EXPECT_TRUE(load(both, rule("REST", "when: {client: client-3, home: {not: one}}, outcome: fails, overrides: WHOLE")))
      << print(diagnostics_);
  const std::string dead = rule("DEAD", "when: {client: client-3}, outcome: fails, otherwise: true");
  EXPECT_EQ(error_of(both, dead), "E612 rule 'DEAD' decides nothing: other rules decide all its cells (PART, WHOLE)");
}

TEST_F(PackLayers, WhoeverWroteTheUpperRuleIsToldWhatToDoAboutItOnceOnly) {
  const std::string mirrored =
      kHop + "aspects: [{id: other-on-home, label: The other's client on home, mirrors: client-on-home}]\n";
  EXPECT_EQ(
      error_of(mirrored, rule("W", "when: {client: client-1, home: one}, outcome: fails")),
      "E611 rule 'W' (fails) contradicts 'T1/client-1/one' (works), over which it lies, at client=client-1 home=one");
  const Diagnostic& said = diagnostics_.all().front();
  EXPECT_EQ(said.place.file->name, "overlay.yaml");
  EXPECT_EQ(said.help,
            "if it is right, let it win with overrides: [T1/client-1/one], or give it that rule's id; else narrow it");
  ASSERT_EQ(said.related.size(), 1U);
  EXPECT_EQ(said.related.front().first.file->name, "packs/shared/pack.yaml");
}

TEST_F(PackLayers, PlacesInASoundPackAreNamedWithoutWhereItIsInstalled) {
  write("hop", kHop);
  const auto loaded = load_pack({std::filesystem::absolute("packs"), "hop", {}, {}}, provenance_, diagnostics_);
  ASSERT_TRUE(loaded) << print(diagnostics_);
  const Place& place = provenance_.place(rule_of(loaded->pack, "T1/client-1/one").provenance);
  EXPECT_EQ(place.file->name, "packs/shared/pack.yaml");
  EXPECT_GT(place.line, 1);
  for (const auto& file : loaded->files) EXPECT_TRUE(file->name.starts_with("packs/")) << file->name;
}

TEST_F(PackLayers, ARuleMayOverrideOneThatTheHopLeavesOut) {
  const std::string text = rule("W", "when: {client: client-3}, outcome: fails, overrides: T1/client-1/ten");
  const auto pack = load(kHop + text);
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_TRUE(rule_of(*pack, "W").overrides.empty());
  EXPECT_EQ(
      error_of(kHop + rule("W", "when: {client: client-3}, outcome: fails, overrides: T1/client-1/nine")).substr(0, 4),
      "E614");
}

// In a shared pack it is for another hop; here it would be for nobody.
TEST_F(PackLayers, ARuleOfAHopAboutProductsOfOtherHopsDoesNotVanish) {
  EXPECT_EQ(error_of(kHop + rule("W", "when: {client: client-3, home: ten}, outcome: fails")),
            "E626 rule 'W' is about products that are not on this hop");
  EXPECT_EQ(error_of(kHop + rule("W", "when: {client: client-3, home: tem}, outcome: fails")),
            "E601 unknown value 'tem'");
}

TEST_F(PackLayers, AProductWithoutASideNeedsAHop) {
  EXPECT_EQ(error_of("pack: {id: hop, format: 1, version: 1.0.0, title: Hop}\n"
                     "products: [{id: one, label: One}]\n"),
            "E605 product 'one' has no side");
}

TEST_F(PackLayers, APackThatExtendsOthersSaysWhichHopItIs) {
  EXPECT_EQ(error_of("pack: {id: hop, format: 1, version: 1.0.0, title: Hop, extends: shared}\n"),
            "E605 pack 'hop' does not say which products are left and which are moved to");
  EXPECT_EQ(std::filesystem::path(diagnostics_.all().front().place.file->name).parent_path().filename(), "hop");
}

TEST_F(PackLayers, AnUpperPathTakesThePlaceOfALowerOneOfTheSameWay) {
  const auto pack =
      load(kHop, "supported-paths: [{legacy: one, target: two, supported: false, because: seen, sources: [S1]}]\n");
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->paths.size(), 1U);
  EXPECT_FALSE(pack->paths.front().supported);
}

TEST_F(PackLayers, WhatAFileOverAPackSaysOfOtherHopsDoesNotVanish) {
  EXPECT_EQ(
      error_of(kHop, "supported-paths: [{legacy: one, target: ten, supported: true, because: seen, sources: [S1]}]\n"),
      "E626 a supported path of products that are not on this hop");
  EXPECT_EQ(error_of(kHop, "quorums: [{products: ten, otherwise: {start: 1, run: 1}, sources: [S1]}]\n"),
            "E626 a quorum of products that are not on this hop");
  EXPECT_EQ(error_of(kHop, "capacities: [{products: ten, people-per-pool: 10, sources: [S1]}]\n"),
            "E626 a capacity of products that are not on this hop");
}

TEST_F(PackLayers, AFileOverAPackAddsNoNumberOnWhichNothingRests) {
  const std::string number = "label: Pace, value: 90 min, low: 1 h, high: 3 h, why: measured}]\n";
  EXPECT_EQ(error_of(kHop, "assumptions: [{id: pcae, " + number), "E629 nothing rests on assumption 'pcae'");
  EXPECT_EQ(diagnostics_.all().front().help, "did you mean 'pace'?");
  EXPECT_TRUE(load(kHop, "assumptions: [{id: pace, " + number)) << print(diagnostics_);
  EXPECT_TRUE(load(kHop,
                   "step-kinds: [{id: walk, label: Walk, archetype: task, duration: walking, sources: [S1]}]\n"
                   "assumptions: [{id: walking, " +
                       number))
      << print(diagnostics_);
}

TEST_F(PackLayers, AHopNamesProductsThatThereAreAndEachOnce) {
  const std::string header = "pack: {id: hop, format: 1, version: 1.0.0, title: One to two, extends: shared}\n";
  EXPECT_EQ(error_of(header + "hop: {legacy: [one], new: [two], outside: [partnr]}\n"),
            "E601 unknown product 'partnr'");
  EXPECT_EQ(error_of(header + "hop: {legacy: [one], new: [two], refused: [zero]}\n"), "E601 unknown product 'zero'");
  EXPECT_EQ(error_of(header + "hop: {legacy: [one, two], new: [two]}\n"), "E623 the hop names product 'two' twice");
}

TEST_F(PackLayers, RulesThatOverrideEachOtherInACircleAreNamed) {
  const std::string where = "aspect: client-on-home, when: {client: client-1, home: one}, sources: [FACT-1]";
  const std::string circle = "rules:\n  - {id: A, " + where + ", outcome: fails, overrides: [B, T1/client-1/one]}\n" +
                             "  - {id: B, " + where + ", outcome: works, overrides: [A]}\n";
  EXPECT_EQ(error_of(kHop, circle), "E624 rules override each other in a circle: A -> B -> A");
  EXPECT_EQ(
      error_of(kHop, rule("A", "when: {client: client-3, home: one}, outcome: fails, overrides: [A]")).substr(0, 4),
      "E614");
}

TEST_F(PackLayers, WhoOverridesARuleMeetsItSomewhere) {
  const std::string apart =
      rule("W", "when: {client: client-3, home: one}, outcome: fails, overrides: [T1/client-1/one]");
  const std::string says = "E614 rule 'W' overrides 'T1/client-1/one', but the two never apply to the same case";
  EXPECT_EQ(error_of(kHop + apart), says);
  EXPECT_EQ(error_of(kHop, apart), says);
  EXPECT_TRUE(load(kHop, rule("W", "when: {home: one}, outcome: fails, overrides: [T1/client-1/one, T1/client-2/one]")))
      << print(diagnostics_);
}

TEST_F(PackLayers, AnOwnRuleThatSaysWhatThePackSaysDecidesNothing) {
  EXPECT_EQ(error_of(kHop, rule("W", "when: {client: client-1, home: one}, outcome: works")),
            "E612 rule 'W' decides nothing: other rules say the same of all its cells");
  // Within a pack, two documents may agree.
  EXPECT_TRUE(load(kHop + rule("W", "when: {client: client-1, home: one}, outcome: works"))) << print(diagnostics_);
  // A rule that says the same of more has something to decide.
  EXPECT_TRUE(load(kHop, rule("W", "when: {client: [client-1, client-3], home: one}, outcome: works")))
      << print(diagnostics_);
}

TEST_F(PackLayers, StepsThatWaitForEachOtherCanNeverBegin) {
  const auto line = [](const std::string& id, const std::string& before, const std::string& step,
                       const std::string& gravity) {
    return "  - {id: " + id + ", before: " + before + ", requires: step-done, step: " + step + ", gravity: " + gravity +
           ", if-violated: it fails, sources: [S1]}\n";
  };
  const std::string hop = kHop +
                          "step-kinds:\n"
                          "  - {id: dig, label: Dig, archetype: task, sources: [S1]}\n"
                          "  - {id: fill, label: Fill, archetype: task, sources: [S1]}\n"
                          "  - {id: rest, label: Rest, archetype: task, sources: [S1]}\n"
                          "precedence:\n" +
                          line("dig-first", "fill", "dig", "forbidden");
  EXPECT_TRUE(load(hop, "precedence:\n" + line("odd", "dig", "fill", "harmful"))) << print(diagnostics_);
  EXPECT_EQ(error_of(hop, "precedence:\n" + line("odd", "dig", "fill", "forbidden")),
            "E625 none of these steps can ever begin, because each waits for the next: dig -> fill -> dig");
  EXPECT_EQ(diagnostics_.all().front().place.file->name, "overlay.yaml");
  EXPECT_EQ(error_of(hop, "precedence:\n" + line("odd", "rest", "rest", "forbidden")),
            "E625 none of these steps can ever begin, because each waits for the next: rest -> rest");
}

TEST_F(PackLayers, APackOfOnesOwnExtendsThoseThatAreInstalledAndHidesNone) {
  std::filesystem::create_directories("mine/own-hop");
  ScratchFolder::write("mine/own-hop/pack.yaml",
                       "pack: {id: own-hop, format: 1, version: 1.0.0, title: Own, extends: shared}\n"
                       "hop: {legacy: [one], new: [two]}\n");
  EXPECT_FALSE(load_pack({"packs", "own-hop", {}, {}}, provenance_, diagnostics_));
  diagnostics_ = {};
  const auto loaded = load_pack({"packs", "own-hop", {}, {}, {"mine"}}, provenance_, diagnostics_);
  ASSERT_TRUE(loaded) << print(diagnostics_);
  EXPECT_EQ(loaded->files.front()->name, "mine/own-hop/pack.yaml");
  EXPECT_EQ(loaded->files.back()->name, "packs/shared/pack.yaml");
  std::filesystem::copy("mine/own-hop", "packs/own-hop", std::filesystem::copy_options::recursive);
  EXPECT_FALSE(load_pack({"packs", "own-hop", {}, {}, {"mine"}}, provenance_, diagnostics_));
  EXPECT_EQ(diagnostics_.all().front().code, "E622");
}

TEST_F(PackLayers, APackIsCalledAsItsFolder) {
  write("folder", "pack: {id: other-id, format: 1, version: 1.0.0, title: Other, extends: shared}\n");
  EXPECT_EQ(error_of("pack: {id: hop, format: 1, version: 1.0.0, title: Hop, extends: other-id}\n"),
            "E600 unknown pack 'other-id'");
  EXPECT_EQ(diagnostics_.all().front().help,
            "the pack in folder 'folder' calls itself so: the folder must have its name");
}

TEST_F(PackLayers, ARuleRemembersWhoseAPlaceItTook) {
  write("hop", kHop);
  ScratchFolder::write("overlay.yaml", rule("T1/client-1/one", "when: {client: client-1, home: one}, outcome: fails"));
  const auto loaded = load_pack({"packs", "hop", {}, {{"overlay.yaml", {}}}}, provenance_, diagnostics_);
  ASSERT_TRUE(loaded) << print(diagnostics_);
  ASSERT_EQ(loaded->replaced.size(), 1U);
  EXPECT_EQ(loaded->replaced[0].id, "T1/client-1/one");
  EXPECT_EQ(loaded->replaced[0].outcome, sim::Outcome::Works);
  const sim::RuleId mine = sim::find(loaded->pack.rules, "T1/client-1/one");
  const std::string told = print_rule(loaded->pack, mine, provenance_, loaded->replaced);
  EXPECT_NE(told.find("It replaces the rule of this id below it, which says\n  ✓ works"), std::string::npos) << told;
}

TEST_F(PackLayers, AnAbstractPackCannotBeAskedFor) {
  Diagnostics diagnostics;
  EXPECT_FALSE(load_pack({"packs", "shared", {}, {}}, provenance_, diagnostics));
  ASSERT_EQ(diagnostics.error_count(), 1U);
  EXPECT_EQ(diagnostics.all().front().code, "E605");
}

TEST_F(PackLayers, ACircleIsSpelledOut) {
  write("middle", "pack: {id: middle, format: 1, version: 1.0.0, title: Middle, extends: hop}\n");
  EXPECT_EQ(error_of("pack: {id: hop, format: 1, version: 1.0.0, title: Hop, extends: [shared, middle]}\n"),
            "E617 packs extend each other in a circle: hop -> middle -> hop");
}

TEST_F(PackLayers, APackBelowTwoOthersIsReadOnce) {
  write("left", "pack: {id: left, format: 1, version: 1.0.0, title: Left, abstract: true, extends: shared}\n");
  write("right", "pack: {id: right, format: 1, version: 1.0.0, title: Right, abstract: true, extends: shared}\n");
  const auto pack = load(
      "pack: {id: hop, format: 1, version: 1.0.0, title: Hop, extends: [left, right]}\n"
      "hop: {legacy: one, new: two}\n");
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(pack->rules.size(), 4U);
}

TEST_F(PackLayers, AnUnknownPackBelowIsReportedWhereItIsNamed) {
  EXPECT_EQ(error_of("pack: {id: hop, format: 1, version: 1.0.0, title: Hop, extends: shraed}\n"),
            "E600 unknown pack 'shraed'");
  EXPECT_EQ(diagnostics_.all().front().help, "did you mean 'shared'?");
  EXPECT_EQ(diagnostics_.all().front().place.line, 1);
}

// ---- results

TEST_F(PackLayers, AResultGivesACellItsOutcomeAndItsLosses) {
  const auto pack = load(kHop);
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(rule_of(*pack, "T1/client-1/two").outcome, sim::Outcome::Works);
  EXPECT_EQ(pack->vocabulary.results[rule_of(*pack, "T1/client-1/two").result].id, "proxied");
  EXPECT_EQ(rule_of(*pack, "T1/client-2/one").outcome, sim::Outcome::Degraded);
  EXPECT_EQ(rule_of(*pack, "T1/client-2/one").loses, 1U);
  EXPECT_EQ(rule_of(*pack, "T1/client-1/one").result, sim::kNone<sim::ResultId>);
}

TEST_F(PackLayers, TwoWaysThatWorkContradictEachOther) {
  const std::string other = rule("W", "when: {client: client-1, home: two}, outcome: works");
  EXPECT_EQ(error_of(kHop + other).substr(0, 4), "E611");
}

TEST_F(PackLayers, ARuleSaysEitherAnOutcomeOrAResult) {
  EXPECT_EQ(error_of(kHop + rule("W", "when: {client: client-3}, result: proxy")),
            "E601 unknown outcome or result 'proxy'");
  EXPECT_EQ(error_of(kHop + rule("W", "when: {client: client-3}, result: proxied, outcome: works")),
            "E608 needs either an outcome or a result");
  EXPECT_EQ(error_of(kHop + rule("W", "when: {client: client-3}")), "E608 needs either an outcome or a result");
}

// ---- versions

TEST_F(PackLayers, ARangeOfVersionsComparesNumbersAndNotText) {
  const auto pack = load(
      "pack: {id: hop, format: 1, version: 1.0.0, title: Hop, extends: shared}\n"
      "hop: {legacy: [one, two], new: ten}\n" +
      rule("W", "when: {client: client-3, home: {family: server, from: \"2\"}}, outcome: works"));
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(rule_of(*pack, "W").when[1], (sim::ValueMask{false, true, true, false}));
}

TEST_F(PackLayers, ARangeStopsBelowItsUpperEnd) {
  const auto pack =
      load(kHop + rule("W", "when: {client: {from: \"1.3\", below: \"1.4\"}, home: {below: \"2.0\"}}, outcome: works"));
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(rule_of(*pack, "W").when[0], (sim::ValueMask{false, false, true, false}));
  EXPECT_EQ(rule_of(*pack, "W").when[1], (sim::ValueMask{true, false, false}));
}

TEST_F(PackLayers, AnEmptyRangeOfVersionsIsRefused) {
  for (const char* range : {"{from: \"1.2\", below: \"1.2\"}", "{family: dask, from: \"1\"}", "{from: \"7\"}"}) {
    EXPECT_EQ(error_of(kHop + rule("W", std::string("when: {client: ") + range + "}, outcome: works")),
              "E616 no version that this dimension may have is in this range");
  }
  EXPECT_EQ(error_of(kHop + rule("W", "when: {client: {from: \"1.x\"}}, outcome: works")).substr(0, 4), "E110");
}

TEST_F(PackLayers, ASkewBecomesTwoRulesForEachVersion) {
  const std::string aspects =
      "aspects: [{id: pair, label: Pair, dimensions: {mine: actor.software.client, theirs: peer.software.client}}]\n";
  const std::string skew =
      "skews: [{skew: K, aspect: pair, of: mine, against: theirs, older: 1, newer: 0, "
      "when: {mine: {from: \"1.2\"}}, sources: [FACT-1]}]\n";
  const auto pack = load(kHop + aspects + skew);
  ASSERT_TRUE(pack) << print(diagnostics_);
  // One older is near enough, one newer is not; client-3 is newer than all others.
  EXPECT_EQ(rule_of(*pack, "K/client-2").when[1], (sim::ValueMask{false, true, true, false}));
  EXPECT_EQ(rule_of(*pack, "K/client-2/beyond").when[1], (sim::ValueMask{true, false, false, false}));
  EXPECT_EQ(rule_of(*pack, "K/client-2/beyond").outcome, sim::Outcome::Fails);
  EXPECT_EQ(rule_of(*pack, "K/client-3").when[1], (sim::ValueMask{false, false, true, false}));
  EXPECT_EQ(pack->rules.size(), 4U + 4U);
}

TEST_F(PackLayers, ASkewNeedsVersions) {
  const std::string aspects =
      "aspects: [{id: pair, label: Pair, dimensions: {mine: actor.class, theirs: peer.class}}]\n";
  EXPECT_EQ(
      error_of(kHop + aspects +
               "skews: [{skew: K, aspect: pair, of: mine, against: theirs, older: 1, newer: 0, sources: [S1]}]\n"),
      "E616 nothing that 'mine' may be has a version");
}

// ---- delays and marks

TEST_F(PackLayers, ATransitionMayTakeItsTime) {
  const std::string words = "conditions: [{id: sound, label: Sound}]\nformats: [{id: new, label: New}]\n";
  const auto transition = [&](const std::string& rest) {
    return kHop + words + "transitions: [{id: t, becomes: sound, sources: [S1], " + rest + "}]\n";
  };
  const auto pack = load(transition("after: 2 h, at-most-invited: 250, makes: new"));
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(pack->transitions.front().after->stated, sim::hours(2));
  EXPECT_EQ(pack->transitions.front().at_most_invited, 250);
  EXPECT_EQ(pack->transitions.front().makes, sim::FormatId{0});
  const auto assumed = load(transition("after: pace"));
  ASSERT_TRUE(assumed) << print(diagnostics_);
  EXPECT_EQ(assumed->transitions.front().after->assumed, sim::AssumptionId{0});
  EXPECT_EQ(error_of(transition("after: 2 MB")).substr(0, 4), "E110");
  EXPECT_EQ(error_of(transition("after: paec")), "E601 unknown assumption 'paec'");
}

const std::string kMark = R"(flags: [{id: policy, label: Policy}]
step-kinds: [{id: tidy, label: Tidy, archetype: task, sources: [S1]}]
marks:
  - id: changed
    label: Changed
    set-when: {actor.software.client: [client-2, client-3], actor.home: {not: [one, none]}, flag.policy: on}
    cleared-by: tidy
    cleared-by-move: {to: one}
    returns-after: 7 d
    door: blocking
    sources: [FACT-1]
aspects: [{id: old-client, label: Old client, dimensions: {changed: actor.mark.changed, other: peer.mark.changed}}]
)";

TEST_F(PackLayers, AMarkSaysWhenASignInLeavesIt) {
  const auto pack = load(kHop + kMark);
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->marks.size(), 1U);
  const sim::Mark& mark = pack->marks.raw().front();
  ASSERT_EQ(mark.set_when.size(), 3U);
  EXPECT_EQ(mark.set_when[0].values, (sim::ValueMask{false, true, true, false}));
  EXPECT_EQ(mark.set_when[1].values, (sim::ValueMask{false, true, false}));
  EXPECT_EQ(mark.set_when[2].attribute.kind, sim::AttributeKind::Flag);
  EXPECT_EQ(mark.cleared_by, std::vector<sim::StepKindId>{sim::StepKindId{0}});
  EXPECT_EQ(mark.to, (std::vector<bool>{true, false}));
  EXPECT_EQ(mark.returns_after.stated, sim::days(7));
  EXPECT_EQ(mark.door, sim::Door::Blocking);
  EXPECT_EQ(pack->aspects.raw().back().dimensions[0].attribute.kind, sim::AttributeKind::ActorMark);
}

TEST_F(PackLayers, AMarkAsksNothingThatASignInDoesNotKnow) {
  const auto mark = [](const std::string& when) {
    return kHop + "marks: [{id: m, label: M, set-when: " + when + ", door: lossy, sources: [S1]}]\n";
  };
  EXPECT_EQ(error_of(mark("{host: two}")), "E620 'host' is nothing that a sign-in could depend on");
  EXPECT_EQ(error_of(mark("{actor.hom: two}")).substr(0, 4), "E601");
  EXPECT_EQ(error_of(mark("{actor.home: tow}")), "E601 unknown value 'tow'");
}

// ---- statements that decide nothing

TEST_F(PackLayers, AStatementIsCarriedIntoTheRunbookOfAStep) {
  const auto pack = load(kHop +
                         "step-kinds: [{id: merge, label: Merge, archetype: task, sources: [S1]}]\n"
                         "facts:\n"
                         "  - {id: F-1, says: run it as administrator, sources: [S1], carried: runbook, with: merge}\n"
                         "  - {id: F-2, says: it is loud, sources: [S1], carried: not-simulated, why: no sound}\n");
  ASSERT_TRUE(pack) << print(diagnostics_);
  ASSERT_EQ(pack->notes.size(), 2U);
  EXPECT_EQ(pack->vocabulary.sources[pack->notes[0].fact].id, "F-1");
  EXPECT_EQ(pack->notes[0].steps, std::vector<sim::StepKindId>{sim::StepKindId{0}});
  EXPECT_EQ(pack->notes[1].why, "no sound");
}

TEST_F(PackLayers, WhatIsNotSimulatedSaysWhy) {
  EXPECT_EQ(error_of(kHop + "facts: [{id: F-1, says: it is loud, sources: [S1], carried: not-simulated}]\n"),
            "E618 'F-1' needs `why:` if, and only if, it is not simulated");
  EXPECT_EQ(
      error_of(kHop + "facts: [{id: F-1, says: it is, sources: [S1], carried: vocabulary, why: so}]\n").substr(0, 4),
      "E618");
}

TEST_F(PackLayers, ListsSayWhichPacksAreOnlyThereToBeExtended) {
  write("hop", kHop);
  const std::vector<PackSummary> packs = list_packs("packs", diagnostics_);
  ASSERT_EQ(packs.size(), 2U);
  EXPECT_FALSE(packs[0].is_abstract);
  EXPECT_TRUE(packs[1].is_abstract);
}

}  // namespace
}  // namespace coexist::scenarios
