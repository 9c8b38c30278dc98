#include <algorithm>

#include "scenarios/calendar_document.hpp"
#include "scenarios/pseudonym.hpp"

namespace coexist::scenarios {
namespace {

/// A URI of the same scheme and shape (with a host, or with an address) that leads nowhere.
MeetingLink replaced(const Pseudonymiser& pseudonymiser, const MeetingLink& link) {
  const std::string_view rest = std::string_view(link.uri).substr(std::min(link.uri.size(), link.scheme.size() + 1));
  if (rest.starts_with("//")) {
    // Not the host: a link is a key to its meeting, and its path is what the meeting's address is made of.
    return {link.scheme, link.scheme + "://" + pseudonymiser.text("link", link.uri) + ".example/"};
  }
  const bool bare = link.scheme == "sip" || link.scheme == "sips";
  return {link.scheme, link.scheme + (bare ? ":" : ":sip:") + pseudonymiser.text("link", link.uri) + "@example"};
}

}  // namespace

CalendarDocument pseudonymise(const CalendarDocument& document, const Pseudonymiser& pseudonymiser) {
  CalendarDocument result = document;
  for (CalendarEvent& event : result.events) {
    event.uid = pseudonymiser.text("uid", event.uid);
    event.summary = pseudonymiser.text("meeting", event.summary);
    event.location = pseudonymiser.text("place", event.location);
    event.description.clear();  // prose: nothing of it is read except its links
    event.organiser = pseudonymiser.mail(event.organiser);
    for (std::string& attendee : event.attendees) {
      attendee = pseudonymiser.mail(attendee);
    }
    for (MeetingLink& link : event.links) {
      link = replaced(pseudonymiser, link);
    }
    event.place = Place{};  // the original's lines would be quoted
  }
  return result;
}

}  // namespace coexist::scenarios
