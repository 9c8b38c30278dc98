// What stands in the way, in the order in which an architect must deal with it.
#include <fmt/format.h>

#include <algorithm>

#include "planner/waits.hpp"
#include "report/phrases.hpp"
#include "report/sections.hpp"

namespace coexist::scenarios::report {
namespace {

using What = sim::ExecutionFinding::What;

Level level_of(sim::Gravity gravity) {
  switch (gravity) {
    case sim::Gravity::Forbidden:
      return Level::Blocker;
    case sim::Gravity::Harmful:
      return Level::Warning;
    case sim::Gravity::Advice:
      break;
  }
  return Level::Note;
}

struct Wording {
  Level level;
  const char* what;
  std::string message;
};

const std::string& mark_of(const Subject& subject, const sim::ExecutionFinding& finding) {
  return subject.pack.vocabulary().marks[sim::id_at<sim::MarkId>(finding.subject)].id;
}

bool is_delayed(const Subject& subject, const sim::ExecutionFinding& finding) {
  return subject.pack.pack().marks[sim::id_at<sim::MarkId>(finding.subject)].door == sim::Door::Delayed;
}

// Of how the execution went. A wave that overran blocks only if it stopped the schedule, which is a finding of its own.
Wording wording(const Subject& subject, const sim::ExecutionFinding& finding) {
  const auto& steps = subject.scenario().schedule.steps;
  const std::string step = id_or_none(steps, finding.step);
  const std::int64_t n = finding.count;
  switch (finding.what) {
    case What::WindowOverrun:
      return {Level::Warning, "window-overrun",
              fmt::format("{}: the window closed before the wave was through, and {} left behind", step,
                          counted(n, "person is", "people are"))};
    case What::WorkFailed:
      return {Level::Warning, "work-failed",
              fmt::format("{}: {} met something that was switched off", step, counted(n, "move", "moves"))};
    case What::GateFailed:
      return {Level::Blocker, "gate-failed",
              fmt::format("{}: {} from what is documented, or nobody documents what to expect", step,
                          counted(n, "cell of the coexistence test differs", "cells of the coexistence test differ"))};
    case What::ScheduleStopped:
      return {Level::Blocker, "schedule-stopped",
              fmt::format("{} stopped the schedule, and {} not begun", step, counted(n, "step was", "steps were"))};
    case What::OriginGone:
      return {Level::Blocker, "origin-gone",
              fmt::format("{}: {} cannot go back, because the pool that they came from is decommissioned", step,
                          counted(n, "person", "people"))};
    case What::NoWayBack:
      return {Level::Warning, "no-way-back",
              fmt::format("{}: {} stayed on the new side, because nobody knows a way back", step,
                          counted(n, "person or artefact", "people or artefacts"))};
    case What::DoorClosed:
      return {Level::Blocker, "door-closed",
              fmt::format("{}: {} where they are, because there is no way back from '{}'", step,
                          counted(n, "person stays", "people stay"), mark_of(subject, finding))};
    case What::DoorPassed:
      return {Level::Warning, "door-passed",
              fmt::format("{}: {} back with '{}', which {}", step, counted(n, "person went", "people went"),
                          mark_of(subject, finding), is_delayed(subject, finding) ? "returns" : "loses something")};
    case What::PoolNotStarted:
      return {Level::Blocker, "pool-not-started",
              fmt::format("{}: pool {} did not start, because fewer of its servers are up than its first start needs",
                          step, subject.scenario().world.pools()[sim::id_at<sim::PoolId>(finding.subject)].id)};
    case What::ReplicationLate:
      return {Level::Warning, "replication-late",
              fmt::format("{}: pool {} had no way to the directory for {}", step,
                          subject.scenario().world.pools()[sim::id_at<sim::PoolId>(finding.subject)].id,
                          counted(n, "cycle of replication", "cycles of replication"))};
    case What::NeverReady:
      return {Level::Blocker, "never-ready", fmt::format("{} never became ready before the end of the scenario", step)};
    case What::QuorumUnknown:
      return {Level::Blocker, "quorum-unknown",
              fmt::format("pool {} does not serve, because the pack does not say how many of its servers must run",
                          subject.scenario().world.pools()[sim::id_at<sim::PoolId>(finding.subject)].id)};
  }
  return {Level::Note, "", ""};
}

Finding told(const Subject& subject, const sim::ExecutionFinding& finding) {
  Wording words = wording(subject, finding);
  Finding out;
  out.level = words.level;
  out.what = words.what;
  out.message = std::move(words.message);
  out.at = finding.at;
  out.concern.until = finding.at;
  if (finding.step != sim::kNone<sim::StepId>) {
    const sim::Step& step = subject.scenario().schedule.steps[finding.step];
    out.place = subject.place(step.provenance);
    out.concern.step = step.id;
  }
  if (finding.what == What::PoolNotStarted || finding.what == What::QuorumUnknown ||
      finding.what == What::ReplicationLate) {
    out.concern.pool = subject.scenario().world.pools()[sim::id_at<sim::PoolId>(finding.subject)].id;
  }
  return out;
}

Finding told(const Subject& subject, const planner::Violation& violation) {
  Finding out;
  out.level = level_of(violation.gravity);
  out.what = name_of(violation.kind);
  out.message = violation.message;
  if (!violation.constraint.empty() && out.message.find(violation.constraint) == std::string::npos) {
    out.message += fmt::format(" ({})", violation.constraint);
  }
  out.sources = violation.sources;
  out.place = subject.place(violation.provenance);
  out.concern = concern_of(subject.loaded, subject.verdict, violation);
  return out;
}

// A pool that homes people and does not serve them, apart from one that is not there yet or no more.
void add_stopped(const Subject& subject, std::vector<Finding>& all) {
  const auto& pools = subject.scenario().world.pools();
  for (const sim::Change& change : subject.run().execution.trace) {
    if (change.kind != sim::ChangeKind::PoolService ||
        change.value != static_cast<std::uint32_t>(sim::Service::Stopped))
      continue;
    const sim::Pool& pool = pools[sim::id_at<sim::PoolId>(change.subject)];
    if (!pool.homes_people) continue;
    Finding finding;
    finding.level = Level::Warning;
    finding.what = "pool-stopped";
    finding.message = fmt::format("pool {} stops serving", pool.id);
    finding.at = change.at;
    finding.concern.pool = pool.id;
    finding.concern.until = change.at;
    all.push_back(std::move(finding));
  }
}

void add_waits(const Subject& subject, std::vector<Finding>& all) {
  const auto clock = [&](sim::Instant t) { return date_and_time(subject.loaded.zone, t); };
  for (const planner::Wait& wait : planner::waits(subject.scenario(), subject.pack.pack(), clock)) {
    Finding finding;
    finding.level = Level::Note;
    finding.what = "begins-later";
    finding.message = wait.message;
    finding.at = wait.begins;
    finding.place = subject.place(wait.provenance);
    finding.concern.step = subject.scenario().schedule.steps[wait.step].id;
    finding.concern.until = wait.begins;
    all.push_back(std::move(finding));
  }
}

// Blockers, blockers that are waived, warnings, notes.
int rank(const Finding& finding) {
  return static_cast<int>(finding.level) * 2 + (finding.is_waived() ? 1 : 0);
}

}  // namespace

std::vector<Finding> findings(const Subject& subject) {
  std::vector<Finding> all;
  for (const planner::Violation& violation : subject.verdict.violations) all.push_back(told(subject, violation));
  for (const sim::ExecutionFinding& finding : subject.run().execution.findings) all.push_back(told(subject, finding));
  add_unknowns(subject, all);
  add_failing(subject, all);
  add_stopped(subject, all);
  add_cut_off(subject, all);
  add_overloads(subject, all);
  add_line_overloads(subject, all);
  add_waits(subject, all);
  for (Finding& finding : all) {
    finding.concern.what = finding.what;
    finding.waiver = find_waiver(subject.loaded.waivers, finding.concern);
  }
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
  return all;
}

}  // namespace coexist::scenarios::report
