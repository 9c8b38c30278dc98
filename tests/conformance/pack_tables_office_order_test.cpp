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

constexpr const char *kFromOcs = "ocs-2007-r2-to-lync-2013", *kFromLync = "lync-2010-to-lync-2013";
const std::vector<std::string> kBoth{kFromOcs, kFromLync};

struct Order {
  std::string begins;             // the row
  std::vector<std::string> hops;  // that have what it is about: Lync 2010 needs no merge, OCS has no central store
  std::vector<std::string> kept;  // what the packs make of it
};

const std::vector<Order> kRows{
    {"Backup", {kFromOcs}, {"block-new-clients: step-done backup"}},
    {"Backup",
     kBoth,
     {"apply-updates: step-done backup", "deploy-pilot-pool: step-done backup", "deploy-pool: step-done backup",
      "deploy-edge: step-done backup"}},
    {"Latest", kBoth, {"deploy-pilot-pool: step-done apply-updates", "deploy-pool: step-done apply-updates"}},
    {"Client-version filter",
     {kFromOcs},
     {"deploy-pilot-pool: step-done block-new-clients", "deploy-pool: step-done block-new-clients"}},
    {"WMI-BC", {kFromOcs}, {"merge-topology: step-done install-wmi-bc"}},
    {"merge + publish", {kFromOcs}, {"import-policies: step-done merge-topology"}},
    {"import policies",
     {kFromOcs},
     {"move-pilot-users: flag-on policies-imported", "move-users: flag-on policies-imported"}},
    {"User Replicator",
     kBoth,
     {"move-pilot-users: step-done verify-user-replication", "move-users: step-done verify-user-replication"}},
    {"≥3 FE", kBoth, {"move-pilot-users: subject-servers 3", "move-users: subject-servers 3"}},
    {"Authorise",
     {kFromOcs},
     {"move-pilot-users: step-done authorise-new-front-ends", "move-users: step-done authorise-new-front-ends"}},
    {"all OCS users moved", {kFromOcs}, {"migrate-mediation: legacy-has-no-people"}},
    {"all users moved (shared", kBoth, {"switch-federation-route-of-single-name-edge: legacy-has-no-people"}},
    {"all users moved", kBoth, {"switch-xmpp: legacy-has-no-people"}},
    {"all users + contacts",
     kBoth,
     {"decommission-pool: subject-has-no-people", "decommission-pool: subject-owns-nothing response-groups",
      "decommission-pool: subject-owns-nothing um-contact"}},
    {"access numbers", kBoth, {"decommission-pool: subject-owns-nothing access-number"}},
    {"conference directories", kBoth, {"decommission-pool: subject-owns-nothing conference-directory"}},
    {"DNS SRV", kBoth, {"decommission-pool: step-done switch-dns"}},
    {"CAC", {kFromLync}, {"decommission-pool: subject-owns-nothing call-admission-control"}},
    {"CMS",
     {kFromLync},
     {"decommission-pool: subject-owns-nothing central-management-store",
      "remove-old-central-store: step-done verify-central-store-replication"}},
    {"all clients current", kBoth, {"enable-private-presence: step-done upgrade-clients"}},
    {"every other component", kBoth, {"migrate-group-chat: legacy-has-no-people"}},
    {"all Edge uninstalled",
     {kFromOcs},
     {"remove-backcompat-site: step-done decommission-edge", "remove-backcompat-site: step-done decommission-pool"}},
};

// Of several that fit, all; "all users moved" is none of those that go on.
bool is_about(const Order& order, const std::string& row) {
  const auto longer = [&](const Order& other) {
    return row.starts_with(other.begins) && other.begins.size() > order.begins.size();
  };
  return row.starts_with(order.begins) && std::none_of(kRows.begin(), kRows.end(), longer);
}

TEST(OfficePacks, KeepTheOrderOfTable18OnEachHop) {
  const std::filesystem::path file = support::fact_file("01-migration-phases.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const support::FactTable table = only_table(file, "### 1.8");
  ASSERT_EQ(table.rows.size(), 22U);
  std::size_t compared = 0;
  for (const std::string& hop : kBoth) {
    const sim::Pack pack = support::shipped_pack(hop);
    std::vector<std::string> kept;
    for (const sim::Precedence& p : pack.precedence) kept.push_back(spelled(pack, p));
    ComparedCells cells("order of steps 1.8, " + hop);
    for (const Row& row : table.rows) {
      if (row[1] == "IPv6 dual stack") continue;  // addresses are not simulated: on the check list of a new pool
      bool is_known = false;
      for (const Order& order : kRows) {
        if (!is_about(order, row[0])) continue;
        is_known = true;
        if (std::find(order.hops.begin(), order.hops.end(), hop) == order.hops.end()) continue;
        for (const std::string& step : order.kept) {
          const bool is_kept = std::find(kept.begin(), kept.end(), step) != kept.end();
          cells.compare(is_kept ? step : "nothing", step, row[0] + " before " + row[1]);
        }
      }
      EXPECT_TRUE(is_known) << row[0];
    }
    compared += cells.compared();
  }
  EXPECT_EQ(compared, 55U);
}

}  // namespace
}  // namespace coexist::scenarios::office
