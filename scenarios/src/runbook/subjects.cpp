// Who and how many: the tables of a step.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <variant>

#include "report/phrases.hpp"
#include "runbook/parts.hpp"

namespace coexist::scenarios::runbook {
namespace {

using report::counted;

// Rows of equal cells are one; in order of what `key` makes of them, which is ids and not labels.
class Counting {
 public:
  void add(std::vector<std::uint32_t> key, std::vector<std::string> cells) {
    Subjects::Row& row = rows_.try_emplace(std::move(key), Subjects::Row{std::move(cells), 0}).first->second;
    ++row.count;
  }
  [[nodiscard]] Subjects people(std::vector<std::string> header) const {
    Subjects table{std::move(header), "person", "people", {}};
    for (const auto& [key, row] : rows_) table.rows.push_back(row);
    return table;
  }

 private:
  std::map<std::vector<std::uint32_t>, Subjects::Row> rows_;
};

template <typename Id>
std::uint32_t key_of(Id id) {
  return static_cast<std::uint32_t>(id);
}

class Describe {
 public:
  Describe(const Plan& plan, const NominalState& state, sim::StepId id, Step& out)
      : plan_(plan), state_(state), at_once_(plan.kind(id).at_once), out_(out) {}

  void operator()(const sim::TaskAction& task) {
    if (task.pool == sim::kNone<sim::PoolId>) {
      out_.who.emplace_back("of the estate as a whole");
    } else {
      out_.subjects.push_back(pools({task.pool}));
    }
  }
  void operator()(const sim::DeployAction& deploy) {
    std::vector<sim::PoolId> all = deploy.with;
    all.push_back(deploy.pool);
    out_.subjects.push_back(pools(all));
    if (!deploy.with.empty()) out_.who.emplace_back("in this order: what a pool needs is started just before it");
    if (deploy.in_place_of != sim::kNone<sim::PoolId>)
      out_.who.push_back("in place of " + pool_name(deploy.in_place_of));
  }
  void operator()(const sim::MoveAction& move) {
    Counting rows;
    for (std::size_t i = 0; i < move.people.size(); ++i) add_way(rows, move.people[i], move.target[i]);
    out_.subjects.push_back(rows.people({"from", "to", "site"}));
    out_.who.push_back(at_once_ ? "all of them at once" : at_a_time(move.streams));
  }
  void operator()(const sim::UpgradeAction& upgrade) {
    out_.subjects.push_back(where(upgrade.people));
    Counting rows;
    for (const auto& [slot, software] : upgrade.install) {
      for (const sim::PersonId person : upgrade.people) {
        const sim::SoftwareId now = state_.software(slot, person);
        rows.add({key_of(slot), key_of(now), key_of(software)},
                 {plan_.pack().vocabulary.slots[slot].label, software_name(now), software_name(software)});
      }
    }
    out_.subjects.push_back(rows.people({"slot", "now", "then"}));
  }
  void operator()(const sim::ResendAction& resend) { out_.subjects.push_back(where(resend.organisers)); }
  void operator()(const sim::TransferAction& transfer) {
    std::vector<std::pair<sim::ArtefactId, sim::PoolId>> ways;
    for (const sim::ArtefactId id : transfer.artefacts) ways.emplace_back(id, transfer.to);
    out_.subjects.push_back(artefacts(ways, "to"));
  }
  void operator()(const sim::GateAction& gate) {
    const sim::Vocabulary& v = plan_.pack().vocabulary;
    const sim::CoexistenceTest& test = plan_.pack().coexistence_test;
    Subjects table{{"tried", "among"}, {}, {}, {}};
    std::vector<std::string> classes, modalities, flags;
    for (const sim::ClassId id : test.classes) classes.push_back(v.classes[id].label);
    for (const sim::ModalityId id : test.modalities) modalities.push_back(v.modalities[id].label);
    for (const sim::FlagId id : test.assumes) flags.push_back(v.flags[id].label);
    if (test.contact != sim::kNone<sim::InteractionId>) {
      table.rows.push_back({{plan_.pack().interactions[test.contact].label,
                             fmt::format("people of every pool, with every client: {}", fmt::join(classes, ", "))},
                            1});
      table.rows.push_back(
          {{"in", modalities.empty() ? "every modality" : fmt::format("{}", fmt::join(modalities, ", "))}, 1});
    }
    if (test.administer != sim::kNone<sim::InteractionId>)
      table.rows.push_back({{plan_.pack().interactions[test.administer].label, "every pool"}, 1});
    out_.subjects.push_back(std::move(table));
    out_.who.push_back(counted(gate.samples, "pair", "pairs") + " for each combination");
    if (!flags.empty()) out_.who.push_back(fmt::format("taken as prepared: {}", fmt::join(flags, ", ")));
  }
  void operator()(const sim::DecommissionAction& decommission) { out_.subjects.push_back(pools({decommission.pool})); }
  void operator()(const sim::RollbackAction& back) {
    Counting rows;
    for (const sim::PersonId person : state_.returning()) add_way(rows, person, plan_.scenario().people.home[person]);
    out_.subjects.push_back(rows.people({"from", "back to", "site"}));
    std::vector<std::pair<sim::ArtefactId, sim::PoolId>> ways;
    for (const sim::ArtefactId id : state_.returning_artefacts()) ways.emplace_back(id, world().artefacts()[id].owner);
    out_.subjects.push_back(artefacts(ways, "back to"));
    out_.who.push_back(at_a_time(back.streams));
    out_.who.push_back(
        back.policy.downgrade == sim::Downgrade::Never
            ? std::string("software is left as it is then")
            : fmt::format("software as it was, {} after each person's return", to_text(back.policy.downgrade_delay)));
    if (back.policy.freeze_scheduling) out_.who.emplace_back("from its beginning on, new software schedules nothing");
    out_.who.emplace_back(back.policy.keep_to_windows ? "in maintenance windows only"
                                                      : "in maintenance windows and outside them");
  }

