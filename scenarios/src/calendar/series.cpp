#include "calendar/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace coexist::scenarios {
namespace {

using Occurrences = std::vector<sim::Interval>;

constexpr std::int64_t kUs = 1'000'000;

/// Ascending; of those with equal starts the first one: nobody is twice in one series at one time.
void keep_one_of_each_start(Occurrences& occurrences) {
  std::stable_sort(occurrences.begin(), occurrences.end(),
                   [](const sim::Interval& a, const sim::Interval& b) { return a.begin < b.begin; });
  occurrences.erase(std::unique(occurrences.begin(), occurrences.end(),
                                [](const sim::Interval& a, const sim::Interval& b) { return a.begin == b.begin; }),
                    occurrences.end());
}

sim::Interval occurrence_at(const Moment& start, const Extent& extent) {
  return {start.instant(), extent.end_from(*start.clock, start.wall_s)};
}

/// Where the occurrence that `moment` names stands in the ascending `occurrences`, or their end. A DATE stands for the
/// whole day on the wall of the series.
Occurrences::iterator find_named(const Moment& moment, const Moment& series_start, Occurrences& occurrences) {
  constexpr std::int64_t kDay_s = 86'400;
  const WallClock& clock = moment.date_only ? *series_start.clock : *moment.clock;
  const sim::Instant from = clock.to_instant(moment.wall_s);
  const sim::Instant end = moment.date_only ? clock.to_instant(moment.wall_s + kDay_s) : from + sim::microseconds(1);
  const auto found = std::lower_bound(occurrences.begin(), occurrences.end(), from,
                                      [](const sim::Interval& o, sim::Instant t) { return o.begin < t; });
  return found != occurrences.end() && found->begin < end ? found : occurrences.end();
}

/// The occurrences before overrides, ascending, some of them just outside of the horizon; nothing after a refusal.
std::optional<Occurrences> expand(RawEvent& master, const SeriesLimits& limits, Diagnostics& diagnostics) {
  const Moment& start = *master.start;
  const WallClock& clock = *start.clock;
  Occurrences occurrences;
  for (const RuleLine& line : master.rules) {
    const auto expanded = expand_recurrence(input_of(line, master, limits));
    const Place place{master.event.place.file, line.line, 1, 5};
    if (const auto* refusal = std::get_if<Refusal>(&expanded)) {
      diagnostics.error(refusal->code, place, refusal->message, refusal->help);
      return std::nullopt;
    }
    const auto& recurrence = std::get<Recurrence>(expanded);
    master.event.clipped = master.event.clipped || recurrence.clipped;
    if (!recurrence.starts_at_start && start.instant() < limits.horizon.end) {
      diagnostics.warning("E511", place, "the event's own start is not an occurrence of its rule and is left out",
                          "move DTSTART to the first occurrence");
    }
    for (const std::int64_t wall_s : recurrence.starts) {
      occurrences.push_back({clock.to_instant(wall_s), master.extent.end_from(clock, wall_s)});
    }
  }
  if (master.rules.empty()) {
    occurrences.push_back(occurrence_at(start, master.extent));
  }
  for (const ExtraDate& extra : master.extra) {
    occurrences.push_back(occurrence_at(extra.start, extra.extent.value_or(master.extent)));
    master.event.clipped = master.event.clipped || occurrences.back().begin >= limits.horizon.end;
  }
  keep_one_of_each_start(occurrences);  // the rule's before RDATE's, whose PERIOD would be a different meeting
  return occurrences;
}

/// What EXDATE and the changed occurrences leave of the series, and the changed ones themselves. A changed occurrence
/// is a meeting of the same series at another time, or cancelled. Who is invited to it and how it is joined may differ,
/// too; the simulated meeting has one such set, so the difference is reported.
Occurrences apply(const RawEvent& master, const std::vector<const RawEvent*>& changes, const SeriesLimits& limits,
                  Occurrences occurrences, Diagnostics& diagnostics) {
  std::vector<bool> gone(occurrences.size(), false);
  const auto remove = [&](const Moment& moment) {
    const auto found = find_named(moment, *master.start, occurrences);
    if (found != occurrences.end()) {
      gone[static_cast<std::size_t>(found - occurrences.begin())] = true;
    }
    return found != occurrences.end();
  };
  std::for_each(master.except.begin(), master.except.end(), remove);
  Occurrences result;
  for (const RawEvent* change : changes) {
    if (!remove(*change->recurrence_id) && limits.horizon.contains(change->recurrence_id->instant())) {
      diagnostics.warning("E514", change->event.place, "this changes an occurrence that the series does not have");
    }
    if (change->event.cancelled || !change->start) {
      continue;
    }
    result.push_back(occurrence_at(*change->start, change->extent));
    if (change->event.attendees != master.event.attendees || change->event.links != master.event.links) {
      diagnostics.warning("E514", change->event.place,
                          "of this changed occurrence only the time is imported: its people or links differ");
    }
  }
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    if (!gone[i]) {
      result.push_back(occurrences[i]);
    }
  }
  result.erase(std::remove_if(result.begin(), result.end(),
                              [&limits](const sim::Interval& o) { return !limits.horizon.contains(o.begin); }),
               result.end());
  keep_one_of_each_start(result);  // the changed one before the one on which it was moved
  return result;
}

