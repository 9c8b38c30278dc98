// What moves with the user (file 04, table 4.1) against transitions, tables and runbooks of the packs.
#include <gtest/gtest.h>

#include <string>

#include "claimed_cells.hpp"
#include "moved_meeting.hpp"
#include "office_names.hpp"
#include "pack_notes.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

constexpr const char *kTo2010 = "ocs-2007-to-lync-2010", *kTo2013 = "ocs-2007-r2-to-lync-2013",
                     *kTo2019 = "lync-2013-sfb-2015-to-sfb-2019", *kToTeams = "skype-for-business-to-teams";
constexpr std::size_t kMeetings = 1, kContent = 2, kPin = 3, kContacts = 4, kPolicies = 5;  // columns

std::string content(const sim::CompiledPack& pack, const MovedMeeting& meeting) {
  return Question(pack).with("meeting.condition", condition_of(pack, meeting)).outcome_in("content-of-meeting");
}

void compare_moves_from_ocs(support::ClaimedCells& cells) {
  const sim::CompiledPack to_2010 = support::compiled_pack(kTo2010), to_2013 = support::compiled_pack(kTo2013);
  const sim::CompiledPack older_text = support::compiled_pack(kTo2013, {{"moved-meetings", "a"}});
  for (const char* format : {"conf", "meet"}) {
    const MovedMeeting there{format, "oc-conferencing-add-in", {"ocs-2007-r2", "lync-2010"}};
    const support::QuotedCell stay{"OCS R2 → Lync 2010", kMeetings, "moved; conf:// and meet:// stay usable"};
    cells.compare(stay, carried(to_2010, there), "works");
    const MovedMeeting further{format, "oc-conferencing-add-in", {"ocs-2007-r2", "lync-2013"}};
    const support::QuotedCell left{"OCS R2 → Lync 2013", kMeetings,
                                   "conf:// and meet:// **not supported, not migrated**"};
    cells.compare(left, condition_of(to_2013, further), "left-behind");
    cells.compare(left, carried(to_2013, further), "fails");
    cells.compare(left, carried(older_text, further), "works");  // the other side of C1
    cells.compare({"OCS R2 → Lync 2013", kContent, "lost with them"}, carried(to_2013, further), "fails");
  }
  cells.no_pack_answers({"OCS R2 → Lync 2010", kContent, "not stated"}, "nobody states it");
  for (const char* hop : {"OCS R2 → Lync 2010", "OCS R2 → Lync 2013"}) {
    cells.no_pack_answers({hop, kContacts, "moved"},
                          "contacts stand apart from their owner in the unified contact store only");
    const sim::Pack& pack = hop == std::string("OCS R2 → Lync 2010") ? to_2010.pack() : to_2013.pack();
    const support::QuotedCell policies{hop, kPolicies, "yes unless -Exclude*"};
    cells.compare(policies, support::carries(pack, "move-users", "LYNC-MEET-018") ? "unless excluded" : "",
                  "unless excluded");
  }
  const support::QuotedCell back{"2013 → OCS R2 (back)", kMeetings,
                                 "may have to be rescheduled; function/data loss likely"};
  const MovedMeeting made_anew{"https", "lync-2013-add-in", {"lync-2013", "ocs-2007-r2"}};
  cells.compare(back, carried(to_2013, made_anew), "fails");
  cells.compare(back, carried(to_2013, {"conf", "oc-conferencing-add-in", {"ocs-2007-r2", "lync-2013", "ocs-2007-r2"}}),
                "unknown");
}

// Lync and Skype for Business among themselves.
void compare_moves_of_online_meetings(support::ClaimedCells& cells, const std::string& row, const char* hop,
                                      const std::vector<std::string>& homes, const std::string& add_in) {
  const MovedMeeting moved{"https", add_in, homes};
  const sim::CompiledPack pack = support::compiled_pack(hop);
  const sim::CompiledPack with_content = support::compiled_pack(hop, {{"meeting-content", "moved"}});
  cells.compare({row, kMeetings, "moved"}, carried(pack, moved), "works");
  const support::QuotedCell only{row, kContent, "only with -MoveConferenceData"};
  cells.compare(only, content(pack, moved), "degraded");
  cells.compare(only, content(with_content, moved), "works");
  cells.no_pack_answers({row, kPin, "keeps working"}, "nobody's PIN is modelled: callers are anonymous");
  const std::string why = "contacts stand apart from their owner in the unified contact store only";
  cells.no_pack_answers({row, kContacts, "moved"}, why);
  const support::QuotedCell policies{row, kPolicies, "yes"};
  cells.compare(policies, support::carries(pack.pack(), "move-users", "LYNC-MEET-018") ? "yes" : "", "yes");
}

