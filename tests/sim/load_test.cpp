#include "sim/load.hpp"

#include <gtest/gtest.h>

#include "case_count.hpp"
#include "random_case.hpp"
#include "sim/replay.hpp"
#include "small_world.hpp"

namespace coexist::sim {
namespace {

using support::cases;
using support::compiled;
using support::nominal_run;
using support::random_case;
using support::RandomCase;
using support::SmallWorld;

Capacity documented(std::int64_t pool, std::int64_t server, std::int64_t servers) {
  Capacity capacity;
  capacity.products = {true, true, true};
  capacity.people_per_pool = pool;
  capacity.people_per_server = server;
  capacity.servers_per_pool = servers;
  capacity.meetings = MeetingCapacity{250, 50'000, 125};
  return capacity;
}

PoolLoad loaded(std::int64_t servers, std::int64_t people) {
  PoolLoad load;
  load.serving = true;
  load.servers = servers;
  load.people = people;
  return load;
}

TEST(PeopleLimit, IsTheTighterOfThePoolsAndItsServersButAFullPoolCarriesWhatIsPrintedForPools) {
  const Capacity capacity = documented(80'000, 6'660, 12);
  EXPECT_EQ(people_limit(capacity, 5)->people, 33'300);
  EXPECT_TRUE(people_limit(capacity, 5)->by_servers);
  EXPECT_EQ(people_limit(capacity, 11)->people, 73'260);
  EXPECT_EQ(people_limit(capacity, 12)->people, 80'000);  // and not 79,920
  EXPECT_EQ(people_limit(capacity, 20)->people, 80'000);
  EXPECT_FALSE(people_limit(capacity, 20)->by_servers);
  EXPECT_EQ(people_limit(documented(80'000, 6'660, 0), 12)->people, 79'920);
  EXPECT_EQ(people_limit(documented(80'000, 0, 0), 1)->people, 80'000);
  EXPECT_FALSE(people_limit(documented(0, 0, 0), 1));
}

TEST(SeatsLeft, AreAShareOfThePeopleThatServersMayHomeAndBesideALargeMeetingTheRestOfItButNeverLessThanPromised) {
  const Capacity capacity = documented(80'000, 6'660, 12);
  PoolLoad load = loaded(12, 80'000);
  EXPECT_EQ(seats_left(capacity, load), 4'000);
  load.seats = 300;
  EXPECT_EQ(seats_left(capacity, load), 3'700);
  load.largest = 250;
  load.large = 1;
  EXPECT_EQ(seats_left(capacity, load), 3'700);  // 4,000 - 250, less the 50 in other meetings
  load.servers = 1;
  EXPECT_EQ(seats_left(capacity, load), 75);  // 125, less these 50
  Capacity silent = capacity;
  silent.meetings.reset();
  EXPECT_FALSE(seats_left(silent, load));
}

TEST(PeoplePerServer, IsRoundedUpAndOfNoServerThereIsNone) {
  EXPECT_EQ(people_per_server(loaded(4, 30'001)), 7'501);
  EXPECT_FALSE(people_per_server(loaded(0, 3)));
}

// One pool at one instant, counted by looking at everybody and every meeting.
PoolLoad plainly(const RandomCase& random, const CompiledPack& pack, const sim::Run& run, PoolId pool, Instant t) {
  const Scenario& scenario = random.scenario;
  const State state = state_at(scenario, pack.vocabulary(), run.execution.trace, t);
  PoolLoad load;
  load.serving = state.pool[pool] == Service::Serving;
  for (const ServerId server : scenario.world.pools()[pool].servers) load.servers += state.server_up[server] ? 1 : 0;
  for (const PersonId person : ids<PersonId>(scenario.people.size())) load.people += state.home[person] == pool ? 1 : 0;
  const Calendar& calendar = scenario.calendar;
  for (const SeriesId series : ids<SeriesId>(calendar.size())) {
    const auto invited = static_cast<std::int64_t>(calendar.participants_of(series).size());
    for (std::size_t i = 0; i < calendar.occurrences_of(series); ++i) {
      const OccurrenceId occurrence = id_at<OccurrenceId>(index(calendar.first_occurrence(series)) + i);
      const Instant begin = calendar.starts[occurrence];
      if (t < begin || t >= begin + calendar.lasts[occurrence]) continue;
      if (!run.ledger.exists(run.ledger.first_join[index(series)] + i * static_cast<std::size_t>(invited))) continue;
      const State then = state_at(scenario, pack.vocabulary(), run.execution.trace, begin);
      if (then.home[calendar.organiser[series]] != pool) continue;
      load.seats += invited;
      load.largest = std::max(load.largest, invited);
      load.large += invited >= 4 ? 1 : 0;
    }
  }
  return load;
}

// An old pool of one server, a new one of two, and who goes through the new one.
SmallWorld with_relation(bool pairs) {
  SmallWorld small = support::small_migration({.people = 4, .waves = 2});
  small.change_world([&](WorldParts& parts) {
    Relation relation;
    relation.from = PoolId{0};
    relation.to = PoolId{1};
    relation.pairs = pairs;
    parts.relations.push_back(relation);
    parts.pools[PoolId{1}].roles = {RoleId{0}};
  });
  return small;
}

TEST(Capacity, SpeaksOfPoolsByRoleByPairAndOfThoseOfOneServer) {
  const World world = with_relation(true).scenario.world;
  const World unpaired = with_relation(false).scenario.world;
  Capacity any = documented(10, 5, 0);
  EXPECT_TRUE(covers(any, world, PoolId{0}));
  any.products = {false, false, false};
  EXPECT_FALSE(covers(any, world, PoolId{0}));
  Capacity edge = documented(10, 5, 0);
  edge.roles = {RoleId{1}, RoleId{0}};
  EXPECT_FALSE(covers(edge, world, PoolId{0}));
  EXPECT_TRUE(covers(edge, world, PoolId{1}));
  Capacity paired = documented(10, 5, 0);
  paired.paired = true;
  EXPECT_TRUE(covers(paired, world, PoolId{0}));
  EXPECT_TRUE(covers(paired, world, PoolId{1}));
  EXPECT_FALSE(covers(paired, unpaired, PoolId{0}));
  Capacity alone = documented(10, 5, 0);
  alone.alone = true;
  EXPECT_TRUE(covers(alone, world, PoolId{0}));
  EXPECT_FALSE(covers(alone, world, PoolId{1}));
}

TEST(Overloads, CountThoseWhoComeThroughAPoolByTheClassesAndThePoolsThatRelateToIt) {
  SmallWorld small = with_relation(false);
  Capacity carrier = documented(0, 1, 0);  // one person a server, of two
  carrier.roles = {RoleId{0}};
  carrier.meetings.reset();
  carrier.carries = {ClassId{0}};
  small.pack.capacities = {carrier};
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  const sim::Run run = support::nominal_run(small.scenario, pack);
  const auto all = overloads(small.scenario, small.pack, run.execution.trace, run.ledger);
  ASSERT_EQ(all.size(), 1U) << "until the last of the first wave is homed elsewhere, who relates to nothing";
  EXPECT_EQ(all[0].what, Overload::What::Carried);
  EXPECT_EQ(all[0].pool, PoolId{1});
  EXPECT_EQ(std::pair(all[0].worst, all[0].limit), std::pair(std::int64_t{2}, std::int64_t{1}));
  EXPECT_FALSE(people_limit(carrier, 2)) << "it homes nobody";
}

TEST(PoolLoads, AreWhatIsCountedPersonByPersonAndMeetingByMeeting) {
  std::int64_t busy = 0, large = 0, down = 0;
  for (std::uint64_t seed = 0; seed < cases(40); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomCase random = random_case(seed);
    Capacity capacity = documented(1'000, 10, 0);
    capacity.products.assign(random.pack.vocabulary.products.size(), true);
    capacity.meetings->largest = 4;
    random.pack.capacities = {capacity};
    const CompiledPack pack = compiled(random);
    const sim::Run run = nominal_run(random.scenario, pack);
    const auto loads = pool_loads(random.scenario, random.pack, run.execution.trace, run.ledger);
    RandomStream draws(seed, "instants", "loads");
    for (const PoolId pool : ids<PoolId>(loads.size())) {
      ASSERT_FALSE(loads[pool].empty());
      EXPECT_EQ(loads[pool].front().from, random.scenario.span.begin);
      for (int i = 0; i < 12; ++i) {
        const std::size_t at = draws.below(loads[pool].size());
        PoolLoad expected = plainly(random, pack, run, pool, loads[pool][at].from);
        expected.from = loads[pool][at].from;
        ASSERT_EQ(loads[pool][at], expected);
        // Up to the next one nothing changes.
        const Instant until = at + 1 < loads[pool].size() ? loads[pool][at + 1].from : random.scenario.span.end;
        ASSERT_LT(expected.from, until);
        PoolLoad later = plainly(random, pack, run, pool, until - microseconds(1));
        later.from = expected.from;
        ASSERT_EQ(later, expected);
        busy += expected.seats > 0;
        large += expected.large > 0;
        down += expected.servers < static_cast<std::int64_t>(random.scenario.world.pools()[pool].servers.size());
      }
    }
  }
  EXPECT_GT(busy, 0);
  EXPECT_GT(large, 0);
  if (support::kAllCases) {
    EXPECT_GT(down, 0);
  }
}

TEST(Overloads, AreStretchesOfOneKindThatTouch) {
  RandomCase random = random_case(0);
  std::int64_t stretches = 0;
  for (std::uint64_t seed = 0; seed < cases(60); ++seed) {
    random = random_case(seed);
    Capacity capacity = documented(1'000, 2, 0);
    capacity.products.assign(random.pack.vocabulary.products.size(), true);
    capacity.meetings = MeetingCapacity{3, 0, 1};
    random.pack.capacities = {capacity};
    const CompiledPack pack = compiled(random);
    const sim::Run run = nominal_run(random.scenario, pack);
    const auto found = overloads(random.scenario, random.pack, run.execution.trace, run.ledger);
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_LT(found[i].interval.begin, found[i].interval.end);
      ASSERT_GT(found[i].worst, found[i].limit);
      for (std::size_t j = 0; j < i; ++j) {
        const bool alike = found[i].what == found[j].what && found[i].pool == found[j].pool;
        ASSERT_TRUE(!alike || found[j].interval.end < found[i].interval.begin);
      }
      ++stretches;
    }
    // A pack that documents nothing finds nothing.
    random.pack.capacities.clear();
    ASSERT_TRUE(overloads(random.scenario, random.pack, run.execution.trace, run.ledger).empty());
  }
  EXPECT_GT(stretches, 20);
}

}  // namespace
}  // namespace coexist::sim
