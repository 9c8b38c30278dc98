// Time zones by IANA name, from the system's database. Neither TZ nor the locale matters, nothing is fetched.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/quantities.hpp"
#include "sim/time.hpp"

namespace coexist::scenarios {

/// A zone's offsets from 1970 to 2200. A value: copies share one immutable table.
class Zone {
 public:
  /// UTC.
  Zone();

  /// The instant at which clocks of this zone show `time`; an offset written with the time wins over the zone.
  /// A time that the clocks skip in spring is refused [E119]; of a time that they show twice in autumn, the earlier is
  /// meant (write the offset to mean the later). O(log n), about 50 ns.
  [[nodiscard]] Parsed<sim::Instant> to_instant(const WallTime& time) const;

  /// What clocks show at `t`, with the offset; fractions of a second are cut. Total.
  [[nodiscard]] WallTime to_wall(sim::Instant t) const;

  [[nodiscard]] const std::string& name() const noexcept { return name_; }

 private:
  friend Parsed<Zone> find_zone(std::string_view name);
  struct Segment {  // from `begin` (seconds since the epoch, UTC) until the next one
    std::int64_t begin = 0;
    std::int32_t offset_s = 0;
  };
  static std::vector<Segment> load(const std::string& name);

  std::string name_;
  std::shared_ptr<const std::vector<Segment>> segments_;  // shared: immutable, 230 years are some 460 segments
};

/// `Europe/Berlin`, `UTC`. Refuses unknown names [E118] with the nearest one, and `localtime`, which means something
/// else on every machine. The first look-up of a name takes about a millisecond, later ones find it in a cache.
Parsed<Zone> find_zone(std::string_view name);

}  // namespace coexist::scenarios
