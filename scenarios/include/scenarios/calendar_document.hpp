// Meetings from iCalendar (RFC 5545), with their recurrences expanded to instants.
//
// Read by one thread at a time: libical has globals that are not safe between threads. TZ, the locale and today's date
// change nothing. Zones are IANA zones by name wherever a name is one; else the VTIMEZONE of the file; else an error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "sim/time.hpp"

namespace coexist::scenarios {

class Pseudonymiser;

/// A URI by which a meeting may be joined. The scheme often tells the meeting's format; which does is for packs to say.
struct MeetingLink {
  std::string scheme;  // lower case: "https", "conf", "meet"
  std::string uri;
  friend bool operator==(const MeetingLink&, const MeetingLink&) = default;
};

struct CalendarEvent {
  std::string uid;
  std::string summary;
  std::string description;
  std::string location;
  std::string organiser;               // mail address, without "mailto:"; empty if there is none
  std::vector<std::string> attendees;  // mail addresses; without rooms, resources and those who declined
  std::vector<MeetingLink> links;      // from X- properties, URL, LOCATION, DESCRIPTION, in this order; no duplicates

  sim::Instant start;      // DTSTART, which may be before the horizon
  sim::Duration duration;  // of the first occurrence; days on the wall have their length on that day
  std::string zone;        // whose wall the recurrence follows
  bool floating = false;   // written without a zone; read in the default zone
  bool all_day = false;    // from midnight to midnight in the default zone

  bool recurring = false;                  // has RRULE or RDATE, within the horizon or not
  std::vector<sim::Interval> occurrences;  // that start within the horizon, ascending; EXDATE, RDATE, overrides applied
  bool clipped = false;                    // the series goes on at or after the end of what is looked at
  bool cancelled = false;                  // STATUS:CANCELLED or METHOD:CANCEL; occurrences are kept
  int sequence = 0;
  Place place;  // of BEGIN:VEVENT
};

struct CalendarDocument {
  std::vector<CalendarEvent>
      events;  // in the order of the file, one per UID (an override whose series is missing: own)
  std::map<std::string, std::size_t> not_imported;  // what was left aside, by kind ("VTODO", "METHOD:REPLY"): count
  sim::Interval looked_at;                          // series that are clipped end with it
};

struct CalendarOptions {
  /// Within 1970 to 2200. Without one, the file's own time: from its first event to a year after its last one begins,
  /// and series that end are expanded whole, unless that exceeds a limit.
  std::optional<sim::Interval> horizon;
  std::string default_zone = "UTC";       // IANA name: floating times, all-day events
  std::size_t most_occurrences = 4'000;   // of one event within the horizon
  std::size_t most_in_total = 2'000'000;  // of the file: 32 MB
  std::int64_t most_steps = 1'000'000;    // of all recurrences of the file together: two seconds
};

/// Events with an error are left out, the others are read, so that all errors are seen at once; nothing comes back if
/// the file is no iCalendar, ends early or exceeds a limit [E501 to E503]. Other errors: E504 line, E505 times of an
/// event, E506 zone, E507 to E509 and E516 recurrence (recurrence.hpp), E510 year. Of several versions of a UID the
/// highest SEQUENCE counts. A changed occurrence changes its time or is cancelled; other changes of it are reported as
/// not imported [E514]. Meetings that start in a time that clocks skip start after the gap. O(text + steps of rules).
std::optional<CalendarDocument> read_calendar(const std::shared_ptr<const SourceFile>& file,
                                              const CalendarOptions& options, Diagnostics& diagnostics);

/// The events as RFC 5545 (CRLF, folded at 75 octets), in UTC, occurrences one by one as RDATE instead of as a rule.
/// Read again within the same horizon it has the same uids, people, texts, links, states and occurrences; zones, the
/// marks `floating` and `all_day` and starts before the horizon are not kept.
std::string write_calendar(const CalendarDocument& document);

/// The document with people, texts, uids and links replaced. Schemes of links stay; times stay: they are what the
/// rehearsal needs, and whoever knows a meeting's times may recognise it.
CalendarDocument pseudonymise(const CalendarDocument& document, const Pseudonymiser& pseudonymiser);

}  // namespace coexist::scenarios
