// Numbers of use and of time (file 05, table 5.2; file 06) against what packs hold. A duration that nobody documents
// has to be an assumption that says so.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "claimed_cells.hpp"
#include "office_names.hpp"
#include "pack_notes.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

constexpr std::int64_t kSecond = 1'000'000, kMinute = 60 * kSecond, kDay = 24 * 60 * kMinute;

const sim::Assumption& assumption(const sim::Pack& pack, const std::string& id) {
  return pack.vocabulary.assumptions[sim::find(pack.vocabulary.assumptions, id)];
}

std::string minutes(std::int64_t us) {
  return std::to_string(us / kMinute) + " min";
}

// What the step takes, where no document says it.
std::string guessed(const sim::Pack& pack, const std::string& kind) {
  const sim::Assumption& time = pack.vocabulary.assumptions[support::step_kind(pack, kind).duration];
  const bool says_so = time.why.find("No text gives") != std::string::npos ||
                       time.why.find("without a number") != std::string::npos ||
                       time.why.find("is not given") != std::string::npos;
  return says_so && time.low < time.value && time.value < time.high ? "a guess with a range" : time.why;
}

std::string fact_text(const sim::Pack& pack, const std::string& fact) {
  return pack.vocabulary.sources[sim::find(pack.vocabulary.sources, fact)].label;
}

using Reasons = std::vector<std::pair<std::string, std::string>>;  // how the row begins, why no pack answers it

