// Golden cases and claims of the first pack, decided straight through its compiled tables.
#include "first_pack.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "pack_question.hpp"
#include "sim/pack_check.hpp"

namespace coexist::scenarios {
namespace {

// Both pools serve, the topologies are merged, the client version policy knows Communicator: coexistence as it should
// be.
Question employee(const sim::CompiledPack& pack, const std::string& client, const std::string& home) {
  Question question(pack);
  question.with("actor.class", "employee").with("actor.home", home).with("actor.home-service", "serving");
  question.with("actor.software.rich-client", client);
  question.with("flag.topology-merged", "on").with("flag.older-clients-allowed", "on");
  return question;
}

Question& in_meeting(Question& question, const std::string& format, const std::string& host,
                     const std::string& condition = "sound") {
  return question.with("meeting.format", format)
      .with("host", host)
      .with("host-service", "serving")
      .with("meeting.condition", condition)
      .with("meeting.conference-directory.service", "serving")
      .with("meeting.access-number.service", "serving");
}

Question guest(const sim::CompiledPack& pack, const std::string& person_class) {
  Question question(pack);
  question.with("actor.class", person_class).with("flag.topology-merged", "on");
  return question;
}

TEST(FirstPack, PassesItsChecks) {
  EXPECT_TRUE(sim::check_pack(first_pack().pack).empty());
}

TEST(FirstPack, NamesForEveryDocumentedRuleADocumentThatResolves) {
  const sim::Pack& pack = first_pack().pack;
  const std::regex document("[LWKP][0-9]{2,3}");
  for (const sim::Rule& rule : pack.rules) {
    bool has_document = rule.assumed;
    for (const std::string& key : rule.sources) {
      EXPECT_NE(sim::find(pack.vocabulary.sources, key), sim::kNone<sim::SourceId>) << rule.id << ' ' << key;
      has_document = has_document || std::regex_match(key, document);
    }
    EXPECT_TRUE(has_document) << rule.id;
    EXPECT_FALSE(rule.because.empty()) << rule.id;
  }
}

// G01: moved, still Communicator 2007 R2.
TEST(FirstPack, LetsAMovedCommunicatorChatButNotConference) {
  const sim::CompiledPack pack = compiled_with();
  Question question = employee(pack, "oc-2007-r2", "lync-2013");
  EXPECT_EQ(question.outcome("sign-in"), "degraded");
  question.with("peer.home", "ocs-2007-r2").with("peer.home-service", "serving");
  question.with("peer.software.rich-client", "oc-2007-r2");
  EXPECT_EQ(question.with("modality", "im").outcome("contact"), "works");
  EXPECT_EQ(question.with("modality", "presence").outcome("contact"), "works");
  EXPECT_EQ(question.with("modality", "audio-video").rule("contact"), "LYNC-INTEROP-006/media");

  in_meeting(question, "https", "lync-2013");
  EXPECT_EQ(question.outcome("join"), "degraded");
  EXPECT_EQ(question.path("join"), "web");
  EXPECT_EQ(question.rule_id(question.ask("join").primary_rule), "LYNC-MEET-014");
  // The smallest mutation: without the rule for older clients in the policy, nothing of it.
  question.with("flag.older-clients-allowed", "off");
  EXPECT_EQ(question.rule("sign-in"), "LYNC-INTEROP-062");
}

TEST(FirstPack, GivesAMovedCommunicatorMediaOnlyUnderTheOtherReading) {
  const sim::CompiledPack pack = compiled_with({{"communicator-peer-to-peer", "matrix"}});
  Question question = employee(pack, "oc-2007-r2", "lync-2013");
  question.with("peer.home", "ocs-2007-r2").with("peer.home-service", "serving");
  question.with("peer.software.rich-client", "oc-2007-r2");
  EXPECT_EQ(question.with("modality", "audio-video").outcome("contact"), "works");
  EXPECT_EQ(question.with("modality", "desktop-sharing").outcome("contact"), "degraded");
}

// G02: new client on the old server.
TEST(FirstPack, RefusesANewClientOnTheOldServer) {
  const sim::CompiledPack pack = compiled_with();
  Question question = employee(pack, "lync-2013", "ocs-2007-r2");
  EXPECT_EQ(question.rule("sign-in"), "T03.1/lync-2013/ocs-2007-r2");
  EXPECT_EQ(question.outcome("sign-in"), "fails");
  question.with("flag.client-filter-blocks-new", "on");
  EXPECT_EQ(question.rule("sign-in"), "LYNC-INTEROP-060");
  EXPECT_EQ(question.outcome("sign-in"), "fails");
}

// G04: after the rollback.
TEST(FirstPack, LosesMeetingsOfUpgradedClientsAfterARollback) {
  const sim::CompiledPack pack = compiled_with();
  Question question = employee(pack, "oc-2007-r2", "ocs-2007-r2");
  in_meeting(question, "https", "ocs-2007-r2", "orphaned");
  for (const std::string path : {"rich-client", "live-meeting-client", "web", "dial-in"}) {
    EXPECT_EQ(question.ask_path("join", path).outcome, sim::Outcome::Fails) << path;
  }
  EXPECT_EQ(question.rule("join"), "LYNC-PROC-004");
  for (const std::string person_class : {"federated", "anonymous", "telephone"}) {
    Question other = guest(pack, person_class);
    EXPECT_EQ(in_meeting(other, "https", "ocs-2007-r2", "orphaned").outcome("join"), "fails") << person_class;
  }
  // B, never upgraded, signs in; A, upgraded, does not until downgraded.
  EXPECT_EQ(question.outcome("sign-in"), "works");
  EXPECT_EQ(employee(pack, "lync-2013", "ocs-2007-r2").outcome("sign-in"), "fails");
}

TEST(FirstPack, KeepsMeetingsOfOrganisersWhoNeverMovedForLegacyClients) {
  const sim::CompiledPack pack = compiled_with();
  Question question = employee(pack, "oc-2007-r2", "ocs-2007-r2");
  EXPECT_EQ(in_meeting(question, "conf", "ocs-2007-r2").outcome("join"), "works");
  question.with("actor.software.live-meeting-client", "live-meeting-2007");
  EXPECT_EQ(in_meeting(question, "meet", "ocs-2007-r2").outcome("join"), "works");
}

TEST(FirstPack, DoesNotKnowWhatBecomesOfMeetingsThatCameBack) {
  const auto outcome = [](const sim::CompiledPack& pack, const std::string& client) {
    Question question = employee(pack, client, "ocs-2007-r2");
    return in_meeting(question, "conf", "ocs-2007-r2", "returned").outcome("join");
  };
  EXPECT_EQ(outcome(compiled_with(), "oc-2007-r2"), "unknown");
  EXPECT_EQ(outcome(compiled_with(), "lync-2013"),
            "unknown");  // its client fails, and the telephone is unknown as well
  EXPECT_EQ(outcome(compiled_with({{"returned-meetings", "works"}}), "oc-2007-r2"), "works");
  EXPECT_EQ(outcome(compiled_with({{"returned-meetings", "lost"}}), "oc-2007-r2"), "fails");
}

TEST(FirstPack, ChangesMeetingsWithTheirOrganisersMoves) {
  const sim::CompiledPack pack = compiled_with();
  const sim::Vocabulary& v = pack.vocabulary();
  const sim::ProductId ocs = sim::find(v.products, "ocs-2007-r2");
  const sim::ProductId lync = sim::find(v.products, "lync-2013");
  const auto after = [&](const sim::CompiledPack& p, const char* format, sim::ProductId from, sim::ProductId to,
                         const char* condition) {
    const sim::ConditionId before = sim::find(v.conditions, condition);
    const sim::MeetingTransition* t = p.at_move({from, to, 1}, sim::find(v.formats, format), before);
    return v.conditions[t == nullptr ? before : t->becomes].id;
  };
  for (const char* format : {"conf", "meet"}) {
    EXPECT_EQ(after(pack, format, ocs, lync, "sound"), "left-behind");
    EXPECT_EQ(after(pack, format, lync, ocs, "left-behind"), "returned");
    EXPECT_EQ(after(compiled_with({{"moved-meetings", "a"}}), format, ocs, lync, "sound"), "sound");
    EXPECT_EQ(after(compiled_with({{"moved-meetings", "a"}}), format, lync, ocs, "sound"), "returned");
  }
  EXPECT_EQ(after(pack, "https", lync, ocs, "sound"), "orphaned");
  // From pool to pool of one version.
  EXPECT_EQ(after(pack, "https", lync, lync, "sound"), "without-content");
  EXPECT_EQ(after(compiled_with({{"meeting-content", "moved"}}), "https", lync, lync, "sound"), "sound");
}

TEST(FirstPack, MakesTheFormatThatTheAddInMakes) {
  const sim::CompiledPack pack = compiled_with();
  const sim::Vocabulary& v = pack.vocabulary();
  const auto made = [&](const char* with, const char* kind) {
    return v.formats[pack.format_made(sim::find(v.software, with), sim::find(v.meeting_kinds, kind))].id;
  };
  EXPECT_EQ(made("oc-conferencing-add-in", "conference-call"), "conf");
  EXPECT_EQ(made("oc-conferencing-add-in", "web-conference"), "meet");
  EXPECT_EQ(made("lync-2013-add-in", "conference-call"), "https");
  EXPECT_EQ(made("lync-2013-add-in", "web-conference"), "https");
}

// The choice that decides whether anything moved works at all (C1).
TEST(FirstPack, CarriesMovedLegacyMeetingsOnlyUnderTheOlderText) {
  const auto outcome = [](const sim::CompiledPack& pack, const char* condition) {
    Question question = employee(pack, "lync-2013", "lync-2013");
    return in_meeting(question, "conf", "lync-2013", condition).rule("join");
  };
  EXPECT_EQ(outcome(compiled_with(), "left-behind"), "LYNC-MEET-003");
  const sim::CompiledPack pack = compiled_with({{"moved-meetings", "a"}});
  Question question = employee(pack, "lync-2013", "lync-2013");
  EXPECT_EQ(in_meeting(question, "conf", "lync-2013").outcome("join"), "works");
}

TEST(FirstPack, FailsNoJoinAfterMoveUpgradeAndResend) {
  const sim::CompiledPack pack = compiled_with();
  Question not_moved = employee(pack, "oc-2007-r2", "ocs-2007-r2");
  in_meeting(not_moved, "https", "lync-2013");
  EXPECT_EQ(not_moved.outcome("join"), "degraded");
  EXPECT_EQ(not_moved.path("join"), "web");

  Question moved = employee(pack, "lync-2013", "lync-2013");
  EXPECT_EQ(in_meeting(moved, "https", "lync-2013").outcome("join"), "works");
  EXPECT_EQ(in_meeting(moved, "conf", "ocs-2007-r2").outcome("join"), "degraded");
  EXPECT_EQ(moved.path("join"), "rich-client");
  EXPECT_EQ(in_meeting(moved, "meet", "ocs-2007-r2").outcome("join"), "degraded");
  EXPECT_EQ(moved.path("join"), "dial-in");
  moved.with("actor.software.live-meeting-client", "live-meeting-2007");
  EXPECT_EQ(moved.outcome("join"), "works");

  for (const std::string person_class : {"federated", "anonymous"}) {
    Question other = guest(pack, person_class);
    other.with("flag.legacy-edge-authorises-new", "on");
    EXPECT_EQ(in_meeting(other, "https", "lync-2013").outcome("join"), "works") << person_class;
    EXPECT_EQ(other.path("join"), "web");
  }
  Question caller = guest(pack, "telephone");
  EXPECT_EQ(in_meeting(caller, "https", "lync-2013").outcome("join"), "works");
}

// G10: nobody federated reaches anybody while the route is switched; both populations do afterwards.
TEST(FirstPack, CutsFederationWhileTheRouteIsSwitched) {
  const sim::CompiledPack pack = compiled_with();
  for (const auto& [home, client] : {std::pair{"ocs-2007-r2", "oc-2007-r2"}, {"lync-2013", "lync-2013"}}) {
    Question partner = guest(pack, "federated");
    partner.with("peer.home", home).with("peer.home-service", "serving").with("peer.software.rich-client", client);
    partner.with("modality", "im").with("federation-route.owner", "ocs-2007-r2");
    EXPECT_EQ(partner.with("federation-route.service", "serving").outcome("contact"), "works") << home;
    EXPECT_EQ(partner.with("federation-route.service", "switching").rule("contact"), "LYNC-MIG-056/in") << home;
    partner.with("federation-route.owner", "lync-2013").with("federation-route.service", "serving");
    EXPECT_EQ(partner.outcome("contact"), "works") << home;
  }
  Question inside = employee(pack, "lync-2013", "lync-2013");
  inside.with("peer.home", "lync-2013").with("peer.home-service", "serving").with("modality", "im");
  inside.with("peer.software.rich-client", "lync-2013").with("federation-route.service", "switching");
  EXPECT_EQ(inside.outcome("contact"), "works");
}

// G12: the conference directory goes with the pool that still owns it.
TEST(FirstPack, LosesDialInWithTheDirectoryAndKeepsTheOtherPaths) {
  const sim::CompiledPack pack = compiled_with({{"moved-meetings", "a"}});
  Question caller = guest(pack, "telephone");
  in_meeting(caller, "conf", "lync-2013");
  EXPECT_EQ(caller.outcome("join"), "works");
  caller.with("meeting.conference-directory.service", "decommissioned");
  EXPECT_EQ(caller.rule("join"), "LYNC-MIG-092");
  Question colleague = employee(pack, "lync-2013", "lync-2013");
  in_meeting(colleague, "https", "lync-2013").with("meeting.conference-directory.service", "decommissioned");
  EXPECT_EQ(colleague.outcome("join"), "works");
}

// G21: five front ends.
TEST(FirstPack, KeepsFiveFrontEndsAliveWithThree) {
  const sim::Pack& pack = first_pack().pack;
  const auto quorum = sim::quorum_of(pack, sim::find(pack.vocabulary.products, "lync-2013"), true, 5);
  ASSERT_TRUE(quorum);
  EXPECT_GE(5 - 2, quorum->row.run);
  EXPECT_LT(5 - 3, quorum->row.run);
  EXPECT_GT(quorum->row.start, 3);
}

TEST(FirstPack, NeedsTheMergeForAnythingAcrossVersions) {
  const sim::CompiledPack pack = compiled_with();
  Question question = employee(pack, "lync-2013", "lync-2013");
  question.with("peer.home", "ocs-2007-r2").with("peer.home-service", "serving").with("modality", "im");
  question.with("peer.software.rich-client", "oc-2007-r2");
  EXPECT_EQ(question.outcome("contact"), "works");
  question.with("flag.topology-merged", "off");
  EXPECT_EQ(question.rule("contact"), "LYNC-MIG-032");
  in_meeting(question, "conf", "ocs-2007-r2");
  EXPECT_EQ(question.rule_id(question.ask_path("join", "rich-client").rule), "LYNC-MIG-032/join");
}

TEST(FirstPack, LosesExternalMediaUntilTheOldEdgeAuthorisesTheNewFrontEnds) {
  const sim::CompiledPack pack = compiled_with();
  Question visitor = guest(pack, "anonymous");
  in_meeting(visitor, "https", "lync-2013").with("federation-route.owner", "ocs-2007-r2");
  EXPECT_EQ(visitor.rule("join"), "LYNC-MIG-051");
  EXPECT_EQ(visitor.outcome("join"), "degraded");
  EXPECT_EQ(visitor.with("flag.legacy-edge-authorises-new", "on").outcome("join"), "works");
  EXPECT_EQ(visitor.with("flag.legacy-edge-authorises-new", "off")
                .with("federation-route.owner", "lync-2013")
                .outcome("join"),
            "works");
}

TEST(FirstPack, AdmitsGuestsAsTheOrganisersPolicySays) {
  const sim::CompiledPack refused = compiled_with({{"anonymous-participants", "refused"}});
  Question visitor = guest(refused, "federated");
  EXPECT_EQ(in_meeting(visitor, "https", "lync-2013").rule("join"), "LYNC-MIG-066/refused");
}

TEST(FirstPack, ServesNobodyOnAPoolThatDoesNotServe) {
  const sim::CompiledPack pack = compiled_with();
  for (const std::string service : {"planned", "starting", "stopped", "decommissioned"}) {
    Question question = employee(pack, "oc-2007-r2", "ocs-2007-r2");
    EXPECT_EQ(in_meeting(question, "conf", "ocs-2007-r2").with("host-service", service).outcome("join"), "fails")
        << service;
    EXPECT_EQ(question.with("actor.home-service", service).outcome("sign-in"), "fails") << service;
    EXPECT_EQ(question.outcome("administer"), "fails") << service;
  }
}

// The overlay that the README shows.
TEST(FirstPack, TakesTheOverlayOfTheReadme) {
  std::ifstream readme(COEXIST_SOURCE_DIR "/scenarios/packs/README.md");
  const std::string text((std::istreambuf_iterator<char>(readme)), std::istreambuf_iterator<char>());
  const std::size_t begin = text.find("# our-lab.yaml");
  ASSERT_NE(begin, std::string::npos);
  const auto file =
      std::filesystem::temp_directory_path() / ("coexist-our-lab-" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(file) << text.substr(begin, text.find("```", begin) - begin);
  ProvenanceTable provenance;
  Diagnostics diagnostics;
  const auto loaded = load_pack({COEXIST_SOURCE_DIR "/scenarios/packs", "ocs-2007-r2-to-lync-2013", {}, {{file, {}}}},
                                provenance, diagnostics);
  std::filesystem::remove(file);
  ASSERT_TRUE(loaded) << print(diagnostics);
  EXPECT_EQ(loaded->pack.rules.size(), first_pack().pack.rules.size());
  const auto rule = std::find_if(loaded->pack.rules.begin(), loaded->pack.rules.end(),
                                 [](const sim::Rule& r) { return r.id == "T03.5/lync-2010-attendant/https"; });
  ASSERT_NE(rule, loaded->pack.rules.end());
  EXPECT_EQ(rule->outcome, sim::Outcome::Degraded);
}

}  // namespace
}  // namespace coexist::scenarios
