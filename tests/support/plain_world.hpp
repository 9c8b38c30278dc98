// The world at every instant of a trace, for interpreters that one can check against the model with a finger on the
// page: what each attribute says there, looked up afresh each time, and what is decided for it.
#pragma once

#include <iterator>
#include <map>
#include <set>
#include <string>

#include "plain_pack.hpp"
#include "sim/scenario.hpp"
#include "sim/trace.hpp"

namespace coexist::support {

class PlainWorld {
 public:
  PlainWorld(const sim::Scenario& scenario, const sim::CompiledPack& pack, const sim::Trace& trace)
      : scenario_(scenario), compiled_(pack), pack_(pack.pack()), plain_(pack_), trace_(trace) {}

 protected:
  static constexpr sim::Instant kBefore{INT64_MIN};

  struct Pending {  // what a move, or a step that changed software, has set going, and not done yet
    const sim::MeetingTransition* transition = nullptr;
    sim::ProductId from, to;
    sim::StepKindId step;
  };
  struct Meeting {
    bool made = false;
    sim::FormatId format = sim::kNone<sim::FormatId>;
    sim::ProductId made_on = sim::kNone<sim::ProductId>;
    sim::SoftwareId made_with = sim::kNone<sim::SoftwareId>;
    sim::ConditionId condition = sim::kNone<sim::ConditionId>;
    std::map<sim::ArtefactKindId, sim::ArtefactId> bound;
    std::multimap<sim::Instant, Pending> pending;  // of one instant in the pack's order; called off by being made anew
  };
  struct Scene {  // who does what, when
    const sim::State& state;
    sim::PersonId actor;
    sim::PersonId organiser = sim::kNone<sim::PersonId>;
    sim::MeetingKindId kind = sim::kNone<sim::MeetingKindId>;
    const Meeting* meeting = nullptr;
  };

  void keep_states(const sim::Trace& changes) {
    sim::State state = sim::initial_state(scenario_, pack_.vocabulary);
    states_.clear();
    states_.emplace(kBefore, state);
    for (const sim::Change& change : changes) {
      sim::apply(state, change);
      states_.insert_or_assign(change.at, state);
    }
  }

  [[nodiscard]] const sim::State& state_at(sim::Instant t) const { return std::prev(states_.upper_bound(t))->second; }

  template <typename Id, typename Table>
  static std::string name(const Table& table, Id id) {
    return id == sim::kNone<Id> ? "none" : table[id].id;
  }
  [[nodiscard]] sim::ProductId product_of(sim::PoolId pool) const {
    return pool == sim::kNone<sim::PoolId> ? sim::kNone<sim::ProductId> : scenario_.world.pools()[pool].product;
  }
  [[nodiscard]] sim::ProductId home_product(const sim::State& state, sim::PersonId person) const {
    return product_of(state.home[person]);
  }
  static std::string service(const sim::State& state, sim::PoolId pool) {
    return pool == sim::kNone<sim::PoolId> ? "none" : std::string(name_of(state.pool[pool]));
  }
  static std::string service(const sim::State& state, sim::ArtefactId artefact) {
    const bool by_itself = state.artefact[artefact] != sim::Service::Serving;
    return by_itself ? std::string(name_of(state.artefact[artefact])) : service(state, state.owner[artefact]);
  }
  [[nodiscard]] bool reaches(sim::SiteId from, sim::SiteId to, const std::set<sim::LinkId>& links) const {
    std::set<sim::SiteId> seen{from};
    for (std::size_t before = 0; before != seen.size();) {
      before = seen.size();
      for (sim::LinkId link : links) {
        const sim::Link& line = scenario_.world.links()[link];
        if (seen.contains(line.a) || seen.contains(line.b)) seen.insert({line.a, line.b});
      }
    }
    return seen.contains(to);
  }
  [[nodiscard]] std::string way(const sim::State& state, sim::PersonId person, sim::PoolId pool) const {
    const sim::SiteId site = scenario_.people.site[person];
    if (site == sim::kNone<sim::SiteId> || pool == sim::kNone<sim::PoolId>) return "none";
    std::set<sim::LinkId> all, up;
    for (sim::LinkId link : sim::ids<sim::LinkId>(scenario_.world.links().size())) {
      all.insert(link);
      if (state.link_up[link]) up.insert(link);
    }
    const sim::SiteId there = scenario_.world.pools()[pool].site;
    return reaches(site, there, up) || !reaches(site, there, all) ? "open" : "cut";
  }
  [[nodiscard]] sim::ArtefactId singleton(sim::ArtefactKindId kind) const {
    for (sim::ArtefactId a : sim::ids<sim::ArtefactId>(scenario_.world.artefacts().size())) {
      if (scenario_.world.artefacts()[a].kind == kind) return a;
    }
    return sim::kNone<sim::ArtefactId>;
  }

