// Meetings drawn from a seed, in the shape of the published user model.
//
// Every draw comes from a stream of its own (seed, purpose, entity), so that adding a person changes nobody else's
// calendar, and schedules are compared on the same meetings. Integers only.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/people.hpp"
#include "sim/time.hpp"

namespace coexist::sim {

/// So many people in a share of all meetings.
struct MeetingSize {
  std::int64_t share_ppm = 0;
  std::int64_t people = 0;
  friend bool operator==(const MeetingSize&, const MeetingSize&) = default;
};

/// Rates for 100 employees; shares in parts per million. Whoever generates a scenario's meetings takes from the pack
/// what a pack documents or assumes; the values here only make a small example whole.
struct MeetingModel {
  std::int64_t series_per_hundred = 40;            // recurring, made before the start
  std::int64_t new_series_per_hundred_a_week = 1;  // recurring, made during the scenario
  std::int64_t single_per_hundred_a_week = 20;     // held once, made during the scenario
  std::int64_t web_share_ppm = 300'000;            // asks for the last of `kinds` instead of the first
  std::int64_t beyond_department_ppm = 100'000;    // of participants: from anywhere in the estate
  std::int64_t outsiders_ppm = 100'000;            // of participants: from outside, if there is anybody
  std::int64_t edited_ppm = 100'000;               // of recurring meetings: edited and re-sent once
  std::vector<MeetingSize> sizes{{1'000'000, 4}};  // shares add up to the whole; the last one takes what is left
  std::int64_t largest = 250;                      // participants of the one largest meeting
  std::int64_t fewest_weeks = 8;                   // that a series runs
  std::int64_t most_weeks = 30;
  std::int64_t open_ended_ppm = 500'000;  // of series: without end, cut at the scenario's
  Duration lead = days(14);               // from making a meeting to holding it, at most
  Duration made_before = days(182);       // a series that runs at the start was made at most so long before
  std::int64_t half_hour_ppm = 350'000;   // of meetings: 30 minutes
  std::int64_t hour_ppm = 550'000;        // of meetings: an hour; the others last 90 minutes
};

struct MeetingDemand {
  std::uint64_t seed = 0;
  Interval span;
  const People& people;
  const IdVector<SiteId, std::vector<Instant>>& working_days;  // when each working day begins there (local morning)
  std::vector<MeetingKindId> kinds;                            // at least one
  std::vector<bool> outside_class;                             // by ClassId: homed on no pool of the estate
  std::vector<bool> invited_class{};                           // by ClassId: has some way to join; empty: all have
};

/// Draws a calendar and appends it to `calendar`. One meeting is the largest, where there are that many people.
/// Recurring meetings are weekly. O(people + participants x occurrences).
void generate_meetings(const MeetingDemand& demand, const MeetingModel& model, Calendar& calendar);

}  // namespace coexist::sim
