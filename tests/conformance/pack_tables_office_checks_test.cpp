// The checks of coexistence testing (file 07) against what a coexistence test of the packs tries, what must be so
// before a step begins, and what check lists carry.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "claimed_cells.hpp"
#include "office_names.hpp"
#include "pack_notes.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

// A row by its number; "1" would be the beginning of "10".
support::QuotedCell check(int number, const std::string& quoted) {
  return {std::to_string(number) + '.', 1, quoted};
}

std::string administers(const sim::CompiledPack& pack, const std::string& host, const std::string& service) {
  return Question(pack).with("host", host).with("host-service", service).outcome("administer");
}

void compare_servers(support::ClaimedCells& cells, const sim::CompiledPack& from_ocs,
                     const sim::CompiledPack& from_lync) {
  cells.compare(check(1, "Legacy services running"), administers(from_ocs, "ocs-2007-r2", "serving"), "works");
  cells.compare(check(1, "Legacy services running"), administers(from_ocs, "ocs-2007-r2", "stopped"), "fails");
  cells.compare(check(2, "New services running"), administers(from_ocs, "lync-2013", "serving"), "works");
  cells.compare(check(2, "New services running"), administers(from_ocs, "lync-2013", "stopped"), "fails");
  cells.compare(check(3, "New pool's servers visible"), administers(from_ocs, "lync-2013", "planned"), "fails");
  for (const char* host : {"lync-2010", "lync-2013"}) {
    cells.compare(check(4, "Both pools administrable from new Control Panel"), administers(from_lync, host, "serving"),
                  "works");
  }
  cells.compare(check(5, "Do *not* use old Topology Builder"),
                support::carries(from_lync.pack(), "coexistence-test", "LYNC-MIG-026") ? "not used" : "", "not used");
}

// Everyone of a class reaches, or is reached by, everyone else on either side, in all of these modalities.
void compare_people(support::ClaimedCells& cells, const sim::Pack& pack) {
  const sim::CoexistenceTest& test = pack.coexistence_test;
  std::string modalities;
  for (const sim::ModalityId modality : test.modalities) modalities += pack.vocabulary.modalities[modality].id + ' ';
  const auto tries = [&](const char* id) {
    const bool is_tried = std::find(test.classes.begin(), test.classes.end(), sim::find(pack.vocabulary.classes, id)) !=
                          test.classes.end();
    return is_tried ? modalities : "nothing";
  };
  const std::string all = "im presence audio-video desktop-sharing ";
  cells.compare(check(14, "External users ↔ new pool"), tries("remote-employee"), all);
  cells.compare(check(15, "Federated users ↔ new pool"), tries("federated"), all);
  cells.compare(check(16, "Federated domain × {new user, legacy user}: IM, presence, A/V, desktop sharing"),
                tries("federated"), all);
  cells.compare(check(17, "Each public IM provider × {new, legacy}"), tries("public-im"), all);
  cells.compare(check(18, "Anonymous join of conferences"), tries("anonymous"), all);
  cells.compare(check(19, "Remote legacy user × {new, legacy}: IM, presence, A/V, desktop sharing"),
                tries("remote-employee"), all);
  cells.compare(check(20, "Remote new user × {new, legacy}: same"), tries("remote-employee"), all);
}

void compare_order(support::ClaimedCells& cells, const sim::Pack& pack) {
  const auto keeps = [&](int number, const char* quoted, const char* before, const std::string& line) {
    cells.compare(check(number, quoted), support::order_line(pack, before, line) != nullptr ? line : "", line);
  };
  keeps(8, "Policies imported per workload", "move-users", "import-before-move");
  keeps(9, "User replication finished", "move-pilot-users", "replication-before-move");
  keeps(10, "Test users → pilot users → rest, with validation between", "move-users", "test-before-move");
  keeps(22, "No access numbers on legacy", "decommission-pool", "access-numbers-before-decommission");
  keeps(23, "No Exchange UM contacts on legacy", "decommission-pool", "contacts-before-decommission/um-contact");
  keeps(24, "Pool empty (users + contacts) before deactivation", "decommission-pool", "people-before-decommission");
  keeps(24, "Pool empty (users + contacts) before deactivation", "decommission-pool",
        "contacts-before-decommission/response-groups");
  const auto lists = [&](int number, const char* quoted, const char* kind, const std::string& fact) {
    cells.compare(check(number, quoted), support::carries(pack, kind, fact) ? fact : "", fact);
  };
  lists(6, "Merge result: FQDNs under BackCompatSite", "merge-topology", "LYNC-MIG-033");
  lists(7, "Conference directories merged", "merge-topology", "LYNC-MIG-094");
  lists(8, "Policies imported per workload", "import-policies", "LYNC-MIG-044");
  lists(12, "User's conferencing policy arrived", "move-users", "LYNC-MEET-018");
  lists(21, "RGS groups/queues/workflows", "move-response-groups", "LYNC-MIG-085");
}

TEST(OfficePacks, TestCoexistenceAsTheDocumentedChecksDo) {
  const std::filesystem::path file = support::fact_file("07-coexistence-testing.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  support::FactTable table = only_table(file, "# Coexistence");
  ASSERT_EQ(table.rows.size(), 25U);
  for (Row& row : table.rows) row[0] += '.';
  support::ClaimedCells cells("checks 7", table, 1);
  const sim::CompiledPack from_ocs = support::compiled_pack("ocs-2007-r2-to-lync-2013"),
                          from_lync = support::compiled_pack(kThreeServers);
  compare_servers(cells, from_ocs, from_lync);
  compare_people(cells, from_ocs.pack());
  compare_order(cells, from_ocs.pack());
  cells.no_pack_answers(check(11, "User really moved"), "a rehearsal knows whom it has moved");
  cells.no_pack_answers(check(13, "Edge config replicated"), "no statement says what an Edge Server does without it");
  cells.no_pack_answers(check(25, "XMPP gateway service + partner noted"),
                        "a note that somebody makes; nothing depends on it");
  EXPECT_EQ(cells.compared(), 27U);
}

}  // namespace
}  // namespace coexist::scenarios::office
