#include "language/left_out.hpp"

#include <fmt/format.h>

#include "planner/counted.hpp"

namespace coexist::scenarios::language {

using planner::counted;
using planner::grouped;

void LeftOut::note(std::size_t events, std::string_view file, std::vector<std::string>& notes) const {
  std::vector<std::string> reasons;
  std::size_t all = 0;
  const auto tell = [&](const Reason& reason, std::string_view why) {
    all += reason.count;
    if (reason.count > 0)
      reasons.push_back(fmt::format("{} {} ('{}' first)", grouped(reason.count), why, reason.first));
  };
  tell(cancelled, "cancelled");
  tell(not_held, "not held within the scenario");
  tell(no_organiser, "whose organiser is not among the people");
  tell(nobody, "to which nobody is invited");
  tell(nobody_known, "in which none of the people takes part");
  if (all > 0) {
    notes.push_back(fmt::format("{}: {} of {} left out: {}", file, grouped(all), counted(events, "event", "events"),
                                fmt::join(reasons, ", ")));
  }
  if (strangers > 0) {
    notes.push_back(fmt::format("{}: {} of {} left out, because not among the people ('{}' first)", file,
                                counted(strangers, "attendee", "attendees"),
                                counted(incomplete.count, "meeting", "meetings"), incomplete.first));
  }
}

void LeftOut::warn(Diagnostics& diagnostics) const {
  if (nobody_known.count == 0) return;
  diagnostics.warning(
      "E236", nobody_known.place,
      fmt::format("{} left out, because nobody who is invited is among the people; nobody has the address "
                  "'{}' of '{}'{}",
                  counted(nobody_known.count, "meeting is", "meetings are"), nobody_known.address, nobody_known.first,
                  nobody_known.count == 1 ? "" : ", the first of them"),
      "give a person this address, in the column 'mail' of a table or as id");
}

}  // namespace coexist::scenarios::language
