#include "sim/state.hpp"

#include <gtest/gtest.h>

#include "random_case.hpp"
#include "small_world.hpp"

namespace coexist::sim {
namespace {

using support::small_world;
using support::SmallWorld;

struct Fixture {
  SmallWorld small = small_world();
  State state = initial_state(small.scenario, small.pack.vocabulary);
};

Change change(ChangeKind kind, std::uint32_t subject, std::uint32_t value, std::uint32_t slot = 0) {
  return {{}, kind, subject, slot, value, kNone<StepId>};
}

/// One change of every kind that changes a state, each to something that the small world does not start with.
std::vector<Change> one_of_each() {
  return {change(ChangeKind::LinkPower, 0, 0),
          change(ChangeKind::ServerPower, 1, 0),
          change(ChangeKind::PoolService, 1, static_cast<std::uint32_t>(Service::Serving)),
          change(ChangeKind::ArtefactOwner, 0, 1),
          change(ChangeKind::ArtefactService, 0, static_cast<std::uint32_t>(Service::Switching)),
          change(ChangeKind::FlagSet, 0, 1),
          change(ChangeKind::PersonMoved, 2, 1),
          change(ChangeKind::SoftwareChanged, 3, 1)};
}

TEST(State, BeginsWithWhatIsPresentServingAndWhatIsPlannedPlanned) {
  const Fixture f;
  EXPECT_EQ(f.state.pool[PoolId{0}], Service::Serving);
  EXPECT_EQ(f.state.pool[PoolId{1}], Service::Planned);
  EXPECT_EQ(f.state.home, f.small.scenario.people.home);
  EXPECT_FALSE(f.state.flag[FlagId{0}]);
}

TEST(State, BeginsWithTheFlagsOfTheScenario) {
  Fixture f;
  f.small.scenario.flags_on = {FlagId{0}};
  EXPECT_TRUE(initial_state(f.small.scenario, f.small.pack.vocabulary).flag[FlagId{0}]);
}

TEST(State, IsAValue) {
  const Fixture f;
  State copy = f.state;
  apply(copy, change(ChangeKind::PersonMoved, 0, 1));
  EXPECT_NE(copy, f.state);
  apply(copy, change(ChangeKind::PersonMoved, 0, 0));
  EXPECT_EQ(copy, f.state);
}

TEST(State, EveryChangeOfEveryKindMakesAnotherStateAndAnotherFingerprint) {
  const Fixture f;
  std::vector<std::uint64_t> prints{fingerprint(f.state)};
  for (const Change& c : one_of_each()) {
    State other = f.state;
    apply(other, c);
    EXPECT_NE(other, f.state);
    prints.push_back(fingerprint(other));
  }
  std::sort(prints.begin(), prints.end());
  EXPECT_EQ(std::adjacent_find(prints.begin(), prints.end()), prints.end());
}

TEST(State, FingerprintsTellTheSameBitsInDifferentColumnsApart) {
  State one, other;
  one.server_up.push_back(true);
  other.link_up.push_back(true);
  EXPECT_NE(fingerprint(one), fingerprint(other));
}

TEST(StateDiff, NamesWhatDiffersAndNothingElse) {
  const Fixture f;
  State after = f.state;
  for (const Change& c : one_of_each()) apply(after, c);
  using What = Difference::What;
  const std::vector<Difference> expected{
      {What::Home, 2, 0, 0, 1}, {What::Software, 3, 0, 0, 1}, {What::Pool, 1, 0, 0, 2},     {What::Server, 1, 0, 1, 0},
      {What::Link, 0, 0, 1, 0}, {What::Owner, 0, 0, 0, 1},    {What::Artefact, 0, 0, 2, 3}, {What::Flag, 0, 0, 0, 1}};
  EXPECT_EQ(diff(f.state, after), expected);
  EXPECT_EQ(diff(f.state, f.state), std::vector<Difference>{});
}

TEST(StateDiff, IsEmptyExactlyWhenTheStatesAreEqual) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const support::RandomCase random = support::random_case(seed);
    const Trace trace = support::nominal_run(random.scenario, support::compiled(random)).execution.trace;
    const State first = initial_state(random.scenario, random.pack.vocabulary);
    State state = first;
    for (const Change& c : trace) {
      apply(state, c);
      ASSERT_EQ(diff(first, state).empty(), first == state);
    }
  }
}

}  // namespace
}  // namespace coexist::sim
