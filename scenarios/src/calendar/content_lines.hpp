// The door that every calendar passes before libical sees it: unfolds lines, checks that components nest and end,
// keeps the line numbers that libical does not count, and hands out one component at a time, so that memory is bounded
// by the largest event and not by the file.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

// Limits: a mailbox with 20,000 meetings and their full descriptions is about 60 MB; below kLargestInput of text_file.
inline constexpr std::size_t kDeepestCalendar = 8;            // RFC 5545 needs 3
inline constexpr std::size_t kLongestContentLine = 1U << 18;  // bytes, unfolded; of properties that are read
inline constexpr std::size_t kMostLinesOfBlock = 20'000;      // an event with 20,000 attendees is no meeting

struct ContentLine {
  int number = 0;
  std::string text;  // unfolded
};

/// One component without those inside of it.
struct CalendarBlock {
  std::string kind;          // "VEVENT"
  int line = 0;              // of BEGIN
  std::size_t calendar = 0;  // counts the VCALENDARs of the file from 1; 0 outside of all
  std::string method;        // METHOD of that VCALENDAR, upper case
  std::string tzid;          // STANDARD, DAYLIGHT: TZID of the VTIMEZONE around it
  std::vector<ContentLine> lines;
};

/// Calls `visit` for each component at its end. False, with one error, if the file is no calendar [E501], a component
/// is not closed [E502], or a limit is exceeded [E503]; then components after that place were not visited. O(text).
bool visit_blocks(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics,
                  const std::function<void(CalendarBlock&&)>& visit);

}  // namespace coexist::scenarios
