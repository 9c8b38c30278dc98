// From what is true (State) to what a rule may ask (Situation).
#pragma once

#include <vector>

#include "sim/compiled_pack.hpp"
#include "sim/people.hpp"
#include "sim/state.hpp"
#include "sim/world.hpp"

namespace coexist::sim {

/// What scheduling fixed about a meeting, and what has happened to it since.
struct MeetingFacts {
  bool scheduled = false;
  FormatId format = kNone<FormatId>;
  MeetingKindId kind = kNone<MeetingKindId>;
  ProductId made_on = kNone<ProductId>;
  SoftwareId made_with = kNone<SoftwareId>;
  ConditionId condition = kNone<ConditionId>;
  friend bool operator==(const MeetingFacts&, const MeetingFacts&) = default;
};

/// Whether two places reach each other. Cut: no line that is up leads from one to the other. None: one of the two is no
/// site of the estate.
enum class Way : std::uint8_t { Open, Cut, None };

/// Between two sites, each given by its region (see World::regions). O(1).
Way way_between(SiteId region_a, SiteId region_b);

/// What matters of a person at an instant. Interned by the population plane: there are few different ones.
struct PersonFacts {
  ClassId person_class = kNone<ClassId>;
  ProductId home = kNone<ProductId>;
  Service service = Service::Planned;  // of the home pool; meaningless without one
  std::vector<SoftwareId> software;    // by slot
  SiteId region = kNone<SiteId>;       // of the person's site, see World::regions
  SiteId home_region = kNone<SiteId>;  // of the home pool's site
  std::vector<bool> mark;              // by mark
  friend auto operator<=>(const PersonFacts&, const PersonFacts&) = default;
};

/// What matters of everything that belongs to nobody: singletons and flags.
struct SurroundingFacts {
  std::vector<ProductId> owner;  // by artefact kind; of the first artefact of the kind
  std::vector<Service> service;  // by artefact kind
  std::vector<bool> flag;
  friend auto operator<=>(const SurroundingFacts&, const SurroundingFacts&) = default;
};

/// The service that an artefact gives: its own, or that of the pool that owns it when that is worse than serving.
Service effective_service(const State& state, ArtefactId artefact);

/// `regions`: World::regions of that state. O(slots).
PersonFacts person_facts(const State& state, const World& world, const IdVector<SiteId, SiteId>& regions,
                         const People& people, PersonId person);
SurroundingFacts surrounding_facts(const State& state, const World& world, const Vocabulary& vocabulary);

/// Each writes the fields of its part of a situation; fields that no aspect asks about do not exist. O(fields).
void put_actor(const CompiledPack& pack, const PersonFacts& facts, Situation& situation);
void put_peer(const CompiledPack& pack, const PersonFacts& facts, Situation& situation);
/// What two people have between them.
void put_pair(const CompiledPack& pack, const PersonFacts& actor, const PersonFacts& peer, Situation& situation);
void put_host(const CompiledPack& pack, ProductId home, Service service, Situation& situation);
/// For an actor of that region and a host in that one.
void put_way_to_host(const CompiledPack& pack, SiteId actor, SiteId host, Situation& situation);
/// `owner` and `service` by artefact kind describe the artefacts the meeting is bound to.
void put_meeting(const CompiledPack& pack, const MeetingFacts& facts, const std::vector<ProductId>& owner,
                 const std::vector<Service>& service, Situation& situation);
void put_surroundings(const CompiledPack& pack, const SurroundingFacts& facts, Situation& situation);
void put_modality(const CompiledPack& pack, ModalityId modality, Situation& situation);

}  // namespace coexist::sim
