// The failure that hurts most is the one after which a run locks most people out, tried one by one.
#include "sim/worst_case.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "case_count.hpp"
#include "pack_tables.hpp"
#include "random_case.hpp"
#include "sim/replay.hpp"
#include "small_world.hpp"

namespace coexist::sim {
namespace {

using support::random_case;

Execution carried_out(const Scenario& scenario, const CompiledPack& pack) {
  return execute(scenario, pack, *nominal_infrastructure(scenario.world));
}

// People who could sign in, had these not failed at that instant.
class TriedOneByOne {
 public:
  TriedOneByOne(const Scenario& scenario, const CompiledPack& pack, Instant at)
      : scenario_(scenario), pack_(pack), at_(at), before_(who_works(scenario)) {}

  [[nodiscard]] std::int64_t can_sign_in() const { return static_cast<std::int64_t>(before_.size()); }

  [[nodiscard]] std::int64_t locked_out(const std::vector<Failure>& failures) const {
    Scenario broken = scenario_;
    for (const Failure& failure : failures) add(failure, broken);
    const std::set<PersonId> after = who_works(broken);
    return std::count_if(before_.begin(), before_.end(), [&](PersonId person) { return !after.contains(person); });
  }

  /// Servers and lines, each by itself.
  [[nodiscard]] std::vector<Failure> parts() const {
    std::vector<Failure> all;
    for (std::uint32_t i = 0; i < scenario_.world.servers().size(); ++i) all.push_back({Failure::What::Server, i, 1});
    for (std::uint32_t i = 0; i < scenario_.world.links().size(); ++i) all.push_back({Failure::What::Link, i, 1});
    return all;
  }

 private:
  std::set<PersonId> who_works(const Scenario& scenario) const {
    const State state = state_at(scenario, pack_.vocabulary(), carried_out(scenario, pack_).trace, at_);
    std::set<PersonId> who;
    for (const PersonId person : ids<PersonId>(scenario.people.size())) {
      if (state.home[person] == kNone<PoolId>) continue;
      if (decide_sign_in(scenario, pack_, state, person).outcome <= Outcome::Degraded) who.insert(person);
    }
    return who;
  }

  void add(const Failure& failure, Scenario& broken) const {
    const auto fault = [&](Fault::What what, std::uint32_t subject) {
      broken.faults.push_back({what, subject, at_, std::nullopt, {}});
    };
    const WorldParts& parts = scenario_.world.parts();
    switch (failure.what) {
      case Failure::What::Server:
        return fault(Fault::What::Server, failure.subject);
      case Failure::What::Link:
        return fault(Fault::What::Link, failure.subject);
      case Failure::What::Pool:
        for (const ServerId server : parts.pools[id_at<PoolId>(failure.subject)].servers)
          fault(Fault::What::Server, static_cast<std::uint32_t>(server));
        return;
      case Failure::What::Site:
        for (const ServerId server : ids<ServerId>(parts.servers.size())) {
          if (parts.pools[parts.servers[server].pool].site == id_at<SiteId>(failure.subject))
            fault(Fault::What::Server, static_cast<std::uint32_t>(server));
        }
        for (const LinkId link : ids<LinkId>(parts.links.size())) {
          if (parts.links[link].a == id_at<SiteId>(failure.subject) ||
              parts.links[link].b == id_at<SiteId>(failure.subject))
            fault(Fault::What::Link, static_cast<std::uint32_t>(link));
        }
        return;
    }
  }

