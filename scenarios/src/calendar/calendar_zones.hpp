// Which wall a TZID means: by IANA name first, because rules in files are often old or cut; then the file's VTIMEZONE.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "calendar/content_lines.hpp"
#include "calendar/wall_clock.hpp"
#include "ical/ical_adapter.hpp"

namespace coexist::scenarios {

class CalendarZones {
 public:
  /// `default_zone` must be an IANA name: [E506] without a place if it is not, and UTC is used.
  CalendarZones(std::shared_ptr<const SourceFile> file, const std::string& default_zone, sim::Instant end,
                Diagnostics& diagnostics);

  /// A STANDARD or DAYLIGHT of a VTIMEZONE. Onsets are unrolled from their start to `end`. Only yearly rules and
  /// RDATEs: anything else is no zone's rule, and [E506] once somebody uses the zone.
  void learn(const CalendarBlock& observance, ical::LineParser& parser);

  /// Null after [E506], once per name.
  const WallClock* find(std::size_t calendar, const std::string& tzid, int line);

  [[nodiscard]] const WallClock& default_clock() const { return default_; }
  [[nodiscard]] const WallClock& utc() const { return utc_; }

 private:
  using Key = std::pair<std::size_t, std::string>;

  std::shared_ptr<const SourceFile> file_;
  Diagnostics& diagnostics_;
  std::int64_t end_s_ = 0;
  WallClock utc_;
  WallClock default_;
  std::map<Key, std::vector<ClockChange>> observances_;
  std::map<Key, bool> damaged_;
  std::map<Key, std::unique_ptr<const WallClock>> found_;  // null: reported; pointers into it stay valid
};

}  // namespace coexist::scenarios