void compare_moves_back_to_lync_2010(support::ClaimedCells& cells) {
  const std::string row = "2013 → 2010 (back)";
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  cells.compare({row, kMeetings, "not described"},
                carried(pack, {"https", "lync-2010-add-in", {"lync-2010", "lync-2013", "lync-2010"}}), "unknown");
  const sim::Vocabulary& v = pack.vocabulary();
  const sim::Mark& mark = pack.pack().marks[sim::find(v.marks, "contacts-in-mailbox")];
  const auto moves = [&](const std::vector<bool>& products, const char* id) {
    return mark.cleared_by_move && products.at(sim::index(sim::find(v.products, id)));
  };
  const bool fetched = moves(mark.from, "lync-2013") && moves(mark.to, "lync-2010");
  cells.compare({row, kContacts, "UCS rolled back automatically by Move-CsUser"}, fetched ? "with the move" : "",
                "with the move");
}

// There a conversion takes the place of a move: waiting at once, converted later.
void compare_moves_to_and_from_the_cloud(support::ClaimedCells& cells) {
  const std::string there = "SfB on-prem → SfB Online / Teams", back = "Teams/online → on-prem";
  const sim::CompiledPack pack = support::compiled_pack(kToTeams);
  const sim::CompiledPack mailboxes_stay = support::compiled_pack(kToTeams, {{"mailboxes", "on-premises"}});
  const MovedMeeting moved{"sfb-meeting", "sfb-add-in", {"sfb-on-premises", "online"}};
  const support::QuotedCell converted{there, kMeetings, "converted by MMS (mailbox must be in Exchange Online)"};
  cells.compare(converted, condition_of(pack, moved), "waiting");
  cells.compare(converted, condition_of(mailboxes_stay, moved), "left-behind");
  const auto carries = [&](const char* kind, const char* fact) {
    return std::string(support::carries(pack.pack(), kind, fact) ? fact : "");
  };
  cells.compare({there, kContent, "no"}, carries("move-users", "MMS-008"), "MMS-008");
  const auto line = [&](const char* id) {
    const sim::Precedence* found = support::order_line(pack.pack(), "move-users", id);
    return found == nullptr ? "" : pack.pack().step_kinds[found->step].id;
  };
  cells.compare({there, kContacts, "yes (must sign in to Teams within 30 days)"}, line("contacts-before-move"),
                "disable-contact-store");
  cells.compare({there, kContacts, "yes (must sign in to Teams within 30 days)"}, carries("move-users", "TEAMS-022"),
                "TEAMS-022");
  cells.compare({there, kPolicies, "separate"}, line("policies-before-move"), "assign-online-policies");
  const MovedMeeting returned{"teams-meeting", "teams-add-in", {"online", "sfb-on-premises"}};
  cells.compare({back, kMeetings, "**not** migrated back"}, condition_of(pack, returned), "not-brought-back");
  cells.compare({back, kContacts, "merged back until 2023-11-10; not since"}, carries("roll-back", "LYNC-RB-020"),
                "LYNC-RB-020");
  cells.compare({back, kPolicies, "separate"}, carries("roll-back", "TEAMS-021"), "TEAMS-021");
  for (const std::size_t column : {kMeetings, kContent, kContacts, kPolicies}) {
    cells.no_pack_answers({"Lync/SfB on-prem → Lync Online (2012-14)", column, ""},
                          "a hybrid with the online service of that time is no hop of these packs");
  }
}

TEST(OfficePacks, MoveWithTheUserWhatTable41Says) {
  const std::filesystem::path file = support::fact_file("04-meetings-and-rollback.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const support::FactTable table = only_table(file, "### 4.1");
  ASSERT_EQ(table.rows.size(), 9U);
  support::ClaimedCells cells("what moves 4.1", table, 5);
  compare_moves_from_ocs(cells);
  compare_moves_of_online_meetings(cells, "Lync 2010 → Lync 2013", kThreeServers, {"lync-2010", "lync-2013"},
                                   "lync-2010-add-in");
  const std::string to_2019 = "Lync 2013/SfB 2015 → SfB 2019";
  compare_moves_of_online_meetings(cells, to_2019, kTo2019, {"lync-2013", "sfb-2019"}, "lync-2013-add-in");
  compare_moves_of_online_meetings(cells, to_2019, kTo2019, {"sfb-2015", "sfb-2019"}, "sfb-add-in");
  compare_moves_back_to_lync_2010(cells);
  compare_moves_to_and_from_the_cloud(cells);
  EXPECT_EQ(cells.compared(), 37U);
}

}  // namespace
}  // namespace coexist::scenarios::office
