// Each rule of each pack makes a difference that somebody would notice. tests/golden/rules/<pack>.txt has a line for
// each rule that stands in that pack: a situation, and what is answered there only because of this rule. Rules of packs
// that others extend have theirs in the first hop in which they decide anything.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "find_rule_example.hpp"
#include "golden_text.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

using support::RuleExample;

// These decide nothing for anybody: they say of combinations that nobody can meet what becomes of them, so that
// `packs coverage` lists what is open, and only that.
const std::map<std::string, std::string> kOnlyCloseATable{
    {"nothing-to-schedule-with", "who has no add-in does not have the path of add-ins"},
    {"only-in-meetings", "its mirrored copy says the same of the other person"},
    {"only-in-conferences", "guests and callers do not have the path from person to person"},
    {"no-new-meeting-on-legacy", "that such a meeting is dead there is said by the table of meetings and hosts"},
    {"no-new-web-application-on-legacy", "the same"},
};

struct Recorded {
  std::string hop;
  RuleExample example;
};

std::vector<Recorded> recorded_in(const std::string& pack) {
  std::istringstream in(golden_text("rules/" + pack + ".txt"));
  std::vector<Recorded> out;
  std::string hop;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("in ")) hop = line.substr(3);
    if (auto example = support::example_of(line)) out.push_back({hop, std::move(*example)});
  }
  return out;
}

class RulesOf : public testing::TestWithParam<std::string> {
 protected:
  /// The hop in which a rule is recorded, loaded once.
  sim::Pack& hop(const std::string& id) {
    const auto [place, is_new] = hops_.try_emplace(id);
    if (is_new) place->second = support::shipped_pack(id);
    return place->second;
  }

 private:
  std::map<std::string, sim::Pack> hops_;
};

TEST_P(RulesOf, AnswerAsRecorded) {
  const std::vector<Recorded> lines = recorded_in(GetParam());
  ASSERT_FALSE(lines.empty());
  for (const auto& [hop_id, example] : lines) {
    EXPECT_EQ(support::answer_at(hop(hop_id), example), example.answer) << hop_id << ": " << line_of(example);
  }
}

TEST_P(RulesOf, AreMissedWhenOneIsRemoved) {
  for (const auto& [hop_id, example] : recorded_in(GetParam())) {
    sim::Pack& pack = hop(hop_id);
    const sim::RuleId rule = sim::find(pack.rules, example.rule);
    if (rule == sim::kNone<sim::RuleId>) {
      ADD_FAILURE() << GetParam() << " has no rule " << example.rule << " any more";
      continue;
    }
    const support::WithoutRule removed(pack, rule);
    EXPECT_NE(support::answer_at(pack, example), example.answer)
        << "nobody misses " << example.rule << " at " << line_of(example);
  }
}

// That a rule's conditions name a switch is no difference that anybody would notice.
TEST(RulesOfAllPacks, OneThatSaysWhatAnotherSaysIsNotMissedBecauseItNamesASwitch) {
  sim::Pack pack = support::shipped_pack("ocs-2007-r2-to-lync-2013");
  sim::Rule nominal = pack.rules[sim::find(pack.rules, "T03.5/oc-2007-r2/https")];
  nominal.overrides = {nominal.id};
  nominal.id = "NOMINAL";
  nominal.switches = {sim::find(pack.vocabulary.switches, "lync-2010-in-conference-call")};
  const sim::RuleId rule = pack.rules.push_back(std::move(nominal));
  support::RuleExamples examples(pack);
  EXPECT_FALSE(examples.on_a_path(rule).has_value());
}

std::vector<std::string> packs_with_records() {
  std::vector<std::string> ids;
  for (const auto& entry : std::filesystem::directory_iterator(golden_path("rules")))
    ids.push_back(entry.path().stem());
  std::sort(ids.begin(), ids.end());
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Packs, RulesOf, testing::ValuesIn(packs_with_records()), [](const auto& pack) {
  std::string name = pack.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

// A rule as it is written, wherever it is laid over a hop.
struct Written {
  std::string pack, id;
  friend auto operator<=>(const Written&, const Written&) = default;
};

// "packs/<pack>/<file>:<line>".
std::string spelled(const Place& place) {
  return place.file->name + ':' + std::to_string(place.line);
}

std::string pack_of(const Place& place) {
  return std::filesystem::path(place.file->name).parent_path().filename();
}

// A mirrored table has copies of the rules of another: it stands and falls with these.
bool is_copy(const sim::Pack& pack, const sim::Rule& rule, const ProvenanceTable& provenance) {
  const std::string prefix = pack.aspects[rule.aspect].id + '/';
  if (!rule.id.starts_with(prefix)) return false;
  const sim::RuleId original = sim::find(pack.rules, rule.id.substr(prefix.size()));
  return original != sim::kNone<sim::RuleId> &&
         spelled(provenance.place(pack.rules[original].provenance)) == spelled(provenance.place(rule.provenance));
}

// For each rule as it is written, where it is written; examples are looked for only when goldens are accepted.
struct AllRules {
  std::map<Written, std::string> places;
  std::map<Written, Recorded> examples;
};

AllRules all_rules(bool with_examples) {
  AllRules out;
  ProvenanceTable provenance;
  for (const std::string& hop : support::shipped_hops()) {
    sim::Pack pack = support::loaded_pack(hop, provenance).pack;
    support::RuleExamples examples(pack);
    for (const sim::RuleId rule : sim::ids<sim::RuleId>(pack.rules.size())) {
      const Place& place = provenance.place(pack.rules[rule].provenance);
      if (is_copy(pack, pack.rules[rule], provenance)) continue;
      const Written written{pack_of(place), pack.rules[rule].id};
      out.places[written] = spelled(place);
      if (!with_examples || out.examples.count(written) > 0) continue;
      const bool only_closes = kOnlyCloseATable.count(written.id) > 0;
      auto example = only_closes ? examples.in_its_table(rule) : examples.on_a_path(rule);
      if (example) out.examples[written] = {hop, std::move(*example)};
    }
  }
  return out;
}

void accept(const AllRules& rules) {
  std::map<std::string, std::map<std::string, std::string>> lines;  // by pack, by hop
  for (const auto& [written, recorded] : rules.examples) {
    lines[written.pack][recorded.hop] += line_of(recorded.example) + '\n';
  }
  for (const auto& [pack, by_hop] : lines) {
    std::string text;
    for (const auto& [hop, part] : by_hop) text.append("in ").append(hop).append("\n").append(part);
    write_golden("rules/" + pack + ".txt", text);
  }
}

TEST(RulesOfAllPacks, EachMakesADifferenceThatIsRecorded) {
  const AllRules rules = all_rules(accepts_goldens());
  if (accepts_goldens()) accept(rules);
  std::set<Written> recorded;
  for (const std::string& pack : packs_with_records()) {
    for (const auto& [hop, example] : recorded_in(pack)) {
      EXPECT_TRUE(recorded.insert({pack, example.rule}).second) << example.rule << " is recorded twice in " << pack;
      if (example.asked != "table") continue;
      EXPECT_EQ(kOnlyCloseATable.count(example.rule), 1U) << example.rule << " makes no difference on any access path";
    }
  }
  for (const auto& [written, place] : rules.places) {
    EXPECT_EQ(recorded.count(written), 1U) << place << ": rule " << written.id
                                           << " has no line. To record it: COEXIST_ACCEPT=1, this test. If it has none "
                                           << "then, it makes no difference in any hop: remove it";
  }
}

}  // namespace
}  // namespace coexist::scenarios
