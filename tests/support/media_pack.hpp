// Streams and what they take, laid over a made-up pack.
#pragma once

#include <string>
#include <utility>

#include "sim/compiled_pack.hpp"
#include "sim/random.hpp"

namespace coexist::support {

/// Of meetings with that share; without one, of calls only.
inline sim::StreamId add_stream(sim::Pack& pack, const std::string& id, std::int64_t ppm) {
  sim::Assumption share;
  share.id = "meetings-with-" + id;
  share.value = share.low = share.high = ppm;
  share.unit = "ppm";
  sim::Stream stream;
  stream.id = id;
  stream.meetings = pack.vocabulary.assumptions.push_back(std::move(share));
  return pack.vocabulary.streams.push_back(std::move(stream));
}

/// In kbit/s, one way.
inline sim::Media& add_media(sim::Pack& pack, sim::StreamId stream, std::int64_t typical, std::int64_t most) {
  sim::Media media;
  media.id = "media-" + std::to_string(pack.media.size());
  media.stream = stream;
  media.one_way = {typical * 1'000, most * 1'000, most * 1'000};
  pack.media.push_back(std::move(media));
  return pack.media.back();
}

/// Values with even chances; some attributes are asked twice, which is no harm.
inline sim::AttributeCondition random_condition(const sim::Pack& pack, sim::RandomStream& random) {
  using Kind = sim::AttributeKind;
  constexpr Kind kKinds[] = {Kind::ActorClass, Kind::ActorSoftware, Kind::ActorHome,
                             Kind::PeerClass,  Kind::PeerSoftware,  Kind::PeerHome,
                             Kind::Host,       Kind::MeetingKind,   Kind::Switch};
  sim::AttributeCondition condition;
  condition.attribute.kind = kKinds[random.below(std::size(kKinds))];
  for (std::size_t i = 0, n = sim::domain(pack.vocabulary, condition.attribute).size(); i < n; ++i)
    condition.values.push_back(random.chance_ppm(600'000));
  return condition;
}

/// Three streams, two to five entries of each, of which the last has no conditions more often than not.
inline void add_random_media(sim::Pack& pack, sim::RandomStream random) {
  for (const char* id : {"audio", "video", "slides"}) {
    const sim::StreamId stream = add_stream(pack, id, random.between(300'000, 1'000'000));
    for (std::uint64_t i = 0, n = 2 + random.below(4); i < n; ++i) {
      sim::Media& media = add_media(pack, stream, random.between(1, 400), random.between(400, 9'000));
      media.both_ways = random.chance_ppm(500'000);
      while (random.chance_ppm(i + 1 < n ? 700'000 : 200'000)) media.when.push_back(random_condition(pack, random));
    }
  }
}

}  // namespace coexist::support
