// The runbook: what stands in it, how often, and that no name breaks its form.
#include "scenarios/runbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "golden_text.hpp"
#include "rehearsed_scenario.hpp"
#include "reported_case.hpp"
#include "scenarios/fact_accounts.hpp"
#include "scratch_folder.hpp"
#include "shipped_pack.hpp"
#include "spawned_command.hpp"

namespace coexist::scenarios {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kExamples = COEXIST_SOURCE_DIR "/scenarios/examples/";

Runbook runbook_of(const LoadedScenario& loaded) {
  return compose_runbook(loaded, planner::verify(loaded.scenario, loaded.pack), {"0.0", {"scenario.yaml", {}}});
}

std::optional<LoadedScenario> every_archetype() {
  const std::filesystem::path folder = golden_path("runbook");
  Diagnostics diagnostics;
  auto scenario = load_scenario({folder, folder / "packs", {}, {}, {}}, diagnostics);
  EXPECT_TRUE(scenario.has_value()) << print(diagnostics);
  return scenario;
}

std::size_t occurrences(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

// As print_markdown cites a statement that somebody is to act by or to read.
std::string cited(const std::string& fact) {
  return "\\[" + fact + ": ";
}

TEST(Runbook, OfEveryArchetypeReadsAsItWasRead) {
  const auto loaded = every_archetype();
  ASSERT_TRUE(loaded);
  const Runbook runbook = runbook_of(*loaded);
  expect_golden("runbook/runbook.md", print_markdown(runbook));
  expect_golden("runbook/runbook.txt", print_text(runbook));
}

// Once with each step of its kinds; once in the list at the end if the schedule has none of them. Never twice.
TEST(Runbook, PrintsEveryCarriedStatementAsOftenAsItsStepsOccurAndAtLeastOnce) {
  std::size_t statements = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kExamples)) {
    Diagnostics diagnostics;
    const auto loaded = load_scenario({entry.path(), shipped_packs(), {}, {}, {}, false}, diagnostics);
    ASSERT_TRUE(loaded) << print(diagnostics);
    const std::string text = print_markdown(runbook_of(*loaded));
    for (const sim::Note& note : loaded->pack.notes) {
      if (note.kind != sim::NoteKind::Runbook && note.kind != sim::NoteKind::CheckList) continue;
      const auto& steps = loaded->scenario.schedule.steps;
      const auto of_it = std::count_if(steps.begin(), steps.end(), [&](const sim::Step& step) {
        return std::find(note.steps.begin(), note.steps.end(), step.kind) != note.steps.end();
      });
      const std::string& fact = loaded->pack.vocabulary.sources[note.fact].id;
      EXPECT_EQ(occurrences(text, cited(fact)), static_cast<std::size_t>(std::max<std::ptrdiff_t>(of_it, 1)))
          << fact << " in " << loaded->scenario.id;
      ++statements;
    }
  }
  EXPECT_GT(statements, 150U);
}

// What `packs facts` counts as carried, somebody gets to read: in the runbook of a scenario of a pack that holds it.
TEST(Runbook, PrintsWhateverIsCountedAsCarriedAndNothingElseIsCountedSo) {
  const std::vector<LoadedPack> packs = support::loaded_hops();
  std::set<std::string> printed;
  for (const LoadedPack& pack : packs) {
    LoadedScenario bare;
    bare.pack = pack.pack;
    bare.switches = sim::documented_defaults(pack.pack);
    for (const sim::Assumption& assumption : pack.pack.vocabulary.assumptions)
      bare.scenario.assumptions.push_back(assumption.value);
    const std::string text = print_markdown(runbook_of(bare));
    for (const sim::Source& source : pack.pack.vocabulary.sources) {
      if (text.find(cited(source.id)) != std::string::npos) printed.insert(source.id);
    }
  }
  std::size_t carried = 0;
  for (const FactAccount& fact : account_for_facts(support::pointers(packs)).facts) {
    const bool counted = fact.place == FactPlace::Runbook || fact.place == FactPlace::CheckList;
    if (counted) ++carried;
    if (counted) {
      EXPECT_EQ(printed.count(fact.fact), 1U) << fact.fact << " is counted as carried, and no runbook prints it";
    } else if (fact.place > FactPlace::CheckList) {
      EXPECT_EQ(printed.count(fact.fact), 0U) << fact.fact << " is printed, and counted as not carried";
    }
  }
  EXPECT_GT(carried, 90U);
}

TEST(Runbook, SaysFromWhenOnNothingIsUndone) {
  Diagnostics diagnostics;
  const auto loaded = load_scenario({kExamples + "seed", shipped_packs(), {}, {}, {}, false}, diagnostics);
  ASSERT_TRUE(loaded) << print(diagnostics);
  const Runbook runbook = runbook_of(*loaded);
  std::string ends;
  bool is_past = false;
  for (const runbook::Step& step : runbook.steps) {
    if (step.id == "wave-1") ends = step.way_back_ends;
    is_past = is_past || !step.way_back;
    if (step.id == "wave-4") {
      EXPECT_FALSE(is_past);
    }
  }
  EXPECT_EQ(ends, "'directories-america' (Move conference directories) begins Sat 2013-07-06 08:00");
  EXPECT_TRUE(is_past);
}

