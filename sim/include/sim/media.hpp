// Media: what a stream takes of a line, by who sends it with what, to whom, and which product hosts it.
//
// Figures are documented for one direction. A line of the world is shared by both, so that a stream that goes both ways
// counts twice on it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/rules.hpp"
#include "sim/vocabulary.hpp"

namespace coexist::sim {

struct Pack;
class CompiledPack;

/// Bits a second. `typical` is a mean over the ups and downs of a stream, and says what flows; a line that is to carry
/// a stream whatever happens needs `most`, and `most_corrected` if packets that get lost are made up for.
struct MediaRates {
  std::int64_t typical_bps = 0;
  std::int64_t most_bps = 0;
  std::int64_t most_corrected_bps = 0;  // that of `most` where nothing is corrected
  MediaRates& operator+=(const MediaRates& other);
  /// So many times as much; to take away, -1.
  [[nodiscard]] MediaRates times(std::int64_t n) const;
  friend bool operator==(const MediaRates&, const MediaRates&) = default;
};

/// Where a stream flows: between a participant and the pool that hosts the meeting, between two people, or between
/// somebody and the telephone network.
enum class MediaUse : std::uint8_t { Meeting, Call, Telephone };

/// What such a stream takes where all conditions hold. They may ask for the actor's class, software and home, for
/// switches; in meetings also for the host and the meeting's kind; in calls and meetings also for the peer's class,
/// software and home. The peer of a meeting is any other participant: somebody must be there of whom all that holds.
struct Media {
  std::string id;
  std::string label;
  StreamId stream = kNone<StreamId>;
  MediaUse use = MediaUse::Meeting;
  std::vector<AttributeCondition> when;
  bool both_ways = true;  // as much comes back
  MediaRates one_way;
  bool assumed = false;  // nobody documents that it is so
  std::string because;
  std::vector<std::string> sources;
  Provenance provenance;
  friend bool operator==(const Media&, const Media&) = default;
};

/// What matters of somebody who takes part. There are few different ones.
struct MediaPerson {
  ClassId person_class = kNone<ClassId>;
  ProductId home = kNone<ProductId>;
  std::vector<SoftwareId> software;  // by slot
  friend auto operator<=>(const MediaPerson&, const MediaPerson&) = default;
};

/// Who or what is in between; kNone outside of meetings.
struct MediaSetting {
  ProductId host = kNone<ProductId>;
  MeetingKindId kind = kNone<MeetingKindId>;
  friend auto operator<=>(const MediaSetting&, const MediaSetting&) = default;
};

/// Whether conditions of one sort hold; those of other sorts are not looked at. O(conditions).
bool fits_actor(const Pack& pack, const Media& media, const MediaPerson& actor);
bool fits_peer(const Pack& pack, const Media& media, const MediaPerson& peer);
bool fits_setting(const CompiledPack& pack, const Media& media, const MediaSetting& setting);
/// Whether it asks for a peer at all.
bool asks_for_peer(const Media& media);

/// What it takes of a line, all ways that it goes.
MediaRates on_line(const Media& media);

/// The entry for a stream of a call; `peer` is null of a call to the telephone network. Null if none fits.
/// O(entries x conditions).
const Media* media_of_call(const CompiledPack& pack, StreamId stream, const MediaPerson& actor,
                           const MediaPerson* peer);

}  // namespace coexist::sim
