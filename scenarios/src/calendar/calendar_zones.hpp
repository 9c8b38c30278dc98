// Which wall a TZID means: by IANA name first, because rules in files are often old or cut; then the file's VTIMEZONE.
#pragma once

#include <map>
#include <memory>
#include <optional>
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

  /// A STANDARD or DAYLIGHT of a VTIMEZONE. Only yearly rules and RDATEs: anything else is no zone's rule, and [E506]
  /// once somebody uses the zone. Onsets are unrolled, from their start to `end`, only then: programs write the rules
  /// of every IANA zone that they use, and of many that they do not.
  void learn(const CalendarBlock& observance, ical::LineParser& parser);

  /// Null after [E506], once per name.
  const WallClock* find(std::size_t calendar, const std::string& tzid, int line);

  [[nodiscard]] const WallClock& default_clock() const { return default_; }
  [[nodiscard]] const WallClock& utc() const { return utc_; }

 private:
  using Key = std::pair<std::size_t, std::string>;
  struct Observance {  // as far as it could be read
    std::optional<std::int64_t> start_wall_s;
    std::optional<std::int32_t> from_s, to_s;
    std::vector<std::string> rules;
    std::vector<std::int64_t> dates_wall_s;
  };

  static Observance read(const CalendarBlock& block, ical::LineParser& parser);
  [[nodiscard]] bool unroll(const Observance& observance, std::vector<ClockChange>& changes) const;

  std::shared_ptr<const SourceFile> file_;
  Diagnostics& diagnostics_;
  std::int64_t end_s_ = 0;
  WallClock utc_;
  WallClock default_;
  std::map<Key, std::vector<Observance>> observances_;
  std::map<Key, std::unique_ptr<const WallClock>> found_;  // null: reported; pointers into it stay valid
};

}  // namespace coexist::scenarios
