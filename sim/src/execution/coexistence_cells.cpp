#include "execution/coexistence_cells.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "execution/vantage.hpp"
#include "sim/replay.hpp"

namespace coexist::sim {
namespace {

// That state, once everything that the test assumes has been prepared and nothing is broken.
State prepared(const Stage& stage, State state) {
  for (FlagId flag : stage.pack().pack().coexistence_test.assumes) state.flag[flag] = true;
  for (PoolId pool : ids<PoolId>(state.pool.size())) {
    if (is_present(state, pool)) state.pool[pool] = Service::Serving;
  }
  for (Service& service : state.artefact.raw()) service = Service::Serving;
  return state;
}

// People who are alike in whatever the test asks: class, product at home, software. For each pool those with the
// smallest ids, pools taking turns. Those whom lines that are down cut off from their home pool stand for themselves,
// because many sites have no server that a probe could start at.
struct Kind {
  std::vector<PersonId> people;
  std::size_t reaching_others =
      0;  // those who are tried with other kinds; where there is but one pool, one more follows
};

std::map<PersonFacts, Kind> kinds_of_people(const Stage& stage, std::uint32_t samples) {
  const Scenario& scenario = stage.scenario();
  const std::vector<ClassId>& classes = stage.pack().pack().coexistence_test.classes;
  const IdVector<SiteId, SiteId> regions = scenario.world.regions(stage.state().link_up);
  const auto by_id = [&](PersonId a, PersonId b) { return scenario.people.id[a] < scenario.people.id[b]; };
  std::map<PersonFacts, std::map<PoolId, std::vector<PersonId>>> groups;
  for (PersonId person : ids<PersonId>(scenario.people.size())) {
    const ClassId person_class = scenario.people.person_class[person];
    if (std::find(classes.begin(), classes.end(), person_class) == classes.end()) continue;
    PersonFacts facts = person_facts(stage.state(), scenario.world, regions, scenario.people, person);
    facts.service = Service::Serving;  // whether it serves is observed, not a kind of person
    const bool cut = way_between(facts.region, facts.home_region) == Way::Cut;
    facts.region = cut ? id_at<SiteId>(0) : kNone<SiteId>;  // nor is where they are, as long as there is a way
    facts.home_region = kNone<SiteId>;
    std::vector<PersonId>& group = groups[facts][stage.state().home[person]];
    group.insert(std::upper_bound(group.begin(), group.end(), person, by_id), person);
    if (group.size() > samples + std::size_t{1}) group.pop_back();
  }
  std::map<PersonFacts, Kind> out;
  for (auto& [facts, pools] : groups) {
    Kind& kind = out[facts];
    for (std::size_t turn = 0; turn <= samples; ++turn) {
      if (turn == samples) {
        kind.reaching_others = kind.people.size();
        if (pools.size() > 1) break;
      }
      for (const auto& [pool, group] : pools) {
        if (turn < group.size()) kind.people.push_back(group[turn]);
      }
    }
  }
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

bool is_cut_off(const Stage& stage, PersonId person) {
  const Scenario& scenario = stage.scenario();
  const IdVector<SiteId, SiteId> regions = scenario.world.regions(stage.state().link_up);
  const PersonFacts facts = person_facts(stage.state(), scenario.world, regions, scenario.people, person);
  return way_between(facts.region, facts.home_region) == Way::Cut;
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
  std::vector<GateCell> cells;
  const auto& pools = stage.scenario().world.pools();
  const auto add = [&](InteractionId interaction, PoolId pool) {
    GateCell cell;
    cell.step = step;
    cell.interaction = interaction;
    cell.pool = pool;
    cells.push_back(cell);
  };
  for (PoolId pool : ids<PoolId>(pools.size())) {
    if (is_present(stage.state(), pool) && !pools[pool].servers.empty()) add(kNone<InteractionId>, pool);
  }
  for (PoolId pool : ids<PoolId>(pools.size())) {
    if (test.administer != kNone<InteractionId> && is_present(stage.state(), pool) && pools[pool].homes_people)
      add(test.administer, pool);
  }
  if (test.contact == kNone<InteractionId>) return cells;
  std::vector<ModalityId> modalities = test.modalities;
  if (modalities.empty()) {
    for (ModalityId modality : ids<ModalityId>(stage.pack().vocabulary().modalities.size()))
      modalities.push_back(modality);
  }
  const auto& classes = stage.pack().vocabulary().classes;
  const auto add_contacts = [&](PersonId actor, PersonId peer) {
    for (ModalityId modality : modalities) {
      GateCell cell;
      cell.step = step;
      cell.interaction = test.contact;
      cell.actor = actor;
      cell.peer = peer;
      cell.modality = modality;
      cells.push_back(cell);
    }
  };
  const std::map<PersonFacts, Kind> kinds = kinds_of_people(stage, samples);
  for (const auto& [actor_facts, actors] : kinds) {
    for (const auto& [peer_facts, peers] : kinds) {
      if (classes[actor_facts.person_class].outside && classes[peer_facts.person_class].outside)
        continue;  // none of the estate's business
      const std::size_t size = actors.people.size();
      if (&actors == &peers) {
        for (std::size_t i = 0; size > 1 && i < size; ++i)
          add_contacts(actors.people[i], actors.people[(i + 1) % size]);
        continue;
      }
      for (std::size_t i = 0; i < std::max(actors.reaching_others, peers.reaching_others); ++i)
        add_contacts(actors.people[i % actors.reaching_others], peers.people[i % peers.reaching_others]);
    }
  }
  return cells;
}

CellJudge::CellJudge(const Stage& stage)
    : stage_(stage),
      start_(prepared(stage, initial_state(stage.scenario(), stage.pack().vocabulary()))),
      expected_(prepared(stage, stage.state())),
      joined_(stage.scenario().world.sites().size(), SiteId{0}),
      changes_(stage.recorded().size()) {}

void CellJudge::judge(GateCell& cell) {
  if (stage_.recorded().size() != changes_) {
    expected_ = prepared(stage_, stage_.state());
    changes_ = stage_.recorded().size();
  }
  if (cell.interaction == kNone<InteractionId>) return judge_services(cell);
  if (cell.pool != kNone<PoolId>) return judge_administration(cell);
  judge_contact(cell);
}

void CellJudge::judge_services(GateCell& cell) const {
  cell.expected = Outcome::Works;
  cell.observed = services_started(stage_, cell.pool);
}

void CellJudge::judge_administration(GateCell& cell) const {
  const Decision decision = administer(stage_, stage_.state(), cell.pool);
  cell.expected = administer(stage_, expected_, cell.pool).outcome;
  cell.observed = decision.outcome;
  cell.rule = decision.rule;
  cell.was_unknown = decision.outcome == Outcome::Unknown && is_present(start_, cell.pool) &&
                     administer(stage_, start_, cell.pool).outcome == Outcome::Unknown;
}

void CellJudge::judge_contact(GateCell& cell) const {
  const auto decide = [&](const State& state, const IdVector<SiteId, SiteId>& regions) {
    return decide_contact(stage_.scenario(), stage_.pack(), state, regions, cell.actor, cell.peer, cell.modality);
  };
  const IdVector<SiteId, SiteId> as_is = stage_.scenario().world.regions(stage_.state().link_up);
  const Decision decision = decide(stage_.state(), as_is);
  cell.expected = decide(expected_, joined_).outcome;
  cell.observed = decision.outcome;
  cell.rule = decision.rule;
  cell.was_unknown = decision.outcome == Outcome::Unknown && decide(start_, joined_).outcome == Outcome::Unknown;
}

std::vector<ServerId> probe_route(const Stage& stage, const GateCell& cell) {
  std::vector<ServerId> route;
  if (cell.pool != kNone<PoolId>) {
    const ServerId seat = seat_of_administrator(stage);
    if (seat != kNone<ServerId>) route.push_back(seat);
    route.push_back(stage.server_of(cell.pool, 0));
    return route;
  }
  visit(stage, cell.actor, true, route);
  visit(stage, cell.peer, false, route);
  return route;
}

}  // namespace coexist::sim
