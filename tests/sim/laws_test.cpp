// The laws of the model that concern a run (sim/README.md), each over generated cases. Law 5, the bill, has its own
// test.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "case_count.hpp"
#include "random_case.hpp"
#include "sim/explain.hpp"

namespace coexist::sim {
namespace {

using support::cases;
using support::compiled;
using support::kAllCases;
using support::nominal_run;
using support::random_case;
using support::RandomCase;

constexpr std::uint64_t kCases = cases(120);

template <typename Claim>
void for_each_case(Claim claim, std::uint64_t cases = kCases) {
  for (std::uint64_t seed = 1000; seed < 1000 + cases; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomCase random = random_case(seed);
    claim(random, compiled(random));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

std::int64_t total(const DecisionCounts& counts) {
  std::int64_t sum = 0;
  for (const auto& phase : counts) sum = std::accumulate(phase.begin(), phase.end(), sum);
  return sum;
}

TEST(Laws, EveryPlannedJoinHasOneOutcomeOrItsMeetingWasNeverMade) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    const Calendar& calendar = random.scenario.calendar;
    const Ledger ledger = nominal_run(random.scenario, pack).ledger;
    std::int64_t planned = 0, existing = 0;
    for (SeriesId s : ids<SeriesId>(calendar.size())) {
      planned += static_cast<std::int64_t>(calendar.participants_of(s).size() * calendar.occurrences_of(s));
    }
    for (std::uint64_t j = 0; j < ledger.join.size(); ++j) existing += ledger.exists(j) ? 1 : 0;
    ASSERT_EQ(ledger.planned_joins, planned);
    ASSERT_EQ(total(ledger.joins), existing);
    std::int64_t by_outcome = 0;
    for (Outcome o : {Outcome::Works, Outcome::Degraded, Outcome::Unknown, Outcome::Fails}) {
      by_outcome += count(ledger, ledger.joins, o);
    }
    ASSERT_EQ(by_outcome, existing);
    ASSERT_EQ(ledger.occurrences_held + ledger.occurrences_unscheduled,
              static_cast<std::int64_t>(calendar.starts.size()));
  });
}

TEST(Laws, EveryMeetingIsScheduledOnceOrRefusedOnce) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    const Ledger ledger = nominal_run(random.scenario, pack).ledger;
    ASSERT_EQ(total(ledger.schedulings), static_cast<std::int64_t>(random.scenario.calendar.size()));
    std::set<SeriesId> refused;
    for (const Refusal& refusal : ledger.unscheduled) ASSERT_TRUE(refused.insert(refusal.series).second);
  });
}

TEST(Laws, EverybodyPresentIsHomedOnceAndOutsidersNever) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    const Execution execution = nominal_run(random.scenario, pack).execution;
    State state = initial_state(random.scenario, pack.vocabulary());
    for (const Change& change : execution.trace) apply(state, change);
    for (PersonId p : ids<PersonId>(random.scenario.people.size())) {
      ASSERT_EQ(state.home[p] == kNone<PoolId>, random.scenario.people.home[p] == kNone<PoolId>);
    }
  });
}

TEST(Laws, NothingChangesOutsideTheScenarioAndTheTraceIsInOrder) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    const Trace trace = nominal_run(random.scenario, pack).execution.trace;
    const auto before = [](const Change& a, const Change& b) {
      return std::tie(a.at, a.kind, a.subject, a.slot) < std::tie(b.at, b.kind, b.subject, b.slot);
    };
    for (std::size_t i = 0; i < trace.size(); ++i) {
      ASSERT_TRUE(random.scenario.span.contains(trace[i].at)) << to_text(trace[i].at);
      if (i > 0) {
        ASSERT_TRUE(before(trace[i - 1], trace[i]));
      }
    }
  });
}

TEST(Laws, TheSameInputsGiveTheSameRunForAnyNumberOfThreads) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    const sim::Run once = nominal_run(random.scenario, pack);
    ASSERT_EQ(once, nominal_run(random.scenario, pack));
    for (unsigned threads : {2U, 5U}) ASSERT_EQ(once, nominal_run(random.scenario, pack, {threads, {}})) << threads;
  });
}

TEST(Laws, CuttingTheWorkAtMoreInstantsChangesNothing) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    RandomStream instants(random.scenario.seed, "cuts", "law 3");
    PopulationOptions options;
    for (int i = 0; i < 500; ++i) {
      options.extra_cuts.push_back(random.scenario.span.begin +
                                   microseconds(instants.between(0, random.scenario.span.length().us)));
    }
    for (Instant start : random.scenario.calendar.starts) options.extra_cuts.push_back(start + minutes(1));
    ASSERT_EQ(nominal_run(random.scenario, pack), nominal_run(random.scenario, pack, options));
  });
}

