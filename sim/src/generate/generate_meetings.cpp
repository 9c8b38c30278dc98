#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "generate/invitations.hpp"
#include "generate/office_hours.hpp"
#include "sim/generate.hpp"
#include "sim/random.hpp"

namespace coexist::sim {
namespace {

struct Meeting {
  std::string id;
  PersonId organiser = kNone<PersonId>;
  MeetingKindId kind = kNone<MeetingKindId>;
  Instant scheduled_at;
  bool clipped = false;
  Duration lasts;
  std::vector<Instant> starts;
  std::optional<Instant> edited_at;
  std::vector<PersonId> participants;
};

std::size_t drawn_size(const std::vector<MeetingSize>& sizes, RandomStream& random) {
  auto left = static_cast<std::int64_t>(random.below(1'000'000));
  for (const MeetingSize& size : sizes) {
    if (left < size.share_ppm) return static_cast<std::size_t>(size.people);
    left -= size.share_ppm;
  }
  return static_cast<std::size_t>(sizes.back().people);
}

Duration drawn_length(const MeetingModel& model, RandomStream& random) {
  const auto share = static_cast<std::int64_t>(random.below(1'000'000));
  if (share < model.half_hour_ppm) return minutes(30);
  return minutes(share < model.half_hour_ppm + model.hour_ppm ? 60 : 90);
}

class Generator {
 public:
  Generator(const MeetingDemand& demand, const MeetingModel& model)
      : demand_(demand), model_(model), invitations_(demand, model) {
    for (const auto& mornings : demand.working_days) offices_.emplace_back(mornings, demand.span);
  }

  std::vector<Meeting> draw() {
    for (PersonId organiser : invitations_.organisers()) draw_for(organiser);
    std::sort(meetings_.begin(), meetings_.end(), [](const Meeting& a, const Meeting& b) { return a.id < b.id; });
    invite();
    return std::move(meetings_);
  }

