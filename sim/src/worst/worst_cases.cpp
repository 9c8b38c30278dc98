#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "sim/situation.hpp"
#include "sim/worst_case.hpp"
#include "state/pool_quorum.hpp"
#include "world/site_graph.hpp"

namespace coexist::sim {
namespace {

// People of whom the same is true, wherever they are: there are few kinds, however many people.
struct Kind {
  PersonFacts facts;  // without service and regions, which failures change
  PoolId home = kNone<PoolId>;
  SiteId site = kNone<SiteId>;
  auto operator<=>(const Kind&) const = default;
};

std::vector<std::pair<Kind, std::int64_t>> kinds_of(const Scenario& scenario, const State& state) {
  std::map<Kind, std::int64_t> kinds;
  Kind kind;
  for (const PersonId person : ids<PersonId>(scenario.people.size())) {
    kind.home = state.home[person];
    if (kind.home == kNone<PoolId>) continue;
    kind.site = scenario.people.site[person];
    kind.facts.person_class = scenario.people.person_class[person];
    kind.facts.home = scenario.world.pools()[kind.home].product;
    kind.facts.software.clear();
    for (const auto& slot : state.software) kind.facts.software.push_back(slot[person]);
    kind.facts.mark.clear();
    for (const auto& mark : state.mark) kind.facts.mark.push_back(mark[person]);
    ++kinds[kind];
  }
  return {kinds.begin(), kinds.end()};
}

// What failures change: everything of a state that is about no person.
State without_people(const State& state) {
  State out;
  out.pool = state.pool;
  out.server_up = state.server_up;
  out.link_up = state.link_up;
  out.owner = state.owner;
  out.artefact = state.artefact;
  out.flag = state.flag;
  return out;
}

class Estate {
 public:
  Estate(const Scenario& scenario, const CompiledPack& pack, const State& state)
      : scenario_(scenario),
        pack_(pack),
        state_(without_people(state)),
        kinds_(kinds_of(scenario, state)),
        untouched_(decisions(state_)) {}

  [[nodiscard]] const State& state() const { return state_; }

  [[nodiscard]] std::int64_t can_sign_in() const {
    std::int64_t people = 0;
    for (std::size_t i = 0; i < kinds_.size(); ++i) people += works(untouched_[i]) ? kinds_[i].second : 0;
    return people;
  }

  Harm harm(std::vector<Failure> failures) {
    State broken = state_;
    std::set<PoolId> touched;
    for (const Failure& failure : failures) fail(failure, broken, touched);
    Harm harm;
    harm.failures = std::move(failures);
    for (const PoolId pool : touched) {
      const Service now = broken.pool[pool];
      broken.pool[pool] = service_with(pack_.pack(), scenario_.world, broken.server_up, pool, now);
      if (now == Service::Serving && broken.pool[pool] != now) harm.stopped.push_back(pool);
    }
    const std::vector<Decision> after = decisions(broken);
    std::map<SiteId, std::int64_t> where;
    std::map<RuleId, std::int64_t> why;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      const auto& [kind, people] = kinds_[i];
      if (!works(untouched_[i]) || works(after[i])) continue;
      harm.people += people;
      where[kind.site] += people;
      why[after[i].rule] += people;
    }
    harm.where = most_first(where);
    harm.why = most_first(why);
    return harm;
  }

  /// Servers that are up, of pools that serve: one of each pool of which it is all the same which fails.
  [[nodiscard]] std::vector<Failure> servers() const {
    std::vector<Failure> all;
    for (const PoolId pool : ids<PoolId>(state_.pool.size())) {
      const auto needed = quorum_of(pack_.pack(), scenario_.world, pool);
      if (state_.pool[pool] != Service::Serving || !needed) continue;
      const std::vector<ServerId>& servers = scenario_.world.pools()[pool].servers;
      for (const bool counted : {true, false}) {
        Failure failure{Failure::What::Server, 0, 0};
        for (std::size_t i = 0; i < servers.size(); ++i) {
          if (!state_.server_up[servers[i]] || (static_cast<std::int64_t>(i) < needed->row.of_first) != counted)
            continue;
          if (failure.alike++ == 0) failure.subject = static_cast<std::uint32_t>(servers[i]);
        }
        if (failure.alike > 0) all.push_back(failure);
      }
    }
    return all;
  }

