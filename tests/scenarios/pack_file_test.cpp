// Bad packs: each mistake gets its own diagnostic, at its place.
#include "scenarios/pack_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "sim/compiled_pack.hpp"

namespace coexist::scenarios {
namespace {

using ::testing::HasSubstr;

// Two versions, one client each, one table: enough to make every mistake in.
const std::string kHeader = R"(pack: {id: hop, format: 1, version: 1.0.0, title: A hop}
files: [rules.yaml]
products: [{id: old, label: Old, side: legacy}, {id: new, label: New, side: new}]
slots: [{id: client, label: Client}, {id: add-in, label: Add-in}]
software:
  - {id: old-client, label: Old client, slot: client}
  - {id: new-client, label: New client, slot: client}
  - {id: new-add-in, label: New add-in, slot: add-in}
classes: [{id: employee, label: Employee, paths: [rich]}]
features: [{id: video, label: Video}]
flags: [{id: merged, label: Merged}]
switches: [{id: reading, label: Reading, question: "Which text holds?", values: [a, b], default: b}]
sources: [{id: S1, title: A book, url: "https://example.org/book"}]
facts: [{id: FACT-1, says: it is written, sources: [S1]}]
aspects:
  - id: client-on-home
    label: Client on home
    dimensions: {client: actor.software.client, home: actor.home, reading: switch.reading}
interactions:
  - {id: sign-in, label: Sign in, paths: [{id: rich, label: Client, slot: client, aspects: [client-on-home]}]}
)";

const std::string kTable = R"(tables:
  - table: T1
    aspect: client-on-home
    rows: client
    columns: home
    sources: [FACT-1]
    cells:
      old-client: {old: works, new: not-stated}
      new-client: {old: fails, new: works}
)";

// A directory of packs that is gone after the test.
class PackFile : public testing::Test {
 protected:
  PackFile() : root_(std::filesystem::temp_directory_path() / ("coexist-packs-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(root_ / "hop");
  }
  ~PackFile() override {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }

  void write(const std::string& name, const std::string& text) const { std::ofstream(root_ / name) << text; }

  std::optional<LoadedPack> load(const std::string& header, const std::string& rules,
                                 const std::vector<std::string>& overlays = {}) {
    write("hop/pack.yaml", header);
    write("hop/rules.yaml", rules);
    PackRequest request{root_, "hop", {}, {}};
    for (std::size_t i = 0; i < overlays.size(); ++i) {
      const std::string name = "overlay-" + std::to_string(i) + ".yaml";
      write(name, overlays[i]);
      request.overlays.push_back({root_ / name, {}});
    }
    diagnostics_ = {};
    return load_pack(request, provenance_, diagnostics_);
  }

  // "E601 rules.yaml:3:5 unknown ..." of the only error.
  std::string error_of(const std::string& header, const std::string& rules,
                       const std::vector<std::string>& overlays = {}) {
    EXPECT_FALSE(load(header, rules, overlays).has_value());
    EXPECT_EQ(diagnostics_.error_count(), 1U) << print(diagnostics_);
    if (diagnostics_.all().empty()) {
      return {};
    }
    const Diagnostic& d = diagnostics_.all().front();
    const std::string file = d.place.file ? std::filesystem::path(d.place.file->name).filename().string() : "";
    return d.code + " " + file + ":" + std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " +
           d.message;
  }

  [[nodiscard]] std::string help() const { return diagnostics_.all().empty() ? "" : diagnostics_.all().front().help; }

  static std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), with);
  }

  static std::string rule(const std::string& id, const std::string& rest) {
    return "rules:\n  - {id: " + id + ", aspect: client-on-home, " + rest + "}\n";
  }

  std::filesystem::path root_;
  ProvenanceTable provenance_;
  Diagnostics diagnostics_;
};