// ---- symmetry

template <typename Id, typename T>
void relabel(IdVector<Id, T>& table) {
  for (T& entry : table) entry.label = "another label of " + entry.id;
}

TEST(Laws, LabelsAreOnlyLabels) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    RandomCase other = random;
    WorldParts parts = other.scenario.world.parts();
    relabel(parts.sites);
    relabel(parts.links);
    relabel(parts.pools);
    relabel(parts.servers);
    relabel(parts.artefacts);
    other.scenario.world = World(parts);
    relabel(other.scenario.schedule.steps);
    relabel(other.pack.vocabulary.products);
    relabel(other.pack.vocabulary.software);
    relabel(other.pack.step_kinds);
    relabel(other.pack.phases);
    other.scenario.title = other.pack.title = "another title";
    ASSERT_EQ(nominal_run(random.scenario, pack), nominal_run(other.scenario, compiled(other)));
  });
}

// The same people, declared the other way round.
Scenario reversed_people(const Scenario& scenario) {
  Scenario out = scenario;
  const std::size_t n = scenario.people.size();
  const auto map = [n](PersonId p) { return p == kNone<PersonId> ? p : id_at<PersonId>(n - 1 - index(p)); };
  const auto turn = [](auto& column) { std::reverse(column.begin(), column.end()); };
  People& people = out.people;
  turn(people.id);
  turn(people.department);
  turn(people.site);
  turn(people.person_class);
  turn(people.home);
  for (auto& slot : people.software) turn(slot);
  for (PersonId& p : out.calendar.organiser) p = map(p);
  for (PersonId& p : out.calendar.participants) p = map(p);
  for (PersonId& p : out.schedule.pilot) p = map(p);
  for (Step& step : out.schedule.steps) {
    if (auto* wave = std::get_if<MoveAction>(&step.action))
      std::for_each(wave->people.begin(), wave->people.end(), [&](auto& p) { p = map(p); });
    if (auto* ring = std::get_if<UpgradeAction>(&step.action))
      std::for_each(ring->people.begin(), ring->people.end(), [&](auto& p) { p = map(p); });
    if (auto* resend = std::get_if<ResendAction>(&step.action)) {
      std::for_each(resend->organisers.begin(), resend->organisers.end(), [&](auto& p) { p = map(p); });
    }
  }
  return out;
}

// One at a time: of two moves that end at the same instant the one with the smaller id is undone first, and loaders
// number everything in the order of its name. Here that order is turned round, so no two may end together.
void one_at_a_time(Schedule& schedule) {
  for (Step& step : schedule.steps) {
    step.resources = {0};
    if (auto* wave = std::get_if<MoveAction>(&step.action)) wave->streams = 1;
    if (auto* rollback = std::get_if<RollbackAction>(&step.action)) rollback->streams = 1;
  }
}

TEST(Laws, TheOrderInWhichPeopleAreDeclaredChangesNothing) {
  for_each_case([](RandomCase random, const CompiledPack& pack) {
    one_at_a_time(random.scenario.schedule);
    const Ledger ledger = nominal_run(random.scenario, pack).ledger;
    const Ledger other = nominal_run(reversed_people(random.scenario), pack).ledger;
    ASSERT_EQ(ledger.decisions, other.decisions);
    ASSERT_EQ(ledger.join, other.join);
    ASSERT_EQ(ledger.late_failures, other.late_failures);
    ASSERT_EQ(ledger.joins, other.joins);
    ASSERT_EQ(ledger.sign_ins, other.sign_ins);
    ASSERT_EQ(ledger.unscheduled, other.unscheduled);
    ASSERT_EQ(ledger.repairs_refused, other.repairs_refused);
    ASSERT_EQ(ledger.lock_outs.size(), other.lock_outs.size());
  });
}

// The same pools, declared the other way round.
Scenario reversed_pools(const Scenario& scenario) {
  Scenario out = scenario;
  WorldParts parts = scenario.world.parts();
  const std::size_t n = parts.pools.size();
  const auto map = [n](PoolId p) { return p == kNone<PoolId> ? p : id_at<PoolId>(n - 1 - index(p)); };
  std::reverse(parts.pools.begin(), parts.pools.end());
  for (Server& server : parts.servers) server.pool = map(server.pool);
  for (Artefact& artefact : parts.artefacts) artefact.owner = map(artefact.owner);
  out.world = World(parts);
  for (PoolId& home : out.people.home) home = map(home);
  for (Step& step : out.schedule.steps) {
    if (auto* wave = std::get_if<MoveAction>(&step.action))
      std::for_each(wave->target.begin(), wave->target.end(), [&](auto& p) { p = map(p); });
    if (auto* deploy = std::get_if<DeployAction>(&step.action)) deploy->pool = map(deploy->pool);
    if (auto* transfer = std::get_if<TransferAction>(&step.action)) transfer->to = map(transfer->to);
    if (auto* decommission = std::get_if<DecommissionAction>(&step.action))
      decommission->pool = map(decommission->pool);
  }
  return out;
}