  /// Another server of the same pool, of which the same holds.
  [[nodiscard]] std::optional<Failure> twin(const Failure& failure) const {
    if (failure.alike < 2) return std::nullopt;
    const PoolId pool = scenario_.world.servers()[id_at<ServerId>(failure.subject)].pool;
    const std::vector<ServerId>& servers = scenario_.world.pools()[pool].servers;
    const auto first = std::find(servers.begin(), servers.end(), id_at<ServerId>(failure.subject));
    const auto next = std::find_if(first + 1, servers.end(), [&](ServerId server) { return state_.server_up[server]; });
    return Failure{Failure::What::Server, static_cast<std::uint32_t>(*next), failure.alike};
  }

  [[nodiscard]] std::vector<LinkId> bridges(const IdVector<LinkId, bool>& up) const {
    return SiteGraph(scenario_.world.parts(), &up).bridges();
  }

 private:
  static bool works(const Decision& decision) { return decision.outcome <= Outcome::Degraded; }

  template <typename Id>
  static std::vector<std::pair<Id, std::int64_t>> most_first(const std::map<Id, std::int64_t>& people) {
    std::vector<std::pair<Id, std::int64_t>> all(people.begin(), people.end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return all;
  }

  void fail(const Failure& failure, State& broken, std::set<PoolId>& touched) const {
    const WorldParts& parts = scenario_.world.parts();
    switch (failure.what) {
      case Failure::What::Server: {
        const auto server = id_at<ServerId>(failure.subject);
        broken.server_up[server] = false;
        touched.insert(parts.servers[server].pool);
        return;
      }
      case Failure::What::Link:
        broken.link_up[id_at<LinkId>(failure.subject)] = false;
        return;
      case Failure::What::Pool: {
        const auto pool = id_at<PoolId>(failure.subject);
        for (const ServerId server : parts.pools[pool].servers) broken.server_up[server] = false;
        touched.insert(pool);
        return;
      }
      case Failure::What::Site: {
        const auto site = id_at<SiteId>(failure.subject);
        for (const PoolId pool : ids<PoolId>(parts.pools.size())) {
          if (parts.pools[pool].site == site)
            fail({Failure::What::Pool, static_cast<std::uint32_t>(pool), 1}, broken, touched);
        }
        for (const LinkId link : ids<LinkId>(parts.links.size())) {
          if (parts.links[link].a == site || parts.links[link].b == site) broken.link_up[link] = false;
        }
        return;
      }
    }
  }

  // Of signing in at home, for each kind of people. What was asked once is remembered: most failures touch few kinds.
  std::vector<Decision> decisions(const State& state) {
    const SurroundingFacts surroundings = surrounding_facts(state, scenario_.world, pack_.vocabulary());
    const auto around = surroundings_.try_emplace(surroundings, surroundings_.size()).first->second;
    const IdVector<SiteId, SiteId> regions = scenario_.world.regions(state.link_up);
    std::vector<Decision> all;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      const Kind& kind = kinds_[i].first;
      PersonFacts facts = kind.facts;
      facts.service = state.pool[kind.home];
      facts.home_region = regions[scenario_.world.pools()[kind.home].site];
      if (kind.site != kNone<SiteId>) facts.region = regions[kind.site];
      const auto [known, is_new] =
          known_.try_emplace({i, facts.service, way_between(facts.region, facts.home_region), around}, Decision{});
      if (is_new) {
        Situation situation = pack_.blank();
        put_surroundings(pack_, surroundings, situation);
        put_actor(pack_, facts, situation);
        const InteractionId sign_in = pack_.pack().sign_in;
        known->second = pack_.decide(sign_in, situation, pack_.paths_of(sign_in, facts.person_class));
      }
      all.push_back(known->second);
    }
    return all;
  }

