#include <fmt/format.h>

#include <algorithm>

#include "scenarios/scenario_file.hpp"
#include "scenarios/waiver.hpp"
#include "waivers/waivable_kinds.hpp"

namespace coexist::scenarios {
namespace {

sim::Instant end_of_schedule(const LoadedScenario& loaded, const planner::Verdict& verdict) {
  sim::Instant end = loaded.scenario.span.begin;
  for (const planner::NominalTime& time : verdict.times) end = std::max(end, time.end - sim::microseconds(1));
  return end;
}

sim::Instant last_instant(const LoadedScenario& loaded, const planner::Verdict& verdict, sim::StepId step) {
  if (step == sim::kNone<sim::StepId>) return end_of_schedule(loaded, verdict);
  for (const planner::NominalTime& time : verdict.times) {
    if (time.step == step) return std::max(time.begin, time.end - sim::microseconds(1));
  }
  return loaded.scenario.span.end;  // it never begins
}

}  // namespace

bool covers(const Waiver& waiver, const Concern& concern) {
  return concern.can_be_waived &&
         (waiver.finding == concern.what || (!concern.rule.empty() && waiver.finding == concern.rule)) &&
         (waiver.step.empty() || waiver.step == concern.step) && (waiver.pool.empty() || waiver.pool == concern.pool);
}

std::optional<WaiverHit> find_waiver(const std::vector<Waiver>& waivers, const Concern& concern) {
  std::optional<WaiverHit> hit;
  for (std::size_t i = 0; i < waivers.size(); ++i) {
    if (!covers(waivers[i], concern)) continue;
    const bool in_force = concern.until < waivers[i].expires;
    if (!hit || in_force) hit = WaiverHit{i, in_force};
    if (in_force) break;
  }
  return hit;
}

std::string waiver_text(const Waiver& waiver, bool in_force, const Zone& zone) {
  const std::string day = to_text(WallTime{zone.to_wall(waiver.expires).seconds, std::nullopt});
  return in_force ? fmt::format("waived by {} until {}: {}", waiver.owner, day, waiver.reason)
                  : fmt::format("not waived: the waiver by {} expired at {} ({})", waiver.owner, day, waiver.reason);
}

Concern concern_of(const LoadedScenario& loaded, const planner::Verdict& verdict, const planner::Violation& violation) {
  const bool of_rule = is_of_rule(violation.kind);
  Concern concern;
  concern.what = name_of(violation.kind);
  if (of_rule) concern.rule = violation.constraint;
  if (violation.step != sim::kNone<sim::StepId>) concern.step = loaded.scenario.schedule.steps[violation.step].id;
  for (const sim::Pool& pool : loaded.scenario.world.pools()) {
    if (!of_rule && pool.id == violation.constraint) concern.pool = pool.id;
  }
  concern.until = last_instant(loaded, verdict, violation.step);
  concern.can_be_waived =
      of_rule ? violation.gravity != sim::Gravity::Forbidden : why_never_waived(violation.kind).empty();
  return concern;
}

bool stops(const LoadedScenario& loaded, const planner::Verdict& verdict, const planner::Violation& violation) {
  if (violation.gravity != sim::Gravity::Forbidden) return false;
  const auto hit = find_waiver(loaded.waivers, concern_of(loaded, verdict, violation));
  return !hit || !hit->in_force;
}

bool may_be_carried_out(const LoadedScenario& loaded, const planner::Verdict& verdict) {
  return std::none_of(verdict.violations.begin(), verdict.violations.end(),
                      [&](const planner::Violation& violation) { return stops(loaded, verdict, violation); });
}

std::string run_mark(const LoadedScenario& loaded, const planner::Verdict& verdict) {
  bool unsupported = false;
  bool undocumented = false;
  bool forbidden = false;
  for (const planner::Violation& violation : verdict.violations) {
    if (violation.kind == planner::ViolationKind::UnsupportedPath) {
      unsupported = true;
    } else if (violation.kind == planner::ViolationKind::UndocumentedPath) {
      undocumented = true;
    } else {
      forbidden = forbidden || stops(loaded, verdict, violation);
    }
  }
  std::string of_path = unsupported ? "unsupported" : undocumented ? "support unknown" : "";
  if (!forbidden) return of_path;
  return of_path.empty() ? "forbidden schedule" : of_path + ", and a forbidden schedule";
}

}  // namespace coexist::scenarios
