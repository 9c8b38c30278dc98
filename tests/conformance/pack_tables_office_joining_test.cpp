// The table of clients and meetings (file 03) against what the packs of Lync and its relatives decide.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "office_names.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

using support::FactTable;

// "joins" is less than "full" and "yes": it is said of clients for which table 3.9, or the list below the table, leaves
// something out. So it is of the Attendant, which is merely not refused: it has neither video nor anything to share.
std::string joins_as(const std::string& cell) {
  if (begins(cell, {"**no**", "n/a", "not supported"})) return "fails";
  if (begins(cell, {"joins", "full except", "as Lync 2013", "not in list of refused clients"})) return "degraded";
  EXPECT_TRUE(begins(cell, {"full", "yes", "supported clients"})) << cell;
  return "works";
}

TEST(OfficePacks, LetClientsIntoMeetingsAsTable35Says) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.5");
  ASSERT_EQ(table.rows.size(), 10U);
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers);
  const std::vector<std::pair<std::string, std::string>> meetings{
      {"https", "lync-2013"}, {"https", "lync-2010"}, {"conf", "ocs-2007-r2"}};
  ComparedCells cells("join 3.5");
  for (const Row& row : table.rows) {
    if (begins(row[0], {"PSTN", "Anonymous"})) continue;  // no clients
    for (const std::string& client : ids_of(row[0])) {
      if (client == "live-meeting-2007") continue;  // a client beside others, with an aspect of its own
      for (std::size_t m = 0; m < meetings.size(); ++m) {
        const std::string& cell = row[m + 1];
        if (begins(cell, {"–", "a documented coexistence scenario"})) continue;  // not stated
        Question question(pack);
        question.with("actor.software.rich-client", client).with("meeting.format", meetings[m].first);
        const std::string outcome = question.with("host", meetings[m].second).outcome_in("client-in-meeting");
        cells.compare(outcome, joins_as(cell), client + " on " + meetings[m].second);
      }
    }
  }
  EXPECT_EQ(cells.compared(), 23U);
}

// The rows without a client, and the column of conferences that need one of their own.
TEST(OfficePacks, LetTelephonesGuestsAndLiveMeetingInAsTable35Says) {
  if (!std::filesystem::exists(facts())) GTEST_SKIP() << "no " << facts();
  const FactTable table = only_table(facts(), "### 3.5");
  const std::vector<std::pair<std::string, std::string>> meetings{
      {"https", "lync-2013"}, {"https", "lync-2010"}, {"conf", "ocs-2007-r2"}, {"meet", "ocs-2007-r2"}};
  ComparedCells cells("join 3.5, telephones, guests, Live Meeting");
  const auto row = [&](const std::string& begins_with) {
    return *std::find_if(table.rows.begin(), table.rows.end(),
                         [&](const Row& r) { return r[0].starts_with(begins_with); });
  };
  const Row telephones = row("PSTN"), guests = row("Anonymous"), rich = row("Lync 2013"),
            live = row("OCS R2 Attendant");
  ASSERT_TRUE(telephones[1].starts_with("yes, while conference directory + access number are valid"));
  const sim::CompiledPack pack = support::compiled_pack(kThreeServers, {{"guests-in-legacy-meetings", "works"}});
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    const auto dials_in = [&](const std::string& directory, const std::string& number) {
      Question question(pack);
      question.with("actor.class", "telephone").with("meeting.format", meetings[m].first);
      question.with("host", meetings[m].second).with("host-service", "serving").with("meeting.condition", "sound");
      question.with("meeting.conference-directory.service", directory).with("meeting.access-number.service", number);
      return std::string(sim::name_of(question.ask_path("join", "dial-in").outcome));
    };
    const std::string cell = "telephone on " + meetings[m].second + ' ' + meetings[m].first;
    cells.compare(dials_in("serving", "serving"), telephones[m + 1].starts_with("yes") ? "works" : "fails", cell);
    cells.compare(dials_in("decommissioned", "serving"), "fails", cell + " without directory");
    cells.compare(dials_in("serving", "decommissioned"), "fails", cell + " without number");
  }
  ASSERT_TRUE(guests[1].starts_with("if policy"));
  for (const auto& [policy, documented] : {std::pair{"allowed", "works"}, {"refused", "fails"}}) {
    const sim::CompiledPack chosen = support::compiled_pack(kThreeServers, {{"anonymous-participants", policy}});
    for (const std::string guest : {"anonymous", "federated"}) {
      Question question(chosen);
      question.with("actor.class", guest).with("host", "lync-2013");
      cells.compare(question.outcome_in("guests-allowed"), documented, guest + ", " + policy);
    }
  }
  ASSERT_TRUE(rich[4].starts_with("needs Live Meeting client installed as well"));
  for (const auto& [beside, documented] : {std::pair{"live-meeting-2007", "works"}, {"none", "fails"}}) {
    Question question(pack);
    question.with("actor.software.rich-client", "lync-2013").with("meeting.format", "meet");
    question.with("actor.software.live-meeting-client", beside);
    cells.compare(question.outcome_in("live-meeting-beside-client"), documented,
                  std::string("beside Lync 2013: ") + beside);
  }
  for (const auto& [format, column] : {std::pair{"https", 1}, {"conf", 3}, {"meet", 4}}) {
    Question question(pack);
    question.with("actor.software.live-meeting-client", "live-meeting-2007").with("meeting.format", format);
    const bool is_refused = live[static_cast<std::size_t>(column)].starts_with("**no**");
    cells.compare(question.outcome_in("live-meeting-in-meeting"), is_refused ? "fails" : "works",
                  std::string("Live Meeting, ") + format);
  }
}

}  // namespace
}  // namespace coexist::scenarios::office