  [[nodiscard]] std::string value(const Scene& scene, sim::Attribute attribute) const {
    using K = sim::AttributeKind;
    const sim::Vocabulary& v = pack_.vocabulary;
    const sim::State& state = scene.state;
    const auto slot = static_cast<sim::SlotId>(attribute.object);
    const auto kind = static_cast<sim::ArtefactKindId>(attribute.object);
    const bool hosted = scene.organiser != sim::kNone<sim::PersonId>;
    const sim::PoolId host = hosted ? state.home[scene.organiser] : sim::kNone<sim::PoolId>;
    sim::ArtefactId bound = sim::kNone<sim::ArtefactId>;
    if (scene.meeting != nullptr && scene.meeting->bound.contains(kind)) bound = scene.meeting->bound.at(kind);
    switch (attribute.kind) {
      case K::ActorClass:
        return v.classes[scenario_.people.person_class[scene.actor]].id;
      case K::ActorSoftware:
        return name(v.software, state.software[slot][scene.actor]);
      case K::ActorHome:
        return name(v.products, home_product(state, scene.actor));
      case K::ActorService:
        return service(state, state.home[scene.actor]);
      case K::ActorWayHome:
        return way(state, scene.actor, state.home[scene.actor]);
      case K::WayToHost:
        return way(state, scene.actor, host);
      case K::ActorMark:
        return state.mark[static_cast<sim::MarkId>(attribute.object)][scene.actor] ? "on" : "off";
      case K::Host:
        return name(v.products, product_of(host));
      case K::HostService:
        return service(state, host);
      case K::MeetingFormat:
        return scene.meeting == nullptr ? "none" : name(v.formats, scene.meeting->format);
      case K::MeetingKind:
        return name(v.meeting_kinds, scene.kind);
      case K::MeetingMadeOn:
        return scene.meeting == nullptr ? "none" : name(v.products, scene.meeting->made_on);
      case K::MeetingMadeWith:
        return scene.meeting == nullptr ? "none" : name(v.software, scene.meeting->made_with);
      case K::MeetingCondition:
        return scene.meeting == nullptr ? "none" : name(v.conditions, scene.meeting->condition);
      case K::BoundOwner:
        return bound == sim::kNone<sim::ArtefactId> ? "none" : name(v.products, product_of(state.owner[bound]));
      case K::BoundService:
        return bound == sim::kNone<sim::ArtefactId> ? "none" : service(state, bound);
      case K::SingletonOwner:
        return name(v.products, product_of(state.owner[singleton(kind)]));
      case K::SingletonService:
        return service(state, singleton(kind));
      case K::Flag:
        return state.flag[static_cast<sim::FlagId>(attribute.object)] ? "on" : "off";
      case K::Switch: {
        const auto chosen = static_cast<sim::SwitchId>(attribute.object);
        return v.switches[chosen].values[compiled_.switches()[chosen]];
      }
      case K::PeerClass:
      case K::PeerSoftware:
      case K::PeerHome:
      case K::PeerService:
      case K::PeerWayHome:
      case K::WayBetweenHomes:
      case K::PeerMark:
      case K::Modality:
        break;
    }
    return "none";
  }

  [[nodiscard]] sim::Decision decide(sim::InteractionId interaction, const Scene& scene) const {
    return plain_.decide(interaction, scenario_.people.person_class[scene.actor],
                         [&](sim::Attribute attribute) { return value(scene, attribute); });
  }

  [[nodiscard]] bool frozen(sim::SoftwareId software, sim::Instant t) const {
    bool is = false;
    for (const sim::Change& change : trace_) {
      if (change.at <= t && change.kind == sim::ChangeKind::SchedulingFreeze && id(software) == change.subject)
        is = change.value != 0;
    }
    return is;
  }
  template <typename Id>
  static std::uint32_t id(Id i) {
    return static_cast<std::uint32_t>(i);
  }

  const sim::Scenario& scenario_;
  const sim::CompiledPack& compiled_;
  const sim::Pack& pack_;
  PlainPack plain_;
  const sim::Trace& trace_;
  std::map<sim::Instant, sim::State> states_;  // after all changes at each instant
};

}  // namespace coexist::support
