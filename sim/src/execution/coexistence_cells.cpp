#include "execution/coexistence_cells.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "sim/replay.hpp"

namespace coexist::sim {
namespace {

bool is_present(const State& state, PoolId pool) {
  const Service service = state.pool[pool];
  return service != Service::Planned && service != Service::Decommissioned;
}

// That state, once everything that the test assumes has been prepared and nothing is broken.
State prepared(const Stage& stage, State state) {
  for (FlagId flag : stage.pack().pack().coexistence_test.assumes) state.flag[flag] = true;
  for (PoolId pool : ids<PoolId>(state.pool.size())) {
    if (is_present(state, pool)) state.pool[pool] = Service::Serving;
  }
  for (Service& service : state.artefact.raw()) service = Service::Serving;
  state.link_up.raw().assign(state.link_up.size(), true);
  return state;
}

// For each class, home product and set of software that occurs, the people with the smallest ids; those whom lines that
// are down cut off from their home pool stand for themselves, because many sites have no server that a probe could
// start at.
std::vector<PersonId> representatives(const Stage& stage, std::uint32_t samples) {
  const Scenario& scenario = stage.scenario();
  const std::vector<ClassId>& classes = stage.pack().pack().coexistence_test.classes;
  const IdVector<SiteId, SiteId> regions = scenario.world.regions(stage.state().link_up);
  std::map<PersonFacts, std::vector<PersonId>> groups;
  for (PersonId person : ids<PersonId>(scenario.people.size())) {
    const ClassId person_class = scenario.people.person_class[person];
    if (std::find(classes.begin(), classes.end(), person_class) == classes.end()) continue;
    PersonFacts facts = person_facts(stage.state(), scenario.world, regions, scenario.people, person);
    facts.service = Service::Serving;  // whether it serves is observed, not a kind of person
    const bool cut = way_between(scenario.world, facts.region, facts.home_region) == Way::Cut;
    facts.region = cut ? id_at<SiteId>(0) : kNone<SiteId>;  // nor is where they are, as long as there is a way
    facts.home_region = kNone<SiteId>;
    std::vector<PersonId>& group = groups[facts];
    group.push_back(person);
    std::sort(group.begin(), group.end(),
              [&](PersonId a, PersonId b) { return scenario.people.id[a] < scenario.people.id[b]; });
    if (group.size() > samples) group.pop_back();
  }
  std::vector<PersonId> out;
  for (const auto& [facts, group] : groups) out.insert(out.end(), group.begin(), group.end());
  return out;
}

Decision administer(const Stage& stage, const State& state, PoolId pool) {
  const CompiledPack& pack = stage.pack();
  Situation situation = pack.blank();
  put_surroundings(pack, surrounding_facts(state, stage.scenario().world, pack.vocabulary()), situation);
  put_host(pack, stage.scenario().world.pools()[pool].product, state.pool[pool], situation);
  return pack.decide_path(pack.pack().coexistence_test.administer, 0, situation);
}

Outcome services_started(const Stage& stage, PoolId pool) {
  if (stage.state().pool[pool] != Service::Serving) return Outcome::Fails;
  const std::vector<ServerId>& servers = stage.scenario().world.pools()[pool].servers;
  const bool all = std::all_of(servers.begin(), servers.end(), [&](ServerId s) { return stage.state().server_up[s]; });
  return all ? Outcome::Works : Outcome::Degraded;
}

// Where an outsider comes in: the pool that owns the first singleton of the pack's vocabulary.
PoolId way_in(const Stage& stage) {
  const auto& kinds = stage.pack().vocabulary().artefact_kinds;
  const auto& artefacts = stage.scenario().world.artefacts();
  for (ArtefactKindId kind : ids<ArtefactKindId>(kinds.size())) {
    if (kinds[kind].movability != Movability::Singleton) continue;
    for (ArtefactId artefact : ids<ArtefactId>(artefacts.size())) {
      if (artefacts[artefact].kind == kind) return stage.state().owner[artefact];
    }
  }
  return kNone<PoolId>;
}

ServerId server_at(const Stage& stage, SiteId site) {
  const World& world = stage.scenario().world;
  for (ServerId server : ids<ServerId>(world.servers().size())) {
    const PoolId pool = world.servers()[server].pool;
    if (world.pools()[pool].site == site && stage.state().server_up[server] && is_present(stage.state(), pool))
      return server;
  }
  return kNone<ServerId>;
}

// Where whoever carries out the test sits: at the site with most people of those that have a server; central ones
// first.
ServerId seat_of_tester(const Stage& stage) {
  const Scenario& scenario = stage.scenario();
  IdVector<SiteId, std::size_t> people(scenario.world.sites().size(), 0);
  for (const SiteId site : scenario.people.site) {
    if (site != kNone<SiteId>) ++people[site];
  }
  ServerId seat = kNone<ServerId>;
  std::pair<bool, std::size_t> best;
  for (const SiteId site : ids<SiteId>(people.size())) {
    const ServerId server = server_at(stage, site);
    const std::pair rank(scenario.world.sites()[site].central, people[site]);
    if (server == kNone<ServerId> || (seat != kNone<ServerId> && rank <= best)) continue;
    std::tie(seat, best) = std::pair(server, rank);
  }
  return seat;
}

bool is_cut_off(const Stage& stage, PersonId person) {
  const Scenario& scenario = stage.scenario();
  const IdVector<SiteId, SiteId> regions = scenario.world.regions(stage.state().link_up);
  const PersonFacts facts = person_facts(stage.state(), scenario.world, regions, scenario.people, person);
  return way_between(scenario.world, facts.region, facts.home_region) == Way::Cut;
}

// A person's desk (a server that stands for their site's network, where there is one) and their home pool's server. How
// an outsider gets to an estate without any singleton is not modelled: then there is no hop that could fail. Nor is a
// desk without a server, as long as some line leads there.
void visit(const Stage& stage, PersonId person, bool desk_first, std::vector<ServerId>& route) {
  const SiteId site = stage.scenario().people.site[person];
  const PoolId home = stage.state().home[person];
  const ServerId desk = site == kNone<SiteId> ? kNone<ServerId> : server_at(stage, site);
  const PoolId door = home == kNone<PoolId> ? way_in(stage) : home;
  const bool has_desk = desk != kNone<ServerId> || is_cut_off(stage, person);
  if (desk_first && has_desk) route.push_back(desk);
  if (door != kNone<PoolId>) route.push_back(stage.server_of(door, 0));
  if (!desk_first && has_desk) route.push_back(desk);
}

}  // namespace

std::vector<GateCell> coexistence_cells(const Stage& stage, StepId step, std::uint32_t samples) {
  const CoexistenceTest& test = stage.pack().pack().coexistence_test;
  const State& state = stage.state();
  const State expected_state = prepared(stage, state);
  const State start = prepared(stage, initial_state(stage.scenario(), stage.pack().vocabulary()));
  std::vector<GateCell> cells;
  GateCell blank;
  blank.step = step;
  const auto& pools = stage.scenario().world.pools();
  for (PoolId pool : ids<PoolId>(pools.size())) {
    if (!is_present(stage.state(), pool) || pools[pool].servers.empty()) continue;
    GateCell cell = blank;
    cell.pool = pool;
    cell.expected = Outcome::Works;
    cell.observed = services_started(stage, pool);
    cells.push_back(cell);
  }
  for (PoolId pool : ids<PoolId>(pools.size())) {
    if (!is_present(stage.state(), pool) || !pools[pool].homes_people || test.administer == kNone<InteractionId>)
      continue;
    GateCell cell = blank;
    cell.interaction = test.administer;
    cell.pool = pool;
    cell.expected = administer(stage, expected_state, pool).outcome;
    const Decision decision = administer(stage, state, pool);
    cell.observed = decision.outcome;
    cell.rule = decision.rule;
    cell.was_unknown = decision.outcome == Outcome::Unknown && is_present(start, pool) &&
                       administer(stage, start, pool).outcome == Outcome::Unknown;
    cells.push_back(cell);
  }
  if (test.contact == kNone<InteractionId>) return cells;
  const std::vector<PersonId> people = representatives(stage, samples);
  std::vector<ModalityId> modalities = test.modalities;
  if (modalities.empty()) {
    for (ModalityId modality : ids<ModalityId>(stage.pack().vocabulary().modalities.size()))
      modalities.push_back(modality);
  }
  for (PersonId actor : people) {
    for (PersonId peer : people) {
      if (actor == peer) continue;
      const auto& classes = stage.pack().vocabulary().classes;
      const auto outside = [&](PersonId p) { return classes[stage.scenario().people.person_class[p]].outside; };
      if (outside(actor) && outside(peer)) continue;  // none of the estate's business
      for (ModalityId modality : modalities) {
        GateCell cell = blank;
        cell.interaction = test.contact;
        cell.actor = actor;
        cell.peer = peer;
        cell.modality = modality;
        cell.expected = decide_contact(stage.scenario(), stage.pack(), expected_state, actor, peer, modality).outcome;
        const Decision decision = decide_contact(stage.scenario(), stage.pack(), state, actor, peer, modality);
        cell.observed = decision.outcome;
        cell.rule = decision.rule;
        cell.was_unknown =
            decision.outcome == Outcome::Unknown &&
            decide_contact(stage.scenario(), stage.pack(), start, actor, peer, modality).outcome == Outcome::Unknown;
        cells.push_back(cell);
      }
    }
  }
  return cells;
}

std::vector<ServerId> probe_route(const Stage& stage, const GateCell& cell) {
  std::vector<ServerId> route;
  if (cell.pool != kNone<PoolId>) {
    const ServerId seat = seat_of_tester(stage);
    if (seat != kNone<ServerId>) route.push_back(seat);
    route.push_back(stage.server_of(cell.pool, 0));
    return route;
  }
  visit(stage, cell.actor, true, route);
  visit(stage, cell.peer, false, route);
  return route;
}

}  // namespace coexist::sim