TEST_F(PackFile, LoadsAndCompiles) {
  const auto loaded = load(kHeader, kTable);
  ASSERT_TRUE(loaded) << print(diagnostics_);
  EXPECT_EQ(loaded->pack.rules.size(), 3U);
  EXPECT_EQ(loaded->files.size(), 2U);
  EXPECT_EQ(sim::CompiledPack(loaded->pack, sim::documented_defaults(loaded->pack)).table_bytes(), 4U * 3U * 2U * 4U);
}

TEST_F(PackFile, TakesTheReasonAndTheDocumentsFromTheFact) {
  const auto loaded = load(kHeader, kTable);
  ASSERT_TRUE(loaded);
  const sim::Rule& rule = loaded->pack.rules.raw().front();
  EXPECT_EQ(rule.id, "T1/old-client/old");
  EXPECT_EQ(rule.because, "it is written");
  EXPECT_EQ(rule.sources, (std::vector<std::string>{"FACT-1", "S1"}));
  EXPECT_EQ(provenance_.place(rule.provenance).line, 8);
}

TEST_F(PackFile, SoftwareBringsOtherSoftwareAndWhatThatBrings) {
  const std::string chain =
      replaced(replaced(kHeader, "label: Old client, slot: client",
                        "label: Old client, slot: client, brings: {add-in: new-add-in}, sources: [FACT-1]"),
               "slot: add-in}",
               "slot: add-in, brings: {page: web-page}, sources: [S1]}\n  - {id: web-page, label: Page, slot: page}");
  const auto loaded = load(replaced(chain, "label: Add-in}]", "label: Add-in}, {id: page, label: Page}]"), kTable);
  ASSERT_TRUE(loaded) << print(diagnostics_);
  const sim::Vocabulary& v = loaded->pack.vocabulary;
  std::vector<std::string> brings;
  for (const BroughtSoftware& brought : loaded->brings)
    brings.push_back(v.software[brought.with].id + " brings " + v.software[brought.software].id);
  EXPECT_EQ(brings, (std::vector<std::string>{"old-client brings new-add-in", "old-client brings web-page",
                                              "new-add-in brings web-page"}));
  EXPECT_EQ(loaded->brings[1].sources, (std::vector<std::string>{"FACT-1", "S1"}));
}

TEST_F(PackFile, RefusesSoftwareThatBringsWhatItCannot) {
  const auto brings = [](const std::string& what) {
    return replaced(kHeader, "label: New client, slot: client", "label: New client, slot: client, " + what);
  };
  EXPECT_EQ(error_of(brings("brings: {add-in: new-add-inn}, sources: [S1]"), kTable),
            "E601 pack.yaml:7:72 unknown software 'new-add-inn'");
  EXPECT_EQ(help(), "did you mean 'new-add-in'?");
  EXPECT_EQ(error_of(brings("brings: {addin: new-add-in}, sources: [S1]"), kTable),
            "E601 pack.yaml:7:64 unknown slot 'addin'");
  EXPECT_EQ(error_of(brings("brings: {add-in: old-client}, sources: [S1]"), kTable),
            "E610 pack.yaml:7:72 'old-client' does not stand in slot 'add-in'");
  EXPECT_EQ(error_of(brings("brings: {client: old-client}, sources: [S1]"), kTable),
            "E610 pack.yaml:7:72 'old-client' would take the place of 'new-client', which brings it");
  EXPECT_EQ(error_of(brings("brings: {add-in: new-add-in}"), kTable),
            "E613 pack.yaml:7:10 'new-client' brings software along, and no source says so");
}

TEST_F(PackFile, RefusesSoftwareThatBringsItselfByAWay) {
  const std::string there = replaced(kHeader, "label: New client, slot: client",
                                     "label: New client, slot: client, brings: {add-in: new-add-in}, sources: [S1]");
  EXPECT_EQ(
      error_of(replaced(there, "slot: add-in}", "slot: add-in, brings: {client: new-client}, sources: [S1]}"), kTable),
      "E628 pack.yaml:7:10 software brings itself along: new-client -> new-add-in -> new-client");
}

