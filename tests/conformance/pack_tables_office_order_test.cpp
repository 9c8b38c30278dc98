// The table of what must come before what (file 01) against the order of steps in the packs.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "office_names.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

// "merge-topology: step-done install-wmi-bc"
std::string spelled(const sim::Pack& pack, const sim::Precedence& p) {
  constexpr std::array kRequirements{"step-done",
                                     "step-not-done",
                                     "subject-has-no-people",
                                     "subject-owns-nothing",
                                     "legacy-has-no-people",
                                     "legacy-owns-nothing",
                                     "takes-all-of-kind",
                                     "subject-servers",
                                     "flag-on",
                                     "flag-off",
                                     "nobody-has-mark",
                                     "people-moved"};
  std::string text =
      pack.step_kinds[p.before_kind].id + ": " + kRequirements.at(static_cast<std::size_t>(p.requirement));
  if (p.step != sim::kNone<sim::StepKindId>) text += ' ' + pack.step_kinds[p.step].id;
  if (p.artefact != sim::kNone<sim::ArtefactKindId>) text += ' ' + pack.vocabulary.artefact_kinds[p.artefact].id;
  if (p.flag != sim::kNone<sim::FlagId>) text += ' ' + pack.vocabulary.flags[p.flag].id;
  if (p.count > 0) text += ' ' + std::to_string(p.count);
  return text;
}

// How rows begin, and what the packs make of them.
const std::vector<std::pair<std::string, std::vector<std::string>>> kRows{
    {"Backup", {"apply-updates: step-done backup", "deploy-pilot-pool: step-done backup"}},
    {"Latest", {"deploy-pilot-pool: step-done apply-updates"}},
    {"Client-version filter", {"deploy-pilot-pool: step-done block-new-clients"}},
    {"WMI-BC", {"merge-topology: step-done install-wmi-bc"}},
    {"merge + publish", {"import-policies: step-done merge-topology"}},
    {"import policies", {"move-pilot-users: flag-on policies-imported", "move-users: flag-on policies-imported"}},
    {"User Replicator",
     {"move-pilot-users: step-done verify-user-replication", "move-users: step-done verify-user-replication"}},
    {"≥3 FE", {"move-pilot-users: subject-servers 3", "move-users: subject-servers 3"}},
    {"Authorise",
     {"move-pilot-users: step-done authorise-new-front-ends", "move-users: step-done authorise-new-front-ends"}},
    {"all OCS users moved", {"migrate-mediation: legacy-has-no-people"}},
    {"all users moved (shared", {"switch-federation-route-of-single-name-edge: legacy-has-no-people"}},
    {"all users moved", {"switch-xmpp: legacy-has-no-people"}},
    {"all users + contacts",
     {"decommission-pool: subject-has-no-people", "decommission-pool: subject-owns-nothing response-groups",
      "decommission-pool: subject-owns-nothing um-contact"}},
    {"access numbers", {"decommission-pool: subject-owns-nothing access-number"}},
    {"conference directories", {"decommission-pool: subject-owns-nothing conference-directory"}},
    {"DNS SRV", {"decommission-pool: step-done switch-dns"}},
    {"CAC", {"decommission-pool: subject-owns-nothing call-admission-control"}},
    {"CMS",
     {"decommission-pool: subject-owns-nothing central-management-store",
      "remove-old-central-store: step-done verify-central-store-replication"}},
    {"all clients current", {"enable-private-presence: step-done upgrade-clients"}},
    {"every other component", {"migrate-group-chat: legacy-has-no-people"}},
    {"all Edge uninstalled",
     {"remove-backcompat-site: step-done decommission-edge", "remove-backcompat-site: step-done decommission-pool"}},
};

TEST(OfficePacks, KeepTheOrderOfTable18) {
  const std::filesystem::path file = support::fact_file("01-migration-phases.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  std::vector<std::string> kept;
  for (const char* id : {"ocs-2007-r2-to-lync-2013", "lync-2010-to-lync-2013"}) {
    const sim::Pack pack = support::shipped_pack(id);
    for (const sim::Precedence& p : pack.precedence) kept.push_back(spelled(pack, p));
  }
  const support::FactTable table = only_table(file, "### 1.8");
  ASSERT_EQ(table.rows.size(), 22U);
  ComparedCells cells("order of steps 1.8");
  for (const Row& row : table.rows) {
    if (row[1] == "IPv6 dual stack") continue;  // addresses are not simulated: on the check list of a new pool
    const auto found =
        std::find_if(kRows.begin(), kRows.end(), [&](const auto& r) { return row[0].starts_with(r.first); });
    ASSERT_NE(found, kRows.end()) << row[0];
    for (const std::string& order : found->second) {
      const bool is_kept = std::find(kept.begin(), kept.end(), order) != kept.end();
      cells.compare(is_kept ? order : "nothing", order, row[0] + " before " + row[1]);
    }
  }
  EXPECT_GE(cells.compared(), table.rows.size());
}

}  // namespace
}  // namespace coexist::scenarios::office
