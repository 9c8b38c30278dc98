#include <algorithm>
#include <set>

#include "execution/opening.hpp"
#include "execution/outages.hpp"
#include "execution/pool_service.hpp"
#include "execution/runners.hpp"
#include "population/marks.hpp"

namespace coexist::sim {
namespace {

enum class Progress : std::uint8_t { Pending, Running, Ended, Cancelled };

// The life of every step: pending until it is ready, running until its runner says done; a rollback cancels what has
// not begun and waits for what has. Whatever happens at an instant only asks for a review; the review itself is a tick
// of its own, when no work and no timer of that instant is left. So what begins sees everything that ended at that
// instant, and of the steps that want the same resource it is the id that decides, not whose predecessor was reported
// first.
class Executor final : public Driver {
 public:
  Executor(const Scenario& scenario, const CompiledPack& pack, Infrastructure& infrastructure)
      : scenario_(scenario), pack_(pack), stage_(scenario, pack, infrastructure), openings_(scenario, pack) {
    const std::size_t steps = scenario.schedule.steps.size();
    progress_.resize(steps, Progress::Pending);
    records_.resize(steps);
    for (StepId step : ids<StepId>(steps)) {
      records_[step].step = step;
      records_[step].units_planned = planned_units(scenario.schedule.steps[step].action);
      if (!is_rollback(step) || the(step).skipped) continue;
      if (emergency_ == kNone<StepId> || (is_standby(step) && !is_standby(emergency_))) emergency_ = step;
    }
    for (const Resource& resource : scenario.schedule.resources) free_.push_back(resource.units);
    review_pools_present(stage_);
    arm_outages(stage_);
    stage_.at(scenario.span.begin, TimerClass::Wake, [this] { review_due_ = true; });
  }

  [[nodiscard]] std::optional<Instant> next_tick() const override {
    return review_due_ ? stage_.now() : stage_.next_timer();
  }

  void on_tick(Instant now) override {
    stage_.advance(now);
    if (const std::optional<Instant> timer = stage_.next_timer(); timer && *timer <= now) {
      stage_.fire_timers();
    } else {
      review();
    }
  }

  void on_end(WorkId work, Instant now, bool ok) override {
    stage_.advance(now);
    stage_.work_ended(work, ok);
  }

  Execution finish() {
    stage_.advance(scenario_.span.end);
    std::uint32_t never = 0;
    for (StepId step : ids<StepId>(progress_.size())) {
      if (progress_[step] == Progress::Running) records_[step].ended = scenario_.span.end;
      if (progress_[step] != Progress::Pending) continue;
      if (stopped_by_ != kNone<StepId>) {
        ++never;
      } else if (!is_standby(step) && !the(step).skipped) {
        stage_.finding(ExecutionFinding::What::NeverReady, step, 0, 1);
      }
    }
    if (never > 0) stage_.finding(ExecutionFinding::What::ScheduleStopped, stopped_by_, 0, never);
    Execution execution;
    execution.steps = std::move(records_.raw());
    stage_.take_results(execution);
    return execution;
  }

 private:
  [[nodiscard]] const Step& the(StepId step) const { return scenario_.schedule.steps[step]; }
  [[nodiscard]] bool is_rollback(StepId step) const { return std::holds_alternative<RollbackAction>(the(step).action); }

  /// A rollback that waits for trouble, not for an instant or another step.
  [[nodiscard]] bool is_standby(StepId step) const {
    return is_rollback(step) && the(step).after.empty() && !the(step).not_before;
  }

  [[nodiscard]] bool has_ended(StepId step) const { return progress_[step] == Progress::Ended; }

  // One pass, in order of id. Another one follows if this one changed anything, but not before whatever that ended at
  // once: a step without length frees its resources for the next pass, as it does in the verifier's replay.
  void review() {
    review_due_ = false;
    reviewing_ = true;
    for (bool rollbacks : {true, false}) {  // rollbacks first: what is ready at the same instant has not begun
      for (StepId step : ids<StepId>(progress_.size())) {
        if (is_rollback(step) == rollbacks && consider(step)) review_due_ = true;
      }
    }
    if (rollback_ != kNone<StepId> && !undoing_) undo_when_quiet();
    reviewing_ = false;
  }

  // Begins the step if it can; otherwise makes sure that the clock stops when it might.
  bool consider(StepId step) {
    if (progress_[step] != Progress::Pending) return false;
    if (!is_rollback(step) && stopped_by_ != kNone<StepId>) return false;
    const bool urgent = trouble_ && step == emergency_;
    if (is_rollback(step) && (the(step).skipped || (is_standby(step) && !urgent))) return false;
    const Step& s = the(step);
    if (!urgent) {
      if (!std::all_of(s.after.begin(), s.after.end(), [&](StepId before) { return has_ended(before); })) return false;
      const Instant earliest = std::max(s.not_before.value_or(stage_.now()), stage_.now());
      if (earliest > stage_.now()) return wake(step, earliest);
      if (s.skipped) return skip(step);
      const Instant opens = openings_.next(step, stage_.now(), stage_.nominal(s));
      if (opens > stage_.now()) return wake(step, opens);
      if (!has_free(s.resources)) return false;
    }
    begin(step);
    return true;
  }

