#include <algorithm>

#include "language/left_out.hpp"
#include "language/resolver.hpp"
#include "planner/counted.hpp"
#include "scenarios/calendar_document.hpp"
#include "scenarios/fork.hpp"
#include "scenarios/text_file.hpp"

namespace coexist::scenarios::language {
namespace {

struct Meeting {
  std::string id;
  sim::PersonId organiser = sim::kNone<sim::PersonId>;
  sim::MeetingKindId kind = sim::kNone<sim::MeetingKindId>;
  sim::Instant scheduled;
  bool clipped = false;
  std::vector<sim::PersonId> participants;
  std::vector<sim::Interval> occurrences;
  std::vector<sim::Instant> edits;
  Place place;
};

class Meetings {
 public:
  explicit Meetings(Build& build) : build_(build), span_(build.out.scenario.span) {}

  void take_list(const std::vector<MeetingEntry>& list) {
    for (const MeetingEntry& entry : list) take(entry);
  }

  void take_file(const CalendarFile& source) {
    const auto file =
        read_text(path_beside(source.file.place, source.file.value), source.file.place, build_.diagnostics);
    if (!file) return;
    build_.out.inputs.push_back(input_file(*file));
    CalendarOptions options;
    options.horizon = span_;
    options.default_zone = build_.out.zone.name();
    const auto calendar = read_calendar(file, options, build_.diagnostics);
    if (!calendar) return;
    const sim::MeetingKindId kind = build_.kinds.resolve(source.kind, build_.diagnostics);
    for (const auto& [what, count] : calendar->not_imported) {
      build_.out.notes.push_back(fmt::format("{}: {} {} not imported", file->name, planner::grouped(count), what));
    }
    LeftOut left_out;
    for (const CalendarEvent& event : calendar->events) take(event, kind, left_out);
    left_out.note(calendar->events.size(), file->name, build_.out.notes);
    left_out.warn(build_.diagnostics);
  }

  void finish() {
    std::stable_sort(meetings_.begin(), meetings_.end(),
                     [](const Meeting& a, const Meeting& b) { return a.id < b.id; });
    sim::Calendar& calendar = build_.out.scenario.calendar;
    for (std::size_t i = 0; i < meetings_.size(); ++i) {
      const Meeting& meeting = meetings_[i];
      if (i > 0 && meetings_[i - 1].id == meeting.id) {
        build_.diagnostics.error("E213", meeting.place, fmt::format("meeting '{}' is declared twice", meeting.id));
        continue;
      }
      const sim::SeriesId series = calendar.id.push_back(meeting.id);
      calendar.organiser.push_back(meeting.organiser);
      calendar.kind.push_back(meeting.kind);
      calendar.scheduled_at.push_back(meeting.scheduled);
      calendar.clipped.push_back(meeting.clipped);
      calendar.participants.insert(calendar.participants.end(), meeting.participants.begin(),
                                   meeting.participants.end());
      calendar.participant_begin.push_back(static_cast<std::uint32_t>(calendar.participants.size()));
      for (const sim::Interval& occurrence : meeting.occurrences) {
        calendar.starts.push_back(occurrence.begin);
        calendar.lasts.push_back(occurrence.length());
      }
      calendar.occurrence_begin.push_back(static_cast<std::uint32_t>(calendar.starts.size()));
      for (sim::Instant edit : meeting.edits) calendar.edits.push_back({edit, series});
    }
  }

