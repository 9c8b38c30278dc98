#include "sim/situation.hpp"

namespace coexist::sim {
namespace {

// "None" is the last value of a domain that may be absent.
template <typename Id>
std::uint8_t value_of(const CompiledPack& pack, FieldId field, Id id) {
  return static_cast<std::uint8_t>(id == kNone<Id> ? pack.domain_size(field) - 1 : index(id));
}

template <typename Value>
void put(const CompiledPack& pack, Attribute attribute, Situation& situation, Value value) {
  const FieldId field = pack.field(attribute);
  if (field == kNone<FieldId>) return;
  if constexpr (std::is_same_v<Value, std::uint8_t>) {
    situation[index(field)] = value;
  } else {
    situation[index(field)] = value_of(pack, field, value);
  }
}

std::uint8_t service_value(bool exists, Service service) {
  return exists ? static_cast<std::uint8_t>(service) : static_cast<std::uint8_t>(kServices);  // "none"
}

void put_person(const CompiledPack& pack, const PersonFacts& facts, bool actor, Situation& situation) {
  put(pack, {actor ? AttributeKind::ActorClass : AttributeKind::PeerClass}, situation, facts.person_class);
  put(pack, {actor ? AttributeKind::ActorHome : AttributeKind::PeerHome}, situation, facts.home);
  put(pack, {actor ? AttributeKind::ActorService : AttributeKind::PeerService}, situation,
      service_value(facts.home != kNone<ProductId>, facts.service));
  for (std::size_t slot = 0; slot < facts.software.size(); ++slot) {
    put(pack, {actor ? AttributeKind::ActorSoftware : AttributeKind::PeerSoftware, static_cast<std::uint32_t>(slot)},
        situation, facts.software[slot]);
  }
  for (std::size_t mark = 0; mark < facts.mark.size(); ++mark) {
    put(pack, {actor ? AttributeKind::ActorMark : AttributeKind::PeerMark, static_cast<std::uint32_t>(mark)}, situation,
        static_cast<std::uint8_t>(facts.mark[mark] ? 1 : 0));
  }
}

}  // namespace

Service effective_service(const State& state, ArtefactId artefact) {
  const Service own = state.artefact[artefact];
  const PoolId owner = state.owner[artefact];
  if (own != Service::Serving || owner == kNone<PoolId>) return own;
  return state.pool[owner];
}

Way way_between(SiteId region_a, SiteId region_b) {
  if (region_a == kNone<SiteId> || region_b == kNone<SiteId>) return Way::None;
  return region_a == region_b ? Way::Open : Way::Cut;
}

PersonFacts person_facts(const State& state, const World& world, const IdVector<SiteId, SiteId>& regions,
                         const People& people, PersonId person) {
  PersonFacts facts;
  facts.person_class = people.person_class[person];
  const PoolId home = state.home[person];
  if (home != kNone<PoolId>) {
    facts.home = world.pools()[home].product;
    facts.service = state.pool[home];
    facts.home_region = regions[world.pools()[home].site];
  }
  if (const SiteId site = people.site[person]; site != kNone<SiteId>) facts.region = regions[site];
  facts.software.reserve(state.software.size());
  for (const auto& slot : state.software) facts.software.push_back(slot[person]);
  for (const auto& mark : state.mark) facts.mark.push_back(mark[person]);
  return facts;
}

SurroundingFacts surrounding_facts(const State& state, const World& world, const Vocabulary& vocabulary) {
  SurroundingFacts facts;
  const std::size_t kinds = vocabulary.artefact_kinds.size();
  facts.owner.assign(kinds, kNone<ProductId>);
  facts.service.assign(kinds, Service::Planned);
  std::vector<bool> seen(kinds, false);
  for (ArtefactId artefact : ids<ArtefactId>(world.artefacts().size())) {
    const std::size_t kind = index(world.artefacts()[artefact].kind);
    const PoolId owner = state.owner[artefact];
    if (seen[kind] || owner == kNone<PoolId>) continue;
    seen[kind] = true;
    facts.owner[kind] = world.pools()[owner].product;
    facts.service[kind] = effective_service(state, artefact);
  }
  facts.flag = state.flag.raw();
  return facts;
}

void put_actor(const CompiledPack& pack, const PersonFacts& facts, Situation& situation) {
  put_person(pack, facts, true, situation);
  put(pack, {AttributeKind::ActorWayHome}, situation,
      static_cast<std::uint8_t>(way_between(facts.region, facts.home_region)));
}

void put_peer(const CompiledPack& pack, const PersonFacts& facts, Situation& situation) {
  put_person(pack, facts, false, situation);
  put(pack, {AttributeKind::PeerWayHome}, situation,
      static_cast<std::uint8_t>(way_between(facts.region, facts.home_region)));
}

void put_pair(const CompiledPack& pack, const PersonFacts& actor, const PersonFacts& peer, Situation& situation) {
  put(pack, {AttributeKind::WayBetweenHomes}, situation,
      static_cast<std::uint8_t>(way_between(actor.home_region, peer.home_region)));
}

void put_host(const CompiledPack& pack, ProductId home, Service service, Situation& situation) {
  put(pack, {AttributeKind::Host}, situation, home);
  put(pack, {AttributeKind::HostService}, situation, service_value(home != kNone<ProductId>, service));
}

void put_way_to_host(const CompiledPack& pack, SiteId actor, SiteId host, Situation& situation) {
  put(pack, {AttributeKind::WayToHost}, situation, static_cast<std::uint8_t>(way_between(actor, host)));
}

void put_meeting(const CompiledPack& pack, const MeetingFacts& facts, const std::vector<ProductId>& owner,
                 const std::vector<Service>& service, Situation& situation) {
  put(pack, {AttributeKind::MeetingFormat}, situation, facts.format);
  put(pack, {AttributeKind::MeetingKind}, situation, facts.kind);
  put(pack, {AttributeKind::MeetingMadeOn}, situation, facts.made_on);
  put(pack, {AttributeKind::MeetingCondition}, situation, facts.condition);
  if (pack.pack().scheduling_slot != kNone<SlotId>) {
    put(pack, {AttributeKind::MeetingMadeWith, static_cast<std::uint32_t>(pack.pack().scheduling_slot)}, situation,
        facts.made_with);
  }
  for (std::size_t kind = 0; kind < owner.size(); ++kind) {
    const auto object = static_cast<std::uint32_t>(kind);
    put(pack, {AttributeKind::BoundOwner, object}, situation, owner[kind]);
    put(pack, {AttributeKind::BoundService, object}, situation,
        service_value(owner[kind] != kNone<ProductId>, service[kind]));
  }
}

void put_surroundings(const CompiledPack& pack, const SurroundingFacts& facts, Situation& situation) {
  for (std::size_t kind = 0; kind < facts.owner.size(); ++kind) {
    const auto object = static_cast<std::uint32_t>(kind);
    put(pack, {AttributeKind::SingletonOwner, object}, situation, facts.owner[kind]);
    put(pack, {AttributeKind::SingletonService, object}, situation,
        service_value(facts.owner[kind] != kNone<ProductId>, facts.service[kind]));
  }
  for (std::size_t flag = 0; flag < facts.flag.size(); ++flag) {
    put(pack, {AttributeKind::Flag, static_cast<std::uint32_t>(flag)}, situation,
        static_cast<std::uint8_t>(facts.flag[flag] ? 1 : 0));
  }
}

void put_modality(const CompiledPack& pack, ModalityId modality, Situation& situation) {
  put(pack, {AttributeKind::Modality}, situation, modality);
}

}  // namespace coexist::sim