 private:
  void draw_for(PersonId organiser) {
    const std::string& who = demand_.people.id[organiser];
    RandomStream random(demand_.seed, "organises", who);
    const std::int64_t running = number_of(model_.series_per_hundred * 10'000, random);
    for (std::int64_t n = 1; n <= running; ++n) draw_running(organiser, fmt::format("series-{}-{}", who, n));
    Interval week{demand_.span.begin, demand_.span.begin};
    for (std::int64_t w = 1; week.end < demand_.span.end; ++w) {
      week = {week.end, std::min(week.end + days(7), demand_.span.end)};
      const auto in_week = [&](std::int64_t rate) {
        return number_of(rate * (week.length().us / 100) / (days(7).us / 1'000'000), random);
      };
      const std::int64_t series = in_week(model_.new_series_per_hundred_a_week);
      for (std::int64_t n = 1; n <= series; ++n)
        draw_made(organiser, fmt::format("new-series-{}-{}-{}", who, w, n), week, true);
      const std::int64_t single = in_week(model_.single_per_hundred_a_week);
      for (std::int64_t n = 1; n <= single; ++n)
        draw_made(organiser, fmt::format("single-{}-{}-{}", who, w, n), week, false);
    }
  }

  // So many, given how many are expected, in millionths.
  static std::int64_t number_of(std::int64_t expected_ppm, RandomStream& random) {
    return expected_ppm / 1'000'000 + (random.chance_ppm(expected_ppm % 1'000'000) ? 1 : 0);
  }

  [[nodiscard]] const OfficeHours& office(PersonId person) const {
    return offices_[index(demand_.people.site[person])];
  }

  // A series that runs when the scenario begins.
  void draw_running(PersonId organiser, std::string id) {
    RandomStream random(demand_.seed, "meeting", id);
    Meeting meeting = begun(organiser, std::move(id), random);
    // The first week with a working day: a scenario may begin on a holiday.
    for (Instant from = demand_.span.begin; from < demand_.span.end; from = from + days(7)) {
      const std::optional<Instant> first = office(organiser).any_day({from, from + days(7)}, random);
      if (!first) continue;
      meeting.scheduled_at = any_minute(
          *first - days(7) * random.between(1, std::max<std::int64_t>(1, model_.made_before.us / days(7).us)), random);
      while (demand_.span.begin <= meeting.scheduled_at) meeting.scheduled_at = meeting.scheduled_at - days(7);
      return repeat(std::move(meeting), *first, random);
    }
  }

  void draw_made(PersonId organiser, std::string id, Interval week, bool weekly) {
    RandomStream random(demand_.seed, "meeting", id);
    Meeting meeting = begun(organiser, std::move(id), random);
    const std::optional<Instant> day = office(organiser).any_day(week, random);
    if (!day) return;  // everybody is on holiday
    meeting.scheduled_at = any_minute(*day, random);
    // From the next morning on; summer time may move that by an hour or two.
    const Instant earliest =
        *day + days(random.between(1, std::max<std::int64_t>(1, model_.lead.us / days(1).us))) - hours(2);
    const std::optional<Instant> first = office(organiser).next_day(earliest);
    if (!first) return;  // the scenario ends before
    if (weekly) return repeat(std::move(meeting), *first, random);
    meeting.starts = {meeting_start(*first, meeting.lasts, random)};
    meetings_.push_back(std::move(meeting));
  }

  Meeting begun(PersonId organiser, std::string id, RandomStream& random) const {
    Meeting meeting;
    meeting.id = std::move(id);
    meeting.organiser = organiser;
    meeting.kind = random.chance_ppm(model_.web_share_ppm) ? demand_.kinds.back() : demand_.kinds.front();
    meeting.lasts = drawn_length(model_, random);
    return meeting;
  }

  void repeat(Meeting meeting, Instant first, RandomStream& random) {
    meeting.clipped = random.chance_ppm(model_.open_ended_ppm);
    const std::int64_t weeks = random.between(model_.fewest_weeks, std::max(model_.fewest_weeks, model_.most_weeks));
    const Duration clock = meeting_start(first, meeting.lasts, random) - first;
    Instant last = first;
    for (std::int64_t week = 0; meeting.clipped || week < weeks; ++week) {
      if (demand_.span.end <= first + days(7) * week) break;
      const std::optional<Instant> morning = office(meeting.organiser).weeks_later(first, week);
      if (!morning) continue;  // a holiday: that week it is not held
      meeting.starts.push_back(*morning + clock);
      last = *morning;
    }
    if (random.chance_ppm(model_.edited_ppm)) {
      const std::optional<Instant> day = office(meeting.organiser).any_day({first, last}, random);
      if (day) meeting.edited_at = any_minute(*day, random);
    }
    meetings_.push_back(std::move(meeting));
  }

  void invite() {
    const auto rank = [&](const Meeting& meeting) { return RandomStream(demand_.seed, "largest", meeting.id).next(); };
    std::size_t largest = meetings_.size();
    const auto most = static_cast<std::size_t>(model_.largest);
    if (invitations_.reachable() >= most) {
      std::uint64_t least = 0;
      for (std::size_t i = 0; i < meetings_.size(); ++i) {
        const std::uint64_t here = rank(meetings_[i]);
        if (largest < meetings_.size() && least <= here) continue;
        least = here;
        largest = i;
      }
    }
    for (std::size_t i = 0; i < meetings_.size(); ++i) {
      RandomStream random(demand_.seed, "participants", meetings_[i].id);
      const std::size_t size = drawn_size(model_.sizes, random);
      meetings_[i].participants = invitations_.draw(meetings_[i].organiser, i == largest ? most : size, random);
    }
  }

  const MeetingDemand& demand_;
  const MeetingModel& model_;
  Invitations invitations_;
  std::vector<OfficeHours> offices_;  // by site
  std::vector<Meeting> meetings_;
};

}  // namespace

void generate_meetings(const MeetingDemand& demand, const MeetingModel& model, Calendar& calendar) {
  for (Meeting& meeting : Generator(demand, model).draw()) {
    const SeriesId series = calendar.id.push_back(std::move(meeting.id));
    calendar.organiser.push_back(meeting.organiser);
    calendar.kind.push_back(meeting.kind);
    calendar.scheduled_at.push_back(meeting.scheduled_at);
    calendar.clipped.push_back(meeting.clipped);
    calendar.participants.insert(calendar.participants.end(), meeting.participants.begin(), meeting.participants.end());
    calendar.participant_begin.push_back(static_cast<std::uint32_t>(calendar.participants.size()));
    for (Instant start : meeting.starts) {
      calendar.starts.push_back(start);
      calendar.lasts.push_back(meeting.lasts);
    }
    calendar.occurrence_begin.push_back(static_cast<std::uint32_t>(calendar.starts.size()));
    if (meeting.edited_at) calendar.edits.push_back({*meeting.edited_at, series});
  }
  std::sort(calendar.edits.begin(), calendar.edits.end(), [](const Calendar::Edit& a, const Calendar::Edit& b) {
    return std::pair(a.at, a.series) < std::pair(b.at, b.series);
  });
}

}  // namespace coexist::sim
