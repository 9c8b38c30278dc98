#include "sim/compiled_pack.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "case_count.hpp"
#include "pack_tables.hpp"
#include "plain_pack.hpp"
#include "random_pack.hpp"
#include "sim/situation.hpp"

namespace coexist::sim {
namespace {

using support::add_interaction;
using support::add_otherwise;
using support::add_rule;
using support::add_table;
using support::cases;
using support::kAllCases;

/// One table, client against host, and one that asks whether the host serves.
struct Tables {
  Pack pack = support::small_pack();
  AspectId client = add_table(pack, "client-on-host", {"actor.software.client", "host"});
  AspectId service = add_table(pack, "service", {"host-service"});

  RuleId rule(AspectId table, std::string id, const support::When& when, Outcome outcome) {
    add_rule(pack, table, std::move(id), when, outcome);
    return id_at<RuleId>(pack.rules.size() - 1);
  }
  InteractionId join(const std::vector<support::PathText>& paths) {
    pack.join = add_interaction(pack, "join", paths);
    for (PersonClass& c : pack.vocabulary.classes) {
      c.paths.clear();
      for (const support::PathText& path : paths) c.paths.push_back(path.id);
    }
    return pack.join;
  }
  [[nodiscard]] CompiledPack compiled() const { return CompiledPack(pack, documented_defaults(pack)); }
};

Situation situation(const CompiledPack& pack, const char* client, const char* host,
                    Service service = Service::Serving) {
  Situation out = pack.blank();
  PersonFacts person;
  person.person_class = ClassId{0};
  person.software = {find(pack.vocabulary().software, client)};
  put_actor(pack, person, out);
  put_host(pack, find(pack.vocabulary().products, host), service, out);
  return out;
}

Decision decide(const CompiledPack& pack, const Situation& situation) {
  return pack.decide(pack.pack().join, situation, pack.paths_of(pack.pack().join, ClassId{0}));
}

TEST(CompiledPack, DecidesByTheRuleOfTheCell) {
  Tables t;
  const RuleId good =
      t.rule(t.client, "new-on-new", {{"actor.software.client", {"client-2"}}, {"host", {"new-2"}}}, Outcome::Works);
  const RuleId bad =
      t.rule(t.client, "new-on-old", {{"actor.software.client", {"client-2"}}, {"host", {"old-1"}}}, Outcome::Fails);
  t.join({{"rich", {t.client}, "client"}});
  const CompiledPack pack = t.compiled();
  EXPECT_EQ(decide(pack, situation(pack, "client-2", "new-2")).rule, good);
  EXPECT_EQ(decide(pack, situation(pack, "client-2", "old-1")).rule, bad);
  EXPECT_EQ(decide(pack, situation(pack, "client-2", "old-1")).outcome, Outcome::Fails);
}

TEST(CompiledPack, DirectionMatters) {
  Tables t;
  t.rule(t.client, "up", {{"actor.software.client", {"client-1"}}, {"host", {"new-2"}}}, Outcome::Works);
  t.rule(t.client, "down", {{"actor.software.client", {"client-2"}}, {"host", {"old-1"}}}, Outcome::Fails);
  t.join({{"rich", {t.client}, "client"}});
  const CompiledPack pack = t.compiled();
  EXPECT_EQ(decide(pack, situation(pack, "client-1", "new-2")).outcome, Outcome::Works);
  EXPECT_EQ(decide(pack, situation(pack, "client-2", "old-1")).outcome, Outcome::Fails);
}

TEST(CompiledPack, WhatNoRuleCoversIsUnknownAndNamesNoRule) {
  Tables t;
  t.rule(t.client, "only", {{"host", {"new-2"}}}, Outcome::Works);
  t.join({{"rich", {t.client}, "client"}});
  const CompiledPack pack = t.compiled();
  const Decision decision = decide(pack, situation(pack, "client-1", "old-1"));
  EXPECT_EQ(decision.outcome, Outcome::Unknown);
  EXPECT_EQ(decision.rule, kNone<RuleId>);
  EXPECT_EQ(decision.aspect, t.client);
}

TEST(CompiledPack, AnInteractionThatThePackDoesNotKnowIsUnknown) {
  const CompiledPack pack = Tables().compiled();
  EXPECT_EQ(pack.decide(kNone<InteractionId>, pack.blank(), pack.paths_of(kNone<InteractionId>, ClassId{0})),
            Decision{});
}

TEST(CompiledPack, ARuleBeatsThoseThatItOverridesAndOtherwiseLosesToAll) {
  Tables t;
  t.rule(t.client, "all", {}, Outcome::Works);
  add_otherwise(t.pack, t.client, "rest", Outcome::Unknown);
  const RuleId special = t.rule(t.client, "special", {{"host", {"old-1"}}}, Outcome::Fails);
  t.pack.rules[special].overrides = {"all"};
  t.join({{"rich", {t.client}, "client"}});
  const CompiledPack pack = t.compiled();
  EXPECT_EQ(decide(pack, situation(pack, "client-1", "old-1")).rule, special);
  EXPECT_EQ(decide(pack, situation(pack, "client-1", "new-2")).outcome, Outcome::Works);
}

TEST(CompiledPack, OverridesReachThroughRulesBetween) {
  Tables t;
  t.rule(t.client, "weak", {}, Outcome::Works);
  t.pack.rules[t.rule(t.client, "middle", {{"host", {"new-2"}}}, Outcome::Works)].overrides = {"weak"};
  const RuleId strong = t.rule(t.client, "strong", {{"host", {"old-1"}}}, Outcome::Fails);
  t.pack.rules[strong].overrides = {"middle"};
  t.join({{"rich", {t.client}, "client"}});
  const CompiledPack pack = t.compiled();
  EXPECT_EQ(decide(pack, situation(pack, "client-1", "old-1")).rule, strong);
}

TEST(CompiledPack, APathIsTheConjunctionOfItsTablesWorstFirst) {
  // For each pair of outcomes the worse one decides; of two equal ones the first table's rule is named.
  for (Outcome a : {Outcome::Works, Outcome::Degraded, Outcome::Unknown, Outcome::Fails}) {
    for (Outcome b : {Outcome::Works, Outcome::Degraded, Outcome::Unknown, Outcome::Fails}) {
      Tables t;
      const RuleId first = t.rule(t.client, "client", {}, a);
      const RuleId second = t.rule(t.service, "service", {}, b);
      t.join({{"rich", {t.client, t.service}, "client"}});
      const CompiledPack pack = t.compiled();
      const Decision decision = decide(pack, situation(pack, "client-1", "old-1"));
      EXPECT_EQ(decision.outcome, worst(a, b));
      EXPECT_EQ(decision.rule, a < b ? second : first) << name_of(a) << ' ' << name_of(b);
    }
  }
}

TEST(CompiledPack, ADegradedPathLosesWhatAnyOfItsRulesLoses) {
  Tables t;
  t.pack.rules[t.rule(t.client, "client", {}, Outcome::Degraded)].loses = 0b01;
  t.pack.rules[t.rule(t.service, "service", {}, Outcome::Degraded)].loses = 0b10;
  t.join({{"rich", {t.client, t.service}, "client"}});
  const CompiledPack pack = t.compiled();
  EXPECT_EQ(decide(pack, situation(pack, "client-1", "old-1")).loses, FeatureSet{0b11});
}

/// A first path with that outcome, and a second one that works.
Decision with_fallback(Outcome primary, Outcome fallback) {
  Tables t;
  t.rule(t.client, "first", {}, primary);
  t.rule(t.service, "second", {}, fallback);
  t.join({{"rich", {t.client}, "client"}, {"browser", {t.service}}});
  const CompiledPack pack = t.compiled();
  return decide(pack, situation(pack, "client-1", "old-1"));
}

TEST(CompiledPack, AFallbackThatWorksIsDegradedAndRemembersWhyThePrimaryPathFailed) {
  const Decision decision = with_fallback(Outcome::Fails, Outcome::Works);
  EXPECT_EQ(decision.outcome, Outcome::Degraded);
  EXPECT_TRUE(decision.by_fallback);
  EXPECT_EQ(decision.path, 1);
  EXPECT_EQ(decision.rule, RuleId{1});
  EXPECT_EQ(decision.primary_rule, RuleId{0});
}

TEST(CompiledPack, AnUnknownPrimaryPathDecides) {
  const Decision decision = with_fallback(Outcome::Unknown, Outcome::Works);
  EXPECT_EQ(decision.outcome, Outcome::Unknown);
  EXPECT_FALSE(decision.by_fallback);
}

TEST(CompiledPack, WhenAllPathsFailThePrimaryOneIsNamed) {
  const Decision decision = with_fallback(Outcome::Fails, Outcome::Fails);
  EXPECT_EQ(decision.outcome, Outcome::Fails);
  EXPECT_EQ(decision.path, 0);
  EXPECT_EQ(decision.rule, RuleId{0});
}

TEST(CompiledPack, APathNeedsSoftwareInItsSlotEvenIfNoTableAsksWhich) {
  Tables t;
  t.pack.aspects = {};
  t.pack.aspects.push_back({});
  t.pack.aspects[AspectId{0}].dimensions = {{"host", {AttributeKind::Host, 0}}};
  t.rule(AspectId{0}, "fine", {}, Outcome::Works);
  t.join({{"rich", {AspectId{0}}, "client"}});
  const CompiledPack pack = t.compiled();
  EXPECT_EQ(decide(pack, situation(pack, "client-1", "old-1")).outcome, Outcome::Works);
  EXPECT_EQ(decide(pack, situation(pack, "no such client", "old-1")).outcome, Outcome::Fails);
}

TEST(CompiledPack, PathsAreThoseOfThePersonsClass) {
  Tables t;
  t.rule(t.client, "first", {}, Outcome::Works);
  t.join({{"rich", {t.client}}, {"browser", {t.client}}, {"dial-in", {t.client}}});
  t.pack.vocabulary.classes[ClassId{1}].paths = {"dial-in", "browser"};
  const CompiledPack pack = t.compiled();
  EXPECT_EQ(pack.paths_of(t.pack.join, ClassId{0}), 0b111U);
  EXPECT_EQ(pack.paths_of(t.pack.join, ClassId{1}), 0b110U);
}

TEST(CompiledPack, TakesTheChosenValueOfASwitch) {
  Pack pack = support::random_pack(1);
  const AspectId table = add_table(pack, "doubt", {"switch.doubt"});
  add_rule(pack, table, "if-no", {{"switch.doubt", {"no"}}}, Outcome::Fails);
  const InteractionId question = add_interaction(pack, "question", {{"rich", {table}}});
  for (std::size_t choice : {0U, 1U}) {
    const CompiledPack chosen(pack, SwitchChoice(1, choice));
    EXPECT_EQ(chosen.decide_path(question, 0, chosen.blank()).outcome, choice == 1 ? Outcome::Fails : Outcome::Unknown);
  }
}

TEST(CompiledPack, SpellsEveryAttributeSoThatItCanBeReadBack) {
  const CompiledPack pack(support::random_pack(1), SwitchChoice(1, 0));
  for (const Attribute& attribute : pack.fields()) {
    Attribute read;
    ASSERT_TRUE(parse_attribute(pack.vocabulary(), spelled(pack.vocabulary(), attribute), read));
    EXPECT_EQ(read, attribute) << spelled(pack.vocabulary(), attribute);
  }
}

TEST(CompiledPack, SaysInEveryCellOfEveryTableWhatAReaderOfTheRulesWouldSay) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 0; seed < cases(20); ++seed) {
    const Pack pack = support::random_pack(seed);
    const CompiledPack compiled(pack, SwitchChoice(1, seed % 2));
    const support::PlainPack plain(pack);
    for (AspectId aspect : ids<AspectId>(pack.aspects.size())) {
      const auto& dimensions = pack.aspects[aspect].dimensions;
      std::vector<std::size_t> at(dimensions.size(), 0);
      for (bool more = true; more; ++cells) {
        Situation s = compiled.blank();
        for (std::size_t d = 0; d < at.size(); ++d) {
          s[index(compiled.field(dimensions[d].attribute))] = static_cast<std::uint8_t>(at[d]);
        }
        const auto value = [&](Attribute attribute) {
          return domain(pack.vocabulary, attribute)[s[index(compiled.field(attribute))]];
        };
        ASSERT_EQ(compiled.rule_at(aspect, s), plain.rule_at(aspect, value))
            << "seed " << seed << ' ' << pack.aspects[aspect].id;
        more = false;
        for (std::size_t d = at.size(); d-- > 0 && !more;) {
          at[d] = (at[d] + 1) % domain(pack.vocabulary, dimensions[d].attribute).size();
          more = at[d] != 0;
        }
      }
    }
  }
  EXPECT_GT(cells, kAllCases ? 10'000U : 500U);
}

TEST(CompiledPack, DecidesEveryInteractionAsAReaderOfTheRulesWould) {
  RandomStream random(3, "situations", "compiled pack");
  std::size_t fallbacks = 0;
  for (std::uint64_t seed = 0; seed < cases(40); ++seed) {
    const Pack pack = support::random_pack(seed);
    const CompiledPack compiled(pack, SwitchChoice(1, seed % 2));
    const support::PlainPack plain(pack);
    for (int i = 0; i < 200; ++i) {
      Situation s = compiled.blank();
      for (FieldId field : ids<FieldId>(s.size())) {
        s[index(field)] = static_cast<std::uint8_t>(random.below(compiled.domain_size(field)));
      }
      const auto value = [&](Attribute attribute) {
        return domain(pack.vocabulary, attribute)[s[index(compiled.field(attribute))]];
      };
      for (InteractionId interaction : ids<InteractionId>(pack.interactions.size())) {
        for (ClassId c : ids<ClassId>(pack.vocabulary.classes.size())) {
          const Decision decision = compiled.decide(interaction, s, compiled.paths_of(interaction, c));
          ASSERT_EQ(decision, plain.decide(interaction, c, value));
          fallbacks += decision.by_fallback;
        }
      }
    }
  }
  EXPECT_GT(fallbacks, kAllCases ? 1'000U : 0U);
}

TEST(MeetingTransitions, TheFirstThatAppliesDecides) {
  Pack pack = support::random_pack(1);
  const std::size_t products = pack.vocabulary.products.size();
  pack.transitions = {{}, {}, {}};
  pack.transitions[0].from = std::vector<bool>(products, false);  // nobody
  pack.transitions[0].becomes = ConditionId{1};
  pack.transitions[1].only_if = {{SwitchId{0}, 1}};
  pack.transitions[1].becomes = ConditionId{2};
  pack.transitions[2].becomes = ConditionId{1};
  const auto after = [&](std::size_t choice) {
    const CompiledPack compiled(pack, SwitchChoice(1, choice));
    return compiled.at_move({ProductId{0}, ProductId{2}, 1}, FormatId{0}, ConditionId{0})->becomes;
  };
  EXPECT_EQ(after(0), ConditionId{1});
  EXPECT_EQ(after(1), ConditionId{2});
}

TEST(MeetingTransitions, LeaveTheMeetingAloneWhenNoneApplies) {
  Pack pack = support::random_pack(1);
  pack.transitions = {{}, {}};
  pack.transitions[0].at_most_invited = 3;
  pack.transitions[1].after = StatedTime{hours(1), kNone<AssumptionId>};  // not with the move itself
  const CompiledPack compiled(pack, SwitchChoice(1, 0));
  EXPECT_EQ(compiled.at_move({ProductId{0}, ProductId{2}, 4}, FormatId{0}, ConditionId{2}), nullptr);
  EXPECT_EQ(compiled.at_move({ProductId{0}, ProductId{2}, 3}, FormatId{0}, ConditionId{2}),
            &compiled.pack().transitions[0]);
}

/// A pack whose first product has a quorum for pools of three servers.
Pack with_a_row(QuorumScope scope = QuorumScope::Any) {
  Quorum quorum;
  quorum.products = {true, false};
  quorum.scope = scope;
  quorum.rows = {{3, 3, 2, 3}};
  Pack pack;
  pack.quorums = {quorum};
  return pack;
}

TEST(Quorum, IsTheRowOfThatProductAndPoolSize) {
  const Pack pack = with_a_row();
  ASSERT_TRUE(quorum_of(pack, ProductId{0}, true, 3));
  EXPECT_EQ(quorum_of(pack, ProductId{0}, true, 3)->row.run, 2);
  EXPECT_EQ(quorum_of(pack, ProductId{0}, true, 3)->entry, &pack.quorums[0]);
  EXPECT_FALSE(quorum_of(pack, ProductId{0}, true, 4));
  EXPECT_FALSE(quorum_of(pack, ProductId{1}, true, 3));
}

TEST(Quorum, OfAPoolWithoutServersIsNone) {
  ASSERT_TRUE(quorum_of(with_a_row(), ProductId{1}, true, 0));
  EXPECT_EQ(quorum_of(with_a_row(), ProductId{1}, true, 0)->row, QuorumRow{});
}

TEST(Quorum, OtherwiseIsForTheSizesThatNoRowNames) {
  Pack pack = with_a_row();
  pack.quorums[0].otherwise = QuorumNeed{.start = 4, .run = 1};
  EXPECT_EQ(quorum_of(pack, ProductId{0}, true, 3)->row, (QuorumRow{3, 3, 2, 3}));
  EXPECT_EQ(quorum_of(pack, ProductId{0}, true, 7)->row, (QuorumRow{7, 4, 1, 7}));
}

TEST(Quorum, KnowsPoolsThatHomePeopleFromThoseThatDoNot) {
  const Pack homing = with_a_row(QuorumScope::Homing);
  EXPECT_TRUE(quorum_of(homing, ProductId{0}, true, 3));
  EXPECT_FALSE(quorum_of(homing, ProductId{0}, false, 3));
  const Pack others = with_a_row(QuorumScope::NotHoming);
  EXPECT_FALSE(quorum_of(others, ProductId{0}, true, 3));
  EXPECT_TRUE(quorum_of(others, ProductId{0}, false, 3));
}

TEST(Quorum, OfTheLastEntryThatCoversThePoolDecides) {
  Pack pack = with_a_row();
  pack.quorums.push_back(pack.quorums[0]);
  pack.quorums[1].rows = {{3, 1, 1, 3}, {4, 1, 1, 4}};
  pack.quorums.push_back(pack.quorums[0]);
  pack.quorums[2].rows = {{5, 1, 1, 5}};
  EXPECT_EQ(quorum_of(pack, ProductId{0}, true, 3)->entry, &pack.quorums[1]);
}

}  // namespace
}  // namespace coexist::sim