TEST_F(PackFile, CarriesAStatementOnTheHopsThatItConcerns) {
  const auto notes = [this](const std::string& where) {
    const auto loaded = load(
        kHeader, kTable + "facts:\n  - {id: FACT-2, says: mind this, sources: [S1], carried: runbook" + where + "}\n");
    EXPECT_TRUE(loaded) << print(diagnostics_);
    return loaded ? loaded->pack.notes.size() : 0;
  };
  EXPECT_EQ(notes(""), 1U);
  EXPECT_EQ(notes(", to: new"), 1U);
  EXPECT_EQ(notes(", from: old, to: [old, new]"), 1U);
  EXPECT_EQ(notes(", from: new"), 0U);
  EXPECT_EQ(error_of(kHeader, kTable + "facts:\n  - {id: FACT-2, says: mind this, sources: [S1], to: new}\n"),
            "E618 rules.yaml:11:10 'FACT-2' is not carried, so it takes no `from` and `to`");
}

TEST_F(PackFile, NamesTheNearestPackWhenThereIsNone) {
  load(kHeader, kTable);
  Diagnostics diagnostics;
  EXPECT_FALSE(load_pack({root_, "hopp", {}, {}}, provenance_, diagnostics));
  EXPECT_EQ(diagnostics.all().front().code, "E600");
  EXPECT_EQ(diagnostics.all().front().help, "did you mean 'hop'?");
  Diagnostics outside;
  EXPECT_FALSE(load_pack({root_ / "hop", "..", {}, {}}, provenance_, outside));
  EXPECT_EQ(outside.all().front().code, "E600");
}

TEST_F(PackFile, RefusesUnknownNamesWithTheNearest) {
  EXPECT_EQ(error_of(kHeader, replaced(kTable, "new-client:", "new-cleint:")),
            "E601 rules.yaml:9:7 unknown value 'new-cleint'");
  EXPECT_EQ(help(), "did you mean 'new-client'?");
  EXPECT_EQ(error_of(kHeader, replaced(kTable, "rows: client", "rows: clint")).substr(0, 4), "E601");
  EXPECT_EQ(error_of(kHeader, replaced(kTable, "FACT-1", "FACT-2")).substr(0, 4), "E601");
  EXPECT_EQ(error_of(replaced(kHeader, "actor.home,", "actor.hom,"), kTable).substr(0, 31),
            "E601 pack.yaml:18:55 unknown at");
}

TEST_F(PackFile, RefusesSoftwareOfAnotherSlotInACondition) {
  const std::string text = kTable + rule("R", "when: {client: new-add-in}, outcome: works, sources: [FACT-1]");
  EXPECT_EQ(error_of(kHeader, text), "E601 rules.yaml:11:52 unknown value 'new-add-in'");
}

TEST_F(PackFile, RefusesTheSameNameTwice) {
  EXPECT_EQ(error_of(replaced(kHeader, "files: [rules.yaml]", "files: [rules.yaml]\nformats: [{id: f, label: F}]"),
                     kTable + "formats: [{id: f, label: F}]\n"),
            "E602 rules.yaml:10:16 format 'f' is defined twice");
  EXPECT_EQ(diagnostics_.all().front().related.size(), 1U);
  const std::string twice = rule("T1/old-client/old", "outcome: works, sources: [FACT-1]");
  EXPECT_EQ(error_of(kHeader, kTable + twice).substr(0, 47), "E602 rules.yaml:11:10 rule 'T1/old-client/old' ");
}

TEST_F(PackFile, RefusesTablesWithBlankCells) {
  EXPECT_EQ(error_of(kHeader, replaced(kTable, "{old: fails, new: works}", "{old: fails}")),
            "E604 rules.yaml:9:7 row 'new-client' has no cell 'new'");
  EXPECT_EQ(help(), "new: not-stated");
}

