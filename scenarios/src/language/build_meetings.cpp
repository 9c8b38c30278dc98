#include <algorithm>

#include "language/assumed.hpp"
#include "language/resolver.hpp"
#include "scenarios/calendar_document.hpp"
#include "scenarios/fork.hpp"
#include "scenarios/text_file.hpp"
#include "sim/generate.hpp"

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
    const auto file = read_text(path_beside(source.file.place, source.file.value), build_.diagnostics);
    if (!file) return;
    build_.out.inputs.push_back(input_file(*file));
    CalendarOptions options;
    options.horizon = span_;
    options.default_zone = build_.out.zone.name();
    const auto calendar = read_calendar(file, options, build_.diagnostics);
    if (!calendar) return;
    const sim::MeetingKindId kind = build_.kinds.resolve(source.kind, build_.diagnostics);
    for (const auto& [what, count] : calendar->not_imported) {
      build_.out.notes.push_back(fmt::format("{}: {} {} not imported", file->name, count, what));
    }
    for (const CalendarEvent& event : calendar->events) take(event, kind, file->name);
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
    for (sim::Instant start : build_.occurrences(entry.starts, entry.rule, build_.out.zone, meeting.clipped)) {
      if (span_.contains(start)) meeting.occurrences.push_back({start, start + entry.lasts});
    }
    if (meeting.occurrences.empty() && !build_.diagnostics.has_errors()) {
      build_.diagnostics.error("E219", entry.starts.place,
                               fmt::format("meeting '{}' is never held within the scenario", meeting.id));
    }
    for (const Located<WallTime>& edit : entry.edits) meeting.edits.push_back(build_.instant_within(edit));
    if (meeting.clipped)
      build_.out.notes.push_back(fmt::format("meeting '{}' goes on after the end of the scenario", meeting.id));
    std::sort(meeting.edits.begin(), meeting.edits.end());
    meetings_.push_back(std::move(meeting));
  }

  void take(const CalendarEvent& event, sim::MeetingKindId kind, const std::string& file) {
    if (event.occurrences.empty() || event.cancelled) return;
    Meeting meeting;
    meeting.id = event.uid;
    meeting.place = event.place;
    meeting.kind = kind;
    for (const MeetingLink& link : event.links) {
      for (const auto& [scheme, known] : build_.out.pack.import.kind_of_url_scheme) {
        if (scheme == link.scheme) meeting.kind = known;
      }
    }
    meeting.scheduled = span_.begin - sim::microseconds(1);
    meeting.clipped = event.clipped;
    meeting.occurrences = event.occurrences;
    std::size_t strangers = 0;
    for (const std::string& attendee : event.attendees) {
      if (!build_.people.contains(attendee)) {
        ++strangers;
        continue;
      }
      meeting.participants.push_back(build_.people.resolve(Name{attendee, event.place}, build_.diagnostics));
    }
    std::sort(meeting.participants.begin(), meeting.participants.end());
    meeting.participants.erase(std::unique(meeting.participants.begin(), meeting.participants.end()),
                               meeting.participants.end());
    if (strangers > 0) {
      build_.out.notes.push_back(fmt::format("{}: {} attendees of '{}' are not among the people and are left out", file,
                                             strangers, event.uid));
    }
    if (!build_.people.contains(event.organiser) || meeting.participants.empty()) {
      build_.out.notes.push_back(fmt::format("{}: '{}' is left out, because {}", file, event.uid,
                                             meeting.participants.empty() ? "nobody who takes part is among the people"
                                                                          : "its organiser is not among the people"));
      return;
    }
    meeting.organiser = build_.people.resolve(Name{event.organiser, event.place}, build_.diagnostics);
    meetings_.push_back(std::move(meeting));
  }

  Build& build_;
  sim::Interval span_;
  std::vector<Meeting> meetings_;
};

// Nobody invites people who have no way to join: users of public messengers, for instance.
bool can_join(const sim::Pack& pack, const sim::PersonClass& person_class) {
  if (pack.join == sim::kNone<sim::InteractionId>) return true;
  const std::vector<sim::AccessPath>& paths = pack.interactions[pack.join].paths;
  return std::any_of(paths.begin(), paths.end(), [&](const sim::AccessPath& path) {
    return std::find(person_class.paths.begin(), person_class.paths.end(), path.id) != person_class.paths.end();
  });
}

// What the generator of the scenario does not say, because hardly anybody could: from the pack.
void take_published(Build& build, sim::MeetingModel& model) {
  const auto take = [&build](std::string_view name, std::int64_t& value) {
    value = assumed(build, name, "generated meetings", value);
  };
  take("series-fewest-weeks", model.fewest_weeks);
  take("series-most-weeks", model.most_weeks);
  take("series-open-ended", model.open_ended_ppm);
  take("meeting-lead-time", model.lead.us);
  take("series-made-before", model.made_before.us);
  take("meetings-of-half-an-hour", model.half_hour_ppm);
  take("meetings-of-an-hour", model.hour_ppm);
  const sim::UserModel& published = build.out.pack.user_model;
  if (published.meeting_sizes.empty()) {
    build.out.notes.push_back(fmt::format("pack '{}' publishes no sizes of meetings: all that are generated have {}",
                                          build.out.pack.id, model.sizes.front().people));
    return;
  }
  model.sizes = published.meeting_sizes;
  model.largest = published.largest_meeting;
}

void generate(Build& build, const MeetingGenerator& generator, bool draw) {
  const auto& vocabulary = build.out.pack.vocabulary;
  std::vector<sim::MeetingKindId> kinds;
  for (sim::MeetingKindId kind : sim::ids<sim::MeetingKindId>(vocabulary.meeting_kinds.size())) kinds.push_back(kind);
  std::vector<bool> outside;
  std::vector<bool> invited;
  for (const sim::PersonClass& person_class : vocabulary.classes) {
    outside.push_back(person_class.outside);
    invited.push_back(can_join(build.out.pack, person_class));
  }
  if (kinds.empty()) {
    build.diagnostics.error("E219", generator.place, "the pack knows no kind of meeting");
    return;
  }
  if (!draw) return;
  sim::Scenario& scenario = build.out.scenario;
  sim::MeetingModel model;
  model.series_per_hundred = generator.series_per_hundred;
  model.new_series_per_hundred_a_week = generator.new_series_per_hundred_a_week;
  model.single_per_hundred_a_week = generator.single_per_hundred_a_week;
  model.web_share_ppm = generator.web_share_ppm;
  model.beyond_department_ppm = generator.beyond_department_ppm;
  model.outsiders_ppm = generator.outsiders_ppm;
  model.edited_ppm = generator.edited_ppm;
  take_published(build, model);
  sim::generate_meetings(
      {scenario.seed, scenario.span, scenario.people, scenario.working_days, kinds, outside, invited}, model,
      scenario.calendar);
}

}  // namespace

void build_meetings(Build& build, const MeetingsEntry& entry, bool draw) {
  Meetings meetings(build);
  meetings.take_list(entry.list);
  for (const CalendarFile& file : entry.files) meetings.take_file(file);
  meetings.finish();
  if (entry.generator && !build.diagnostics.has_errors()) generate(build, *entry.generator, draw);
  sim::Calendar& calendar = build.out.scenario.calendar;
  std::sort(calendar.edits.begin(), calendar.edits.end(),
            [](const auto& a, const auto& b) { return std::pair(a.at, a.series) < std::pair(b.at, b.series); });
  for (sim::SeriesId series : sim::ids<sim::SeriesId>(calendar.size())) build.meetings.add(calendar.id[series], series);
}

}  // namespace coexist::scenarios::language
