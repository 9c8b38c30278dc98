// The first pack against the documented tables, cell by cell. The expectations are transcribed from the facts (file 03
// and 05), not from the pack: a slip in one of the two shows.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "first_pack.hpp"
#include "pack_question.hpp"

namespace coexist::scenarios {
namespace {

struct Row {
  std::string who;
  std::vector<std::string> cells;
};

// A Communicator that the client version policy lets in, as the table presumes.
Question on_home(const sim::CompiledPack& pack, const std::string& home) {
  Question question(pack);
  question.with("actor.home", home).with("actor.home-service", "serving").with("flag.older-clients-allowed", "on");
  return question;
}

TEST(FirstPack, SignsInAsTable31Says) {
  // Columns: Lync Server 2013, OCS 2007 R2. "unknown" where the table has a dash or "not stated".
  const std::vector<Row> table{
      {"lync-2013", {"works", "fails"}},
      {"lync-2013-basic", {"works", "fails"}},
      {"lync-web-app-2013", {"works", "fails"}},
      {"lync-2010", {"works", "fails"}},
      {"lync-2010-attendant", {"works", "fails"}},
      {"lync-2010-group-chat", {"works", "fails"}},
      {"lync-web-app-2010", {"fails", "fails"}},
      {"lync-2010-attendee", {"fails", "fails"}},
      {"oc-2007-r2", {"degraded", "works"}},
      {"ocs-2007-r2-attendant", {"fails", "works"}},
      {"oc-2007", {"fails", "works"}},
      {"lync-windows-store-app", {"works", "fails"}},
      {"lync-2013-mobile", {"works", "unknown"}},
      {"lync-2010-mobile", {"works", "unknown"}},
      {"lync-for-mac-2011", {"works", "unknown"}},
      {"communicator-for-mac-2011", {"works", "unknown"}},
      {"lync-phone-edition", {"works", "unknown"}},
  };
  const sim::CompiledPack pack = compiled_with();
  for (const Row& row : table) {
    const auto sign_in = [&](const std::string& home) {
      Question question = on_home(pack, home);
      question.with("flag.february-2013-update", "on").with("flag.group-chat-migrated", "on");
      return question.with("actor.software.rich-client", row.who).outcome("sign-in");
    };
    EXPECT_EQ(sign_in("lync-2013"), row.cells[0]) << row.who;
    EXPECT_EQ(sign_in("ocs-2007-r2"), row.cells[1]) << row.who;
  }
}

TEST(FirstPack, LetsNobodyInThatItsServersAreNotReadyFor) {
  const sim::CompiledPack pack = compiled_with();
  const auto sign_in = [&](const std::string& client) {
    return on_home(pack, "lync-2013").with("actor.software.rich-client", client);
  };
  EXPECT_EQ(sign_in("lync-2013-mobile").outcome("sign-in"), "fails");
  EXPECT_EQ(sign_in("lync-2013-mobile").rule("sign-in"), "LYNC-INTEROP-009");
  EXPECT_EQ(sign_in("lync-2010-mobile").outcome("sign-in"), "works");  // its service is older than the update
  EXPECT_EQ(sign_in("lync-2010-group-chat").outcome("sign-in"), "unknown");
}

TEST(FirstPack, SignsInWithLiveMeetingAsTable31Says) {
  const sim::CompiledPack pack = compiled_with();
  const auto sign_in = [&](const std::string& home) {
    return on_home(pack, home)
        .with("actor.software.live-meeting-client", "live-meeting-2007")
        .outcome("sign-in-to-live-meeting");
  };
  EXPECT_EQ(sign_in("lync-2013"), "fails");
  EXPECT_EQ(sign_in("ocs-2007-r2"), "works");
}

TEST(FirstPack, SchedulesAsTable37Says) {
  const std::vector<Row> table{
      {"lync-2013-add-in", {"works", "fails"}},
      {"lync-2013-web-scheduler", {"works", "fails"}},
      {"lync-2010-add-in", {"works", "fails"}},
      {"oc-conferencing-add-in", {"fails", "works"}},
  };
  const sim::CompiledPack pack = compiled_with();
  for (const Row& row : table) {
    for (const std::string interaction : {"schedule", "edit"}) {
      const auto schedule = [&](const std::string& home) {
        return on_home(pack, home).with("actor.software.add-in", row.who).outcome(interaction);
      };
      EXPECT_EQ(schedule("lync-2013"), row.cells[0]) << row.who << ' ' << interaction;
      EXPECT_EQ(schedule("ocs-2007-r2"), row.cells[1]) << row.who << ' ' << interaction;
    }
  }
}

// The client in the meeting, nothing else in the way. A user homed where the client can sign in.
std::string joins(const sim::CompiledPack& pack, const std::string& client, const std::string& format,
                  const std::string& live_meeting = "none") {
  const bool is_new = format == "https";
  const bool old_client = client == "oc-2007-r2" || client == "oc-2007" || client == "ocs-2007-r2-attendant";
  Question question = on_home(pack, old_client ? "ocs-2007-r2" : "lync-2013");
  question.with("actor.software.rich-client", client)
      .with("actor.software.live-meeting-client", live_meeting)
      .with("host", is_new ? "lync-2013" : "ocs-2007-r2")
      .with("host-service", "serving")
      .with("meeting.format", format)
      .with("meeting.condition", "sound")
      .with("flag.topology-merged", "on");
  return std::string(sim::name_of(question.ask_path("join", "rich-client").outcome));
}

TEST(FirstPack, JoinsAsTable35Says) {
  // Columns: meeting on Lync 2013, conf:// on OCS, meet:// on OCS without and with the Live Meeting client.
  const std::vector<Row> table{
      {"lync-2013", {"works", "degraded", "fails", "works"}},
      {"lync-2013-basic", {"degraded", "degraded", "fails", "works"}},
      {"lync-2010", {"degraded", "unknown", "fails", "works"}},
      {"lync-2010-attendant", {"degraded", "unknown", "fails", "works"}},
      {"oc-2007-r2", {"fails", "works", "fails", "works"}},
      {"ocs-2007-r2-attendant", {"fails", "works", "fails", "works"}},
      {"oc-2007", {"fails", "works", "fails", "works"}},
  };
  const sim::CompiledPack pack = compiled_with();
  for (const Row& row : table) {
    EXPECT_EQ(joins(pack, row.who, "https"), row.cells[0]) << row.who;
    EXPECT_EQ(joins(pack, row.who, "conf"), row.cells[1]) << row.who;
    EXPECT_EQ(joins(pack, row.who, "meet"), row.cells[2]) << row.who;
    EXPECT_EQ(joins(pack, row.who, "meet", "live-meeting-2007"), row.cells[3]) << row.who;
  }
  // Supported only as a fall-back for old browsers, so it does not even sign in.
  EXPECT_EQ(joins(pack, "lync-2010-attendee", "https"), "fails");
}

TEST(FirstPack, LosesInTheMeetingWhatTheDocumentsSay) {
  const sim::CompiledPack pack = compiled_with();
  const auto lost = [&](const std::string& client, const std::string& format, const std::string& host) {
    Question question = on_home(pack, "lync-2013");
    question.with("actor.software.rich-client", client).with("host", host).with("host-service", "serving");
    question.with("meeting.format", format).with("meeting.condition", "sound").with("flag.topology-merged", "on");
    const sim::FeatureSet loses = question.ask_path("join", "rich-client").loses;
    std::vector<std::string> names;
    for (const sim::FeatureId f : sim::ids<sim::FeatureId>(pack.vocabulary().features.size())) {
      if ((loses >> sim::index(f) & 1U) != 0) {
        names.push_back(pack.vocabulary().features[f].id);
      }
    }
    return names;
  };
  using Features = std::vector<std::string>;
  EXPECT_EQ(lost("lync-2013", "https", "lync-2013"), Features{});
  EXPECT_EQ(lost("lync-2013", "conf", "ocs-2007-r2"),
            (Features{"gallery-view", "pin-to-gallery", "video-spotlight", "meeting-im-control"}));
  EXPECT_EQ(lost("lync-2013-basic", "https", "lync-2013"), (Features{"recording", "meeting-notes"}));
  EXPECT_EQ(lost("lync-2010", "https", "lync-2013"),
            (Features{"gallery-view", "meeting-notes", "slide-control", "screen-control"}));
}

TEST(FirstPack, GivesContactTheFeaturesOfTable34) {
  // Columns: messages, presence, audio and video, desktop sharing. Voice without video is degraded.
  const std::vector<Row> table{
      {"lync-2013", {"works", "works", "works", "works"}},
      {"lync-2013-basic", {"works", "works", "works", "works"}},
      {"lync-2010", {"works", "works", "degraded", "works"}},  // degraded by the codec, opposite Lync 2013
      {"lync-2010-attendant", {"works", "works", "degraded", "fails"}},
      {"lync-2010-mobile", {"works", "works", "fails", "fails"}},
      {"lync-phone-edition", {"works", "works", "degraded", "fails"}},
  };
  const std::vector<std::string> modalities{"im", "presence", "audio-video", "desktop-sharing"};
  const sim::CompiledPack pack = compiled_with();
  for (const Row& row : table) {
    for (std::size_t m = 0; m < modalities.size(); ++m) {
      Question question = on_home(pack, "lync-2013");
      question.with("actor.software.rich-client", row.who).with("modality", modalities[m]);
      question.with("peer.home", "lync-2013").with("peer.home-service", "serving");
      question.with("peer.software.rich-client", "lync-2013");
      EXPECT_EQ(question.outcome("contact"), row.cells[m]) << row.who << ' ' << modalities[m];
    }
  }
}

TEST(FirstPack, DialsInWhereverDirectoryAndNumberAnswer) {
  const sim::CompiledPack pack = compiled_with();
  for (const auto& [format, host] :
       {std::pair{"https", "lync-2013"}, {"conf", "ocs-2007-r2"}, {"meet", "ocs-2007-r2"}}) {
    Question question(pack);
    question.with("actor.class", "telephone").with("host", host).with("host-service", "serving");
    question.with("meeting.format", format).with("meeting.condition", "sound");
    question.with("meeting.access-number.service", "serving");
    question.with("meeting.conference-directory.service", "serving");
    EXPECT_EQ(question.outcome("join"), "works") << format;
    question.with("meeting.conference-directory.service", "decommissioned");
    EXPECT_EQ(question.rule("join"), "LYNC-MIG-092") << format;
    question.with("meeting.conference-directory.service", "serving");
    question.with("meeting.access-number.service", "decommissioned");
    EXPECT_EQ(question.rule("join"), "LYNC-MIG-088") << format;
  }
}

TEST(FirstPack, HasTheQuorumsOfTable53) {
  struct QuorumCase {
    std::int64_t servers, start, run, of_first;
  };
  const std::vector<QuorumCase> table{{2, 1, 1, 2},  {3, 3, 2, 3},  {4, 3, 2, 4},  {5, 4, 3, 5},
                                      {6, 5, 3, 6},  {7, 5, 4, 7},  {8, 6, 4, 7},  {9, 7, 4, 7},
                                      {10, 8, 5, 9}, {11, 9, 5, 9}, {12, 10, 5, 9}};
  const sim::Pack& pack = first_pack().pack;
  const sim::ProductId lync = sim::find(pack.vocabulary.products, "lync-2013");
  for (const QuorumCase& c : table) {
    const auto quorum = sim::quorum_of(pack, lync, true, static_cast<std::size_t>(c.servers));
    ASSERT_TRUE(quorum) << c.servers;
    EXPECT_EQ(quorum->row, (sim::QuorumRow{c.servers, c.start, c.run, c.of_first}));
    EXPECT_FALSE(quorum->entry->assumed);
  }
  EXPECT_FALSE(sim::quorum_of(pack, lync, true, 13)) << "the documented maximum is 12";
}

// Where nobody documents a quorum the pack says that it assumes one.
TEST(FirstPack, AssumesTheQuorumsThatNobodyDocuments) {
  const sim::Pack& pack = first_pack().pack;
  const auto product = [&](const char* id) { return sim::find(pack.vocabulary.products, id); };
  for (const auto& quorum :
       {sim::quorum_of(pack, product("lync-2013"), true, 1), sim::quorum_of(pack, product("lync-2013"), false, 13),
        sim::quorum_of(pack, product("ocs-2007-r2"), true, 8), sim::quorum_of(pack, product("ocs-2007-r2"), false, 2),
        sim::quorum_of(pack, product("partner"), true, 2)}) {
    ASSERT_TRUE(quorum);
    EXPECT_TRUE(quorum->entry->assumed);
    EXPECT_FALSE(quorum->entry->because.empty());
    EXPECT_EQ(quorum->row.run, 1);
  }
}

}  // namespace
}  // namespace coexist::scenarios