 private:
  [[nodiscard]] const sim::World& world() const { return plan_.scenario().world; }
  [[nodiscard]] std::string pool_name(sim::PoolId id) const {
    return id == sim::kNone<sim::PoolId> ? std::string("nowhere") : called(world().pools()[id]);
  }
  [[nodiscard]] std::string site_name(sim::SiteId id) const {
    return id == sim::kNone<sim::SiteId> ? std::string("outside") : called(world().sites()[id]);
  }
  [[nodiscard]] std::string software_name(sim::SoftwareId id) const {
    return id == sim::kNone<sim::SoftwareId> ? std::string("nothing") : plan_.pack().vocabulary.software[id].label;
  }
  static std::string at_a_time(std::uint32_t streams) {
    return streams == 1 ? "one person after the other" : fmt::format("{} people at a time", streams);
  }

  void add_way(Counting& rows, sim::PersonId person, sim::PoolId to) const {
    const sim::PoolId from = state_.home(person);
    const sim::SiteId site = plan_.scenario().people.site[person];
    rows.add({key_of(from), key_of(to), key_of(site)}, {pool_name(from), pool_name(to), site_name(site)});
  }

  [[nodiscard]] Subjects where(const std::vector<sim::PersonId>& people) const {
    Counting rows;
    for (const sim::PersonId person : people) {
      const sim::SiteId site = plan_.scenario().people.site[person];
      rows.add({key_of(site), key_of(state_.home(person))}, {site_name(site), pool_name(state_.home(person))});
    }
    return rows.people({"site", "homed on"});
  }

  [[nodiscard]] Subjects artefacts(const std::vector<std::pair<sim::ArtefactId, sim::PoolId>>& ways,
                                   const char* to) const {
    Subjects table{{"what", "kind", "from", to}, {}, {}, {}};
    for (const auto& [id, target] : ways) {
      const sim::Artefact& artefact = world().artefacts()[id];
      const std::string& kind = plan_.pack().vocabulary.artefact_kinds[artefact.kind].label;
      table.rows.push_back({{called(artefact), kind, pool_name(state_.owner(id)), pool_name(target)}, 1});
    }
    return table;
  }

  [[nodiscard]] Subjects pools(const std::vector<sim::PoolId>& ids) const {
    Subjects table{{"pool", "product", "site", "machines"}, "server", "servers", {}};
    for (const sim::PoolId id : ids) {
      const sim::Pool& pool = world().pools()[id];
      std::vector<std::string> servers;
      for (const sim::ServerId server : pool.servers) servers.push_back(called(world().servers()[server]));
      table.rows.push_back({{called(pool), plan_.pack().vocabulary.products[pool.product].label, site_name(pool.site),
                             fmt::format("{}", fmt::join(servers, ", "))},
                            static_cast<std::int64_t>(servers.size())});
    }
    return table;
  }

  const Plan& plan_;
  const NominalState& state_;
  bool at_once_;
  Step& out_;
};

}  // namespace

void add_subjects(const Plan& plan, const NominalState& state, sim::StepId id, Step& out) {
  std::visit(Describe(plan, state, id, out), plan.step(id).action);
}

std::vector<sim::PersonId> people_of(const NominalState& state, const sim::Step& step) {
  if (const auto* move = std::get_if<sim::MoveAction>(&step.action)) return move->people;
  if (const auto* upgrade = std::get_if<sim::UpgradeAction>(&step.action)) return upgrade->people;
  if (const auto* resend = std::get_if<sim::ResendAction>(&step.action)) return resend->organisers;
  if (std::holds_alternative<sim::RollbackAction>(step.action)) return state.returning();
  return {};
}

}  // namespace coexist::scenarios::runbook
