// Events of a calendar that became no meetings, or meetings without some of those invited.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coexist::scenarios::language {

struct LeftOut {
  struct Reason {
    std::size_t count = 0;
    std::string first;  // uid
    void add(const std::string& uid) {
      if (count++ == 0) first = uid;
    }
  };
  Reason cancelled, not_held, no_organiser, nobody;
  Reason incomplete;  // the meeting is there, some attendees are not
  std::size_t strangers = 0;

  /// Adds a sentence with counts and reasons for what is left out of a file with so many events; none if nothing is.
  void note(std::size_t events, std::string_view file, std::vector<std::string>& notes) const;
};

}  // namespace coexist::scenarios::language
