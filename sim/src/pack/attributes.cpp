#include <algorithm>
#include <array>

#include "sim/compiled_pack.hpp"

namespace coexist::sim {
namespace {

enum class ObjectKind : std::uint8_t { None, Slot, Mark, ArtefactKind, Flag, Switch };

// How each attribute is spelled: prefix + object id + suffix. Sorted as the enumerators are declared.
struct Spelling {
  AttributeKind kind;
  std::string_view prefix;
  std::string_view suffix;
  ObjectKind object;
};

constexpr std::array kSpellings{
    Spelling{AttributeKind::ActorClass, "actor.class", "", ObjectKind::None},
    Spelling{AttributeKind::ActorSoftware, "actor.software.", "", ObjectKind::Slot},
    Spelling{AttributeKind::ActorHome, "actor.home", "", ObjectKind::None},
    Spelling{AttributeKind::ActorService, "actor.home-service", "", ObjectKind::None},
    Spelling{AttributeKind::ActorWayHome, "actor.way-home", "", ObjectKind::None},
    Spelling{AttributeKind::ActorMark, "actor.mark.", "", ObjectKind::Mark},
    Spelling{AttributeKind::PeerClass, "peer.class", "", ObjectKind::None},
    Spelling{AttributeKind::PeerSoftware, "peer.software.", "", ObjectKind::Slot},
    Spelling{AttributeKind::PeerHome, "peer.home", "", ObjectKind::None},
    Spelling{AttributeKind::PeerService, "peer.home-service", "", ObjectKind::None},
    Spelling{AttributeKind::PeerWayHome, "peer.way-home", "", ObjectKind::None},
    Spelling{AttributeKind::PeerMark, "peer.mark.", "", ObjectKind::Mark},
    Spelling{AttributeKind::WayBetweenHomes, "way-between-homes", "", ObjectKind::None},
    Spelling{AttributeKind::Host, "host", "", ObjectKind::None},
    Spelling{AttributeKind::HostService, "host-service", "", ObjectKind::None},
    Spelling{AttributeKind::WayToHost, "actor.way-to-host", "", ObjectKind::None},
    Spelling{AttributeKind::MeetingFormat, "meeting.format", "", ObjectKind::None},
    Spelling{AttributeKind::MeetingKind, "meeting.kind", "", ObjectKind::None},
    Spelling{AttributeKind::MeetingMadeOn, "meeting.made-on", "", ObjectKind::None},
    Spelling{AttributeKind::MeetingMadeWith, "meeting.made-with.", "", ObjectKind::Slot},
    Spelling{AttributeKind::MeetingCondition, "meeting.condition", "", ObjectKind::None},
    Spelling{AttributeKind::BoundOwner, "meeting.", ".owner", ObjectKind::ArtefactKind},
    Spelling{AttributeKind::BoundService, "meeting.", ".service", ObjectKind::ArtefactKind},
    Spelling{AttributeKind::SingletonOwner, "", ".owner", ObjectKind::ArtefactKind},
    Spelling{AttributeKind::SingletonService, "", ".service", ObjectKind::ArtefactKind},
    Spelling{AttributeKind::Flag, "flag.", "", ObjectKind::Flag},
    Spelling{AttributeKind::Switch, "switch.", "", ObjectKind::Switch},
    Spelling{AttributeKind::Modality, "modality", "", ObjectKind::None},
};

const std::string* object_name(const Vocabulary& vocabulary, ObjectKind kind, std::uint32_t object) {
  switch (kind) {
    case ObjectKind::None:
      return nullptr;
    case ObjectKind::Slot:
      return &vocabulary.slots[id_at<SlotId>(object)].id;
    case ObjectKind::Mark:
      return &vocabulary.marks[id_at<MarkId>(object)].id;
    case ObjectKind::ArtefactKind:
      return &vocabulary.artefact_kinds[id_at<ArtefactKindId>(object)].id;
    case ObjectKind::Flag:
      return &vocabulary.flags[id_at<FlagId>(object)].id;
    case ObjectKind::Switch:
      return &vocabulary.switches[id_at<SwitchId>(object)].id;
  }
  return nullptr;
}

bool find_object(const Vocabulary& vocabulary, ObjectKind kind, std::string_view name, std::uint32_t& object) {
  const auto found = [&object](auto id) {
    object = static_cast<std::uint32_t>(id);
    return id != kNone<decltype(id)>;
  };
  switch (kind) {
    case ObjectKind::None:
      return name.empty();
    case ObjectKind::Slot:
      return found(find(vocabulary.slots, name));
    case ObjectKind::Mark:
      return found(find(vocabulary.marks, name));
    case ObjectKind::ArtefactKind:
      return found(find(vocabulary.artefact_kinds, name));
    case ObjectKind::Flag:
      return found(find(vocabulary.flags, name));
    case ObjectKind::Switch:
      return found(find(vocabulary.switches, name));
  }
  return false;
}

template <typename Id, typename T>
std::vector<std::string> names(const IdVector<Id, T>& table, bool with_none) {
  std::vector<std::string> out;
  for (const T& entry : table) out.push_back(entry.id);
  if (with_none) out.emplace_back("none");
  return out;
}

std::vector<std::string> services() {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kServices; ++i) out.emplace_back(name_of(static_cast<Service>(i)));
  out.emplace_back("none");
  return out;
}

}  // namespace