const RawEvent& newest(const std::vector<const RawEvent*>& versions) {
  return **std::max_element(versions.begin(), versions.end(), [](const RawEvent* a, const RawEvent* b) {
    return a->event.sequence < b->event.sequence ||
           (a->event.sequence == b->event.sequence && a->event.place.line < b->event.place.line);
  });
}

}  // namespace

RecurrenceInput input_of(const RuleLine& line, const RawEvent& master, const SeriesLimits& limits) {
  constexpr std::int64_t kMargin_s = 2 * 86'400;  // walls and UTC differ by up to a day, and a gap shifts
  const WallClock& clock = *master.start->clock;
  RecurrenceInput input;
  input.rule = line.rule;
  input.start_s = master.start->wall_s;
  input.date_only = master.start->date_only;
  input.from_s = limits.horizon.begin.us / kUs - kMargin_s;
  input.end_s = clock.to_wall(limits.horizon.end);
  input.most = limits.most_occurrences;
  input.utc_to_wall = [&clock](std::int64_t utc_s) { return clock.to_wall(sim::Instant{utc_s * kUs}); };
  return input;
}

std::int64_t steps_of(const std::vector<RawEvent>& versions, const SeriesLimits& limits) {
  std::int64_t most = 0;
  for (const RawEvent& version : versions) {
    if (!version.start || version.recurrence_id) continue;
    std::int64_t steps = 0;
    for (const RuleLine& line : version.rules) steps += recurrence_steps(input_of(line, version, limits));
    most = std::max(most, steps);
  }
  return most;
}

std::vector<CalendarEvent> settle_series(const std::vector<RawEvent>& versions, const SeriesLimits& limits,
                                         Diagnostics& diagnostics) {
  std::vector<const RawEvent*> masters;
  std::map<sim::Instant, std::vector<const RawEvent*>> changes;
  int cancelled_from = -1;  // highest SEQUENCE that cancels the whole
  for (const RawEvent& version : versions) {
    if (version.recurrence_id) {
      changes[version.recurrence_id->instant()].push_back(&version);
    } else if (version.method == "CANCEL") {
      cancelled_from = std::max(cancelled_from, version.event.sequence);
    } else {
      masters.push_back(&version);
    }
  }
  std::vector<CalendarEvent> events;
  if (masters.empty()) {
    for (const auto& [instant, group] : changes) {
      RawEvent single = newest(group);
      if (single.start) {
        single.event.uid += fmt::format("#{}", sim::to_text(instant));
        const sim::Interval occurrence = occurrence_at(*single.start, single.extent);
        if (limits.horizon.contains(occurrence.begin)) {
          single.event.occurrences.push_back(occurrence);
        }
        events.push_back(std::move(single.event));
      }
    }
    return events;
  }
  RawEvent master = newest(masters);
  if (std::count_if(masters.begin(), masters.end(),
                    [&master](const RawEvent* other) { return other->event.sequence == master.event.sequence; }) > 1) {
    diagnostics.warning("E512", master.event.place,
                        fmt::format("UID '{}' occurs more than once with SEQUENCE {}; the last counts",
                                    master.event.uid, master.event.sequence));
  }
  master.event.cancelled = master.event.cancelled || cancelled_from >= master.event.sequence;
  master.event.clipped = master.marked_clipped;
  auto occurrences = expand(master, limits, diagnostics);
  if (!occurrences) {
    return events;
  }
  std::vector<const RawEvent*> newest_changes;
  for (const auto& [instant, group] : changes) {
    newest_changes.push_back(&newest(group));
  }
  master.event.occurrences = apply(master, newest_changes, limits, std::move(*occurrences), diagnostics);
  events.push_back(std::move(master.event));
  return events;
}

}  // namespace coexist::scenarios
