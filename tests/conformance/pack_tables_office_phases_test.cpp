// The lists of phases (file 01, table 1.1) against kinds of step and their order: a pack has what a phase of its hop
// consists of, has nothing of a phase that the hop lacks, and requires no step of a later phase before one of an
// earlier.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "claimed_cells.hpp"
#include "office_names.hpp"
#include "pack_notes.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

struct PhaseOfHop {
  std::string begins;              // the cell
  std::vector<std::string> kinds;  // of step
};

struct Hop {
  std::string pack;
  std::vector<PhaseOfHop> phases;  // in order
  std::vector<std::string> lacks;  // kinds of step of phases that other hops have
};

const std::vector<std::string> kPrepare{"backup", "apply-updates"},
    kDecommission{"switch-dns", "move-conference-directories", "decommission-pool"},
    kMerge{"install-wmi-bc", "merge-topology", "import-policies", "import-conference-directories"};

const std::vector<Hop> kHops{
    {"ocs-2007-r2-to-lync-2013",
     {{"Plan", {}},
      {"Prepare", {"backup", "apply-updates", "block-new-clients"}},
      {"Deploy pilot pool", {"deploy-pilot-pool"}},
      {"**Merge topologies**", kMerge},
      {"**Configure the pilot pool** (legacy Edge, authorisation)",
       {"connect-to-legacy-edge", "authorise-new-front-ends"}},
      {"Move users to pilot pool", {"move-pilot-users"}},
      {"Add Lync 2013 Edge to pilot pool", {"deploy-edge"}},
      {"Move from pilot to production", {"switch-federation-route", "move-users", "switch-xmpp"}},
      {"Complete post-migration tasks",
       {"move-response-groups", "move-access-numbers", "move-application", "migrate-mediation",
        "remove-legacy-archiving", "upgrade-clients"}},
      {"Decommission legacy site",
       {"move-conference-directories", "switch-dns", "decommission-pool", "final-merge", "remove-backcompat-site"}}},
     {"move-central-store", "change-simple-urls"}},
    {"lync-2010-to-lync-2013",
     {{"Plan", {}},
      {"Prepare", kPrepare},
      {"Deploy pilot pool (incl. connect pilot pool to legacy Edge)", {"deploy-pilot-pool", "connect-to-legacy-edge"}},
      {"Move test users to pilot pool", {"move-pilot-users"}},
      {"Add 2013 Edge to pilot pool", {"deploy-edge"}},
      {"Move from pilot to production", {"switch-federation-route", "change-simple-urls", "move-users", "switch-xmpp"}},
      {"Complete post-migration tasks",
       {"move-response-groups", "move-access-numbers", "move-call-park", "move-branch-appliance",
        "move-telephone-contacts", "upgrade-clients"}},
      {"Decommission legacy pools",
       {"switch-dns", "move-central-store", "move-conference-directories", "decommission-pool"}}},
     kMerge},
    {"lync-2013-sfb-2015-to-sfb-2019",
     {{"Plan", {}},
      {"Prepare", kPrepare},
      {"Deploy pilot pool", {"deploy-pilot-pool"}},
      {"Move test users", {"move-pilot-users"}},
      {"Add 2019 Edge", {"deploy-edge"}},
      {"Pilot → production", {"switch-federation-route", "move-users"}},
      {"Post-migration tasks", {"move-access-numbers", "move-branch-appliance", "upgrade-clients"}},
      {"Decommission legacy pools", kDecommission}},
     kMerge},
};

// From 1; 0 for what belongs to no phase of its own: testing goes on as long as the pilot, going back may come any
// time.
std::size_t phase_of(const Hop& hop, const std::string& kind) {
  const auto found = std::find_if(hop.phases.begin(), hop.phases.end(), [&](const PhaseOfHop& phase) {
    return std::find(phase.kinds.begin(), phase.kinds.end(), kind) != phase.kinds.end();
  });
  return found == hop.phases.end() ? 0 : static_cast<std::size_t>(found - hop.phases.begin()) + 1;
}

void compare_order(const Hop& hop, const sim::Pack& pack) {
  ComparedCells lines("order of phases 1.1, " + hop.pack);
  for (const sim::Precedence& line : pack.precedence) {
    if (line.requirement != sim::Requirement::StepDone) continue;
    const std::size_t first = phase_of(hop, pack.step_kinds[line.step].id);
    const std::size_t then = phase_of(hop, pack.step_kinds[line.before_kind].id);
    if (first > 0 && then > 0) lines.compare(first <= then ? "in order" : "against it", "in order", line.id);
  }
  EXPECT_GE(lines.compared(), 8U);
}

TEST(OfficePacks, HaveThePhasesOfTable11InTheirOrder) {
  const std::filesystem::path file = support::fact_file("01-migration-phases.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  support::FactTable table = only_table(file, "### 1.1");
  ASSERT_EQ(table.rows.size(), 10U);
  for (Row& row : table.rows) row[0] += '.';  // "1" would be the beginning of "10"
  support::ClaimedCells cells("phases 1.1", table, kHops.size());
  for (std::size_t column = 1; column <= kHops.size(); ++column) {
    const Hop& hop = kHops[column - 1];
    const sim::Pack pack = support::shipped_pack(hop.pack);
    for (std::size_t phase = 1; phase <= hop.phases.size(); ++phase) {
      const auto& [begins, kinds] = hop.phases[phase - 1];
      const support::QuotedCell cell{std::to_string(phase) + '.', column, begins};
      if (kinds.empty()) cells.no_pack_answers(cell, "planning is what the whole program is for; no step of it");
      for (const std::string& kind : kinds) cells.compare(cell, support::step_kind(pack, kind).id, kind);
    }
    for (const std::string& kind : hop.lacks) {
      EXPECT_EQ(sim::find(pack.step_kinds, kind), sim::kNone<sim::StepKindId>) << hop.pack << ", " << kind;
    }
    compare_order(hop, pack);
  }
  EXPECT_EQ(cells.compared(), 59U);
}

}  // namespace
}  // namespace coexist::scenarios::office