TEST_F(PackFile, RefusesWhatIsNoPackOfThisFormat) {
  EXPECT_EQ(error_of(replaced(kHeader, "format: 1", "format: 2"), kTable).substr(0, 4), "E605");
  EXPECT_EQ(error_of(replaced(kHeader, "id: hop", "id: hip"), kTable).substr(0, 4), "E605");
  EXPECT_EQ(error_of(replaced(kHeader, "[rules.yaml]", "[../rules.yaml]"), kTable).substr(0, 4), "E605");
  EXPECT_EQ(error_of("files: []\n", kTable).substr(0, 4), "E605");
  EXPECT_EQ(error_of(kHeader, kTable + "files: [more.yaml]\n").substr(0, 4), "E605");
  EXPECT_EQ(error_of(kHeader, kTable, {kHeader}).substr(0, 4), "E605");
  EXPECT_EQ(error_of(replaced(kHeader, "[rules.yaml]", "[other.yaml]"), kTable).substr(0, 4), "E001");
}

TEST_F(PackFile, RefusesRangesThatMakeNoSense) {
  const auto assumption = [](const std::string& amounts) {
    return kTable + "assumptions: [{id: a, label: A, " + amounts + ", why: because}]\n";
  };
  EXPECT_THAT(error_of(kHeader, assumption("value: 4 h, low: 5 h, high: 6 h")), HasSubstr("is below its low"));
  EXPECT_THAT(error_of(kHeader, assumption("value: 7 h, low: 5 h, high: 6 h")), HasSubstr("is above its high"));
  EXPECT_THAT(error_of(kHeader, assumption("value: 9 h, low: 12 h, high: 6 h")),
              HasSubstr("is empty: its low is above its high"));
  EXPECT_EQ(error_of(kHeader, assumption("value: 4 h, low: 1 MB, high: 6 h")).substr(0, 4), "E606");
  const std::string rows =
      kTable +
      "quorums:\n  - products: new\n    sources: [FACT-1]\n    rows:\n      - {servers: 1, start: 1, run: 1, "
      "of-first: 1}\n      - {servers: 3, start: 9, run: 3, of-first: 3}\n";
  const std::size_t line = static_cast<std::size_t>(std::count(rows.begin(), rows.end(), '\n'));
  EXPECT_THAT(error_of(kHeader, rows),
              HasSubstr("rules.yaml:" + std::to_string(line) + ":9 `start` in the quorum of 3 servers"))
      << "at its row";
  EXPECT_EQ(diagnostics_.all().front().help, "3 at most");
  const auto loaded = load(kHeader, assumption("value: 2 Gflop, low: 5 Mflop, high: 6 Gflop"));
  ASSERT_TRUE(loaded) << print(diagnostics_);
  EXPECT_EQ(loaded->pack.vocabulary.assumptions.raw().front().value, 2'000'000'000);
  EXPECT_EQ(loaded->pack.vocabulary.assumptions.raw().front().unit, "flops");
}

TEST_F(PackFile, RefusesSourcesThatNobodyCouldLookUp) {
  const auto source = [](const std::string& title, const std::string& url, const std::string& date) {
    return replaced(kHeader, "{id: S1, title: A book, url: \"https://example.org/book\"}",
                    "{id: S1, title: \"" + title + "\", url: \"" + url + "\", date: \"" + date + "\"}");
  };
  const std::string book = "https://example.org/book";
  for (const char* date : {"2013", "2013-02", "2013-02-28"}) {
    EXPECT_TRUE(load(source("A book", book, date), kTable).has_value()) << date << print(diagnostics_);
  }
  EXPECT_THAT(error_of(source(" ", book, "2013"), kTable), HasSubstr("source 'S1' has no title"));
  for (const char* url : {"javascript:alert(1)", "https://", "http:///book", "https://a b", "book"}) {
    EXPECT_THAT(error_of(source("A book", url, "2013"), kTable), HasSubstr("is no address")) << url;
  }
  for (const char* date : {"2013-02-31", "yesterday", "2013-13", "13-02-01", ""}) {
    EXPECT_THAT(error_of(source("A book", book, date), kTable), HasSubstr("is not on the calendar")) << date;
  }
}

TEST_F(PackFile, RefusesMoreFeaturesThanFit) {
  std::string features = "features: [";
  for (int i = 0; i < 65; ++i) {
    features += "{id: f" + std::to_string(i) + ", label: F},";
  }
  EXPECT_EQ(error_of(replaced(kHeader, "features: [{id: video, label: Video}]", features + "]"), kTable).substr(0, 4),
            "E607");
}

TEST_F(PackFile, RefusesVerdictsThatDoNotSayWhatIsLostOrWhy) {
  EXPECT_EQ(error_of(kHeader, replaced(kTable, "new: not-stated", "new: {outcome: degraded}")).substr(0, 4), "E608");
  // A mistyped feature is one mistake, not two.
  EXPECT_EQ(
      error_of(kHeader, replaced(kTable, "new: not-stated", "new: {outcome: degraded, loses: [vidoe]}")).substr(0, 4),
      "E601");
  EXPECT_EQ(
      error_of(kHeader, replaced(kTable, "new: not-stated", "new: {outcome: works, loses: [video]}")).substr(0, 4),
      "E608");
  const std::string silent = rule("R", "when: {client: none}, outcome: fails, sources: [S1]");
  EXPECT_EQ(error_of(kHeader, kTable + silent).substr(0, 4), "E608");
}

TEST_F(PackFile, MirrorsAnAspectWithThePeopleExchanged) {
  const std::string mirror = "aspects: [{id: peer, label: Peer, mirrors: client-on-home}]\n";
  const auto loaded = load(kHeader, kTable + mirror);
  ASSERT_TRUE(loaded) << print(diagnostics_);
  EXPECT_EQ(loaded->pack.rules.size(), 6U);
  EXPECT_EQ(loaded->pack.rules.raw().back().id, "peer/T1/new-client/new");
  EXPECT_EQ(loaded->pack.aspects.raw().back().dimensions[1].attribute.kind, sim::AttributeKind::PeerHome);
  EXPECT_EQ(error_of(kHeader, kTable + "aspects: [{id: peer, label: Peer}]\n").substr(0, 4), "E609");
}

TEST_F(PackFile, RefusesIncompletePrecedence) {
  const std::string kinds =
      kTable + "step-kinds: [{id: merge, label: Merge, archetype: task, sets: [merged], sources: [S1]}]\n";
  const auto precedence = [&](const std::string& rest) {
    return kinds + "precedence: [{id: p, before: merge, " + rest +
           ", gravity: advice, if-violated: bad, sources: [S1]}]\n";
  };
  EXPECT_EQ(error_of(kHeader, precedence("requires: step-done")).substr(0, 4), "E610");
  EXPECT_EQ(error_of(kHeader, precedence("requires: flag-on, flag: merged, step: merge")).substr(0, 4), "E610");
  EXPECT_TRUE(load(kHeader, precedence("requires: flag-on, flag: merged"))) << print(diagnostics_);
}

TEST_F(PackFile, LetsMovesInstallSoftwareInItsOwnSlotAndNothingElseInstall) {
  const auto kind = [&](const std::string& archetype, const std::string& rest) {
    return kTable + "step-kinds: [{id: k, label: K, archetype: " + archetype + ", " + rest + ", sources: [S1]}]\n";
  };
  const auto loaded = load(kHeader, kind("move-people", "installs: {client: new-client}"));
  ASSERT_TRUE(loaded) << print(diagnostics_);
  const std::pair<sim::SlotId, sim::SoftwareId> installed{find(loaded->pack.vocabulary.slots, "client"),
                                                          find(loaded->pack.vocabulary.software, "new-client")};
  EXPECT_EQ(loaded->pack.step_kinds[sim::StepKindId{0}].installs, std::vector{installed});
  EXPECT_EQ(error_of(kHeader, kind("move-people", "installs: {client: new-add-in}")).substr(0, 4), "E610");
  EXPECT_EQ(error_of(kHeader, kind("task", "installs: {client: new-client}")).substr(0, 4), "E610");
  EXPECT_EQ(error_of(kHeader, kind("move-people", "installs: {client: newclient}")).substr(0, 4), "E601");
}

TEST_F(PackFile, MovesAtOnceOnlyWhatMoves) {
  const auto kind = [&](const std::string& archetype) {
    return kTable + "step-kinds: [{id: k, label: K, archetype: " + archetype + ", at-once: true, sources: [S1]}]\n";
  };
  const auto loaded = load(kHeader, kind("move-people"));
  ASSERT_TRUE(loaded) << print(diagnostics_);
  EXPECT_TRUE(loaded->pack.step_kinds[sim::StepKindId{0}].at_once);
  EXPECT_EQ(error_of(kHeader, kind("task")).substr(0, 4), "E610");
}

TEST_F(PackFile, KnowsWhatMayHaveAnOutage) {
  const auto kind = [&](const std::string& archetype) {
    return kTable + "step-kinds: [{id: k, label: K, archetype: " + archetype + ", outage: true, sources: [S1]}]\n";
  };
  EXPECT_TRUE(load(kHeader, kind("deploy-pool"))) << print(diagnostics_);
  EXPECT_TRUE(load(kHeader, kind("transfer-artefact"))) << print(diagnostics_);
  EXPECT_EQ(error_of(kHeader, kind("task")).substr(0, 4), "E610");
}

TEST_F(PackFile, ShowsBothRulesOfAContradiction) {
  const std::string other = rule("R", "when: {client: old-client, home: old}, outcome: fails, sources: [FACT-1]");
  EXPECT_EQ(error_of(kHeader, kTable + other),
            "E611 rules.yaml:8:25 rules 'T1/old-client/old' (works) and 'R' (fails) contradict each other at "
            "client=old-client home=old reading=a");
  ASSERT_EQ(diagnostics_.all().front().related.size(), 1U);
  EXPECT_EQ(diagnostics_.all().front().related.front().first.line, 11);
}

TEST_F(PackFile, RefusesRulesThatDecideNothing) {
  const std::string dead =
      rule("R", "when: {client: old-client, home: old}, outcome: fails, otherwise: true, sources: [FACT-1]");
  EXPECT_EQ(error_of(kHeader, kTable + dead).substr(0, 4), "E612");
}

TEST_F(PackFile, RefusesDocumentedRulesWithoutSource) {
  const auto without = [](const std::string& more) {
    return kTable + rule("R", "when: {client: none}, outcome: fails, because: I say so" + more);
  };
  EXPECT_EQ(error_of(kHeader, without("")).substr(0, 4), "E613");
  EXPECT_TRUE(load(kHeader, without(", assumed: true"))) << print(diagnostics_);
}

TEST_F(PackFile, RefusesQuorumsThatAreNotComplete) {
  const auto quorum = [](const std::string& rest) { return kTable + "quorums: [{products: old" + rest + "}]\n"; };
  const std::string need = ", otherwise: {start: 1, run: 1}";
  EXPECT_EQ(error_of(kHeader, quorum(", sources: [FACT-1]")).substr(0, 4), "E619") << "neither rows nor otherwise";
  EXPECT_EQ(error_of(kHeader, quorum(need)).substr(0, 4), "E619") << "neither documented nor assumed";
  EXPECT_EQ(error_of(kHeader, quorum(need + ", assumed: true")).substr(0, 4), "E619") << "assumed, and not why";
  EXPECT_TRUE(load(kHeader, quorum(need + ", assumed: true, because: I say so"))) << print(diagnostics_);
  EXPECT_TRUE(load(kHeader, quorum(need + ", pools: not-homing, sources: [FACT-1]"))) << print(diagnostics_);
}

TEST_F(PackFile, RefusesToOverrideNobody) {
  const std::string text =
      rule("R", "when: {client: none}, outcome: fails, overrides: T1/old-client/odl, sources: [FACT-1]");
  EXPECT_EQ(error_of(kHeader, kTable + text).substr(0, 4), "E614");
  EXPECT_EQ(help(), "did you mean 'T1/old-client/old'?");
}

TEST_F(PackFile, RefusesTablesThatNobodyCouldCheck) {
  std::string dimensions = "{client: actor.software.client";
  for (int i = 0; i < 14; ++i) {
    dimensions += ", d" + std::to_string(i) + ": actor.home";
  }
  const std::string aspect = "aspects: [{id: vast, label: Vast, dimensions: " + dimensions + "}}]\n";
  EXPECT_EQ(error_of(kHeader, kTable + aspect).substr(0, 4), "E615");
}

TEST_F(PackFile, LetsAnOverlayAddAndReplaceRules) {
  const std::string overlay = R"(sources: [{id: OWN-1, title: Our lab, url: "https://example.org/lab"}]
rules:
  - {id: T1/new-client/old, aspect: client-on-home, when: {client: new-client, home: old}, outcome: degraded,
     loses: [video], because: we tried it, sources: [OWN-1]}
  - {id: own, aspect: client-on-home, when: {client: old-client, home: new}, outcome: works, because: we tried it, sources: [OWN-1]}
)";
  const auto loaded = load(kHeader, kTable, {overlay});
  ASSERT_TRUE(loaded) << print(diagnostics_);
  ASSERT_EQ(loaded->pack.rules.size(), 4U);
  const sim::Rule& replaced_rule = loaded->pack.rules.raw()[1];
  EXPECT_EQ(replaced_rule.id, "T1/new-client/old");
  EXPECT_EQ(replaced_rule.outcome, sim::Outcome::Degraded);
  EXPECT_EQ(provenance_.place(replaced_rule.provenance).file->name, (root_ / "overlay-0.yaml").string());
  EXPECT_EQ(loaded->pack.rules.raw()[3].id, "own");
}

