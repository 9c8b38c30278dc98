// Every mistake is found, and nothing else: good schedules of random shape, each broken in one way that is known.
#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <set>

#include "verdict.hpp"

namespace coexist::planner {
namespace {

using support::at;
using support::SmallWorld;

/// Draws the same numbers on every platform, which the standard's distributions do not promise.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  std::string wave(const SmallWorld& small) { return fmt::format("wave-{}", 1 + below(waves(small))); }
  static std::size_t waves(const SmallWorld& small) {
    std::size_t count = 0;
    for (const sim::Step& step : small.scenario.schedule.steps) {
      count += std::holds_alternative<sim::MoveAction>(step.action) ? 1U : 0U;
    }
    return count;
  }

 private:
  std::mt19937_64 engine_;
};

SmallWorld random_migration(Dice& dice) {
  const std::size_t waves = 1 + dice.below(6);
  SmallWorld small =
      support::small_migration({2 * waves + dice.below(40), waves, static_cast<std::uint32_t>(1 + dice.below(5))});
  if (dice.below(2) == 0) small.step("prepare").not_before = at(static_cast<std::int64_t>(dice.below(10)));
  if (dice.below(2) == 0) small.step("deploy").duration = sim::minutes(static_cast<std::int64_t>(dice.below(3000)));
  if (dice.below(2) == 0) small.scenario.schedule.resources[0].units = 2;
  return small;
}

sim::MoveAction& wave(SmallWorld& small, const std::string& id) {
  return std::get<sim::MoveAction>(small.step(id).action);
}

sim::TransferAction& transfer(SmallWorld& small) {
  return std::get<sim::TransferAction>(small.step("directory").action);
}

/// Another pool at site south, serving from the start unless the change says otherwise.
sim::PoolId add_pool(
    SmallWorld& small, std::string_view product, void (*change)(sim::Pool&) = [](sim::Pool&) {}) {
  small.change_world([&](sim::WorldParts& parts) {
    auto pool = support::named<sim::Pool>("other-pool");
    pool.site = sim::id_at<sim::SiteId>(1);
    pool.product = find(small.pack.vocabulary.products, product);
    change(pool);
    parts.pools.push_back(pool);
  });
  return small.pool("other-pool");
}

/// One way to break a schedule. `apply` returns the step at which the violation must be found; kNone: the schedule's.
struct Mutator {
  ViolationKind breaks;
  sim::StepId (*apply)(SmallWorld& small, Dice& dice);
};

const Mutator kMutators[] = {
    {ViolationKind::CyclicPrecedence,
     [](SmallWorld& small, Dice& dice) {
       small.step("prepare").after.push_back(small.step_id(dice.wave(small)));
       return small.step_id("prepare");
     }},
    {ViolationKind::ResourceOvercommitted,
     [](SmallWorld& small, Dice& dice) {
       const auto step = sim::id_at<sim::StepId>(dice.below(small.scenario.schedule.steps.size()));
       small.scenario.schedule.steps[step].resources.assign(3 + dice.below(3), 0);
       return step;
     }},
    {ViolationKind::WindowNeverOpens,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       small.step(id).not_before = at(90 + static_cast<std::int64_t>(dice.below(60)));
       return small.step_id(id);
     }},
    {ViolationKind::OverrunsWindow,
     [](SmallWorld& small, Dice& dice) {
       small.step("ring").in_window = true;
       small.step("ring").duration = sim::hours(9 + static_cast<std::int64_t>(dice.below(100)));
       return small.step_id("ring");
     }},
    {ViolationKind::InFreeze,
     [](SmallWorld& small, Dice& dice) {
       const NominalTime time = time_of(verdict_of(small), small.step_id("test"));
       auto freeze = support::named<sim::Freeze>("freeze");
       const sim::Instant from = time.begin + sim::minutes(1 + static_cast<std::int64_t>(dice.below(28)));
       freeze.interval = {from, from + sim::minutes(30)};
       small.scenario.schedule.freezes.push_back(freeze);
       return small.step_id("test");
     }},
    {ViolationKind::PastScenarioEnd,
     [](SmallWorld& small, Dice& dice) {
       small.step("directory").not_before = at(support::kSmallDays + static_cast<std::int64_t>(dice.below(9)));
       return small.step_id("directory");
     }},
    {ViolationKind::HorizonTooShort,
     [](SmallWorld& small, Dice& dice) {
       const sim::Instant end = time_of(verdict_of(small), small.step_id("decommission")).end;
       small.scenario.span.end = end + sim::days(static_cast<std::int64_t>(dice.below(90)));
       return small.step_id("decommission");
     }},
    {ViolationKind::PrecedenceViolated,
     [](SmallWorld& small, Dice& dice) {
       sim::MoveAction& move = wave(small, dice.wave(small));
       move.people.pop_back();  // stays behind on the old pool
       move.target.pop_back();
       return small.step_id("decommission");
     }},
    {ViolationKind::MissingStep,
     [](SmallWorld& small, Dice&) {
       small.pack.step_kinds.push_back(support::named<sim::StepKind>("back-up"));
       small.pack.precedence[0].before_kind = small.kind("test-coexistence");
       small.pack.precedence[0].step = small.kind("back-up");
       return small.step_id("test");
     }},
    {ViolationKind::CapacityExceeded,
     [](SmallWorld& small, Dice& dice) {
       const std::size_t waves = Dice::waves(small);
       const std::size_t over = 1 + dice.below(waves);  // the wave that goes over
       const std::size_t moved = small.scenario.people.size() * over / waves;
       small.pack.capacities[0].people_per_pool = static_cast<std::int64_t>(moved) - 1;
       return small.step_id(fmt::format("wave-{}", over));
     }},
    {ViolationKind::UnsupportedPath,
     [](SmallWorld& small, Dice&) {
       small.pack.paths[0].supported = false;
       return sim::kNone<sim::StepId>;
     }},
    {ViolationKind::UndocumentedPath,
     [](SmallWorld& small, Dice&) {
       small.pack.paths[0].target.assign(3, false);
       return sim::kNone<sim::StepId>;
     }},
    {ViolationKind::PoolNotServing,
     [](SmallWorld& small, Dice&) {
       transfer(small).to = add_pool(small, "new-2", [](sim::Pool& pool) { pool.present_at_start = false; });
       return small.step_id("directory");
     }},
    {ViolationKind::PoolGone,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       wave(small, id).target[0] = add_pool(small, "new-2");
       small.add_step("too-soon", "decommission-pool", sim::DecommissionAction{wave(small, id).target[0]});
       return small.step_id(id);
     }},
    {ViolationKind::PoolAlreadyPresent,
     [](SmallWorld& small, Dice&) {
       return small.add_step("again", "deploy-pool", sim::DeployAction{small.pool("new-pool"), {}}, {"deploy"});
     }},
    {ViolationKind::PoolOutside,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       wave(small, id).target[0] = add_pool(small, "partner-1");
       return small.step_id(id);
     }},
    {ViolationKind::PoolHomesNobody,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       wave(small, id).target[0] = add_pool(small, "new-2", [](sim::Pool& pool) { pool.homes_people = false; });
       return small.step_id(id);
     }},
    {ViolationKind::PersonNotHomed,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       small.scenario.people.home[wave(small, id).people[0]] = sim::kNone<sim::PoolId>;
       return small.step_id(id);
     }},
    {ViolationKind::AlreadyThere,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       small.scenario.people.home[wave(small, id).people[0]] = small.pool("new-pool");
       return small.step_id(id);
     }},
    {ViolationKind::Contested,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       wave(small, id).people.push_back(wave(small, id).people[dice.below(2)]);
       wave(small, id).target.push_back(small.pool("new-pool"));
       return small.step_id(id);
     }},
    {ViolationKind::UnreachableRoute,
     [](SmallWorld& small, Dice&) {
       small.change_world([](sim::WorldParts& parts) { parts.sites.push_back(support::named<sim::Site>("island")); });
       transfer(small).to = add_pool(small, "new-2", [](sim::Pool& pool) { pool.site = sim::id_at<sim::SiteId>(2); });
       return small.step_id("directory");
     }},
    {ViolationKind::RollbackContradicted,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       small.step(id).on_trouble = sim::OnTrouble::RollBack;
       return small.step_id(id);
     }},
    {ViolationKind::RollbackBlocked,
     [](SmallWorld& small, Dice&) {
       return small.add_step("back", "roll-back", sim::RollbackAction{}, {"decommission"});
     }},
    {ViolationKind::NoWayBack,
     [](SmallWorld& small, Dice&) {
       small.pack.step_kinds[small.kind("transfer-directory")].way_back = false;
       small.add_step("back", "roll-back", sim::RollbackAction{}, {"directory"});
       return small.step_id("directory");
     }},
    {ViolationKind::QuorumUnknown,
     [](SmallWorld& small, Dice& dice) {
       const auto other = static_cast<std::int64_t>(3 + dice.below(9));  // new-pool has two servers
       small.pack.quorums[0].otherwise = std::nullopt;
       small.pack.quorums[0].rows = {{1, 1, 1, 1}, {other, 1, 1, other}};
       return sim::kNone<sim::StepId>;
     }},
    {ViolationKind::MovedBack,
     [](SmallWorld& small, Dice& dice) {
       const std::string id = dice.wave(small);
       const sim::PersonId person = wave(small, id).people[0];
       small.pack.precedence.clear();  // somebody is left on a pool that is taken away
       small.scenario.people.home[person] = small.pool("new-pool");
       wave(small, id).target[0] = small.pool("old-pool");
       return small.step_id(id);
     }},
};

