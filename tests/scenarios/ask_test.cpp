// Questions in sentences: what fits, what is meant, what is answered.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "case_count.hpp"
#include "first_pack.hpp"
#include "scenarios/pack_question.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

PackAnswer answer(const LoadedPack& pack, const std::string& sentence, const Given& given = {}) {
  Diagnostics diagnostics;
  const auto answers = ask_packs({&pack}, {sentence, given}, diagnostics);
  EXPECT_EQ(answers.size(), 1U) << sentence << '\n' << print(diagnostics);
  return answers.empty() ? PackAnswer{} : answers.front();
}

std::string error_of(const std::string& sentence, const Given& given = {}) {
  Diagnostics diagnostics;
  EXPECT_TRUE(ask_packs({&first_pack()}, {sentence, given}, diagnostics).empty());
  return print(diagnostics);
}

struct Golden {
  const char* sentence;
  const char* ends;
  const char* rule;  // of most cases
};

std::ostream& operator<<(std::ostream& out, const Golden& golden) {
  return out << golden.sentence;
}

class GoldenSentence : public testing::TestWithParam<Golden> {};

TEST_P(GoldenSentence, IsAnsweredAsDocumented) {
  const PackAnswer found = answer(first_pack(), GetParam().sentence, {{}, true});
  ASSERT_FALSE(found.cases.empty());
  EXPECT_EQ(found.cases.front().ends, GetParam().ends);
  EXPECT_EQ(found.cases.size(), 1U);
  ASSERT_FALSE(found.cases.front().rules.empty());
  EXPECT_EQ(found.cases.front().rules.front().id, GetParam().rule);
  EXPECT_FALSE(found.cases.front().rules.front().sources.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, GoldenSentence,
    testing::Values(
        Golden{"oc-2007-r2 joins meeting scheduled by lync-2013 on lync-2013", "✕ fails", "T03.5/oc-2007-r2/https"},
        Golden{"Office Communicator 2007 R2 joins meeting on Lync Server 2013", "✕ fails", "T03.5/oc-2007-r2/https"},
        Golden{"lync-2013 homed on lync-2013 joins meeting scheduled by lync-2013-add-in on lync-2013", "✓ works",
               "T03.1/lync-2013/lync-2013"},
        Golden{"oc-2007-r2 signs in to ocs-2007-r2", "✓ works", "T03.1/oc-2007-r2/ocs-2007-r2"},
        Golden{"lync-2013 signs in to ocs-2007-r2", "✕ fails", "T03.1/lync-2013/ocs-2007-r2"},
        Golden{"lync-2013-add-in schedules meeting on lync-2013", "✓ works", "T03.7/lync-2013-add-in/lync-2013"},
        Golden{"lync-2013-add-in schedules meeting on ocs-2007-r2", "✕ fails", "T03.7/lync-2013-add-in/ocs-2007-r2"},
        Golden{"oc-conferencing-add-in schedules meeting on lync-2013", "✕ fails",
               "T03.7/oc-conferencing-add-in/lync-2013"},
        Golden{"live-meeting-2007 opens live meeting on lync-2013", "✕ fails", "T03.1/live-meeting-2007/lync-2013"},
        Golden{"lync-2010 uses whiteboard in meeting on lync-2013", "✓ works", "T03.6/lync-2010/whiteboard"}));

TEST(Ask, SaysWhatItHangsOnWhereNotEverythingWasSaid) {
  const PackAnswer found = answer(first_pack(), "oc-2007-r2 signs in to lync-2013");
  EXPECT_GT(found.cases.size(), 1U);
  EXPECT_FALSE(found.yes());
  EXPECT_NE(std::find(found.depends_on.begin(), found.depends_on.end(), "flag.older-clients-allowed"),
            found.depends_on.end());
  for (const AnswerCase& one : found.cases) EXPECT_FALSE(one.when.empty()) << one.ends;
}

TEST(Ask, TakesWhatIsGivenBesideTheSentence) {
  const PackAnswer blocked =
      answer(first_pack(), "oc-2007-r2 signs in to lync-2013", {{"flag.older-clients-allowed=off"}, true});
  ASSERT_EQ(blocked.cases.size(), 1U);
  EXPECT_EQ(blocked.cases[0].rules[0].id, "LYNC-INTEROP-062");
  EXPECT_FALSE(blocked.yes());
  const PackAnswer let_in =
      answer(first_pack(), "oc-2007-r2 signs in to lync-2013", {{"flag.older-clients-allowed=on"}, true});
  EXPECT_TRUE(let_in.yes());
}

TEST(Ask, WhoNamesTheAddInNamesTheFormatsThatItMakes) {
  const PackAnswer found = answer(first_pack(), "lync-2013 joins meeting scheduled by oc-conferencing-add-in");
  EXPECT_NE(std::find(found.given.begin(), found.given.end(), "meeting.format=conf,meet"), found.given.end());
  EXPECT_TRUE(found.idle.empty());
}

TEST(Ask, SaysWhatBecomesOfItWithTheOtherWaysToTakePart) {
  const PackAnswer found = answer(first_pack(), "oc-2007-r2 joins meeting of format https on lync-2013", {{}, true});
  EXPECT_EQ(found.cases.front().outcome, sim::Outcome::Fails);
  EXPECT_NE(found.otherwise.find("by another access path"), std::string::npos) << found.otherwise;
}

TEST(Ask, NamesTheAssumptionsOnWhichAYesRestsBesideTheRuleThatDecides) {
  const std::string sentence = "lync-2013 on lync-2013 reaches sfb-2015 on sfb-2015 by im";
  const PackAnswer found = answer(support::loaded_pack("lync-2013-to-sfb-2015"), sentence, {{}, true});
  ASSERT_EQ(found.cases.size(), 1U);
  const AnswerCase& only = found.cases.front();
  EXPECT_EQ(only.outcome, sim::Outcome::Works);
  EXPECT_FALSE(only.rules.front().assumed);
  EXPECT_TRUE(only.assumed());
  const auto named = std::find_if(only.rests_on.begin(), only.rests_on.end(), [](const AnsweringRule& rule) {
    return rule.id == "taken-to-be-joined-up/lync/skype";
  });
  ASSERT_NE(named, only.rests_on.end());
  EXPECT_TRUE(named->assumed);
  EXPECT_NE(print_text({found}).find("rests on an assumption: taken-to-be-joined-up/lync/skype: "), std::string::npos)
      << print_text({found});
  const auto json = nlohmann::json::parse(print_json({found}, sentence))["answers"][0]["cases"][0];
  EXPECT_TRUE(json["assumed"]);
  EXPECT_EQ(json["rests_on"].size(), only.rests_on.size());
}

TEST(Ask, RestsOnNoAssumptionWhereDocumentsSayItAll) {
  const PackAnswer yes = answer(first_pack(), "oc-2007-r2 signs in to ocs-2007-r2", {{}, true});
  EXPECT_FALSE(yes.cases.front().assumed());
  EXPECT_EQ(print_text({yes}).find("assum"), std::string::npos) << print_text({yes});
}

TEST(Ask, NobodyHasARefusedProductAsUsualUnlessItIsNamed) {
  const LoadedPack pack = support::loaded_pack("lync-2010-to-lync-2013");
  const std::string sentence = "lync-2013-basic joins meeting of format https on lync-2013";
  const PackAnswer usual = answer(pack, sentence, {{}, true});
  EXPECT_TRUE(usual.yes());
  ASSERT_EQ(usual.cases.size(), 1U);
  EXPECT_FALSE(usual.cases.front().rules.front().sources.empty());
  const auto at_home = [&](const std::string& home) { return answer(pack, sentence, {{"home=" + home}, true}); };
  EXPECT_GT(at_home("any").cases.size(), 1U);
  EXPECT_FALSE(at_home("lcs-2005").yes());
  const PackAnswer named = answer(pack, "lync-2013-basic homed on lcs-2005 joins meeting on lync-2013", {{}, true});
  EXPECT_EQ(named.cases, answer(pack, "lync-2013-basic joins meeting on lync-2013", {{"home=lcs-2005"}, true}).cases);
}

TEST(Ask, AnyLeavesAPlaceOpenAndLettersMayBeOfEitherCase) {
  const PackAnswer any = answer(first_pack(), "ANY signs IN to Lync-2013", {{}, true});
  const PackAnswer silent = answer(first_pack(), "any signs in", {{"home=lync-2013"}, true});
  EXPECT_EQ(any.cases, silent.cases);
}

TEST(Ask, OptionalPhrasesMayBeLeftOutOneByOne) {
  const std::string format = " of format https", maker = " scheduled by lync-2013-add-in", host = " on lync-2013";
  for (int mask = 0; mask < 8; ++mask) {
    std::string sentence = "lync-2010 joins meeting";
    if ((mask & 1) != 0) sentence += format;
    if ((mask & 2) != 0) sentence += maker;
    if ((mask & 4) != 0) sentence += host;
    const PackAnswer found = answer(first_pack(), sentence);
    EXPECT_EQ(found.understood.size(), 1U + ((mask & 1) != 0) + ((mask & 2) != 0) + ((mask & 4) != 0)) << sentence;
  }
}

TEST(Ask, PutsPacksThatSayTheSameTogether) {
  const LoadedPack other = support::loaded_pack("ocs-2007-to-lync-2010");
  Diagnostics diagnostics;
  const auto answers = ask_packs({&first_pack(), &first_pack(), &other},
                                 {"oc-2007-r2 signs in to ocs-2007-r2", {{}, true}}, diagnostics);
  ASSERT_FALSE(answers.empty());
  EXPECT_GE(answers[0].packs.size(), 2U);
}

TEST(Ask, RefusesWhatFitsNoFormAndNamesTheNearestWord) {
  const std::string error = error_of("oc-2007-r2 jions meeting on lync-2013");
  EXPECT_NE(error.find("error: 'oc-2007-r2 jions meeting on lync-2013' is no sentence that a pack understands"),
            std::string::npos)
      << error;
  EXPECT_NE(error.find("did you mean 'joins'?"), std::string::npos) << error;
  EXPECT_NE(error.find("CLIENT [homed on HOME] joins meeting [of format FORMAT] [scheduled by MAKER] [on HOST]"),
            std::string::npos)
      << error;
}

TEST(Ask, RefusesAValueThatNobodyKnowsAndNamesTheNearest) {
  EXPECT_EQ(error_of("oc-2007-r3 signs in to lync-2013"),
            "error: unknown client 'oc-2007-r3'\n  help: did you mean 'oc-2007-r2'?\n");
  EXPECT_EQ(error_of("lync-2013 signs in to lync-2013", {{"home=lync-2010"}, false}),
            "error: the sentence and --where say different things of actor.home\n");
  EXPECT_EQ(error_of("lync-2013 signs in to lync-2013", {{"hmoe=lync-2010"}, false}),
            "error: unknown attribute 'hmoe'\n  help: did you mean 'home'?\n");
}

TEST(Ask, BlamesTheWordThatNobodyKnowsNotThoseThatOtherPacksDoNotKnow) {
  const LoadedPack teams = support::loaded_pack("skype-for-business-to-teams");
  const LoadedPack older = support::loaded_pack("ocs-2007-to-lync-2010");
  const auto refused = [&](const std::string& sentence) {
    Diagnostics diagnostics;
    EXPECT_TRUE(ask_packs({&older, &first_pack(), &teams}, {sentence, {}}, diagnostics).empty());
    return print(diagnostics);
  };
  const std::string host = refused("lync-2013 joins meeting on mars");
  EXPECT_EQ(host.substr(0, host.find('\n')), "error: unknown host 'mars'");
  EXPECT_EQ(host.find("client"), std::string::npos) << host;
  EXPECT_EQ(refused("lync-2014 signs in to lync-2013"),
            "error: unknown client 'lync-2014'\n  help: did you mean 'lync-2010'?\n");
  // Each of the two words is known, but to no pack both.
  const std::string together = refused("oc-2007-r2 joins meeting on online");
  EXPECT_NE(together.find("unknown host 'online' in ocs-2007-r2-to-lync-2013, ocs-2007-to-lync-2010"),
            std::string::npos)
      << together;
  EXPECT_NE(together.find("unknown client 'oc-2007-r2' in skype-for-business-to-teams"), std::string::npos) << together;
}

// A later hop knows neither of the two words: they are not to be read as one long one.
TEST(Ask, TakesNoTwoPlacesForOneUnknownValue) {
  const LoadedPack later = support::loaded_pack("lync-2013-sfb-2015-to-sfb-2019");
  Diagnostics diagnostics;
  ask_packs({&later, &first_pack()}, {"lync-2013 joins meeting scheduled by oc-2007-r3 on ocs-2007-r2", {}},
            diagnostics);
  const std::string text = print(diagnostics);
  EXPECT_NE(text.find("unknown maker 'oc-2007-r3'"), std::string::npos) << text;
  EXPECT_EQ(text.find("'oc-2007-r3 on ocs-2007-r2'"), std::string::npos) << text;
}

TEST(Ask, NamesEachKnownValueOnce) {
  const LoadedPack older = support::loaded_pack("ocs-2007-to-lync-2010");
  Diagnostics diagnostics;
  ask_packs({&older, &first_pack()}, {"lync-2013 joins meeting on the-moon", {}}, diagnostics);
  const std::string text = print(diagnostics);
  const std::string each_once = "such as Live Communications Server 2005, Lync Server 2010, Lync Server 2013\n";
  EXPECT_NE(text.find(each_once), std::string::npos) << text;
}

struct Asked {
  const char *pack, *sentence;
  bool yes;
};

class AskedOfPacks : public testing::TestWithParam<Asked> {};

TEST_P(AskedOfPacks, IsAnsweredAsDocumented) {
  const LoadedPack pack = support::loaded_pack(GetParam().pack);
  EXPECT_EQ(answer(pack, GetParam().sentence, {{}, true}).yes(), GetParam().yes) << GetParam().sentence;
}

constexpr const char* kTeams = "skype-for-business-to-teams";
constexpr const char* kFirst = "ocs-2007-r2-to-lync-2013";

INSTANTIATE_TEST_SUITE_P(
    All, AskedOfPacks,
    testing::Values(Asked{kTeams, "sfb in mode islands on online calls the telephone network", true},
                    Asked{kTeams, "teams in mode islands on online calls the telephone network", false},
                    Asked{kTeams, "teams in mode teams-only on online calls the telephone network", true},
                    Asked{kTeams, "somebody writes in native-thread that is sound to somebody in mode teams-only",
                          true},
                    Asked{kTeams, "anonymous takes part in meeting of format teams-meeting on online", true},
                    Asked{kTeams, "telephone joins meeting of format teams-meeting that is sound on online", true},
                    Asked{kFirst, "telephone joins meeting of format https on lync-2013", true},
                    Asked{kFirst, "anonymous joins meeting by browser of format https on lync-2013", true}));

// Every pack declares how it can be asked, and understands at least one sentence about each thing that it declares.
TEST(Ask, EveryShippedPackCanBeAsked) {
  for (const LoadedPack& pack : support::loaded_hops()) {
    ASSERT_FALSE(pack.sentences.empty()) << pack.pack.id;
    for (std::size_t asked = 0; asked < support::cases(pack.sentences.size()); ++asked) {
      const PackSentence& form = pack.sentences[asked];
      std::string sentence;
      for (const SentencePhrase& phrase : form.phrases) {
        for (const SentencePart& part : phrase.parts) {
          sentence += (sentence.empty() ? "" : " ") + (part.attributes.empty() ? part.text : "any");
        }
      }
      const PackAnswer found = answer(pack, sentence);
      EXPECT_FALSE(found.cases.empty()) << pack.pack.id << ": " << sentence;
    }
  }
}

TEST(Ask, AHostileSentenceIsRefusedAndNotPonderedOver) {
  std::string sentence = "any signs in to";
  for (int i = 0; i < 5'000; ++i) sentence += " joins meeting on";
  EXPECT_NE(error_of(sentence).find("is no sentence"), std::string::npos);
}

TEST(Ask, TextAndJsonSayTheSame) {
  const PackAnswer found = answer(first_pack(), "oc-2007-r2 joins meeting on lync-2013", {{}, true});
  const auto json = nlohmann::json::parse(print_json({found}, "x"));
  EXPECT_FALSE(json["yes"]);
  EXPECT_EQ(json["answers"][0]["cases"][0]["rules"][0]["rule"], "T03.5/oc-2007-r2/https");
  const std::string text = print_text({found});
  EXPECT_NE(text.find("T03.5/oc-2007-r2/https"), std::string::npos) << text;
  EXPECT_NE(text.find("in ocs-2007-r2-to-lync-2013"), std::string::npos) << text;
  EXPECT_NE(print_grammar({&first_pack()}).find("CLIENT signs in [to HOME]"), std::string::npos);
}

}  // namespace
}  // namespace coexist::scenarios
