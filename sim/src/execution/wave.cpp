#include <memory>

#include "execution/runners.hpp"

namespace coexist::sim {
namespace {

bool can_move(const Stage& stage, PersonId person, PoolId target) {
  const PoolId from = stage.state().home[person];
  return from != kNone<PoolId> && stage.state().pool[from] != Service::Decommissioned &&
         stage.state().pool[target] == Service::Serving;
}

// What the move itself gives people, whatever they had. A rollback's kind of step gives nothing: it is the policy's to
// say whether they get back what they had.
void hand_over(Stage& stage, StepId step, PersonId person, PoolId target) {
  stage.change(ChangeKind::PersonMoved, static_cast<std::uint32_t>(person), static_cast<std::uint32_t>(target), step);
  const StepKind& kind = stage.pack().pack().step_kinds[stage.scenario().schedule.steps[step].kind];
  for (const auto& [slot, software] : kind.installs) {
    if (stage.state().software[slot][person] == software) continue;
    stage.change(ChangeKind::SoftwareChanged, static_cast<std::uint32_t>(person), static_cast<std::uint32_t>(software),
                 step, static_cast<std::uint32_t>(slot));
  }
}

// Keeps `streams` moves in flight until everybody was tried or the window closes; a move that began is finished.
class Wave : public std::enable_shared_from_this<Wave> {
 public:
  Wave(Stage& stage, StepId step, const MoveAction& action, Instant closes, Done done)
      : stage_(stage), step_(step), action_(action), closes_(closes), done_(std::move(done)) {}

  void go_on() {
    while (next_ < action_.people.size() && in_flight_ < action_.streams && stage_.now() < closes_) {
      const std::size_t i = next_++;
      ++in_flight_;
      move_person(stage_, step_, action_.people[i], action_.target[i], i, [self = shared_from_this()](bool ok) {
        --self->in_flight_;
        ++(ok ? self->result_.done : self->result_.failed);
        self->go_on();
      });
    }
    if (in_flight_ == 0 && !finished_) finish();
  }

 private:
  void finish() {
    finished_ = true;
    const auto left = static_cast<std::uint32_t>(action_.people.size() - next_);
    if (left > 0) stage_.finding(ExecutionFinding::What::WindowOverrun, step_, 0, left);
    if (result_.failed > 0) stage_.finding(ExecutionFinding::What::WorkFailed, step_, 0, result_.failed);
    if (left > 0 || result_.failed > 0) result_.end = StepEnd::Partly;
    done_(result_);
  }

  Stage& stage_;
  StepId step_;
  const MoveAction& action_;
  Instant closes_;
  Done done_;
  StepResult result_;
  std::size_t next_ = 0;
  std::uint32_t in_flight_ = 0;
  bool finished_ = false;
};

// Where nothing has to be taken anywhere: no transfer, no administrator's turn, no time.
void move_at_once(Stage& stage, StepId step, const MoveAction& action, Done done) {
  StepResult result;
  for (std::size_t i = 0; i < action.people.size(); ++i) {
    const bool ok = can_move(stage, action.people[i], action.target[i]);
    if (ok) hand_over(stage, step, action.people[i], action.target[i]);
    ++(ok ? result.done : result.failed);
  }
  if (result.failed > 0) {
    stage.finding(ExecutionFinding::What::WorkFailed, step, 0, result.failed);
    result.end = StepEnd::Partly;
  }
  stage.at(stage.now(), TimerClass::Step, [done = std::move(done), result] { done(result); });
}

}  // namespace

void move_person(Stage& stage, StepId step, PersonId person, PoolId target, std::size_t turn,
                 std::function<void(bool)> then) {
  const bool possible = can_move(stage, person, target);
  const ServerId source = possible ? stage.server_of(stage.state().home[person], turn) : kNone<ServerId>;
  const ServerId sink = possible ? stage.server_of(target, turn) : kNone<ServerId>;
  if (source == kNone<ServerId> || sink == kNone<ServerId>) {
    // Not in this call: a wave of such people would otherwise recurse once a person.
    stage.at(stage.now(), TimerClass::Step, [then = std::move(then)] { then(false); });
    return;
  }
  stage.work(
      Transfer{source, sink, stage.assumed("move-bytes")}, [&stage, step, person, target, sink, then](bool arrived) {
        if (!arrived) return then(false);
        stage.work(Computation{sink, stage.assumed("move-work")}, [&stage, step, person, target, then](bool stored) {
          const bool ok = stored && stage.state().pool[target] == Service::Serving;
          if (ok) hand_over(stage, step, person, target);
          then(ok);
        });
      });
}

void run_wave(Stage& stage, StepId step, const MoveAction& wave, Instant closes, Done done) {
  const StepKind& kind = stage.pack().pack().step_kinds[stage.scenario().schedule.steps[step].kind];
  if (kind.at_once) return move_at_once(stage, step, wave, std::move(done));
  std::make_shared<Wave>(stage, step, wave, closes, std::move(done))->go_on();
}

}  // namespace coexist::sim
