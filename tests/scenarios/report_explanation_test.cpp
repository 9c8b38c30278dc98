// What is said about one join, and about one rule.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "reported_case.hpp"
#include "scenarios/explanation.hpp"

namespace coexist::scenarios {
namespace {

using sim::Outcome;
using support::reported_case;
using support::ReportedCase;

struct Explained {
  ReportedCase reported;
  sim::JoinExplanation join;
};

// The first failing join that a step is to blame for.
Explained blamed_join() {
  for (std::uint64_t seed = 1; seed < 200; ++seed) {  // few random cases break anything; the first found will do
    ReportedCase reported = reported_case(seed);
    const sim::Ledger& ledger = reported.rehearsal.run.ledger;
    for (const std::uint64_t join : reported.rehearsal.caused) {  // what fails anyway has no step to blame
      if (!ledger.exists(join) || ledger.outcome(join) != Outcome::Fails) continue;
      if (ledger.decisions[ledger.join[join]].rule == sim::kNone<sim::RuleId>) continue;
      auto explanation = explain_join(reported.loaded.scenario, reported.pack, reported.rehearsal.run, join);
      if (!explanation.undo.empty()) return {std::move(reported), std::move(explanation)};
    }
  }
  ADD_FAILURE() << "no step is to blame for anything";
  return {reported_case(1), {}};
}

TEST(Explanation, NamesWhoWhatWhyAndTheWayBack) {
  const Explained e = blamed_join();
  const sim::Scenario& scenario = e.reported.loaded.scenario;
  const std::string text = print_explanation(e.reported.loaded, e.reported.pack, e.join, {"case.yaml", {}});
  const sim::Rule& rule = e.reported.loaded.pack.rules[e.join.decision.rule];
  for (const std::string& said :
       {scenario.people.id[e.join.person], scenario.calendar.id[e.join.place.series],
        scenario.people.id[e.join.organiser], rule.id, scenario.schedule.steps[e.join.undo.front()].id,
        std::string("✕ fails"), std::string("coexist run case.yaml --undo ")}) {
    EXPECT_NE(text.find(said), std::string::npos) << said << "\nis not in\n" << text;
  }
}

TEST(Explanation, IsTheSameInJson) {
  const Explained e = blamed_join();
  const auto json =
      nlohmann::json::parse(print_explanation_json(e.reported.loaded, e.reported.pack, e.join, {"case.yaml", {}}));
  EXPECT_EQ(json.at("decision").at("outcome"), "fails");
  EXPECT_EQ(json.at("decision").at("rules").at(0).at("id"), e.reported.loaded.pack.rules[e.join.decision.rule].id);
  EXPECT_EQ(json.at("undo").at("steps").size(), e.join.undo.size());
  EXPECT_EQ(json.at("chain").size(), e.join.chain.size());
  EXPECT_EQ(json.at("paths").size(), e.join.paths.size());
}

TEST(Explanation, IsTheCommandThatReportsShow) {
  EXPECT_EQ(explain_command({"my scenario", {"--set", "title=a b"}}, "m-1", 3, "o'neill"),
            "coexist explain 'my scenario' join m-1 'o'\\''neill' --occurrence 3 --set 'title=a b'");
  EXPECT_EQ(run_command({"s.yaml", {"--undo", "back"}}, {"wave-1", "ring"}),
            "coexist run s.yaml --undo back --undo wave-1 --undo ring");
}

TEST(PrintedRule, SaysConditionOutcomeAndRank) {
  const sim::Pack pack = support::random_case(1).pack;
  for (const sim::RuleId id : sim::ids<sim::RuleId>(pack.rules.size())) {
    const sim::Rule& rule = pack.rules[id];
    const std::string text = print_rule(pack, id, {}, {});
    EXPECT_TRUE(text.starts_with(rule.id + "\n"));
    EXPECT_NE(text.find(name_of(rule.outcome)), std::string::npos);
    EXPECT_NE(text.find(pack.aspects[rule.aspect].id), std::string::npos);
    for (const std::string& beaten : rule.overrides) {
      EXPECT_NE(text.find(beaten), std::string::npos);
      EXPECT_NE(print_rule(pack, find_rule(pack, beaten), {}, {}).find("is beaten by"), std::string::npos);
    }
  }
  EXPECT_EQ(find_rule(pack, "no-such-rule"), sim::kNone<sim::RuleId>);
}

TEST(PrintedSource, ListsTheDocumentsThatAStatementRestsOn) {
  sim::Pack pack = support::random_case(1).pack;
  sim::Source document, statement;
  document.id = "L99";
  document.label = "A page";
  statement.id = "FACT-1";
  statement.label = "It is so";
  statement.documents = {"L99"};
  pack.vocabulary.sources.push_back(document);
  pack.vocabulary.sources.push_back(statement);
  const std::string text = print_source(pack, "FACT-1");
  EXPECT_NE(text.find("FACT-1: It is so\n"), std::string::npos) << text;
  EXPECT_NE(text.find("L99: A page\n"), std::string::npos) << text;
}

TEST(PrintedSource, ListsTheRulesThatCiteIt) {
  sim::Pack pack = support::random_case(1).pack;
  sim::Source source;
  source.id = "L99";
  source.label = "A page";
  source.url = "https://example.org/page";
  pack.vocabulary.sources.push_back(source);
  pack.rules[sim::id_at<sim::RuleId>(0)].sources = {"L99"};
  const std::string text = print_source(pack, "L99");
  EXPECT_NE(text.find("L99: A page https://example.org/page"), std::string::npos) << text;
  EXPECT_NE(text.find(pack.rules[sim::id_at<sim::RuleId>(0)].id), std::string::npos) << text;
  EXPECT_EQ(print_source(pack, "L98"), "");
}

}  // namespace
}  // namespace coexist::scenarios