// A step that is about the people of an earlier one names the same list, and says where they are by then.
TEST(Runbook, FollowsPeopleThroughTheSchedule) {
  const auto loaded = every_archetype();
  ASSERT_TRUE(loaded);
  const Runbook runbook = runbook_of(*loaded);
  std::map<std::string, runbook::Step> steps;
  for (const runbook::Step& step : runbook.steps) steps[step.id] = step;
  ASSERT_EQ(runbook.people.size(), 2U);
  EXPECT_EQ(runbook.people[0].people, (std::vector<std::string>{"alice", "bob", "carol"}));
  EXPECT_EQ(runbook.people[0].steps, (std::vector<std::string>{"wave", "ring", "back"}));
  EXPECT_EQ(steps.at("ring").subjects.front().rows.front().cells,
            (std::vector<std::string>{"Berlin (berlin)", "New pool (new)"}));
  EXPECT_EQ(steps.at("back").subjects.front().rows.front().cells,
            (std::vector<std::string>{"New pool (new)", "Old pool (old)", "Berlin (berlin)"}));
  // Dave stays: the rule is broken on paper, and the sheet says so.
  const auto broken = [](const runbook::Condition& condition) { return !condition.holds; };
  EXPECT_EQ(std::count_if(steps.at("route").conditions.begin(), steps.at("route").conditions.end(), broken), 1);
}

TEST(Runbook, OfAForbiddenScheduleSaysSoAtItsTopAndWhere) {
  const auto loaded = every_archetype();
  ASSERT_TRUE(loaded);
  LoadedScenario forbidden = *loaded;
  const sim::StepId prepare = sim::find(forbidden.scenario.schedule.steps, "prepare");
  forbidden.scenario.schedule.steps[prepare].kind = sim::find(forbidden.pack.step_kinds, "look");
  const Runbook runbook = runbook_of(forbidden);
  EXPECT_FALSE(runbook.may_be_carried_out);
  const std::string text = print_text(runbook);
  EXPECT_LT(text.find("This schedule must not be carried out"), text.find("The plan"));
  EXPECT_THAT(text, HasSubstr("[ ] NOT SO IN THIS PLAN: must: The new side is prepared"));
}

// Names are somebody else's: in tables, headings and lists they stay text.
TEST(Runbook, StaysWhatItIsWhateverNamesHold) {
  const std::string hostile = "<b>|*_`[x](y)\n# ";
  for (const std::uint64_t seed : support::some_seeds()) {
    support::ReportedCase reported = support::reported_case(seed, hostile);
    const Runbook runbook = compose_runbook(reported.loaded, reported.verdict, {"0.0", {"case.yaml", {}}});
    const std::string markdown = print_markdown(runbook);
    std::istringstream lines(markdown);
    std::size_t bars = 0;
    for (std::string line; std::getline(lines, line);) {
      std::size_t here = 0;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') {
          ++i;
        } else if (line[i] == '|' && line[0] == '|') {
          ++here;
        } else {
          EXPECT_EQ(std::string("<>*_`").find(line[i]), std::string::npos) << line;
        }
      }
      EXPECT_TRUE(bars == 0 || here == 0 || here == bars) << line;
      bars = here;
    }
    const auto json = nlohmann::json::parse(print_json(runbook));
    EXPECT_EQ(json["title"], reported.loaded.scenario.title);
    EXPECT_EQ(json["steps"].size(), runbook.steps.size());
    EXPECT_THAT(print_text(runbook), Not(HasSubstr("\n# ")));
  }
}

TEST(Runbook, IsTheSameBytesEachTimeInEveryFormat) {
  const auto loaded = every_archetype();
  ASSERT_TRUE(loaded);
  const Runbook once = runbook_of(*loaded), again = runbook_of(*loaded);
  EXPECT_EQ(print_text(once), print_text(again));
  EXPECT_EQ(print_markdown(once), print_markdown(again));
  EXPECT_EQ(print_json(once), print_json(again));
}

TEST(Runbook, IsWrittenWholeAndReplacesNothingUnasked) {
  const ScratchFolder scratch;
  const std::string minimal = kExamples + "minimal";
  ScratchFolder::write("there.md", "mine");
  const Ended refused = spawn({"runbook", minimal, "--format", "md", "--output", "there.md"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("there.md: the file exists already [E004]"));
  const auto content = [](const char* name) {
    std::ifstream in(name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(content("there.md"), "mine");
  const Ended forced = spawn({"runbook", minimal, "--format", "md", "--output", "there.md", "--force"});
  EXPECT_EQ(forced.code, 0) << forced.err;
  EXPECT_EQ(forced.out, "");
  EXPECT_THAT(content("there.md"), StartsWith("# Runbook: A first migration (minimal)\n"));
  const Ended nowhere = spawn({"runbook", minimal, "--output", "no/such/folder/x"});
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("[E005]"));
  const Ended json = spawn({"runbook", minimal, "--format", "json"});
  EXPECT_EQ(nlohmann::json::parse(json.out)["what"], "runbook");
  EXPECT_EQ(nlohmann::json::parse(spawn({"runbook", "nowhere", "--format", "json"}).out)["errors"], 1);
}

// It is printed, so that one sees where; nobody's script takes it for one to be carried out.
TEST(Runbook, OfAForbiddenScheduleEndsWithOne) {
  const Ended ended = spawn({"runbook", kExamples + "minimal", "--set", "schedule.steps.policies.after=[backup]"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("NOT SO IN THIS PLAN"));
  EXPECT_THAT(ended.err, HasSubstr("must not be carried out"));
}

}  // namespace
}  // namespace coexist::scenarios
