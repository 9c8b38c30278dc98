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

/// Rates for 100 employees; shares in parts per million.
struct MeetingModel {
  std::int64_t series_per_hundred = 40;            // recurring, made before the start
  std::int64_t new_series_per_hundred_a_week = 1;  // recurring, made during the scenario
  std::int64_t single_per_hundred_a_week = 20;     // held once, made during the scenario
  std::int64_t web_share_ppm = 300'000;            // asks for the last of `kinds` instead of the first
  std::int64_t beyond_department_ppm = 100'000;    // of participants: from anywhere in the estate
  std::int64_t outsiders_ppm = 100'000;            // of participants: from outside, if there is anybody
  std::int64_t edited_ppm = 100'000;               // of recurring meetings: edited and re-sent once
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

/// Draws a calendar and appends it to `calendar`. Sizes: 85 % of meetings have 4 participants, 10 % 6, 5 % 11, and one
/// meeting has 250 where there are that many people (LYNC user model, facts 5.2). Recurring meetings are weekly (gap 13
/// of the evidence: nobody documents frequencies). O(people + participants x occurrences).
void generate_meetings(const MeetingDemand& demand, const MeetingModel& model, Calendar& calendar);

}  // namespace coexist::sim
