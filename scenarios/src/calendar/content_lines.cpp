#include "calendar/content_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace coexist::scenarios {
namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

/// Everything else (attachments, alarms' texts, categories) says nothing about when a meeting is, who comes or how
/// it is joined. X- properties are read because that is where products put their links.
bool is_read(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"ATTENDEE", "DESCRIPTION",  "DTEND",      "DTSTART",       "DURATION", "EXDATE",   "EXRULE", "LOCATION",
       "METHOD",   "ORGANIZER",    "RDATE",      "RECURRENCE-ID", "RRULE",    "SEQUENCE", "STATUS", "SUMMARY",
       "TZID",     "TZOFFSETFROM", "TZOFFSETTO", "UID",           "URL",      "VERSION"});
  return name.starts_with("X-") || std::binary_search(kNames.begin(), kNames.end(), name);
}

class BlockScan {
 public:
  BlockScan(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics,
            const std::function<void(CalendarBlock&&)>& visit)
      : file_(file), diagnostics_(diagnostics), visit_(visit) {}

  bool run() {
    const std::string_view text = file_->text;
    ContentLine line;
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view physical = text.substr(at, end - at);
      at = end + 1;
      ++number;
      if (physical.ends_with('\r')) {
        physical.remove_suffix(1);
      }
      if (physical.starts_with(' ') || physical.starts_with('\t')) {
        append(line, physical.substr(1));
        continue;
      }
      if (!finish(line)) {
        return false;
      }
      line.number = number;
      line.text.clear();
      cut_ = false;
      append(line, physical);
    }
    if (!finish(line)) {
      return false;
    }
    if (!open_.empty()) {
      return fail("E502", open_.back().line, fmt::format("{} is not closed: the file ends before", open_.back().kind),
                  "the file was probably cut off while it was copied");
    }
    return seen_ ||
           fail("E501", 1, "there is no iCalendar component in this file", "it should begin with BEGIN:VCALENDAR");
  }

 private:
  void append(ContentLine& line, std::string_view text) {
    const std::size_t room = kLongestContentLine - std::min(kLongestContentLine, line.text.size());
    cut_ = cut_ || text.size() > room;
    line.text.append(text.substr(0, room));
  }

  bool fail(const char* code, int line, std::string message, std::string help = {}) {
    diagnostics_.error(code, Place{file_, line, 1, 1}, std::move(message), std::move(help));
    return false;
  }

  bool finish(const ContentLine& line) {
    const std::size_t name_end = line.text.find_first_of(":;");
    if (line.text.find_first_not_of(" \t") == std::string::npos) {
      return true;
    }
    const std::string name = upper(std::string_view(line.text).substr(0, name_end));
    if (name == "BEGIN") {
      return begin(line);
    }
    if (name == "END") {
      return end(line);
    }
    if (open_.empty()) {
      return fail("E501", line.number, "this line is outside of every component: not an iCalendar file",
                  "it should begin with BEGIN:VCALENDAR");
    }
    CalendarBlock& block = open_.back();
    const std::size_t value = line.text.find(':');
    if (!is_read(name) || (value != std::string::npos && value + 1 == line.text.size())) {
      return true;  // "LOCATION:" is written by many, and refused by libical
    }
    if (cut_) {
      return fail("E503", line.number, fmt::format("this {} is longer than {} KiB", name, kLongestContentLine >> 10U));
    }
    if (name == "VERSION" && line.text.ends_with(":1.0")) {
      return fail("E501", line.number, "this is vCalendar 1.0, not iCalendar", "export the calendar as iCalendar 2.0");
    }
    if (block.kind == "VCALENDAR" && name == "METHOD" && value != std::string::npos) {
      block.method = upper(std::string_view(line.text).substr(value + 1));
    }
    if (block.kind == "VTIMEZONE" && name == "TZID" && value != std::string::npos) {
      block.tzid = line.text.substr(value + 1);
    }
    if (block.lines.size() == kMostLinesOfBlock) {
      return fail("E503", line.number, fmt::format("this {} has more than {} lines", block.kind, kMostLinesOfBlock));
    }
    block.lines.push_back(line);
    return true;
  }

  bool begin(const ContentLine& line) {
    seen_ = true;
    if (open_.size() == kDeepestCalendar) {
      return fail("E503", line.number, fmt::format("components are nested deeper than {}", kDeepestCalendar));
    }
    CalendarBlock block;
    block.kind =
        upper(std::string_view(line.text).substr(std::min(line.text.size(), std::string_view("BEGIN:").size())));
    block.line = line.number;
    if (block.kind == "VCALENDAR") {
      block.calendar = ++calendars_;
    } else if (!open_.empty()) {
      block.calendar = open_.back().calendar;
      block.method = open_.back().method;
      block.tzid = open_.back().tzid;
    }
    open_.push_back(std::move(block));
    return true;
  }

  bool end(const ContentLine& line) {
    const std::string kind =
        upper(std::string_view(line.text).substr(std::min(line.text.size(), std::string_view("END:").size())));
    if (open_.empty()) {
      return fail("E502", line.number, fmt::format("END:{} without a BEGIN", kind));
    }
    if (open_.back().kind != kind) {
      return fail("E502", line.number,
                  fmt::format("END:{} closes {} of line {}", kind, open_.back().kind, open_.back().line));
    }
    CalendarBlock block = std::move(open_.back());
    open_.pop_back();
    visit_(std::move(block));
    return true;
  }

  const std::shared_ptr<const SourceFile>& file_;
  Diagnostics& diagnostics_;
  const std::function<void(CalendarBlock&&)>& visit_;
  std::vector<CalendarBlock> open_;
  std::size_t calendars_ = 0;
  bool seen_ = false;
  bool cut_ = false;
};

}  // namespace

bool visit_blocks(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics,
                  const std::function<void(CalendarBlock&&)>& visit) {
  return BlockScan(file, diagnostics, visit).run();
}

}  // namespace coexist::scenarios
