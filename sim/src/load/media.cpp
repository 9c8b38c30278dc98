#include "sim/media.hpp"

#include <algorithm>

#include "sim/compiled_pack.hpp"

namespace coexist::sim {
namespace {

// The last value of a domain whose attribute may be absent means "none".
template <typename Id, typename Table>
std::size_t value_of(Id id, const Table& table) {
  return id == kNone<Id> ? table.size() : index(id);
}

bool admits(const ValueMask& mask, std::size_t value) {
  return mask.empty() || (value < mask.size() && mask[value]);
}

enum class Sort : std::uint8_t { Actor, Peer, Setting };

Sort sort_of(AttributeKind kind) {
  switch (kind) {
    case AttributeKind::ActorClass:
    case AttributeKind::ActorSoftware:
    case AttributeKind::ActorHome:
      return Sort::Actor;
    case AttributeKind::PeerClass:
    case AttributeKind::PeerSoftware:
    case AttributeKind::PeerHome:
      return Sort::Peer;
    default:
      return Sort::Setting;
  }
}

bool admits(const Vocabulary& v, const AttributeCondition& condition, const MediaPerson& person) {
  switch (condition.attribute.kind) {
    case AttributeKind::ActorClass:
    case AttributeKind::PeerClass:
      return admits(condition.values, index(person.person_class));
    case AttributeKind::ActorSoftware:
    case AttributeKind::PeerSoftware:
      return admits(condition.values, value_of(person.software[condition.attribute.object], v.software));
    default:
      return admits(condition.values, value_of(person.home, v.products));
  }
}

bool fits(const Pack& pack, const Media& media, Sort sort, const MediaPerson& person) {
  return std::all_of(media.when.begin(), media.when.end(), [&](const AttributeCondition& condition) {
    return sort_of(condition.attribute.kind) != sort || admits(pack.vocabulary, condition, person);
  });
}

}  // namespace

MediaRates& MediaRates::operator+=(const MediaRates& other) {
  typical_bps += other.typical_bps;
  most_bps += other.most_bps;
  most_corrected_bps += other.most_corrected_bps;
  return *this;
}

MediaRates MediaRates::times(std::int64_t n) const {
  return {typical_bps * n, most_bps * n, most_corrected_bps * n};
}

bool fits_actor(const Pack& pack, const Media& media, const MediaPerson& actor) {
  return fits(pack, media, Sort::Actor, actor);
}

bool fits_peer(const Pack& pack, const Media& media, const MediaPerson& peer) {
  return fits(pack, media, Sort::Peer, peer);
}

bool fits_setting(const CompiledPack& pack, const Media& media, const MediaSetting& setting) {
  const Vocabulary& v = pack.vocabulary();
  return std::all_of(media.when.begin(), media.when.end(), [&](const AttributeCondition& condition) {
    switch (condition.attribute.kind) {
      case AttributeKind::Host:
        return admits(condition.values, value_of(setting.host, v.products));
      case AttributeKind::MeetingKind:
        return admits(condition.values, value_of(setting.kind, v.meeting_kinds));
      case AttributeKind::Switch:
        return admits(condition.values, pack.switches()[id_at<SwitchId>(condition.attribute.object)]);
      default:
        return true;  // about people
    }
  });
}

bool asks_for_peer(const Media& media) {
  return std::any_of(media.when.begin(), media.when.end(), [](const AttributeCondition& condition) {
    return sort_of(condition.attribute.kind) == Sort::Peer;
  });
}

MediaRates on_line(const Media& media) {
  return media.one_way.times(media.both_ways ? 2 : 1);
}

const Media* media_of_call(const CompiledPack& pack, StreamId stream, const MediaPerson& actor,
                           const MediaPerson* peer) {
  const MediaUse use = peer == nullptr ? MediaUse::Telephone : MediaUse::Call;
  const auto& all = pack.pack().media;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Media& media) {
    return media.stream == stream && media.use == use && fits_setting(pack, media, {}) &&
           fits_actor(pack.pack(), media, actor) && (peer == nullptr || fits_peer(pack.pack(), media, *peer));
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace coexist::sim
