#include <algorithm>

#include "scenarios/weak_points.hpp"
#include "sim/replay.hpp"

namespace coexist::scenarios {
namespace {

constexpr auto kServer = static_cast<std::size_t>(sim::Failure::What::Server);
constexpr auto kLink = static_cast<std::size_t>(sim::Failure::What::Link);

// The working days of the site at which most people are.
const std::vector<sim::Instant>& working_days(const sim::Scenario& scenario) {
  sim::IdVector<sim::SiteId, std::size_t> people(scenario.world.sites().size(), 0);
  for (const sim::SiteId site : scenario.people.site) {
    if (site != sim::kNone<sim::SiteId>) ++people[site];
  }
  const auto most = std::max_element(people.begin(), people.end());
  static const std::vector<sim::Instant> kNone;
  const auto site = static_cast<std::size_t>(most - people.begin());
  return site < scenario.working_days.size() ? scenario.working_days[sim::id_at<sim::SiteId>(site)] : kNone;
}

std::optional<sim::Interval> last_working_day(const sim::Scenario& scenario, const sim::Interval& span) {
  const std::vector<sim::Instant>& days = working_days(scenario);
  for (auto day = days.rbegin(); day != days.rend(); ++day) {
    const sim::Interval whole{*day, *day + sim::days(1)};
    if (whole.end <= span.end) return whole.begin >= span.begin ? std::optional(whole) : std::nullopt;
  }
  return std::nullopt;
}

std::int64_t failing_joins(const sim::Ledger& ledger) {
  std::int64_t joins = 0;
  for (std::uint64_t join = 0; join < ledger.join.size(); ++join) {
    joins += ledger.exists(join) && ledger.outcome(join) == sim::Outcome::Fails ? 1 : 0;
  }
  return joins;
}

DayWithout day_without(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Run& run,
                       const sim::RunOptions& options, const sim::Harm& harm, const sim::Interval& day) {
  sim::Scenario broken = loaded.scenario;
  for (const sim::Failure& failure : harm.failures) {
    const auto what = failure.what == sim::Failure::What::Server ? sim::Fault::What::Server : sim::Fault::What::Link;
    broken.faults.push_back({what, failure.subject, day.begin, day.end, {}});
  }
  const sim::Ledger ledger = sim::rehearse(broken, pack, options).ledger;
  const auto sign_ins = [](const sim::Ledger& of) { return count(of, of.sign_ins, sim::Outcome::Fails); };
  return {day, sign_ins(ledger) - sign_ins(run.ledger), failing_joins(ledger) - failing_joins(run.ledger)};
}

}  // namespace

std::vector<WeakPhase> weak_phases(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Run& run) {
  const sim::Scenario& scenario = loaded.scenario;
  const std::vector<sim::PhaseSpan>& spans = run.phases.scenario;
  std::vector<WeakPhase> phases;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    WeakPhase phase;
    if (sim::index(spans[i].phase) < pack.pack().phases.size()) {
      phase.id = pack.pack().phases[spans[i].phase].id;
      phase.label = pack.pack().phases[spans[i].phase].label;
    }
    phase.span = {spans[i].from, i + 1 < spans.size() ? spans[i + 1].from : scenario.span.end};
    const sim::State state =
        state_at(scenario, pack.vocabulary(), run.execution.trace, phase.span.end - sim::microseconds(1));
    phase.worst = sim::worst_cases(scenario, pack, state);
    phases.push_back(std::move(phase));
  }
  return phases;
}

const sim::Harm* worst_alone(const WeakPhase& phase) {
  const std::optional<sim::Harm>& server = phase.worst.single[kServer];
  const std::optional<sim::Harm>& link = phase.worst.single[kLink];
  if (!server) return link ? &*link : nullptr;
  return link && link->people > server->people ? &*link : &*server;
}

void try_out(const LoadedScenario& loaded, const sim::CompiledPack& pack, const sim::Run& run,
             const sim::RunOptions& options, WeakPhase& phase) {
  const auto day = last_working_day(loaded.scenario, phase.span);
  if (!day) return;
  if (const sim::Harm* harm = worst_alone(phase)) {
    phase.alone = day_without(loaded, pack, run, options, *harm, *day);
  }
  if (phase.worst.pair) phase.together = day_without(loaded, pack, run, options, *phase.worst.pair, *day);
}

}  // namespace coexist::scenarios