TEST(Laws, TheOrderInWhichPoolsAreDeclaredChangesNothing) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    ASSERT_EQ(nominal_run(random.scenario, pack).ledger, nominal_run(reversed_pools(random.scenario), pack).ledger);
  });
}

// ---- a schedule with no step

// The pack without a piece of software: values of its attributes move down by one.
Pack without_software(Pack pack, SoftwareId gone) {
  for (Rule& rule : pack.rules) {
    const auto& dimensions = pack.aspects[rule.aspect].dimensions;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      const AttributeKind kind = dimensions[d].attribute.kind;
      const bool asks = kind == AttributeKind::ActorSoftware || kind == AttributeKind::PeerSoftware ||
                        kind == AttributeKind::MeetingMadeWith;
      if (asks && !rule.when[d].empty())
        rule.when[d].erase(rule.when[d].begin() + static_cast<std::ptrdiff_t>(index(gone)));
    }
  }
  for (Mark& mark : pack.marks) {
    for (AttributeCondition& condition : mark.set_when) {
      if (condition.attribute.kind == AttributeKind::ActorSoftware)
        condition.values.erase(condition.values.begin() + static_cast<std::ptrdiff_t>(index(gone)));
    }
  }
  std::erase_if(pack.formats_made, [gone](const FormatRule& rule) { return rule.with == gone; });
  for (FormatRule& rule : pack.formats_made) {
    if (gone < rule.with) rule.with = id_at<SoftwareId>(index(rule.with) - 1);
  }
  auto& software = pack.vocabulary.software.raw();
  software.erase(software.begin() + static_cast<std::ptrdiff_t>(index(gone)));
  return pack;
}

TEST(Laws, WithoutStepsTheNewSideMightAsWellNotExist) {
  std::size_t deleted = 0;
  for_each_case([&](const RandomCase& random, const CompiledPack& pack) {
    RandomCase untouched{random.pack, without_schedule(random.scenario)};
    WorldParts parts = untouched.scenario.world.parts();
    for (Pool& pool : parts.pools) {
      if (pack.vocabulary().products[pool.product].side == Side::New) pool.present_at_start = false;
    }
    untouched.scenario.world = World(parts);

    RandomCase bare = untouched;
    bare.pack = without_software(without_software(bare.pack, find(bare.pack.vocabulary.software, "planner-2")),
                                 find(bare.pack.vocabulary.software, "client-3"));
    for (SoftwareId& planner : bare.scenario.people.software[SlotId{1}]) {
      if (planner != kNone<SoftwareId>) planner = find(bare.pack.vocabulary.software, "planner-1");
    }
    while (!parts.pools.raw().back().present_at_start) {  // new pools and their servers are the last ones declared
      parts.servers.resize(parts.servers.size() - parts.pools.raw().back().servers.size());
      parts.pools.raw().pop_back();
      ++deleted;
    }
    std::erase_if(bare.scenario.faults,
                  [&](const Fault& f) { return f.what == Fault::What::Server && f.subject >= parts.servers.size(); });
    bare.scenario.world = World(parts);
    const Ledger ledger = nominal_run(untouched.scenario, compiled(untouched)).ledger;
    ASSERT_EQ(ledger, nominal_run(bare.scenario, compiled(bare)).ledger);
  });
  EXPECT_GE(deleted, kCases);
}

TEST(Laws, ASkippedStepLeavesNoTrace) {
  for_each_case([](const RandomCase& random, const CompiledPack& pack) {
    Scenario all_skipped = random.scenario;
    for (Step& step : all_skipped.schedule.steps) step.skipped = true;
    ASSERT_EQ(nominal_run(all_skipped, pack).execution.trace,
              nominal_run(without_schedule(random.scenario), pack).execution.trace);
  });
}

// ---- explainability

