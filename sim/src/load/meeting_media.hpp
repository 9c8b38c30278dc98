// What one sitting of a meeting sends between sites.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "sim/line_load.hpp"

namespace coexist::sim {

/// What the people of one meeting at one site and the pool that hosts it send each other.
struct SiteFlow {
  SiteId site = kNone<SiteId>;
  SiteId host = kNone<SiteId>;
  MediaRates takes;
};

/// Knows what matters of everybody now, and what one of each kind takes.
///
/// People of whom the same matters are of one kind, by number: a meeting is then a handful of numbers, and what
/// somebody of a kind takes in a setting is looked up, not worked out from the pack's entries.
class MeetingMedia {
 public:
  MeetingMedia(const Scenario& scenario, const CompiledPack& pack);

  /// The person's home or software has changed.
  void forget(PersonId person) { kind_of_[person] = kUnknown; }

  /// With everybody as they are in `state`. O(participants log participants + kinds of people x entries).
  std::vector<SiteFlow> flows(const State& state, SeriesId series, PoolId host);

  /// By Pack::media.
  [[nodiscard]] const std::vector<bool>& used() const noexcept { return used_; }

 private:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  struct Kind {
    MediaPerson facts;
    std::vector<bool> is_peer;  // by Pack::media: it asks for a peer, and these people are one
  };
  // What decides about one participant beside who they are: where, what streams there are, for which entries there is
  // a peer.
  using Key = std::tuple<std::uint32_t, MediaSetting, std::vector<bool>, std::vector<bool>>;

  std::uint32_t kind_of(const State& state, PersonId person);
  const MediaRates& rates(const Key& key);
  const std::vector<bool>& streams(SeriesId series);

  const Scenario& scenario_;
  const CompiledPack& pack_;
  std::vector<bool> asks_for_peer_;  // by Pack::media
  IdVector<PersonId, std::uint32_t> kind_of_;
  std::vector<Kind> kinds_;
  std::map<MediaPerson, std::uint32_t> numbers_;
  IdVector<SeriesId, std::vector<bool>> streams_;  // empty: not drawn yet
  std::map<Key, MediaRates> known_;
  std::vector<bool> used_;
};

}  // namespace coexist::sim