ValueKind value_kind(AttributeKind attribute) noexcept {
  switch (attribute) {
    case AttributeKind::ActorClass:
    case AttributeKind::PeerClass:
      return ValueKind::Class;
    case AttributeKind::ActorSoftware:
    case AttributeKind::PeerSoftware:
    case AttributeKind::MeetingMadeWith:
      return ValueKind::Software;
    case AttributeKind::ActorHome:
    case AttributeKind::PeerHome:
    case AttributeKind::Host:
    case AttributeKind::MeetingMadeOn:
    case AttributeKind::BoundOwner:
    case AttributeKind::SingletonOwner:
      return ValueKind::Product;
    case AttributeKind::ActorService:
    case AttributeKind::PeerService:
    case AttributeKind::HostService:
    case AttributeKind::BoundService:
    case AttributeKind::SingletonService:
      return ValueKind::Service;
    case AttributeKind::ActorWayHome:
    case AttributeKind::PeerWayHome:
    case AttributeKind::WayBetweenHomes:
    case AttributeKind::WayToHost:
      return ValueKind::Way;
    case AttributeKind::MeetingFormat:
      return ValueKind::Format;
    case AttributeKind::MeetingKind:
      return ValueKind::MeetingKind;
    case AttributeKind::MeetingCondition:
      return ValueKind::Condition;
    case AttributeKind::ActorMark:
    case AttributeKind::PeerMark:
    case AttributeKind::Flag:
      return ValueKind::OffOn;
    case AttributeKind::Switch:
      return ValueKind::Choice;
    case AttributeKind::Modality:
      return ValueKind::Modality;
  }
  return ValueKind::OffOn;
}

std::vector<std::string> domain(const Vocabulary& vocabulary, Attribute attribute) {
  switch (value_kind(attribute.kind)) {
    case ValueKind::Class:
      return names(vocabulary.classes, false);
    case ValueKind::Software:
      // All software, of whatever slot: values are then SoftwareIds, and rules that name software of another slot are
      // found unreachable by the checks instead of shifting indices.
      return names(vocabulary.software, true);
    case ValueKind::Product:
      return names(vocabulary.products, true);
    case ValueKind::Format:
      return names(vocabulary.formats, true);
    case ValueKind::MeetingKind:
      return names(vocabulary.meeting_kinds, true);
    case ValueKind::Condition:
      return names(vocabulary.conditions, true);
    case ValueKind::Modality:
      return names(vocabulary.modalities, true);
    case ValueKind::Service:
      return services();
    case ValueKind::Way:
      return {"open", "cut", "none"};  // the order of Way
    case ValueKind::OffOn:
      return {"off", "on"};
    case ValueKind::Choice:
      return vocabulary.switches[id_at<SwitchId>(attribute.object)].values;
  }
  return {};
}

std::string spelled(const Vocabulary& vocabulary, Attribute attribute) {
  const auto spelling =
      std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& s) { return s.kind == attribute.kind; });
  std::string out(spelling->prefix);
  if (const std::string* name = object_name(vocabulary, spelling->object, attribute.object)) out += *name;
  out += spelling->suffix;
  return out;
}

bool parse_attribute(const Vocabulary& vocabulary, std::string_view text, Attribute& attribute) {
  for (const Spelling& s : kSpellings) {
    if (s.object == ObjectKind::None) {
      if (text != s.prefix) continue;
      attribute = {s.kind, 0};
      return true;
    }
    if (!text.starts_with(s.prefix) || !text.ends_with(s.suffix)) continue;
    if (text.size() <= s.prefix.size() + s.suffix.size()) continue;
    const std::string_view name = text.substr(s.prefix.size(), text.size() - s.prefix.size() - s.suffix.size());
    std::uint32_t object = 0;
    if (!find_object(vocabulary, s.object, name, object)) continue;
    attribute = {s.kind, object};
    return true;
  }
  return false;
}

std::string_view name_of(Service service) noexcept {
  switch (service) {
    case Service::Planned:
      return "planned";
    case Service::Starting:
      return "starting";
    case Service::Serving:
      return "serving";
    case Service::Switching:
      return "switching";
    case Service::Stopped:
      return "stopped";
    case Service::Decommissioned:
      return "decommissioned";
  }
  return "?";
}

}  // namespace coexist::sim
