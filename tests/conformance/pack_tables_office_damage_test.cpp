// The rollback damage matrix (file 04, table 4.3), cell by cell. What it infers, no document says: by default that is
// unknown, and the choice that stands for it gives what is inferred.
#include <gtest/gtest.h>

#include <string>

#include "claimed_cells.hpp"
#include "moved_meeting.hpp"
#include "office_names.hpp"
#include "pack_notes.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

constexpr const char *kToLync2010 = "ocs-2007-to-lync-2010", *kToLync2013 = "ocs-2007-r2-to-lync-2013";
constexpr std::size_t kBefore = 1, kWithOldClient = 2, kWithNewClient = 3;  // columns

const std::filesystem::path& meetings_file() {
  static const std::filesystem::path file = support::fact_file("04-meetings-and-rollback.md");
  return file;
}

std::string schedules(const sim::CompiledPack& pack, const std::string& add_in, const std::string& home) {
  return on_home(pack, home).with("actor.software.add-in", add_in).outcome_in("add-in-on-home");
}

std::string makes(const sim::CompiledPack& pack, const std::string& add_in, const std::string& kind) {
  const sim::Vocabulary& v = pack.vocabulary();
  return v.formats[pack.format_made(sim::find(v.software, add_in), sim::find(v.meeting_kinds, kind))].id;
}

std::string signs_in(const sim::CompiledPack& pack, const std::string& client, const std::string& home) {
  return on_home(pack, home).with("actor.software.rich-client", client).outcome("sign-in");
}

void compare_meetings_towards_lync_2010(support::ClaimedCells& cells) {
  const std::string row = "OCS conf://, meet:// meeting, target Lync 2010";
  const sim::CompiledPack pack = support::compiled_pack(kToLync2010);
  const sim::CompiledPack inferred = support::compiled_pack(kToLync2010, {{"returned-meetings", "works"}});
  for (const auto& [format, kind] :
       {std::pair<std::string, std::string>("conf", "conference-call"), {"meet", "web-conference"}}) {
    const auto of = [&made_as = format](std::vector<std::string> homes) {  // clang 14 captures no structured binding
      return MovedMeeting{made_as, "oc-conferencing-add-in", std::move(homes)};
    };
    const support::QuotedCell before{row, kBefore,
                                     "survives forward; back-move: original format still valid {INFERRED}"};
    const MovedMeeting back = of({"ocs-2007-r2", "lync-2010", "ocs-2007-r2"});
    cells.compare(before, carried(pack, of({"ocs-2007-r2", "lync-2010"})), "works");
    cells.compare(before, carried(pack, back), "unknown");
    cells.compare(before, carried(inferred, back), "works");
    const support::QuotedCell old{row, kWithOldClient, "still creatable (LYNC-MEET-002); survives back {INFERRED}"};
    cells.compare(old, schedules(pack, "oc-conferencing-add-in", "lync-2010"), "works");
    cells.compare(old, makes(pack, "oc-conferencing-add-in", kind), format);
    cells.compare(old, carried(pack, of({"lync-2010", "ocs-2007-r2"})), "unknown");
    cells.compare(old, carried(inferred, of({"lync-2010", "ocs-2007-r2"})), "works");
    const support::QuotedCell made{row, kWithNewClient, "https:// meeting → **does not work after rollback**"};
    cells.compare(made, makes(pack, "lync-2010-add-in", kind), "https");
  }
  const support::QuotedCell made{row, kWithNewClient, "https:// meeting → **does not work after rollback**"};
  cells.compare(made, carried(inferred, {"https", "lync-2010-add-in", {"lync-2010", "ocs-2007-r2"}}), "fails");
}

