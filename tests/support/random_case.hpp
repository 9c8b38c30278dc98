// Small migrations drawn from a seed: one to three sites, a few old pools and a new one or two, some people, meetings
// at all hours for a few weeks, and a schedule with waves, rings, transfers, re-sending, faults and perhaps a rollback.
// Times fall on quarter hours on purpose: much happens at the same instant.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "random_pack.hpp"
#include "sim/execution.hpp"
#include "sim/nominal_infrastructure.hpp"
#include "sim/population.hpp"
#include "sim/run.hpp"

namespace coexist::support {

struct RandomCase {
  sim::Pack pack;
  sim::Scenario scenario;
};

namespace random_case_parts {

class Builder {
 public:
  explicit Builder(std::uint64_t seed) : random_(seed, "case", "all"), out_{random_pack(seed), {}} {}

  RandomCase build() {
    sim::Scenario& s = out_.scenario;
    s.id = s.title = "random";
    s.seed = random_.next();
    weeks_ = random_.between(3, 8);
    s.span = {kBegin, kBegin + sim::days(7 * weeks_)};
    for (int i = 0; i < 8; ++i) busy_.push_back(random_.between(0, weeks_ * 7 * 96 - 1));
    for (const sim::Assumption& a : out_.pack.vocabulary.assumptions) s.assumptions.push_back(a.value);
    world();
    people();
    meetings();
    schedule();
    faults();
    if (chance(20)) s.flags_on = {sim::id_at<sim::FlagId>(0)};
    return std::move(out_);
  }

