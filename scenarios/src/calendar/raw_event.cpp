#include "calendar/raw_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "calendar/event_times.hpp"
#include "calendar/meeting_links.hpp"
#include "text/ascii_case.hpp"

namespace coexist::scenarios {
namespace {

std::string mail_of(std::string_view address) {
  const std::size_t colon = address.find(':');
  return std::string(ascii_lower(address.substr(0, colon)) == "mailto" ? address.substr(colon + 1) : address);
}

class EventReader {
 public:
  EventReader(const CalendarBlock& block, CalendarZones& zones, ical::LineParser& parser,
              const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics)
      : block_(block),
        parser_(parser),
        complaints_{file, diagnostics, block.line, true},
        times_(raw_, block.calendar, zones, complaints_) {
    raw_.event.place = Place{file, block.line, 1, 12};
    raw_.method = block.method;
  }

  std::optional<RawEvent> read() {
    for (const ContentLine& line : block_.lines) {
      complaints_.line = line.number;
      const ical::ParsedLine parsed = parser_.parse(line.text);
      if (parsed.damaged) {
        complain(line);
      }
      for (const ical::Property& property : parsed.properties) {
        take(property);
      }
    }
    complaints_.line = block_.line;
    times_.settle();
    for (const std::string* text : {&x_links_, &url_, &raw_.event.location, &raw_.event.description}) {
      find_links(*text, raw_.event.links);
    }
    raw_.event.cancelled = raw_.event.cancelled || raw_.method == "CANCEL";
    if (raw_.event.uid.empty()) {
      raw_.event.uid = fmt::format("line-{}", block_.line);
      complaints_.diagnostics.warning("E513", raw_.event.place,
                                      "this event has no UID; it is told from others by its line");
    }
    return complaints_.sound ? std::optional(std::move(raw_)) : std::nullopt;
  }

 private:
  static const char* how_to_write(std::string_view name, std::string_view text) {
    if (name != "RRULE") return "dates are 20130312 or 20130312T083000Z; see RFC 5545";
    if (text.find("COUNT=") != std::string_view::npos && text.find("UNTIL=") != std::string_view::npos)
      return "it ends by COUNT or by UNTIL, not by both: leave one of them out";
    return "compare with FREQ=WEEKLY;INTERVAL=2;COUNT=10; INTERVAL and COUNT are at least 1";
  }

  /// What decides when a meeting is and who is in it must be readable; a broken description only is a pity.
  void complain(const ContentLine& line) {
    static constexpr std::array<std::string_view, 8> kDecorative = {"DESCRIPTION", "LOCATION", "SUMMARY", "URL",
                                                                    "STATUS",      "SEQUENCE", "VERSION", "METHOD"};
    const std::string name = line.text.substr(0, line.text.find_first_of(":;"));
    const bool decorative = name.starts_with("X-") || name.starts_with("x-") ||
                            std::find(kDecorative.begin(), kDecorative.end(), name) != kDecorative.end();
    const std::string message = fmt::format("this {} cannot be read", name);
    if (decorative) {
      complaints_.diagnostics.warning("E504", Place{complaints_.file, line.number, 1, 1}, message);
    } else {
      complaints_.fail("E504", message, how_to_write(name, line.text));
    }
  }

  void take(const ical::Property& property) {
    CalendarEvent& event = raw_.event;
    const std::string& name = property.name;
    const std::string& value = property.value;
    if (name == "UID") {
      event.uid = value;
    } else if (name == "SUMMARY") {
      event.summary = value;
    } else if (name == "DESCRIPTION") {
      event.description = value;
    } else if (name == "LOCATION") {
      event.location = value;
    } else if (name == "URL") {
      url_ = value;
    } else if (name == "ORGANIZER") {
      event.organiser = mail_of(value);
    } else if (name == "ATTENDEE") {
      take_attendee(property);
    } else if (name == "STATUS") {
      event.cancelled = value == "CANCELLED";
    } else if (name == "SEQUENCE") {
      std::from_chars(value.data(), value.data() + value.size(), event.sequence);
    } else if (name == "X-COEXIST-CLIPPED") {
      raw_.marked_clipped = value == "TRUE";
    } else if (name.starts_with("X-") && x_links_.size() < kLongestContentLine) {
      x_links_ += value + '\n';
    } else {
      times_.take(property);
    }
  }

  void take_attendee(const ical::Property& property) {
    const std::string_view type = property.parameter("CUTYPE");
    if (type != "ROOM" && type != "RESOURCE" && property.parameter("PARTSTAT") != "DECLINED") {
      raw_.event.attendees.push_back(mail_of(property.value));
    }
  }

  const CalendarBlock& block_;
  ical::LineParser& parser_;
  RawEvent raw_;
  Complaints complaints_;
  EventTimes times_;
  std::string url_;
  std::string x_links_;
};

}  // namespace

std::optional<RawEvent> read_raw_event(const CalendarBlock& block, CalendarZones& zones, ical::LineParser& parser,
                                       const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  return EventReader(block, zones, parser, file, diagnostics).read();
}

}  // namespace coexist::scenarios
