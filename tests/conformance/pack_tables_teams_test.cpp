// The tables of modes, threads, presence and meetings (facts 08) against what the Teams pack decides.
#include <fmt/format.h>

#include "teams_facts.hpp"

namespace coexist::scenarios {
namespace {

TEST(TeamsPack, AllowsInAModeWhatTable83Says) {
  if (!std::filesystem::exists(teams_facts())) GTEST_SKIP() << "no " << teams_facts();
  const std::vector<FactTable> tables = support::fact_tables(teams_facts(), "### 8.3");
  ASSERT_EQ(tables.size(), 2U);
  ASSERT_EQ(tables[0].rows.size(), 5U);
  const sim::CompiledPack pack = support::compiled_pack(kTeamsPack);
  ComparedCells cells("Teams modes 8.3");
  const auto works_if = [](bool expected) { return expected ? "works" : "fails"; };
  for (const Row& row : tables[0].rows) {
    const std::string mode = modes_of(row[0]).front();
    const auto signs_in = [&](const std::string& client, const std::string& home) {
      return somebody(pack, mode, home).with("actor.software.client", client).outcome("sign-in");
    };
    const auto schedules = [&](const std::string& add_in) {
      return somebody(pack, mode, "online").with("actor.software.add-in", add_in).outcome("schedule");
    };
    const bool either_client = row[1].starts_with("either");
    const bool either_meeting = row[2].starts_with("either");
    cells.compare(signs_in("teams", "online"), works_if(either_client || row[1] == "Teams"), mode + ", Teams client");
    cells.compare(signs_in("sfb", "online"), works_if(either_client || row[1] == "SfB"), mode + ", SfB client");
    cells.compare(schedules("teams-add-in"), works_if(either_meeting || holds(row[2], "Teams")),
                  mode + ", Teams add-in");
    cells.compare(schedules("sfb-add-in"), works_if(either_meeting || row[2] == "SfB"), mode + ", SfB add-in");
    cells.compare(somebody(pack, mode, "online").outcome("use-channels"),
                  works_if(row[3] == "yes" || holds(row[3], "in practice still on")), mode + ", channels");
    cells.compare(somebody(pack, mode, "sfb-on-premises").outcome_in("mode-on-home"), works_if(row[4] == "yes"),
                  mode + " on premises");
  }
  const std::vector<std::string> settings{"chat-in-teams", "call-in-teams", "schedule-in-teams", "schedule-in-channel"};
  for (const Row& row : tables[1].rows) {
    for (const std::string& mode : all_modes_of(row[0])) {
      for (std::size_t setting = 0; setting < settings.size(); ++setting) {
        cells.compare(somebody(pack, mode, "online").outcome(settings[setting]), works_if(row[setting + 1] == "on"),
                      mode + ", " + settings[setting]);
      }
    }
  }
}

TEST(TeamsPack, KeepsThreadsAsTable84) {
  if (!std::filesystem::exists(teams_facts())) GTEST_SKIP() << "no " << teams_facts();
  const FactTable table = support::fact_tables(teams_facts(), "### 8.4")[2];
  const std::vector<std::string> results{"in-teams", "in-sfb", "disabled", "stops", "goes-on", "in-sfb"};
  const std::vector<std::string> words{"Teams", "SfB", "thread disabled", "stops working", "as the thread", "SfB"};
  ASSERT_EQ(table.rows.size(), results.size());
  const sim::CompiledPack pack = support::compiled_pack(kTeamsPack);
  ComparedCells cells("Teams threads 8.4");
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Row& row = table.rows[i];
    ASSERT_TRUE(holds(row[2], words[i])) << row[2];
    Question question(pack);
    const std::string kind = row[0].substr(0, row[0].find_first_of(" ,"));
    question.with("meeting.format", kind == "SfB" ? "sfb-thread" : kind + "-thread");
    question.with("meeting.condition", holds(row[0], ">10 min") ? "idle" : "sound");
    const bool to_teams = row[1] == "unchanged" || holds(row[1], "TeamsOnly");
    question.with("peer.software.mode", to_teams ? "teams-only" : "sfb-only");
    cells.compare(question.result("continue-thread"), results[i], row[0] + ' ' + row[1]);
  }
}

TEST(TeamsPack, ShowsThePresenceOfTable84) {
  if (!std::filesystem::exists(teams_facts())) GTEST_SKIP() << "no " << teams_facts();
  const FactTable table = support::fact_tables(teams_facts(), "### 8.4")[3];
  ASSERT_EQ(table.rows.size(), 3U);
  ComparedCells cells("Teams presence 8.4");
  const sim::CompiledPack pack = support::compiled_pack(kTeamsPack);
  for (const Row& row : table.rows) {
    for (std::size_t column = 1; column < 4; ++column) {
      for (const std::string& publisher : modes_of(table.header[column].substr(std::string("Publisher ").size()))) {
        for (const std::string client : {"sfb", "teams"}) {
          const bool federated = holds(row[0], "federated");
          if (!federated && holds(row[0], "SfB") != (client == std::string("sfb"))) continue;
          Question question = somebody(pack, "islands", "online");
          question.with("actor.software.client", client).with("peer.home", federated ? "none" : "online");
          question.with("peer.software.mode", publisher);
          const std::string documented = row[column] == "SfB" ? "sfb-presence" : "teams-presence";
          cells.compare(question.result("see-presence"), documented, row[0] + ' ' + publisher);
          if (!federated) continue;
          question.with("actor.home", "none").with("actor.class", "federated").with("peer.home", "online");
          cells.compare(question.result("see-presence"), documented, "a partner, " + publisher);
        }
      }
    }
  }
}

TEST(TeamsPack, SchedulesTheMeetingsOfTable84) {
  if (!std::filesystem::exists(teams_facts())) GTEST_SKIP() << "no " << teams_facts();
  const FactTable table = support::fact_tables(teams_facts(), "### 8.4")[4];
  ASSERT_EQ(table.rows.size(), 3U);
  ComparedCells cells("Teams meetings 8.4");
  const auto yes_if = [](bool is_so) { return is_so ? "yes" : "no"; };
  const sim::CompiledPack pack = support::compiled_pack(kTeamsPack);
  for (const Row& row : table.rows) {
    for (const std::string& mode : all_modes_of(row[0])) {
      const auto schedules = [&](const std::string& add_in, const std::string& policy) {
        Question question = somebody(pack, mode, "online");
        question.with("flag.islands-meets-in-teams", policy).with("actor.software.add-in", add_in);
        return question.outcome("schedule") == "works";
      };
      const auto compare = [&](const std::string& add_in, const std::string& policy, bool documented) {
        cells.compare(yes_if(schedules(add_in, policy)), yes_if(documented),
                      fmt::format("{}, {}, policy {}", mode, add_in, policy));
      };
      compare("teams-add-in", "off", row[2] == "both" || row[2] == "only Teams");
      compare("sfb-add-in", "off", row[2] == "both" || row[2] == "only SfB");
      if (holds(row[1], "PreferredMeetingProvider")) {
        compare("teams-add-in", "on", true);
        compare("sfb-add-in", "on", false);
      }
    }
  }
}

}  // namespace
}  // namespace coexist::scenarios
