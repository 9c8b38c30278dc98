// A small migration drawn from a seed, rehearsed without contention, and what is reported of it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "planner/verifier.hpp"
#include "random_case.hpp"
#include "scenarios/run_report.hpp"

namespace coexist::support {

struct ReportedCase {
  scenarios::LoadedScenario loaded;
  sim::CompiledPack pack;
  sim::Rehearsal rehearsal;
  planner::Verdict verdict;

  [[nodiscard]] scenarios::RunReport report() const {
    const std::vector<scenarios::Answer> answers =
        scenarios::answer(loaded.expectations, loaded.scenario, pack, rehearsal, verdict);
    return scenarios::make_report(loaded, pack, rehearsal, verdict, answers, {"0.0", "case.yaml", {"--set", "a b=1"}});
  }
};

inline sim::Rehearsal nominal_rehearsal(const sim::Scenario& scenario, const sim::CompiledPack& pack) {
  sim::Rehearsal out;
  out.run = nominal_run(scenario, pack);
  out.untouched = nominal_run(sim::without_schedule(scenario), pack);
  for (const sim::Change& change : out.run.execution.trace) {
    if (change.kind != sim::ChangeKind::StepBegan) continue;
    const auto step = sim::id_at<sim::StepId>(change.subject);
    if (std::holds_alternative<sim::RollbackAction>(scenario.schedule.steps[step].action)) out.rollback = step;
  }
  if (out.rollback != sim::kNone<sim::StepId>) {
    out.without_rollback = nominal_run(sim::without_steps(scenario, {out.rollback}), pack);
    out.bill = rollback_bill(scenario, out.run.execution.steps[index(out.rollback)].began,
                             {out.run.execution.trace, out.run.ledger},
                             {out.without_rollback->execution.trace, out.without_rollback->ledger},
                             {out.untouched.execution.trace, out.untouched.ledger});
  }
  const sim::Run& compared = out.without_rollback ? *out.without_rollback : out.run;
  out.caused = failed_only_in(compared.ledger, out.untouched.ledger);
  out.not_held = not_held_only_in(compared.ledger, out.untouched.ledger);
  out.lines = line_loads(scenario, pack, out.run.execution.trace, out.run.ledger);
  return out;
}

/// Everything that reports show carries `prefix` in its name: sites, people, meetings, steps, rules.
inline ReportedCase reported_case(std::uint64_t seed, const std::string& prefix = {}) {
  RandomCase drawn = random_case(seed);
  sim::Scenario& scenario = drawn.scenario;
  const auto rename = [&](auto& table) {
    for (auto& entry : table) {
      entry.id = prefix + entry.id;
      entry.label = prefix + entry.label;
    }
  };
  if (!prefix.empty()) {
    sim::WorldParts parts = scenario.world.parts();
    rename(parts.sites);
    rename(parts.links);
    rename(parts.pools);
    rename(parts.servers);
    scenario.world = sim::World(std::move(parts));
    rename(scenario.schedule.steps);
    scenario.title = prefix + scenario.title;
    for (std::string& id : scenario.people.id) id = prefix + id;
    for (std::string& id : scenario.calendar.id) id = prefix + id;
    for (sim::Rule& rule : drawn.pack.rules) rule.because = prefix + rule.because;
  }
  sim::CompiledPack pack = compiled(drawn);
  sim::Rehearsal rehearsal = nominal_rehearsal(scenario, pack);
  planner::Verdict verdict = planner::verify(scenario, drawn.pack);
  scenarios::LoadedScenario loaded;
  loaded.switches = pack.switches();
  loaded.pack = std::move(drawn.pack);
  loaded.scenario = std::move(scenario);
  loaded.inputs = {{prefix + "case.yaml", "00112233445566778899aabbccddeeff"}};
  return {std::move(loaded), std::move(pack), std::move(rehearsal), std::move(verdict)};
}

/// Thresholds that accept all that blocks because nobody judged it.
inline void accept_outcomes(ReportedCase& reported) {
  for (const char* name : {"joins-unknown", "sign-ins-unknown", "schedulings-unknown", "edits-unknown",
                           "joins-failing-because-of-migration", "joins-not-held-because-of-migration",
                           "rollback-joins", "rollback-joins-not-held", "sign-ins-failing", "edits-failing"}) {
    reported.loaded.thresholds.push_back({name, 1'000'000, {}, {}});
  }
}

/// Enough of them for every part of a report to occur.
inline std::vector<std::uint64_t> some_seeds() {
  std::vector<std::uint64_t> seeds(25);
  for (std::size_t i = 0; i < seeds.size(); ++i) seeds[i] = i + 1;
  return seeds;
}

}  // namespace coexist::support