  // What needs several units of a resource names it as often.
  [[nodiscard]] bool has_free(const std::vector<std::uint32_t>& wanted) const {
    return std::all_of(wanted.begin(), wanted.end(), [&](std::uint32_t r) {
      return std::count(wanted.begin(), wanted.end(), r) <= static_cast<std::ptrdiff_t>(free_[r]);
    });
  }

  bool skip(StepId step) {
    progress_[step] = Progress::Ended;
    records_[step].began = records_[step].ended = stage_.now();
    return true;
  }

  bool wake(StepId step, Instant when) {
    if (when < scenario_.span.end && woken_.insert({when, step}).second) {
      stage_.at(when, TimerClass::Wake, [this] { review_due_ = true; });
    }
    return false;
  }

  void begin(StepId step) {
    progress_[step] = Progress::Running;
    records_[step].began = stage_.now();
    stage_.change(ChangeKind::StepBegan, static_cast<std::uint32_t>(step), 0, step);
    if (is_rollback(step)) return begin_rollback(step);
    for (std::uint32_t r : the(step).resources) --free_[r];
    run_step(stage_, step, openings_.closes(step, stage_.now()),
             [this, step](const StepResult& result) { end_in_turn(step, result); });
  }

  // What ends as it begins (a wave of nobody) ends when the review that began it is over.
  void end_in_turn(StepId step, const StepResult& result) {
    if (!reviewing_) return end(step, result);
    stage_.at(stage_.now(), TimerClass::Step, [this, step, result] { end(step, result); });
  }

  void end(StepId step, const StepResult& result) {
    progress_[step] = Progress::Ended;
    StepRecord& record = records_[step];
    record.ended = stage_.now();
    record.end = result.end;
    record.units_done = result.done;
    record.units_failed = result.failed;
    if (record.units_planned == 0) record.units_planned = result.done + result.failed;
    for (std::uint32_t r : the(step).resources) free_[r] += is_rollback(step) ? 0U : 1U;
    const StepKind& kind = pack_.pack().step_kinds[the(step).kind];
    if (result.end != StepEnd::Failed) {
      for (FlagId flag : kind.sets) set_flag(flag, true, step);
      for (FlagId flag : kind.clears) set_flag(flag, false, step);
    }
    stage_.change(ChangeKind::StepEnded, static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(result.end),
                  step);
    if (result.end != StepEnd::Done && !is_rollback(step)) trouble(step);
    review_due_ = true;
  }

  void set_flag(FlagId flag, bool on, StepId step) {
    if (stage_.state().flag[flag] == on) return;
    stage_.change(ChangeKind::FlagSet, static_cast<std::uint32_t>(flag), on ? 1 : 0, step);
  }

  void trouble(StepId step) {
    switch (the(step).on_trouble) {
      case OnTrouble::Continue:
        return;
      case OnTrouble::RollBack:
        trouble_ = emergency_ != kNone<StepId>;
        if (trouble_) return;
        [[fallthrough]];  // no rollback is declared: the schedule can only stop
      case OnTrouble::Stop:
        if (stopped_by_ == kNone<StepId>) stopped_by_ = step;
        return;
    }
  }

  void begin_rollback(StepId step) {
    rollback_ = step;
    for (StepId other : ids<StepId>(progress_.size())) {
      if (progress_[other] == Progress::Pending) progress_[other] = Progress::Cancelled;
    }
    const auto& policy = std::get<RollbackAction>(the(step).action).policy;
    if (policy.freeze_scheduling) freeze_scheduling(stage_, step);
  }

  // Steps that began before the rollback complete; the first move back waits for them.
  void undo_when_quiet() {
    for (StepId other : ids<StepId>(progress_.size())) {
      if (other != rollback_ && progress_[other] == Progress::Running) return;
    }
    undoing_ = true;
    std::vector<Undoable> completed = completed_so_far(stage_);
    records_[rollback_].units_planned = static_cast<std::uint32_t>(completed.size());
    run_rollback(stage_, rollback_, std::get<RollbackAction>(the(rollback_).action), records_[rollback_].began,
                 std::move(completed), [this](const StepResult& result) { end_in_turn(rollback_, result); });
  }

  const Scenario& scenario_;
  const CompiledPack& pack_;
  Stage stage_;
  Openings openings_;
  IdVector<StepId, Progress> progress_;
  IdVector<StepId, StepRecord> records_;
  std::vector<std::uint32_t> free_;  // units by resource
  std::set<std::pair<Instant, StepId>> woken_;
  StepId emergency_ = kNone<StepId>;  // the rollback that trouble calls for
  StepId rollback_ = kNone<StepId>;   // the one that has begun
  StepId stopped_by_ = kNone<StepId>;
  bool trouble_ = false;     // something called for a rollback
  bool undoing_ = false;     // a rollback has begun, and nothing else runs any more
  bool review_due_ = false;  // something ended, or its time has come
  bool reviewing_ = false;
};

}  // namespace

Execution execute(const Scenario& scenario, const CompiledPack& pack, Infrastructure& infrastructure) {
  Executor executor(scenario, pack, infrastructure);
  // Half-open: nothing changes at the end any more.
  infrastructure.drive(executor, scenario.span.begin, scenario.span.end - microseconds(1));
  Execution execution = executor.finish();
  execution.trace = with_marks(scenario, pack, std::move(execution.trace));
  return execution;
}

}  // namespace coexist::sim
