// What tells the hops of one family apart: claims of each of their packs, and what all of them share.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "pack_question.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

using Choices = std::vector<std::pair<std::string, std::string>>;

// Somebody at home on a serving pool, for whom a meeting is to be asked about.
Question at_home(const sim::CompiledPack& pack, const std::string& client, const std::string& home) {
  Question question(pack);
  question.with("actor.class", "employee").with("actor.home", home).with("actor.home-service", "serving");
  question.with("flag.topology-merged", "on").with("flag.older-clients-allowed", "on");
  return question.with("actor.software.rich-client", client);
}

Question& in_meeting(Question& question, const std::string& format, const std::string& host,
                     const std::string& condition = "sound") {
  question.with("meeting.format", format).with("host", host).with("host-service", "serving");
  return question.with("meeting.condition", condition);
}

std::string after_move(const sim::CompiledPack& pack, const char* format, const char* from, const char* to) {
  const sim::Vocabulary& v = pack.vocabulary();
  const auto product = [&](const char* id) { return sim::find(v.products, id); };
  const sim::ConditionId sound = sim::find(v.conditions, "sound");
  const sim::OrganiserMove move{product(from), product(to), 1};
  const sim::MeetingTransition* transition = pack.at_move(move, sim::find(v.formats, format), sound);
  return v.conditions[transition == nullptr ? sound : transition->becomes].id;
}

std::vector<std::string> kinds_of_step(const std::string& pack) {
  std::vector<std::string> ids;
  const sim::Pack loaded = support::shipped_pack(pack);
  std::transform(loaded.step_kinds.begin(), loaded.step_kinds.end(), std::back_inserter(ids),
                 [](const sim::StepKind& kind) { return kind.id; });
  return ids;
}

