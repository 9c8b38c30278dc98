// Streams, and what they take of lines.
#include <algorithm>

#include "packs/building.hpp"

namespace coexist::scenarios::packs {
namespace {

using sim::AttributeKind;

bool of_the_actor(AttributeKind kind) {
  return kind == AttributeKind::ActorClass || kind == AttributeKind::ActorSoftware ||
         kind == AttributeKind::ActorHome || kind == AttributeKind::Switch;
}

bool of_two_people(AttributeKind kind) {
  return of_the_actor(kind) || kind == AttributeKind::PeerClass || kind == AttributeKind::PeerSoftware ||
         kind == AttributeKind::PeerHome;
}

bool of_a_meeting(AttributeKind kind) {
  return of_two_people(kind) || kind == AttributeKind::Host || kind == AttributeKind::MeetingKind;
}

std::optional<std::vector<sim::AttributeCondition>> when(Building& building, const WrittenMedia& written) {
  switch (written.use) {
    case sim::MediaUse::Meeting:
      return conditions_of(building, written.id, written.when, of_a_meeting, "a stream of a meeting",
                           "it asks for class, software and home of actor and peer, for host, meeting.kind and "
                           "switches");
    case sim::MediaUse::Call:
      return conditions_of(building, written.id, written.when, of_two_people, "a call",
                           "it asks for class, software and home of actor and peer, and for switches");
    case sim::MediaUse::Telephone:
      break;
  }
  return conditions_of(building, written.id, written.when, of_the_actor, "a call to the telephone network",
                       "it asks for class, software and home of the actor, and for switches");
}

void build_stream(Building& building, const WrittenStream& written) {
  sim::Stream stream;
  static_cast<sim::Named&>(stream) = building.named(written);
  stream.meetings = resolve(building, building.pack.vocabulary.assumptions, written.meetings, "assumption");
  if (stream.meetings != sim::kNone<sim::AssumptionId> &&
      building.pack.vocabulary.assumptions[stream.meetings].unit != "ppm") {
    building.diagnostics.error("E610", written.meetings->place,
                               fmt::format("assumption '{}' is no share of meetings", written.meetings->value),
                               "give it a value such as `75 %`");
  }
  add_entry(building, building.pack.vocabulary.streams, std::move(stream), written.id, "stream");
}

std::optional<sim::Media> media_of(Building& building, const WrittenMedia& written) {
  auto conditions = when(building, written);
  if (!conditions) return std::nullopt;  // about products of other hops
  const sim::Named named = building.named(written);
  return sim::Media{named.id,
                    named.label,
                    resolve(building, building.pack.vocabulary.streams, written.stream, "stream"),
                    written.use,
                    std::move(*conditions),
                    written.both_ways,
                    {written.typical_bps, written.most_bps, written.most_corrected_bps.value_or(written.most_bps)},
                    written.assumed,
                    written.because,
                    building.cited(written.sources),
                    named.provenance};
}

}  // namespace

void build_media(Building& building, const WrittenPack& written) {
  for (const WrittenStream& stream : written.streams) build_stream(building, stream);
  // The first that fits decides: what an upper layer adds stands before all that lies below, and what it replaces stays
  // where it was.
  std::vector<sim::Media>& all = building.pack.media;
  std::vector<sim::Media> added;
  std::set<std::string, std::less<>> here;
  for (const WrittenMedia& entry : written.media) {
    auto media = media_of(building, entry);
    if (!media) continue;
    const auto has_its_id = [&](const sim::Media& other) { return other.id == media->id; };
    if (!here.insert(media->id).second) {
      const auto twin = std::find_if(added.begin(), added.end(), has_its_id);
      const auto& first = twin != added.end() ? *twin : *std::find_if(all.begin(), all.end(), has_its_id);
      building.twice(entry.id, "media entry", first.provenance);
    } else if (const auto old = std::find_if(all.begin(), all.end(), has_its_id); old != all.end()) {
      *old = std::move(*media);
    } else {
      added.push_back(std::move(*media));
    }
  }
  all.insert(all.begin(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
}

}  // namespace coexist::scenarios::packs