 private:
  void take(const MeetingEntry& entry) {
    Meeting meeting;
    meeting.id = entry.id.value;
    meeting.place = entry.place;
    meeting.organiser = build_.people.resolve(entry.organiser, build_.diagnostics);
    meeting.kind = build_.kinds.resolve(entry.kind, build_.diagnostics);
    meeting.scheduled = entry.scheduled ? build_.instant(*entry.scheduled) : span_.begin - sim::microseconds(1);
    for (const Name& name : entry.participants) {
      const sim::PersonId person = build_.people.resolve(name, build_.diagnostics);
      if (std::find(meeting.participants.begin(), meeting.participants.end(), person) != meeting.participants.end()) {
        build_.diagnostics.error("E219", name.place, fmt::format("'{}' is invited twice", name.value));
      }
      meeting.participants.push_back(person);
    }
    if (entry.lasts.us <= 0)
      build_.diagnostics.error("E219", entry.place, fmt::format("meeting '{}' lasts no time", meeting.id));
    if (entry.lasts > span_.length()) {
      build_.diagnostics.error("E219", entry.place,
                               fmt::format("meeting '{}' lasts longer than the scenario", meeting.id));
    }
    if (entry.scheduled && meeting.scheduled > build_.instant(entry.starts)) {
      build_.diagnostics.error("E219", entry.scheduled->place,
                               fmt::format("meeting '{}' begins before it is scheduled", meeting.id));
    }
    if (const auto starts = build_.occurrences(entry.starts, entry.rule, build_.out.zone, meeting.clipped)) {
      for (const sim::Instant start : *starts) {
        if (span_.contains(start)) meeting.occurrences.push_back({start, start + entry.lasts});
      }
      if (meeting.occurrences.empty()) {
        build_.diagnostics.error("E219", entry.starts.place,
                                 fmt::format("meeting '{}' is never held within the scenario", meeting.id));
      }
    }
    for (const Located<WallTime>& edit : entry.edits) meeting.edits.push_back(build_.instant_within(edit));
    if (meeting.clipped)
      build_.out.notes.push_back(fmt::format("meeting '{}' goes on after the end of the scenario", meeting.id));
    std::sort(meeting.edits.begin(), meeting.edits.end());
    meetings_.push_back(std::move(meeting));
  }

  void take(const CalendarEvent& event, sim::MeetingKindId kind, LeftOut& left_out) {
    if (event.cancelled) return left_out.cancelled.add(event);
    if (event.occurrences.empty()) return left_out.not_held.add(event);
    const bool strangers_only = std::none_of(event.attendees.begin(), event.attendees.end(),
                                             [&](const std::string& a) { return build_.people.contains(a); });
    if (strangers_only && !event.attendees.empty()) return left_out.nobody_known.add(event);
    if (!build_.people.contains(event.organiser)) return left_out.no_organiser.add(event);
    if (strangers_only) return left_out.nobody.add(event);
    Meeting meeting;
    meeting.id = event.uid;
    meeting.place = event.place;
    meeting.kind = kind_of(event, kind);
    meeting.scheduled = span_.begin - sim::microseconds(1);
    meeting.clipped = event.clipped;
    meeting.occurrences = event.occurrences;
    meeting.participants = known_attendees(event, left_out);
    meeting.organiser = build_.people.resolve(Name{event.organiser, event.place}, build_.diagnostics);
    meetings_.push_back(std::move(meeting));
  }

  [[nodiscard]] sim::MeetingKindId kind_of(const CalendarEvent& event, sim::MeetingKindId kind) const {
    for (const MeetingLink& link : event.links) {
      for (const auto& [scheme, known] : build_.out.pack.import.kind_of_url_scheme) {
        if (scheme == link.scheme) kind = known;
      }
    }
    return kind;
  }

  std::vector<sim::PersonId> known_attendees(const CalendarEvent& event, LeftOut& left_out) const {
    std::vector<sim::PersonId> known;
    std::size_t strangers = 0;
    for (const std::string& attendee : event.attendees) {
      if (build_.people.contains(attendee)) {
        known.push_back(build_.people.resolve(Name{attendee, event.place}, build_.diagnostics));
      } else {
        ++strangers;
      }
    }
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    if (strangers > 0) {
      left_out.incomplete.add(event);
      left_out.strangers += strangers;
    }
    return known;
  }

  Build& build_;
  sim::Interval span_;
  std::vector<Meeting> meetings_;
};

}  // namespace

void build_meetings(Build& build, const MeetingsEntry& entry, bool draw) {
  Meetings meetings(build);
  meetings.take_list(entry.list);
  for (const CalendarFile& file : entry.files) meetings.take_file(file);
  meetings.finish();
  const bool none_left = build.out.scenario.calendar.size() == 0 && !entry.generator;
  if (!entry.files.empty() && none_left && !build.diagnostics.has_errors()) {
    build.diagnostics.warning("E237", entry.files.front().file.place,
                              "no meeting is rehearsed: of the calendars that are named nothing is left",
                              "the notes of `check` say what was left out, and why");
  }
  if (entry.generator && !build.diagnostics.has_errors()) build_generated_meetings(build, *entry.generator, draw);
  sim::Calendar& calendar = build.out.scenario.calendar;
  std::sort(calendar.edits.begin(), calendar.edits.end(),
            [](const auto& a, const auto& b) { return std::pair(a.at, a.series) < std::pair(b.at, b.series); });
  for (sim::SeriesId series : sim::ids<sim::SeriesId>(calendar.size())) build.meetings.add(calendar.id[series], series);
}

}  // namespace coexist::scenarios::language