TEST(OfficePacks, HaveTheUserModelOfTable52) {
  const std::filesystem::path file = support::fact_file("05-capacity-and-user-model.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const sim::Pack pack = support::shipped_pack("lync-2010-to-lync-2013");
  support::ClaimedCells cells("user model 5.2", only_table(file, "### 5.2"), 1);
  std::string sizes;
  std::int64_t people_in_hundred_meetings = 0;
  for (const sim::MeetingSize& size : pack.user_model.meeting_sizes) {
    if (!sizes.empty()) sizes += ", ";
    sizes += std::to_string(size.share_ppm / 10'000) + " % → " + std::to_string(size.people);
    people_in_hundred_meetings += size.share_ppm / 10'000 * size.people;
  }
  sizes += " participants, plus one of " + std::to_string(pack.user_model.largest_meeting);
  const std::string documented = "85 % → 4, 10 % → 6, 5 % → 11 participants, plus one of 250";
  cells.compare({"Simulated sizes", 1, documented}, sizes, documented);
  cells.compare({"Mean simulated size", 1, "4.55"}, std::to_string(people_in_hundred_meetings), "455");
  cells.compare({"Session", 1, "12 h; everyone logs on within 120 min"}, minutes(pack.user_model.sign_in_within.us),
                "120 min");
  const sim::ProductId lync_2013 = sim::find(pack.vocabulary.products, "lync-2013");
  for (const sim::Capacity& capacity : pack.capacities) {
    if (!capacity.products[sim::index(lync_2013)] || !capacity.meetings) continue;
    cells.compare({"Conference concurrency", 1, "5 % of users"}, std::to_string(capacity.meetings->share_ppm), "50000");
  }
  const std::string estate = "the people of a scenario are those of an estate, not of an average one";
  const std::string software = "a scenario says who has which client, and rings of upgrades change it";
  const std::string load = "messages, polls and calls load servers, which nothing documents to fail by it";
  const std::string calendar = "a scenario says how many meetings there are, or has a calendar of its own";
  const Reasons reasons{
      {"AD users enabled", estate},
      {"Enabled users logged on", estate},
      {"New+enabled", estate},
      {"Users with an AD", estate},
      {"Distribution groups", estate},
      {"UC-enabled", estate},
      {"**Registered clients**", software},
      {"Mobile concurrently", software},
      {"MPOP ratio", "endpoints beyond one client a person are not modelled"},
      {"Internal / via Edge", estate},
      {"Contacts", estate},
      {"IM", load},
      {"Presence polls", load},
      {"Scheduled : unscheduled", "meetings that nobody scheduled cannot break by a move"},
      {"Scheduled split", calendar},
      {"Conference clients, scheduled", software},
      {"Conference clients, unscheduled", software},
      {"Audio", "how somebody joins follows from what they have, and from what works"},
      {"Modalities of web", load},
      {"Participants", estate},
      {"Join ramp", "everybody joins when a meeting begins; what a rule says does not change within five minutes"},
      {"Observed sizes", "of two models that of the load test is taken, whose shares are given"},
      {"Dial-in callers", "callers are anonymous"},
      {"Dial-in DTMF", load},
      {"Lobby", "who waits in a lobby has joined"},
      {"P2P app", load},
      {"EV", load},
      {"Busy hour", load},
      {"Conference peak", calendar},
      {"Persistent Chat", estate},
      {"RGS / parked", load}};
  for (const auto& [row, why] : reasons) cells.no_pack_answers({row, 1, ""}, why);
}

void compare_documented_times(support::ClaimedCells& cells, const sim::Pack& pack) {
  const sim::Assumption& cycle = assumption(pack, "replicator-cycle");
  const support::QuotedCell replicator{"User Replicator cycle", 1, "default 1 min (1 s … 23:59:59)"};
  cells.compare(replicator, minutes(cycle.value), "1 min");
  cells.compare(replicator, std::to_string(cycle.low), std::to_string(kSecond));
  cells.compare(replicator, std::to_string(cycle.high), std::to_string(kDay));  // rounded up by a second
  const sim::Mark& contacts = pack.marks[sim::find(pack.vocabulary.marks, "contacts-in-mailbox")];
  cells.compare({"UCS re-migration", 1, "7 days"}, minutes(contacts.returns_after.stated.us), minutes(7 * kDay));
  const support::QuotedCell waits{"Upgrade-domain waits", 1, "10 min between readiness polls; 20 min settle"};
  for (const char* fact : {"LYNC-CAP-037", "LYNC-CAP-038"}) {
    cells.compare(waits, support::carries(pack, "apply-updates", fact) ? fact : "", fact);
  }
  cells.compare(waits, fact_text(pack, "LYNC-CAP-038").starts_with("wait twenty minutes") ? "20 min" : "", "20 min");
  cells.compare({"DNS TTL of Access Edge", 1, "\"reduce\", no value"},
                support::carries(pack, "switch-federation-route", "LYNC-MIG-061") ? "reduce" : "", "reduce");
  const std::string guess = "a guess with a range";
  cells.compare({"User Replicator *initial* sync", 1, "no number"}, guessed(pack, "verify-user-replication"), guess);
  cells.compare({"AD replication after Edge publish", 1, "\"wait\", no number"},
                guessed(pack, "switch-federation-route"), guess);
  cells.compare({"CMS replication", 1, "\"may take some time\""}, guessed(pack, "verify-central-store-replication"),
                guess);
  cells.compare({"CMS replication", 1, "\"may take some time\""}, guessed(pack, "move-central-store"), guess);
  cells.compare({"Pilot length (Lync)", 1, "no number"}, guessed(pack, "coexistence-test"), guess);
  cells.compare({"In-place upgrade", 1, "no duration"},
                guessed(support::shipped_pack("lync-2013-to-sfb-2015-in-place"), "upgrade-pool"), guess);
}

void compare_times_of_the_cloud(support::ClaimedCells& cells, const sim::Pack& pack) {
  for (const sim::MeetingTransition& transition : pack.transitions) {
    if (!transition.after) continue;
    const sim::Assumption& time = pack.vocabulary.assumptions[transition.after->assumed];
    cells.compare({"MMS start delay", 1, "not processed for ≥ 90 min"}, minutes(time.low), "90 min");
    cells.compare({"MMS completion", 1, "typically ~2 h; retries up to 9 times over 24 h"}, minutes(time.value),
                  "120 min");
    cells.compare({"MMS completion", 1, "typically ~2 h; retries up to 9 times over 24 h"}, minutes(time.high),
                  minutes(kDay));
    cells.compare({"MMS size limit", 1, "meetings > 250 attendees are skipped"},
                  std::to_string(transition.at_most_invited), "250");
  }
  const auto carried_text = [&](const char* kind, const char* fact, const char* number) {
    const bool is_there = support::carries(pack, kind, fact) && fact_text(pack, fact).find(number) != std::string::npos;
    return std::string(is_there ? number : "");
  };
  const support::QuotedCell discovery{"Mode change discovery", 1,
                                      "Islands→SfB mode up to 36 h (existing native chats); →TeamsOnly within 2 h"};
  cells.compare(discovery, carried_text("grant-sfb-mode", "TEAMS-018", "36 hours"), "36 hours");
  cells.compare(discovery, carried_text("grant-teams-only", "TEAMS-018", "2 hours"), "2 hours");
  cells.compare({"Contacts pick-up", 1, "sign in within 30 days"}, carried_text("move-users", "TEAMS-022", "30 days"),
                "30 days");
  const sim::ConditionId idle = sim::find(pack.vocabulary.conditions, "idle");
  cells.compare({"SfB client thread life", 1, "10-min SIP session time-out"}, pack.vocabulary.conditions[idle].label,
                "without a message for ten minutes");
}

TEST(OfficePacks, TakeTheTimesOfTheDocumentedTable) {
  const std::filesystem::path file = support::fact_file("06-durations.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  support::ClaimedCells cells("durations 6", only_table(file, "# Durations"), 1);
  compare_documented_times(cells, support::shipped_pack("lync-2010-to-lync-2013"));
  compare_times_of_the_cloud(cells, support::shipped_pack("skype-for-business-to-teams"));
  const std::string failover = "failing over between paired pools is not simulated";
  const Reasons reasons{{"CMS failover target", failover},
                        {"Back-end SQL mirroring", "databases behind front ends are not modelled"},
                        {"Pool failover/failback", failover},
                        {"Failback of a 20,000-user", failover},
                        {"Backup Service sync", failover},
                        {"Mobile clients during", failover},
                        {"Archiving loss window", "what is archived is no object of a rehearsal"},
                        {"rtcxds transaction log", "disks are not modelled"},
                        {"Pilot length (Teams)", "how long a pilot lasts is the plan's: it is when its steps are"},
                        {"Microsoft-assisted upgrade", "somebody else's work, in which no step of the estate waits"},
                        {"Online contacts limit", "contacts are not counted"}};
  for (const auto& [row, why] : reasons) cells.no_pack_answers({row, 1, ""}, why);
}

}  // namespace
}  // namespace coexist::scenarios::office