TEST(Laws, AFailureIsExplainedAndWithoutTheNamedStepsItDoesNotHappen) {
  std::size_t named = 0, all_steps = 0;
  for_each_case(
      [&](const RandomCase& random, const CompiledPack& pack) {
        const auto carry_out = [&](const Scenario& scenario) { return nominal_run(scenario, pack).execution; };
        const sim::Run run = nominal_run(random.scenario, pack);
        const Ledger untouched = nominal_run(without_schedule(random.scenario), pack).ledger;
        WhatIf what_if(random.scenario, carry_out);
        std::size_t here = 0;
        for (std::uint64_t j = 0; j < run.ledger.join.size() && here < 12; ++j) {
          if (!run.ledger.exists(j) || run.ledger.outcome(j) != Outcome::Fails) continue;
          const JoinExplanation why = explain_join(random.scenario, pack, run, j, what_if);
          ASSERT_EQ(why.decision, run.ledger.decisions[run.ledger.join[j]]);
          ASSERT_TRUE(why.exists);
          ASSERT_TRUE(std::any_of(why.chain.begin(), why.chain.end(),
                                  [](const ChainLink& link) { return link.what == ChainLink::What::MeetingMade; }));
          // What works in the world left alone is some step's fault, and the explanation says whose.
          const bool caused = untouched.exists(j) && untouched.outcome(j) <= Outcome::Degraded;
          ASSERT_TRUE(!caused || !why.undo.empty()) << "join " << j;
          if (why.undo.empty()) continue;
          ++here;
          ++named;
          all_steps += why.undo.size() > 2;
          const Ledger without = nominal_run(without_steps(random.scenario, why.undo), pack).ledger;
          ASSERT_TRUE(without.exists(j)) << "join " << j;
          ASSERT_EQ(without.outcome(j), why.without_undo) << "join " << j;
          ASSERT_LE(without.outcome(j), Outcome::Degraded) << "join " << j;
        }
      },
      2 * kCases);
  EXPECT_GT(named, kAllCases ? 200U : 10U);
  EXPECT_LT(all_steps, named / 8);  // one step or two, nearly always
}

TEST(Laws, SignInsAreExplainedAsTheyWereCountedAndWithoutTheNamedStepsTheyWork) {
  std::size_t named = 0;
  const auto claim = [&](const RandomCase& random, const CompiledPack& pack) {
    const sim::Run run = nominal_run(random.scenario, pack);
    const Scenario alone = without_schedule(random.scenario);
    const sim::Run untouched = nominal_run(alone, pack);
    std::array<std::int64_t, kOutcomes> told{};
    std::vector<std::pair<PersonId, std::size_t>> caused;
    for (const PersonId person : ids<PersonId>(random.scenario.people.size())) {
      const std::vector<Instant> all = sign_ins(random.scenario, pack, person);
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Outcome outcome = outcome_of_sign_in(random.scenario, pack, run, person, all[i]);
        ++told[static_cast<std::size_t>(outcome)];
        if (outcome != Outcome::Fails || caused.size() == 4) continue;
        if (outcome_of_sign_in(alone, pack, untouched, person, all[i]) <= Outcome::Degraded)
          caused.emplace_back(person, i);
      }
    }
    for (std::size_t i = 0; i < kOutcomes; ++i) {
      ASSERT_EQ(told[i], count(run.ledger, run.ledger.sign_ins, static_cast<Outcome>(i))) << "outcome " << i;
    }
    WhatIf what_if(random.scenario, [&](const Scenario& scenario) { return nominal_run(scenario, pack).execution; });
    for (const auto& [person, i] : caused) {
      const SignInExplanation why = explain_sign_in(random.scenario, pack, run, person, i, what_if);
      ASSERT_EQ(why.decision.outcome, Outcome::Fails);
      ASSERT_FALSE(why.undo.empty());
      ++named;
      const Scenario without = without_steps(random.scenario, why.undo);
      ASSERT_EQ(outcome_of_sign_in(without, pack, nominal_run(without, pack), person, why.decided_at),
                why.without_undo);
      ASSERT_LE(why.without_undo, Outcome::Degraded);
      const SignInExplanation first = explain_sign_in(random.scenario, pack, run, person, {}, what_if);
      ASSERT_EQ(first.decision.outcome, Outcome::Fails);
      ASSERT_LE(first.sign_in, i) << "the first that fails";
    }
    for (const LockOut& lock_out : run.ledger.lock_outs) {
      const SignInExplanation why = explain_sign_in(random.scenario, pack, run, lock_out.person, {}, what_if);
      ASSERT_EQ(why.decision.outcome, Outcome::Fails) << "whoever is locked out is told why";
      if (lock_out.person != run.ledger.lock_outs.front().person) break;  // each costs several executions
    }
  };
  for_each_case(claim, 3 * kCases);
  EXPECT_GT(named, kAllCases ? 40U : 0U);
}

}  // namespace
}  // namespace coexist::sim
