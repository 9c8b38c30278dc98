#include "load/meeting_media.hpp"

#include <algorithm>
#include <utility>

#include "sim/random.hpp"

namespace coexist::sim {

std::vector<bool> streams_of(const Scenario& scenario, const Pack& pack, SeriesId series) {
  const Vocabulary& v = pack.vocabulary;
  std::vector<bool> has(v.streams.size(), false);
  for (const StreamId stream : ids<StreamId>(has.size())) {
    const AssumptionId share = v.streams[stream].meetings;
    if (share == kNone<AssumptionId>) continue;
    const std::int64_t ppm =
        index(share) < scenario.assumptions.size() ? scenario.assumptions[share] : v.assumptions[share].value;
    RandomStream draws(scenario.seed, v.assumptions[share].id, scenario.calendar.id[series]);
    has[index(stream)] = draws.chance_ppm(ppm);
  }
  return has;
}

MediaPerson media_person(const Scenario& scenario, const State& state, PersonId person) {
  MediaPerson facts{scenario.people.person_class[person], kNone<ProductId>, {}};
  if (const PoolId home = state.home[person]; home != kNone<PoolId>) facts.home = scenario.world.pools()[home].product;
  for (const auto& slot : state.software) facts.software.push_back(slot[person]);
  return facts;
}

MeetingMedia::MeetingMedia(const Scenario& scenario, const CompiledPack& pack)
    : scenario_(scenario),
      pack_(pack),
      kind_of_(scenario.people.size(), kUnknown),
      streams_(scenario.calendar.size()),
      used_(pack.pack().media.size(), false) {
  for (const Media& media : pack.pack().media) asks_for_peer_.push_back(asks_for_peer(media));
}

std::vector<SiteFlow> MeetingMedia::flows(const State& state, SeriesId series, PoolId host) {
  const Pool& pool = scenario_.world.pools()[host];
  const auto invited = scenario_.calendar.participants_of(series);
  const auto is_away = [&](PersonId person) {
    const SiteId site = scenario_.people.site[person];
    return site != kNone<SiteId> && site != pool.site;
  };
  std::vector<SiteFlow> flows;
  if (std::none_of(invited.begin(), invited.end(), is_away)) return flows;  // most meetings take no line
  std::vector<std::int64_t> peers(asks_for_peer_.size(), 0);
  std::vector<std::pair<SiteId, std::uint32_t>> away;
  for (const PersonId person : invited) {
    const std::uint32_t kind = kind_of(state, person);
    for (std::size_t m = 0; m < peers.size(); ++m) peers[m] += kinds_[kind].is_peer[m] ? 1 : 0;
    if (is_away(person)) away.emplace_back(scenario_.people.site[person], kind);
  }
  std::sort(away.begin(), away.end());
  for (std::size_t i = 0; i < away.size();) {
    const auto [site, kind] = away[i];
    std::size_t n = i;
    while (n < away.size() && away[n] == away[i]) ++n;
    std::vector<bool> has_peer(peers.size());  // nobody is their own peer
    for (std::size_t m = 0; m < peers.size(); ++m) has_peer[m] = peers[m] > (kinds_[kind].is_peer[m] ? 1 : 0);
    const MediaSetting setting{pool.product, scenario_.calendar.kind[series]};
    const MediaRates& each = rates({kind, setting, streams(series), std::move(has_peer)});
    if (flows.empty() || flows.back().site != site) flows.push_back({site, pool.site, {}});
    flows.back().takes += each.times(static_cast<std::int64_t>(n - i));
    i = n;
  }
  return flows;
}

std::uint32_t MeetingMedia::kind_of(const State& state, PersonId person) {
  std::uint32_t& known = kind_of_[person];
  if (known != kUnknown) return known;
  const MediaPerson facts = media_person(scenario_, state, person);
  const auto [at, is_new] = numbers_.try_emplace(facts, static_cast<std::uint32_t>(kinds_.size()));
  if (is_new) {
    Kind kind{facts, {}};
    for (std::size_t m = 0; m < asks_for_peer_.size(); ++m) {
      kind.is_peer.push_back(asks_for_peer_[m] && fits_peer(pack_.pack(), pack_.pack().media[m], facts));
    }
    kinds_.push_back(std::move(kind));
  }
  return known = at->second;
}

const MediaRates& MeetingMedia::rates(const Key& key) {
  const auto [at, is_new] = known_.try_emplace(key);
  if (!is_new) return at->second;
  const auto& [kind, setting, streams, has_peer] = key;
  for (const StreamId stream : ids<StreamId>(streams.size())) {
    if (!streams[index(stream)]) continue;
    for (std::size_t m = 0; m < asks_for_peer_.size(); ++m) {
      const Media& media = pack_.pack().media[m];
      if (media.use != MediaUse::Meeting || media.stream != stream) continue;
      if (asks_for_peer_[m] && !has_peer[m]) continue;
      if (!fits_actor(pack_.pack(), media, kinds_[kind].facts) || !fits_setting(pack_, media, setting)) continue;
      at->second += on_line(media);
      used_[m] = true;
      break;  // the first that fits
    }
  }
  return at->second;
}

const std::vector<bool>& MeetingMedia::streams(SeriesId series) {
  std::vector<bool>& drawn = streams_[series];
  if (drawn.empty()) drawn = streams_of(scenario_, pack_.pack(), series);
  return drawn;
}

}  // namespace coexist::sim
