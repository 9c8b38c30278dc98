// Maintenance windows, freezes and the scenario's end.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "verifier/checks.hpp"
#include "verifier/open_intervals.hpp"

namespace coexist::planner {
namespace {

using sim::Duration;
using sim::Instant;
using sim::Interval;
using sim::StepId;

// The window that is open at t. Precondition: one is.
const sim::Window& window_at(const sim::Schedule& schedule, Instant t) {
  return *std::find_if(schedule.windows.begin(), schedule.windows.end(), [t](const sim::Window& window) {
    return std::any_of(window.intervals.begin(), window.intervals.end(),
                       [t](const Interval& interval) { return interval.contains(t); });
  });
}

const sim::Freeze* freeze_beginning_at(const sim::Schedule& schedule, Instant t) {
  const auto found = std::find_if(schedule.freezes.begin(), schedule.freezes.end(),
                                  [t](const sim::Freeze& freeze) { return freeze.interval.begin == t; });
  return found == schedule.freezes.end() ? nullptr : &*found;
}

void blame(Violation& violation, const sim::Named& constraint) {
  violation.constraint = constraint.id;
  violation.other_provenance = constraint.provenance;
}

// The link, or the site whose local network it is.
const sim::Named& bottleneck_of(const sim::World& world, const std::string& id) {
  const sim::LinkId link = find(world.links(), id);
  if (link != sim::kNone<sim::LinkId>) return world.links()[link];
  return world.sites()[find(world.sites(), id)];
}

// From when on the step may begin if a window is open.
Instant waits_from(const NominalRun& run, StepId id) {
  return std::max(run.steps[id].ready, run.step(id).not_before.value_or(run.steps[id].ready));
}

std::string why_never(const NominalRun& run, Instant from) {
  const sim::Schedule& schedule = run.scenario.schedule;
  if (schedule.windows.empty()) return "the schedule has no windows";
  const auto ends_later = [from](const sim::Interval& open) { return from < open.end; };
  const bool frozen = std::any_of(schedule.windows.begin(), schedule.windows.end(), [&](const sim::Window& window) {
    return std::any_of(window.intervals.begin(), window.intervals.end(), ends_later);
  });
  if (!frozen) return "no window is open from then on";
  std::vector<std::string> freezes;
  for (const auto& freeze : schedule.freezes) {
    if (ends_later(freeze.interval)) freezes.push_back(fmt::format("'{}'", freeze.id));
  }
  return fmt::format("from then on every window is in a freeze ({})", fmt::join(freezes, ", "));
}

Violation never_opens(const NominalRun& run, StepId id) {
  Violation violation = violation_at(run, ViolationKind::WindowNeverOpens, id);
  violation.message = fmt::format("'{}' works in maintenance windows only and is ready at {}, and {}", run.step(id).id,
                                  run.clock(waits_from(run, id)), why_never(run, waits_from(run, id)));
  return violation;
}

// Freezes may follow each other without a gap: the last of them is the one that ends too late.
const sim::Freeze* last_freeze_before_end(const NominalRun& run, Instant from) {
  const Instant end = run.scenario.span.end;
  const auto& freezes = run.scenario.schedule.freezes;
  if (from >= end) return nullptr;
  const auto found = std::find_if(freezes.begin(), freezes.end(), [end](const sim::Freeze& freeze) {
    return freeze.interval.begin < end && freeze.interval.end >= end;
  });
  return found == freezes.end() ? nullptr : &*found;
}

Violation past_end(const NominalRun& run, StepId id) {
  Violation violation = violation_at(run, ViolationKind::PastScenarioEnd, id);
  const Instant ready = waits_from(run, id);
  const std::string end = run.clock(run.scenario.span.end);
  if (const sim::Freeze* freeze = last_freeze_before_end(run, ready); freeze != nullptr) {
    blame(violation, *freeze);
    violation.message = fmt::format("'{}' is ready at {}, and freeze '{}' lasts until the scenario's end at {}",
                                    run.step(id).id, run.clock(ready), freeze->id, end);
  } else {
    violation.message = fmt::format("'{}' could begin only after the scenario's end at {}", run.step(id).id, end);
  }
  return violation;
}

Violation too_long(const NominalRun& run, StepId id) {
  const Instant ready = waits_from(run, id);
  Duration longest;
  for (auto open = first_ending_after(run.open, ready); open != run.open.end(); ++open) {
    longest = std::max(longest, open->end - std::max(open->begin, ready));
  }
  Violation violation = violation_at(run, ViolationKind::OverrunsWindow, id);
  violation.message =
      fmt::format("'{}' takes {} and must fit one maintenance window; the longest open time from {} on is {}",
                  run.step(id).id, to_text(run.steps[id].needs), run.clock(ready), to_text(longest));
  return violation;
}

Violation wave_overruns(const NominalRun& run, StepId id) {
  const NominalStep& step = run.steps[id];
  const Duration got = step.end - step.begin;
  Violation violation = violation_at(run, ViolationKind::OverrunsWindow, id);
  const sim::Window& window = window_at(run.scenario.schedule, step.begin);
  const sim::Freeze* freeze = freeze_beginning_at(run.scenario.schedule, step.end);
  blame(violation, window);
  violation.message = fmt::format("'{}' needs {}, and window '{}' is open for {} from {}", run.step(id).id,
                                  to_text(step.needs), window.id, to_text(got), run.clock(step.begin));
  if (freeze != nullptr) {
    blame(violation, *freeze);
    violation.message += fmt::format(", until freeze '{}'", freeze->id);
  }
  if (step.bottleneck.takes > got) {
    if (freeze == nullptr) blame(violation, bottleneck_of(run.scenario.world, step.bottleneck.id));
    constexpr std::int64_t kMegabyte = 1'000'000;
    violation.message += fmt::format("; '{}' alone carries {} MB of it in {}", step.bottleneck.id,
                                     step.bottleneck.bytes / kMegabyte, to_text(step.bottleneck.takes));
  }
  return violation;
}

Violation rollback_overruns(const NominalRun& run, StepId id) {
  Duration got;
  for (const Interval& interval : run.steps[id].working) got = got + interval.length();
  Violation violation = violation_at(run, ViolationKind::OverrunsWindow, id);
  violation.message =
      fmt::format("'{}' keeps to maintenance windows and needs {}; those left from {} on last {}", run.step(id).id,
                  to_text(run.steps[id].needs), run.clock(run.steps[id].begin), to_text(got));
  return violation;
}

// Steps behind one that is late already are not late by themselves.
bool follows_a_late_one(const NominalRun& run, StepId id) {
  const auto& after = run.step(id).after;
  return std::any_of(after.begin(), after.end(),
                     [&run](StepId before) { return run.steps[before].end > run.scenario.span.end; });
}

Violations of_running(const NominalRun& run, StepId id) {
  Violations found;
  const NominalStep& step = run.steps[id];
  for (const sim::Freeze& freeze : run.scenario.schedule.freezes) {
    const auto is_in = [&freeze](const Interval& working) { return working.overlaps(freeze.interval); };
    if (run.is_rollback(id) || std::none_of(step.working.begin(), step.working.end(), is_in)) continue;
    Violation violation = violation_at(run, ViolationKind::InFreeze, id);
    blame(violation, freeze);
    violation.message =
        fmt::format("'{}' runs from {} to {}, into freeze '{}' from {} to {}", run.step(id).id, run.clock(step.begin),
                    run.clock(step.end), freeze.id, run.clock(freeze.interval.begin), run.clock(freeze.interval.end));
    found.push_back(std::move(violation));
  }
  if (step.end > run.scenario.span.end) {
    Violation violation = violation_at(run, ViolationKind::PastScenarioEnd, id);
    violation.message = fmt::format("'{}' begins at {} and ends at {}, after the scenario's end at {}", run.step(id).id,
                                    run.clock(step.begin), run.clock(step.end), run.clock(run.scenario.span.end));
    found.push_back(std::move(violation));
  }
  return found;
}

}  // namespace

Violations check_windows(const NominalRun& run) {
  Violations found;
  for (const StepId id : run.all_steps()) {
    switch (run.steps[id].fate) {
      case Fate::Ran:
        break;
      case Fate::Overran:
        found.push_back(run.is_rollback(id) ? rollback_overruns(run, id) : wave_overruns(run, id));
        break;
      case Fate::NoWindow:
        found.push_back(never_opens(run, id));
        break;
      case Fate::TooLong:
        found.push_back(too_long(run, id));
        break;
      case Fate::PastEnd:
        if (!follows_a_late_one(run, id)) found.push_back(past_end(run, id));
        break;
      case Fate::Blocked:
      case Fate::Cancelled:
      case Fate::Standby:
      case Fate::Skipped:
        break;  // what blocks a step is reported there; the others are meant not to begin
    }
    if (run.steps[id].has_begun()) {
      Violations more = of_running(run, id);
      found.insert(found.end(), more.begin(), more.end());
    }
  }
  return found;
}

}  // namespace coexist::planner