bool has(const std::vector<std::string>& ids, const char* id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

TEST(OfficeHops, NameADocumentAndAReasonForEveryRule) {
  const std::regex document("[LWKP][0-9]{2,3}");
  for (const char* id : {"lcs-2005-to-ocs-2007", "ocs-2007-to-ocs-2007-r2", "ocs-2007-to-lync-2010",
                         "ocs-2007-r2-to-lync-2013", "lync-2010-to-lync-2013", "lync-2013-to-sfb-2015",
                         "lync-2013-to-sfb-2015-in-place", "lync-2013-sfb-2015-to-sfb-2019"}) {
    for (const sim::Rule& rule : support::shipped_pack(id).rules) {
      const auto is_document = [&](const std::string& key) { return std::regex_match(key, document); };
      EXPECT_TRUE(rule.assumed || std::any_of(rule.sources.begin(), rule.sources.end(), is_document)) << rule.id;
      EXPECT_FALSE(rule.because.empty()) << rule.id;
    }
  }
}

// G03.
TEST(OfficeHops, LetTheClientOf2013StayOnTheServerOf2010WithLess) {
  const sim::CompiledPack pack = support::compiled_pack("lync-2010-to-lync-2013");
  Question question = at_home(pack, "lync-2013", "lync-2010");
  EXPECT_EQ(question.outcome("sign-in"), "works");
  EXPECT_EQ(question.with("actor.software.add-in", "lync-2013-add-in").outcome("schedule"), "degraded");
  EXPECT_EQ(in_meeting(question, "https", "lync-2010").rule("join"), "T03.5/lync-2013/lync-2010");
  EXPECT_EQ(question.outcome("join"), "degraded");
}

// C6: the rule on rollback against the tables of clients and add-ins.
TEST(OfficeHops, LoseMeetingsOfNewClientsAfterARollbackToLync2010UnlessTheTablesAreBelieved) {
  const auto outcome = [](const Choices& choices, const std::string& made_on, const std::string& made_with) {
    const sim::CompiledPack pack = support::compiled_pack("lync-2010-to-lync-2013", choices);
    Question question = at_home(pack, "lync-2010", "lync-2010");
    question.with("meeting.made-on", made_on).with("meeting.made-with.add-in", made_with);
    return in_meeting(question, "https", "lync-2010", "returned").outcome("join");
  };
  EXPECT_EQ(outcome({}, "lync-2013", "lync-2013-add-in"), "fails");
  EXPECT_EQ(outcome({{"new-client-meetings", "matrix"}}, "lync-2013", "lync-2013-add-in"), "works");
  EXPECT_EQ(outcome({}, "lync-2013", "lync-2010-add-in"), "works");
  EXPECT_EQ(outcome({}, "lync-2010", "lync-2010-add-in"), "unknown");  // C22
  EXPECT_EQ(outcome({{"returned-meetings", "works"}}, "lync-2010", "lync-2010-add-in"), "works");
}

// G08, and what the ordinary move leaves behind.
TEST(OfficeHops, DeleteMeetingsByForcedMovesOnly) {
  const auto moved = [](const Choices& choices) {
    const sim::CompiledPack pack = support::compiled_pack("lync-2010-to-lync-2013", choices);
    return after_move(pack, "https", "lync-2010", "lync-2013");
  };
  EXPECT_EQ(moved({}), "without-content");  // whoever does not give the parameter leaves it behind
  EXPECT_EQ(moved({{"meeting-content", "moved"}}), "sound");
  EXPECT_EQ(moved({{"forced-moves", "forced"}}), "deleted");
  const sim::CompiledPack pack = support::compiled_pack("lync-2010-to-lync-2013");
  Question question = at_home(pack, "lync-2013", "lync-2013");
  EXPECT_EQ(in_meeting(question, "https", "lync-2013", "deleted").rule("join"), "LYNC-MEET-009");
  EXPECT_EQ(in_meeting(question, "https", "lync-2013", "without-content").rule("join"), "LYNC-MEET-007");
}

// G06.
TEST(OfficeHops, KeepOlderMeetingsUsableOnLync2010) {
  const sim::CompiledPack pack = support::compiled_pack("ocs-2007-to-lync-2010");
  for (const char* format : {"conf", "meet"}) {
    EXPECT_EQ(after_move(pack, format, "ocs-2007-r2", "lync-2010"), "sound");
    Question question = at_home(pack, "oc-2007-r2", "lync-2010");
    question.with("actor.software.live-meeting-client", "live-meeting-2007");
    EXPECT_EQ(in_meeting(question, format, "lync-2010").outcome("join"), "works") << format;
    EXPECT_EQ(question.with("actor.software.add-in", "oc-conferencing-add-in").outcome("edit"), "works");
  }
}

// G25; what the table of presence does not say.
TEST(OfficeHops, HoldWhoeverHasConvertedPresence) {
  const sim::CompiledPack pack = support::compiled_pack("lcs-2005-to-ocs-2007");
  Question question = at_home(pack, "oc-2005", "ocs-2007");
  EXPECT_EQ(question.with("actor.software.presence", "enabled").outcome("sign-in"), "works");
  EXPECT_EQ(question.with("actor.mark.enhanced-presence", "on").outcome("sign-in"), "fails");
  EXPECT_EQ(question.with("actor.home", "lcs-2005").rule("sign-in"), "LYNC-INTEROP-015/back");
}

// C16: which pool can use whose Mediation Server.
TEST(OfficeHops, DisagreeOnNewMediationServers) {
  const auto calls = [](const char* pack_id, const char* home) {
    const sim::CompiledPack pack = support::compiled_pack(pack_id);
    return at_home(pack, "oc-2007-r2", home).with("flag.new-mediation-in-use", "on").outcome("call-out");
  };
  EXPECT_EQ(calls("ocs-2007-r2-to-lync-2013", "ocs-2007-r2"), "fails");
  EXPECT_EQ(calls("ocs-2007-to-lync-2010", "ocs-2007"), "fails");
  EXPECT_EQ(calls("ocs-2007-to-ocs-2007-r2", "ocs-2007"), "works");
}

// G15, on every hop.
TEST(OfficeHops, AnswerMovedResponseGroupsWhileTheirLegacyTwinsExist) {
  for (const char* id : {"ocs-2007-r2-to-lync-2013", "lync-2010-to-lync-2013", "lync-2013-sfb-2015-to-sfb-2019"}) {
    const sim::CompiledPack pack = support::compiled_pack(id);
    Question question(pack);
    question.with("actor.class", "telephone").with("flag.response-groups-moved", "on");
    EXPECT_EQ(question.outcome("call-response-group"), "works") << id;
    question.with("flag.legacy-response-groups-deleted", "on");
    EXPECT_EQ(question.rule("call-response-group"), "LYNC-MIG-083") << id;
  }
}

TEST(OfficeHops, HaveTheStepsOfTheirOwnHopOnly) {
  const std::vector<std::string> from_ocs = kinds_of_step("ocs-2007-r2-to-lync-2013");
  const std::vector<std::string> from_lync = kinds_of_step("lync-2010-to-lync-2013");
  EXPECT_TRUE(has(from_ocs, "merge-topology"));
  EXPECT_FALSE(has(from_lync, "merge-topology"));  // though OCS 2007 R2 is known there, to be refused
  EXPECT_TRUE(has(from_lync, "move-central-store"));
  EXPECT_FALSE(has(from_ocs, "move-central-store"));
  EXPECT_TRUE(has(kinds_of_step("lync-2013-to-sfb-2015-in-place"), "upgrade-pool"));
}

TEST(OfficeHops, LeaveNobodyWithXmppOrChatRoomsOn2019) {
  const sim::CompiledPack pack = support::compiled_pack("lync-2013-sfb-2015-to-sfb-2019");
  Question question = at_home(pack, "lync-2013", "sfb-2015");
  question.with("xmpp-gateway.service", "serving");
  EXPECT_EQ(question.outcome("chat-room"), "works");
  EXPECT_EQ(question.outcome("reach-xmpp-partner"), "works");
  question.with("actor.home", "sfb-2019");
  EXPECT_EQ(question.rule("chat-room"), "SFB19-003");
  EXPECT_EQ(question.rule("reach-xmpp-partner"), "SFB19-004");
}

// LYNC-MEET-002, LYNC-INTEROP-023.
TEST(OfficeHops, LetCommunicator2007WorkOnFromLync2010) {
  const sim::CompiledPack pack = support::compiled_pack("ocs-2007-to-lync-2010");
  Question question = at_home(pack, "oc-2007", "lync-2010");
  EXPECT_EQ(question.with("actor.software.add-in", "oc-2007-add-in").outcome("schedule"), "works");
  question.with("peer.home-service", "serving").with("peer.class", "employee");
  for (const auto& [peer, home] : {std::pair{"lync-2010", "lync-2010"}, {"oc-2007", "ocs-2007"}}) {
    question.with("peer.software.rich-client", peer).with("peer.home", home);
    for (const char* modality : {"im", "presence", "video"})
      EXPECT_EQ(question.with("modality", modality).outcome("contact"), "works") << peer << ' ' << modality;
  }
  question.with("peer.software.rich-client", "lync-2010").with("peer.home", "lync-2010");
  EXPECT_EQ(question.with("modality", "voice").outcome("contact"), "degraded");
  const auto& features = pack.vocabulary().features;
  const auto lost = sim::FeatureSet{1} << sim::index(sim::find(features, "some-of-voice"));
  EXPECT_EQ(question.ask("contact").loses, lost) << "a call without voice would be none";
}

// gap-5: what decides all the rest is a guess, unless documents say when something fails and that it works otherwise.
TEST(OfficeHops, CallAGuessWhatDecidesAllTheRest) {
  const std::vector<std::string> documented{"no-other-name-needed", "no-outlook-anywhere-needed",
                                            "one-place-or-hybrid"};
  for (const LoadedPack& hop : support::loaded_hops()) {
    for (const sim::Rule& rule : hop.pack.rules) {
      const bool is_documented = std::any_of(documented.begin(), documented.end(), [&](const std::string& id) {
        return rule.id.ends_with(id);  // with its table before it, in a mirrored one
      });
      if (!rule.otherwise || rule.outcome != sim::Outcome::Works || is_documented) continue;
      EXPECT_TRUE(rule.assumed) << hop.pack.id << ": " << rule.id;
    }
  }
}

TEST(OfficeHops, JoinNoVersionsThatNoDocumentJoinsWithoutSayingSo) {
  const sim::Pack pack = support::shipped_pack("lync-2010-to-lync-2013");
  const sim::CompiledPack compiled = support::compiled_pack(pack);
  const auto rule = [&](const char* home, const char* host) {
    return Question(compiled).with("actor.home", home).with("host", host).rule_in("across-versions");
  };
  EXPECT_EQ(rule("lync-2010", "lync-2013"), "LYNC-INTEROP-020/join-lync");
  EXPECT_EQ(rule("lcs-2005", "lync-2013"), "none");
  const std::string guess = rule("ocs-2007", "ocs-2007-r2");
  EXPECT_EQ(guess, "taken-to-be-joined-up/join-ocs-2007/ocs-2007-r2");
  EXPECT_TRUE(pack.rules[sim::find(pack.rules, guess)].assumed);
}

// LYNC-INTEROP-023: "only if federated".
TEST(OfficeHops, ReachCommunicator2005ThroughFederationOnly) {
  const sim::CompiledPack pack = support::compiled_pack("ocs-2007-to-lync-2010");
  Question question = at_home(pack, "lync-2010", "lync-2010");
  question.with("peer.software.rich-client", "oc-2005").with("peer.home-service", "serving").with("modality", "im");
  question.with("peer.class", "employee").with("peer.home", "ocs-2007");
  EXPECT_EQ(question.rule("contact"), "LYNC-INTEROP-023/not-federated");
  question.with("peer.class", "federated").with("peer.home", "partner").with("federation-route.service", "serving");
  EXPECT_EQ(question.outcome("contact"), "works");
  EXPECT_EQ(question.with("modality", "voice").outcome("contact"), "fails");
}

// LYNC-MIG-050 and -051: where no federation route is declared, nobody has moved it yet. That is an assumption, and
// says so.
TEST(OfficeHops, TakeMediaFromOutsideToPassTheLegacyEdgeWhereNoneIsDeclared) {
  for (const auto& [hop, host] :
       {std::pair{"ocs-2007-r2-to-lync-2013", "lync-2013"}, {"ocs-2007-to-lync-2010", "lync-2010"}}) {
    const sim::CompiledPack pack = support::compiled_pack(hop);
    Question question(pack);
    question.with("actor.class", "remote-employee").with("host", host).with("federation-route.owner", "none");
    EXPECT_EQ(question.with("flag.legacy-edge-authorises-new", "off").outcome_in("external-media"), "degraded") << hop;
    EXPECT_EQ(question.with("flag.legacy-edge-authorises-new", "on").outcome_in("external-media"), "works") << hop;
    EXPECT_TRUE(pack.pack().rules[sim::find(pack.pack().rules, "LYNC-MIG-051/edge-not-declared")].assumed);
  }
}

TEST(OfficeHops, SayWhatOlderClientsLoseInMeetings) {
  const sim::CompiledPack pack = support::compiled_pack("lync-2013-to-sfb-2015");
  const auto loses = [&](const char* client, const char* host, const char* feature) {
    Question question(pack);
    question.with("actor.software.rich-client", client).with("meeting.format", "https").with("host", host);
    const sim::Rule& rule = pack.pack().rules[sim::find(pack.pack().rules, question.rule_in("client-in-meeting"))];
    const auto bit = sim::index(sim::find(pack.vocabulary().features, feature));
    return rule.outcome == sim::Outcome::Degraded && (rule.loses >> bit & 1U) != 0;
  };
  for (const char* host : {"lync-2013", "sfb-2015"}) {
    for (const char* feature : {"video", "desktop-sharing", "gallery-view", "whiteboard-and-polls"})
      EXPECT_TRUE(loses("lync-2010-attendant", host, feature)) << host << ' ' << feature;
    for (const char* feature : {"slide-control", "gallery-view", "meeting-notes"})
      EXPECT_TRUE(loses("lync-2010", host, feature)) << host << ' ' << feature;
    for (const char* feature : {"file-transfer", "meeting-notes"})
      EXPECT_TRUE(loses("lync-windows-store-app", host, feature)) << host << ' ' << feature;
    EXPECT_FALSE(loses("lync-2013", host, "gallery-view")) << host;
  }
}

}  // namespace
}  // namespace coexist::scenarios
