// Events of a calendar that became no meetings, or meetings without some of those invited.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/calendar_document.hpp"
#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios::language {

struct LeftOut {
  struct Reason {
    std::size_t count = 0;
    std::string first;  // uid
    void add(const CalendarEvent& event) {
      if (count++ == 0) first = event.uid;
    }
  };
  /// Also with an address that nobody has, and where it is used.
  struct Unknown : Reason {
    std::string address;
    Place place;
    void add(const CalendarEvent& event) {
      if (count == 0) address = event.attendees.front();
      if (count == 0) place = event.place;
      Reason::add(event);
    }
  };
  Reason cancelled, not_held, no_organiser;
  Reason nobody;         // is invited
  Unknown nobody_known;  // of those who are invited
  Reason incomplete;     // the meeting is there, some attendees are not
  std::size_t strangers = 0;

  /// Adds a sentence with counts and reasons for what is left out of a file with so many events; none if nothing is.
  void note(std::size_t events, std::string_view file, std::vector<std::string>& notes) const;
  /// [E236]: meetings that are gone because nobody has the addresses of those invited, which is often a slip.
  void warn(Diagnostics& diagnostics) const;
};

}  // namespace coexist::scenarios::language