 private:
  static constexpr sim::Instant kBegin{sim::days(21'921).us};  // a Monday

  bool chance(std::int64_t percent) { return random_.chance_ppm(percent * 10'000); }
  template <typename Id>
  Id any(std::size_t n) {
    return sim::id_at<Id>(random_.below(n));
  }
  /// On a quarter of an hour, within the scenario; often near one of a few busy hours, so that things meet.
  sim::Instant some_time() {
    const std::int64_t last = weeks_ * 7 * 96 - 1;
    const std::int64_t quarter = chance(60) ? any_of(busy_) + random_.between(-8, 8) : random_.between(0, last);
    return kBegin + sim::minutes(15) * std::clamp<std::int64_t>(quarter, 0, last);
  }
  sim::Duration some_hours(std::int64_t most) { return sim::minutes(15) * random_.between(1, most * 4); }

  void world() {
    sim::WorldParts parts;
    const std::size_t sites = 1 + random_.below(3);
    for (std::size_t i = 0; i < sites; ++i) {
      parts.sites.push_back(named<sim::Site>(fmt::format("site-{}", i)));
      if (i == 0) continue;
      auto link = named<sim::Link>(fmt::format("link-{}", i));
      link.a = any<sim::SiteId>(i);
      link.b = sim::id_at<sim::SiteId>(i);
      link.bandwidth_bps = random_.between(1, 20) * 1'000'000;
      link.latency = sim::milliseconds(random_.between(1, 80));
      parts.links.push_back(link);
    }
    const std::size_t old_pools = 2 + random_.below(3);
    const std::size_t pools = old_pools + 1 + random_.below(2);
    for (std::size_t i = 0; i < pools; ++i) {
      const bool is_new = i >= old_pools;
      auto pool = named<sim::Pool>(fmt::format("{}-pool-{}", is_new ? "new" : "old", i));
      pool.site = any<sim::SiteId>(sites);
      pool.product = is_new ? sim::id_at<sim::ProductId>(2) : any<sim::ProductId>(2);
      pool.present_at_start = !is_new || chance(15);
      (is_new ? new_ : old_).push_back(sim::id_at<sim::PoolId>(i));
      for (std::size_t n = 0, all = 1 + random_.below(is_new ? 3 : 2); n < all; ++n) {
        auto server = named<sim::Server>(fmt::format("server-{}-{}", i, n));
        server.pool = sim::id_at<sim::PoolId>(i);
        pool.servers.push_back(parts.servers.push_back(server));
      }
      parts.pools.push_back(pool);
    }
    for (std::size_t i = 0, n = 1 + old_.size(); i < n; ++i) {
      auto artefact = named<sim::Artefact>(i == 0 ? "the-hub" : fmt::format("directory-{}", i));
      artefact.kind = sim::id_at<sim::ArtefactKindId>(i == 0 ? 0 : 1);
      artefact.owner = i == 0 ? any<sim::PoolId>(old_.size()) : sim::id_at<sim::PoolId>(i - 1);
      parts.artefacts.push_back(artefact);
    }
    sites_ = sites;
    out_.scenario.world = sim::World(std::move(parts));
    for (std::size_t site = 0; site < sites; ++site) {
      auto& mornings = out_.scenario.working_days[out_.scenario.working_days.push_back({})];
      for (std::int64_t day = 0; day < weeks_ * 7; ++day) {
        if (day % 7 < 5) mornings.push_back(kBegin + sim::days(day) + sim::hours(8));
      }
    }
  }

  void people() {
    sim::People& p = out_.scenario.people;
    for (int slot = 0; slot < 2; ++slot) p.software.push_back({});
    for (std::size_t i = 0, n = 5 + random_.below(36); i < n; ++i) {
      const bool guest = chance(10);
      p.id.push_back(fmt::format("person-{:02}", i));
      p.department.push_back(fmt::format("department-{}", i % 3));
      p.site.push_back(guest ? sim::kNone<sim::SiteId> : any<sim::SiteId>(sites_));
      p.person_class.push_back(sim::id_at<sim::ClassId>(guest ? 2 : chance(15) ? 1 : 0));
      p.home.push_back(guest ? sim::kNone<sim::PoolId> : any_of(old_));
      p.software[sim::id_at<sim::SlotId>(0)].push_back(chance(12) ? sim::kNone<sim::SoftwareId>
                                                                  : any<sim::SoftwareId>(2));
      p.software[sim::id_at<sim::SlotId>(1)].push_back(chance(5) ? sim::kNone<sim::SoftwareId>
                                                                 : sim::id_at<sim::SoftwareId>(3));
    }
  }

  void meetings() {
    sim::Calendar& c = out_.scenario.calendar;
    const std::size_t people = out_.scenario.people.size();
    for (std::size_t i = 0, n = 5 + random_.below(26); i < n; ++i) {
      const sim::SeriesId series = c.id.push_back(fmt::format("meeting-{:02}", i));
      sim::PersonId organiser = any<sim::PersonId>(people);
      if (out_.scenario.people.person_class[organiser] != sim::ClassId{0}) organiser = any<sim::PersonId>(people);
      c.organiser.push_back(organiser);
      c.kind.push_back(any<sim::MeetingKindId>(2));
      c.clipped.push_back(chance(50));
      std::vector<sim::PersonId> invited;
      for (std::size_t k = 0, size = 1 + random_.below(chance(40) ? 2 : 8); k < size; ++k) {
        const auto person = any<sim::PersonId>(people);
        if (std::find(invited.begin(), invited.end(), person) == invited.end()) invited.push_back(person);
      }
      c.participants.insert(c.participants.end(), invited.begin(), invited.end());
      c.participant_begin.push_back(static_cast<std::uint32_t>(c.participants.size()));
      const sim::Instant first = some_time();
      const sim::Duration lasts = some_hours(chance(50) ? 96 : 2);
      const sim::Duration gap = sim::days(chance(30) ? 1 : 7);
      for (std::int64_t o = 0, all = random_.between(1, 14); o < all && first + gap * o < out_.scenario.span.end; ++o) {
        c.starts.push_back(first + gap * o);
        c.lasts.push_back(lasts);
      }
      c.occurrence_begin.push_back(static_cast<std::uint32_t>(c.starts.size()));
      c.scheduled_at.push_back(chance(40)   ? kBegin - sim::days(random_.between(1, 90))
                               : chance(85) ? first - some_hours(100)
                                            : some_time());
      while (chance(30)) c.edits.push_back({some_time(), series});
    }
    std::sort(c.edits.begin(), c.edits.end(),
              [](const auto& a, const auto& b) { return std::pair(a.at, a.series) < std::pair(b.at, b.series); });
  }

  template <typename T>
  T any_of(const std::vector<T>& from) {
    return from[random_.below(from.size())];
  }

  std::vector<sim::PersonId> some_people(std::int64_t percent, bool employees) {
    std::vector<sim::PersonId> out;
    for (sim::PersonId p : sim::ids<sim::PersonId>(out_.scenario.people.size())) {
      if (chance(percent) && !(employees && out_.scenario.people.home[p] == sim::kNone<sim::PoolId>)) out.push_back(p);
    }
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random_.below(i)]);
    return out;
  }

  sim::Step& add(const char* kind, sim::StepAction action) {
    sim::Schedule& schedule = out_.scenario.schedule;
    auto step = named<sim::Step>(fmt::format("step-{:02}-{}", schedule.steps.size(), kind));
    step.kind = find(out_.pack.step_kinds, kind);
    step.action = std::move(action);
    if (!schedule.steps.empty() && chance(50)) step.after = {any<sim::StepId>(schedule.steps.size())};
    if (chance(70)) step.not_before = some_time();
    if (chance(50)) step.duration = some_hours(10);
    step.in_window = chance(25);
    if (chance(40)) step.resources = {0};
    step.on_trouble = chance(75)   ? sim::OnTrouble::Continue
                      : chance(50) ? sim::OnTrouble::Stop
                                   : sim::OnTrouble::RollBack;
    return schedule.steps[schedule.steps.push_back(std::move(step))];
  }

  void schedule() {
    sim::Schedule& schedule = out_.scenario.schedule;
    auto nights = named<sim::Window>("nights");
    for (std::int64_t day = 0; day < weeks_ * 7; ++day) {
      if (chance(60)) nights.intervals.push_back({kBegin + sim::days(day), kBegin + sim::days(day) + some_hours(4)});
    }
    schedule.windows = {nights};
    schedule.resources = {named<sim::Resource>("administrator")};
    if (chance(40)) {
      auto freeze = named<sim::Freeze>("freeze");
      freeze.interval.begin = some_time();
      freeze.interval.end = freeze.interval.begin + some_hours(72);
      schedule.freezes = {freeze};
    }
    schedule.pilot = some_people(15, true);
    if (chance(50)) add("task", sim::TaskAction{});
    for (sim::PoolId pool : new_) {
      sim::Step& deploy = add("deploy", sim::DeployAction{pool, {}});
      deploy.not_before = kBegin + some_hours(48);
      deploy.in_window = false;
      deploy.after.clear();
      deploy.on_trouble = sim::OnTrouble::Continue;
    }
    if (chance(50)) add("gate", sim::GateAction{});
    for (std::uint64_t i = 0, n = 2 + random_.below(6); i < n; ++i) {
      switch (random_.below(6)) {
        case 0:
        case 1: {
          sim::MoveAction wave{some_people(40, true), {}, static_cast<std::uint32_t>(1 + random_.below(3))};
          for (std::size_t k = 0; k < wave.people.size(); ++k) wave.target.push_back(any_of(chance(90) ? new_ : old_));
          add("move", std::move(wave));
          break;
        }
        case 2:
        case 3: {
          sim::UpgradeAction ring{some_people(50, false),
                                  {{sim::id_at<sim::SlotId>(0), sim::id_at<sim::SoftwareId>(2)}}};
          if (chance(70)) ring.install.emplace_back(sim::id_at<sim::SlotId>(1), sim::id_at<sim::SoftwareId>(4));
          add("upgrade", std::move(ring));
          break;
        }
        case 4:
          add("resend", sim::ResendAction{some_people(40, false)});
          break;
        default: {
          std::vector<sim::ArtefactId> moved;
          for (sim::ArtefactId a : sim::ids<sim::ArtefactId>(out_.scenario.world.artefacts().size())) {
            if (chance(50)) moved.push_back(a);
          }
          add(chance(50) ? "transfer" : "switch-over",
              sim::TransferAction{std::move(moved), any_of(chance(70) ? new_ : old_)});
        }
      }
    }
    if (chance(20)) add("decommission", sim::DecommissionAction{any_of(old_)});
    if (chance(60)) {
      sim::RollbackAction rollback;
      rollback.policy.downgrade = chance(60) ? sim::Downgrade::AfterReturn : sim::Downgrade::Never;
      rollback.policy.downgrade_delay = sim::hours(random_.between(0, 72));
      rollback.policy.freeze_scheduling = chance(50);
      rollback.policy.keep_to_windows = chance(25);
      rollback.streams = static_cast<std::uint32_t>(1 + random_.below(3));
      sim::Step& step = add("roll-back", rollback);
      if (chance(80)) step.not_before = kBegin + sim::days(7 * weeks_ / 4) + some_hours(weeks_ * 7 * 12);
    }
  }

  void faults() {
    const sim::World& world = out_.scenario.world;
    while (chance(60)) {
      sim::Fault fault;
      const bool link = !world.links().empty() && chance(30);
      fault.what = link ? sim::Fault::What::Link : sim::Fault::What::Server;
      fault.subject = static_cast<std::uint32_t>(random_.below(link ? world.links().size() : world.servers().size()));
      fault.from = some_time();
      if (chance(80)) fault.until = fault.from + some_hours(48);
      out_.scenario.faults.push_back(fault);
    }
  }

  sim::RandomStream random_;
  RandomCase out_;
  std::int64_t weeks_ = 0;
  std::vector<std::int64_t> busy_;  // quarters of an hour from the start
  std::size_t sites_ = 0;
  std::vector<sim::PoolId> old_, new_;
};

}  // namespace random_case_parts

inline RandomCase random_case(std::uint64_t seed) {
  return random_case_parts::Builder(seed).build();
}

/// The chosen value of each switch changes with the seed too.
inline sim::CompiledPack compiled(const RandomCase& random) {
  return sim::CompiledPack(random.pack, sim::SwitchChoice(1, random.scenario.seed % 2));
}

/// A run whose infrastructure is arithmetic: no contention, no child process, milliseconds.
inline sim::Run nominal_run(const sim::Scenario& scenario, const sim::CompiledPack& pack,
                            const sim::PopulationOptions& options = {}) {
  sim::Run run;
  run.execution = execute(scenario, pack, *sim::nominal_infrastructure(scenario.world));
  run.phases = derive_phases(scenario, pack.pack(), run.execution.trace);
  run.ledger = rehearse_population(scenario, pack, run.execution.trace, run.phases, options);
  return run;
}

}  // namespace coexist::support