void compare_meetings_towards_lync_2013(support::ClaimedCells& cells) {
  const std::string row = "OCS conf://, meet:// meeting, target Lync 2013";
  const sim::CompiledPack pack = support::compiled_pack(kToLync2013);
  for (const auto& [format, kind] :
       {std::pair<std::string, std::string>("conf", "conference-call"), {"meet", "web-conference"}}) {
    const support::QuotedCell before{row, kBefore,
                                     "not migrated (LYNC-MEET-003); URL rewritten only if the organiser re-opens it"};
    cells.compare(before, carried(pack, {format, "oc-conferencing-add-in", {"ocs-2007-r2", "lync-2013"}}), "fails");
    cells.compare(before, makes(pack, "lync-2013-add-in", kind), "https");  // which sending it again makes of it
  }
  cells.compare({row, kWithOldClient, "cannot be scheduled"}, schedules(pack, "oc-conferencing-add-in", "lync-2013"),
                "fails");
  cells.compare({row, kWithNewClient, "https:// → **broken after rollback**"},
                carried(pack, {"https", "lync-2013-add-in", {"lync-2013", "ocs-2007-r2"}}), "fails");
}

void compare_meetings_of_lync_2010(support::ClaimedCells& cells) {
  const std::string row = "2010 https meeting, target 2013";
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  const sim::CompiledPack matrix = support::compiled_pack(kThreeServers, {{"new-client-meetings", "matrix"}});
  const support::QuotedCell before{row, kBefore, "moves, same URL/ID; back-move undocumented"};
  cells.compare(before, carried(pack, {"https", "lync-2010-add-in", {"lync-2010", "lync-2013"}}), "works");
  cells.compare(before, carried(pack, {"https", "lync-2010-add-in", {"lync-2010", "lync-2013", "lync-2010"}}),
                "unknown");
  const support::QuotedCell old{row, kWithOldClient, "add-in 2010 works on both servers → {INFERRED} survivable"};
  for (const char* home : {"lync-2010", "lync-2013"})
    cells.compare(old, schedules(pack, "lync-2010-add-in", home), "works");
  cells.compare(old, carried(pack, {"https", "lync-2010-add-in", {"lync-2013", "lync-2010"}}), "works");
  const support::QuotedCell made{
      row, kWithNewClient,
      "add-in 2013 works on 2010 too (3.7) but seed text says broken → treat as broken {CONFLICT C6}"};
  const MovedMeeting of_new_client{"https", "lync-2013-add-in", {"lync-2013", "lync-2010"}};
  cells.compare(made, schedules(pack, "lync-2013-add-in", "lync-2010"), "degraded");
  cells.compare(made, carried(pack, of_new_client), "fails");
  cells.compare(made, carried(matrix, of_new_client), "works");  // the other side of the conflict
}

void compare_clients(support::ClaimedCells& cells) {
  const sim::CompiledPack from_ocs = support::compiled_pack(kToLync2013);
  const sim::CompiledPack from_lync = support::compiled_pack(kThreeServers);
  const support::QuotedCell old{"Rich client", kWithOldClient, "stays usable"};
  cells.compare(old, signs_in(from_ocs, "oc-2007-r2", "ocs-2007-r2"), "works");
  cells.compare(old, signs_in(from_ocs, "oc-2007-r2", "lync-2013"), "degraded");  // messages and presence (C19)
  for (const char* home : {"lync-2010", "lync-2013"})
    cells.compare(old, signs_in(from_lync, "lync-2010", home), "works");
  const support::QuotedCell upgraded{"Rich client", kWithNewClient,
                                     "must be downgraded (LYNC-PROC-005); exception: Lync 2013 client may stay"};
  cells.compare(upgraded, signs_in(from_ocs, "lync-2013", "ocs-2007-r2"), "fails");
  cells.compare(upgraded, signs_in(from_lync, "lync-2013", "lync-2010"), "works");
  cells.compare(upgraded, support::step_kind(from_ocs.pack(), "upgrade-clients").way_back ? "downgraded" : "kept",
                "downgraded");
}