TEST_F(PackFile, ExpandsSetsAndExclusions) {
  const std::string text =
      "sets: {all-clients: [old-client, new-client]}\n" +
      rule("R", "when: {client: all-clients, home: {not: [old, none]}}, outcome: works, sources: [FACT-1]");
  const auto loaded = load(kHeader, text);
  ASSERT_TRUE(loaded) << print(diagnostics_);
  const sim::Rule& built = loaded->pack.rules.raw().front();
  EXPECT_EQ(built.when[0], (sim::ValueMask{true, true, false, false}));
  EXPECT_EQ(built.when[1], (sim::ValueMask{false, true, false}));
  EXPECT_TRUE(built.when[2].empty());
}

TEST_F(PackFile, RecordsTheSwitchesThatARuleDependsOn) {
  const auto loaded = load(kHeader, rule("R", "when: {reading: a}, outcome: works, sources: [FACT-1]"));
  ASSERT_TRUE(loaded) << print(diagnostics_);
  EXPECT_EQ(loaded->pack.rules.raw().front().switches, std::vector<sim::SwitchId>{sim::SwitchId{0}});
}

TEST_F(PackFile, ListsPacksByIdAndLeavesBrokenOnesOut) {
  load(kHeader, kTable);
  std::filesystem::create_directories(root_ / "another");
  std::filesystem::create_directories(root_ / "broken");
  std::filesystem::create_directories(root_ / "no-pack");
  write("another/pack.yaml", "pack: {id: another, format: 1, version: 2.0.0, title: Another}\n");
  write("broken/pack.yaml", "pack: {id: broken\n");
  Diagnostics diagnostics;
  const std::vector<PackSummary> packs = list_packs(root_, diagnostics);
  ASSERT_EQ(packs.size(), 2U);
  EXPECT_EQ(packs[0].id, "another");
  EXPECT_EQ(packs[1].id, "hop");
  EXPECT_TRUE(diagnostics.has_errors());
  EXPECT_TRUE(list_packs(root_ / "nowhere", diagnostics).empty());
}

}  // namespace
}  // namespace coexist::scenarios