  const Scenario& scenario_;
  const CompiledPack& pack_;
  Instant at_;
  std::set<PersonId> before_;
};

std::int64_t people(const std::optional<Harm>& harm) {
  return harm ? harm->people : 0;
}

TEST(WorstCases, AreThoseOfARunWithEachFault) {
  int hurt = 0, pairs = 0;
  for (std::uint64_t seed = 1; seed <= support::cases(200); ++seed) {
    const support::RandomCase c = random_case(seed);
    const CompiledPack pack = support::compiled(c);
    // Off the quarter hours at which everything else happens.
    const Instant at = c.scenario.span.begin + days(static_cast<std::int64_t>(3 + seed % 17)) + seconds(61);
    const State state = state_at(c.scenario, pack.vocabulary(), carried_out(c.scenario, pack).trace, at);
    const WorstCases worst = worst_cases(c.scenario, pack, state);
    const TriedOneByOne tried(c.scenario, pack, at);
    EXPECT_EQ(worst.can_sign_in, tried.can_sign_in()) << seed;
    const auto most_of = [&](Failure::What what, std::size_t size) {
      std::int64_t most = 0;
      for (std::uint32_t i = 0; i < size; ++i) most = std::max(most, tried.locked_out({{what, i, 1}}));
      return most;
    };
    const World& world = c.scenario.world;
    EXPECT_EQ(people(worst.single[0]), most_of(Failure::What::Server, world.servers().size())) << seed;
    EXPECT_EQ(people(worst.single[1]), most_of(Failure::What::Link, world.links().size())) << seed;
    EXPECT_EQ(people(worst.single[2]), most_of(Failure::What::Pool, world.pools().size())) << seed;
    EXPECT_EQ(people(worst.single[3]), most_of(Failure::What::Site, world.sites().size())) << seed;
    std::int64_t most = 0;
    const std::vector<Failure> parts = tried.parts();
    for (std::size_t a = 0; a < parts.size(); ++a) {
      const std::int64_t alone = tried.locked_out({parts[a]});
      for (std::size_t b = a + 1; b < parts.size(); ++b) {
        const std::int64_t both = tried.locked_out({parts[a], parts[b]});
        if (both > std::max(alone, tried.locked_out({parts[b]}))) most = std::max(most, both);
      }
    }
    EXPECT_EQ(people(worst.pair), most) << seed;
    for (const auto& single : worst.single) {
      if (!single) continue;
      EXPECT_EQ(single->people, tried.locked_out(single->failures)) << seed;
      std::int64_t where = 0, why = 0;
      for (const auto& [site, n] : single->where) where += n;
      for (const auto& [rule, n] : single->why) why += n;
      EXPECT_EQ(where, single->people);
      EXPECT_EQ(why, single->people);
      ++hurt;
    }
    pairs += worst.pair ? 1 : 0;
  }
  if (support::kAllCases) {
    EXPECT_GT(hurt, 60);
    EXPECT_GT(pairs, 15);
  }
}

// Whoever's pool serves signs in.
support::SmallWorld where_people_sign_in() {
  support::SmallWorld small = support::small_migration();
  const AspectId table = support::add_table(small.pack, "home-service", {"actor.home-service"});
  support::add_rule(small.pack, table, "serves", {{"actor.home-service", {"serving"}}}, Outcome::Works);
  support::add_otherwise(small.pack, table, "does-not", Outcome::Fails);
  small.pack.sign_in = support::add_interaction(small.pack, "sign-in", {{"line", {table}}});
  for (PersonClass& c : small.pack.vocabulary.classes) c.paths.push_back("line");
  return small;
}

TEST(WorstCases, NameWhatStopsWhomAndBecauseOfWhat) {
  const support::SmallWorld small = where_people_sign_in();
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  const auto everybody = static_cast<std::int64_t>(small.scenario.people.size());
  const WorstCases worst = worst_cases(small.scenario, pack, initial_state(small.scenario, pack.vocabulary()));
  EXPECT_EQ(worst.can_sign_in, everybody);
  EXPECT_EQ(worst.without_spare, std::vector{small.pool("old-pool")});
  ASSERT_TRUE(worst.single[0]);
  EXPECT_EQ(worst.single[0]->failures, std::vector{(Failure{Failure::What::Server, 0, 1})});
  EXPECT_EQ(worst.single[0]->stopped, std::vector{small.pool("old-pool")});
  EXPECT_EQ(worst.single[0]->where, (std::vector{std::pair(SiteId{0}, everybody)}));
  EXPECT_EQ(worst.single[0]->why, (std::vector{std::pair(find(small.pack.rules, "does-not"), everybody)}));
  EXPECT_FALSE(worst.single[1]) << "nobody asks for lines";
  EXPECT_FALSE(worst.pair) << "one is enough";
}

TEST(WorstCases, APoolOfTwoHasASpareUntilOneOfThemIsDown) {
  const support::SmallWorld small = where_people_sign_in();
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  State state = initial_state(small.scenario, pack.vocabulary());
  const PoolId two = small.pool("new-pool");
  state.pool[two] = Service::Serving;
  for (PoolId& home : state.home) home = two;
  const WorstCases both = worst_cases(small.scenario, pack, state);
  EXPECT_TRUE(both.without_spare.empty());
  EXPECT_FALSE(both.single[0]);
  ASSERT_TRUE(both.pair);
  EXPECT_EQ(both.pair->failures.size(), 2U);
  EXPECT_EQ(both.pair->stopped, std::vector{two});
  state.server_up[small.scenario.world.pools()[two].servers[0]] = false;
  const WorstCases one = worst_cases(small.scenario, pack, state);
  EXPECT_EQ(one.without_spare, std::vector{two});
  ASSERT_TRUE(one.single[0]);
  EXPECT_EQ(one.single[0]->failures.front().subject,
            static_cast<std::uint32_t>(small.scenario.world.pools()[two].servers[1]));
}

TEST(WorstCases, WithoutSigningInThereAreNone) {
  const support::SmallWorld small = support::small_migration();
  const CompiledPack pack(small.pack, documented_defaults(small.pack));
  EXPECT_EQ(worst_cases(small.scenario, pack, initial_state(small.scenario, pack.vocabulary())), WorstCases{});
}

}  // namespace
}  // namespace coexist::sim