void compare_contacts(support::ClaimedCells& cells) {
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  const auto after_sign_in = [&](const std::string& client) {
    Question question = on_home(pack, "lync-2013");
    question.with("flag.february-2013-update", "on").with("actor.software.mailbox", "exchange-2013");
    question.with("actor.software.rich-client", client);
    return std::string(question.leaves("contacts-in-mailbox") ? "in the mailbox" : "on the server");
  };
  const support::QuotedCell stay{"Contacts", kWithOldClient, "stay in Lync"};
  cells.compare(stay, after_sign_in("lync-2010"), "on the server");
  cells.compare(stay, on_home(pack, "lync-2010").outcome_in("contacts-of-home"), "works");
  const support::QuotedCell fetched{"Contacts", kWithNewClient, "must be rolled back first (LYNC-RB-006..010)"};
  cells.compare(fetched, after_sign_in("lync-2013"), "in the mailbox");
  const sim::Pack& p = pack.pack();
  const sim::Mark& mark = p.marks[sim::find(p.vocabulary.marks, "contacts-in-mailbox")];
  cells.compare(fetched, p.step_kinds[mark.cleared_by.at(0)].id, "roll-back-contacts");
  const sim::Precedence* policy = support::order_line(p, "roll-back-contacts", "policy-before-contacts");
  cells.compare(fetched, policy == nullptr ? "" : p.step_kinds[policy->step].id, "disable-contact-store");
  const sim::Precedence* mailbox = support::order_line(p, "move-mailbox-back", "contacts-before-mailboxes");
  cells.compare(fetched, mailbox != nullptr && mailbox->gravity == sim::Gravity::Forbidden ? "first" : "any", "first");
  cells.compare(fetched, support::carries(p, "roll-back", "LYNC-RB-009") ? "not by force" : "", "not by force");
}

void compare_what_is_no_meeting(support::ClaimedCells& cells) {
  const sim::Pack pack = support::shipped_pack(kToLync2013);
  const support::QuotedCell kept{"Response groups", kBefore, "legacy copy kept"};
  const support::QuotedCell moved_back{"Response groups", kWithNewClient, "move endpoints back"};
  const auto undone = [&](const char* kind) { return support::step_kind(pack, kind).way_back ? "undone" : "for good"; };
  cells.compare(kept, undone("delete-legacy-response-groups"), "for good");  // a step of its own: a move leaves them
  cells.compare(moved_back, undone("move-response-groups"), "undone");
  cells.compare(moved_back, support::order_line(pack, "roll-back", "no-way-back-without-twins") ? "needs them" : "",
                "needs them");
  for (const std::size_t column : {kWithOldClient, kWithNewClient}) {
    const support::QuotedCell archived{"Archiving/CDR", column,
                                       column == kWithNewClient ? "same" : "remains on new side"};
    cells.compare(archived, support::carries(pack, "roll-back", "LYNC-MIG-098") ? "stays there" : "", "stays there");
  }
  cells.compare({"Dial-in access numbers", kWithNewClient, "invisible to OCS R2 (LYNC-MIG-089)"},
                support::carries(pack, "roll-back", "LYNC-MIG-089") ? "invisible" : "", "invisible");
}

TEST(OfficePacks, DoTheDamageOfARollbackThatTable43Says) {
  if (!std::filesystem::exists(meetings_file())) GTEST_SKIP() << "no " << meetings_file();
  const support::FactTable table = only_table(meetings_file(), "### 4.3");
  ASSERT_EQ(table.rows.size(), 8U);
  support::ClaimedCells cells("rollback damage 4.3", table, 3);
  compare_meetings_towards_lync_2010(cells);
  compare_meetings_towards_lync_2013(cells);
  compare_meetings_of_lync_2010(cells);
  compare_clients(cells);
  compare_contacts(cells);
  compare_what_is_no_meeting(cells);
  EXPECT_EQ(cells.compared(), 51U);
}

}  // namespace
}  // namespace coexist::scenarios::office