  const Scenario& scenario_;
  const CompiledPack& pack_;
  State state_;
  std::vector<std::pair<Kind, std::int64_t>> kinds_;
  std::map<SurroundingFacts, std::size_t> surroundings_;
  std::map<std::tuple<std::size_t, Service, Way, std::size_t>, Decision> known_;
  std::vector<Decision> untouched_;
};

void keep_worse(std::optional<Harm>& worst, Harm harm) {
  if (harm.people > 0 && (!worst || harm.people > worst->people)) worst = std::move(harm);
}

class Search {
 public:
  explicit Search(Estate& estate, const World& world) : estate_(estate), world_(world) {}

  WorstCases search() {
    out_.can_sign_in = estate_.can_sign_in();
    servers_ = estate_.servers();
    for (const Failure& server : servers_) alone_.push_back(single(server));
    bridges_ = estate_.bridges(estate_.state().link_up);
    for (const LinkId link : bridges_) alone_of_link_[link] = single(link_failure(link));
    for (const PoolId pool : ids<PoolId>(world_.pools().size())) {
      if (estate_.state().pool[pool] == Service::Serving) single({Failure::What::Pool, value(pool), 1});
    }
    for (const SiteId site : ids<SiteId>(world_.sites().size())) single({Failure::What::Site, value(site), 1});
    pairs();
    return std::move(out_);
  }

 private:
  template <typename Id>
  static std::uint32_t value(Id id) {
    return static_cast<std::uint32_t>(id);
  }
  static Failure link_failure(LinkId link) { return {Failure::What::Link, value(link), 1}; }

  std::int64_t single(const Failure& failure) {
    Harm harm = estate_.harm({failure});
    const std::int64_t people = harm.people;
    if (failure.what == Failure::What::Server) {
      const PoolId pool = world_.servers()[id_at<ServerId>(failure.subject)].pool;
      const bool is_known = !out_.without_spare.empty() && out_.without_spare.back() == pool;
      if (people > 0 && !harm.stopped.empty() && !is_known) out_.without_spare.push_back(pool);
    }
    keep_worse(out_.single[static_cast<std::size_t>(failure.what)], std::move(harm));
    return people;
  }

  void pair(const Failure& a, std::int64_t a_alone, const Failure& b, std::int64_t b_alone) {
    Harm harm = estate_.harm({a, b});
    if (harm.people > std::max(a_alone, b_alone)) keep_worse(out_.pair, std::move(harm));
  }

  void pairs() {
    for (std::size_t a = 0; a < servers_.size(); ++a) {
      if (const auto twin = estate_.twin(servers_[a])) pair(servers_[a], alone_[a], *twin, alone_[a]);
      for (std::size_t b = a + 1; b < servers_.size(); ++b) pair(servers_[a], alone_[a], servers_[b], alone_[b]);
      for (const auto& [link, alone] : alone_of_link_) pair(servers_[a], alone_[a], link_failure(link), alone);
    }
    // Two lines cut off more than each of them only if both are bridges, or one becomes a bridge without the other.
    IdVector<LinkId, bool> up = estate_.state().link_up;
    for (const LinkId a : ids<LinkId>(up.size())) {
      if (!up[a]) continue;
      up[a] = false;
      for (const LinkId b : estate_.bridges(up)) {
        if (b > a) pair(link_failure(a), alone(a), link_failure(b), alone(b));
      }
      up[a] = true;
    }
  }

  [[nodiscard]] std::int64_t alone(LinkId link) const {
    const auto known = alone_of_link_.find(link);
    return known == alone_of_link_.end() ? 0 : known->second;
  }

  Estate& estate_;
  const World& world_;
  WorstCases out_;
  std::vector<Failure> servers_;
  std::vector<std::int64_t> alone_;  // people whom each of the servers locks out
  std::vector<LinkId> bridges_;
  std::map<LinkId, std::int64_t> alone_of_link_;  // of the bridges
};

}  // namespace

WorstCases worst_cases(const Scenario& scenario, const CompiledPack& pack, const State& state) {
  if (pack.pack().sign_in == kNone<InteractionId>) return {};
  Estate estate(scenario, pack, state);
  return Search(estate, scenario.world).search();
}

}  // namespace coexist::sim
