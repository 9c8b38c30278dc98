#include <array>

#include "tables.hpp"

namespace coexist::scenarios::codes {

std::span<const CodeDoc> calendar() {
  static constexpr auto kCodes = std::to_array<CodeDoc>({
      {"E501", "not an iCalendar file",
       "The file does not consist of components between BEGIN and END, or it is in vCalendar 1.0, the format before "
       "iCalendar, whose recurrences mean something else.",
       "Export the calendar as iCalendar (.ics)."},
      {"E502", "component of a calendar not closed",
       "A BEGIN has no END, or an END no BEGIN. Files that were cut off while being copied look like this; nothing of "
       "the file is used.",
       "Export the calendar again."},
      {"E503", "recurrences or a calendar beyond the limits",
       "A line, an event, the nesting, the number of occurrences or the work of finding them exceeds what any real "
       "calendar, and all windows and listed meetings of a scenario, need. The limits keep hostile files from eating "
       "the machine's memory and time.",
       "Check that this is the file you meant; look at a shorter time, or split the calendar by site."},
      {"E504", "line of a calendar that cannot be read",
       "The value or a parameter is malformed. It is an error where it says when a meeting is or who comes, a warning "
       "where it only describes.",
       "Compare with DTSTART;TZID=Europe/Berlin:20130312T083000 or 20130312T083000Z."},
      {"E505", "times of an event do not fit",
       "The event has no start, ends before it starts, or changes an occurrence and all later ones at once.",
       "Correct the event where it was made and export again."},
      {"E506", "unknown time zone",
       "A TZID is neither an IANA name nor defined by a VTIMEZONE of the same calendar, or that definition is damaged. "
       "Reading the times in another zone would shift meetings into or out of maintenance windows.",
       "Export with time zones, or replace names such as 'W. Europe Standard Time' by 'Europe/Berlin'."},
      {"E507", "recurrence rule that cannot be read", "The RRULE is not one of RFC 5545, or a number in it is absurd.",
       "Compare with RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20131231T235959Z"},
      {"E508", "kind of recurrence that is not expanded",
       "The library that expands recurrences is known to get this kind of rule wrong, so it is reported instead of "
       "expanded. No pattern that Outlook can make is of such a kind.",
       "Replace the rule by an equal one of another kind, or by RDATEs."},
      {"E509", "recurrence with too many occurrences",
       "The rule has thousands of occurrences in the time looked at, or so many before it that following it would take "
       "long: usually a FREQ=SECONDLY or MINUTELY without end.",
       "Correct FREQ, or end the rule with UNTIL or COUNT."},
      {"E510", "year out of range", "Dates of calendars lie in the years 1970 to 2199.",
       "Correct the year; often it is one of two digits."},
      {"E511", "start that is not an occurrence",
       "A warning: DTSTART does not match the event's own RRULE. RFC 5545 leaves open what that means; here the rule "
       "counts.",
       "Move DTSTART to the first occurrence."},
      {"E512", "event twice",
       "A warning: a UID occurs more than once with the same SEQUENCE. The last one in the file counts.",
       "Export one calendar at a time, without copies."},
      {"E513", "event without UID",
       "A warning: nothing tells this event from others but its place in the file, so later files cannot update it.",
       "Export with UIDs, which RFC 5545 demands."},
      {"E514", "changed occurrence imported in part",
       "A warning: an occurrence was changed on its own. Its time is imported; people and links of a meeting are the "
       "same for all its occurrences here.",
       "If the difference matters, make a meeting of its own of it."},
      {"E515", "meeting without duration", "A warning: the event ends when it starts.",
       "Give it a DTEND or DURATION if it is a meeting."},
      {"E516", "recurrence that never happens", "No date matches the rule, such as February 30.",
       "Compare the days in the rule with the lengths of its months."},
  });
  return kCodes;
}

}  // namespace coexist::scenarios::codes