TEST(Verifier, FindsEveryMutationAndNothingElse) {
  std::set<ViolationKind> tried;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Dice dice(seed);
    SmallWorld small = random_migration(dice);
    ASSERT_EQ(violations_of(small), std::vector<std::string>()) << "a false alarm, seed " << seed;
    const Mutator& mutator = kMutators[seed % std::size(kMutators)];
    const sim::StepId broken = mutator.apply(small, dice);
    const Verdict verdict = verdict_of(small);
    ASSERT_EQ(verdict.violations.size(), 1U)
        << name_of(mutator.breaks) << ", seed " << seed << ": " << testing::PrintToString(spelled(verdict, small));
    const Violation& violation = verdict.violations[0];
    ASSERT_EQ(name_of(violation.kind), name_of(mutator.breaks)) << "seed " << seed;
    ASSERT_EQ(violation.step, broken) << "seed " << seed << ": " << violation.message;
    if (broken != sim::kNone<sim::StepId>) {
      EXPECT_EQ(violation.provenance.value, small.scenario.schedule.steps[broken].provenance.value);
    }
    EXPECT_FALSE(violation.message.empty());
    tried.insert(violation.kind);
  }
  EXPECT_EQ(tried.size(), static_cast<std::size_t>(ViolationKind::MovedBack) + 1) << "a kind without a mutator";
}

}  // namespace
}  // namespace coexist::planner
