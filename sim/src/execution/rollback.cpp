#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "execution/doors.hpp"
#include "execution/runners.hpp"

namespace coexist::sim {
namespace {

// Undoes what was completed, newest first. Moves back run on the infrastructure, `streams` at a time; an item that
// concerns somebody or something still in flight waits, so whoever moved twice goes back the way they came.
class Rollback : public std::enable_shared_from_this<Rollback> {
 public:
  Rollback(Stage& stage, StepId step, const RollbackAction& action, Instant r, std::vector<Undoable> completed,
           Done done)
      : stage_(stage),
        step_(step),
        action_(action),
        r_(r),
        todo_(std::move(completed)),
        done_(std::move(done)),
        doors_(stage) {
    if (action_.policy.keep_to_windows) open_ = open_times(stage.scenario().schedule);
    original_ = initial_state(stage.scenario(), stage.pack().vocabulary());
  }

  void begin() {
    std::set<PersonId> moving;
    for (const Undoable& item : todo_) {
      if (item.person != kNone<PersonId> && has_way_back(item)) moving.insert(item.person);
    }
    downgrade_those_who_stayed(r_, moving);
    go_on();
  }

 private:
  void go_on() {
    while (!todo_.empty() && in_flight_ < action_.streams) {
      const Instant when = next_open();
      if (when > stage_.now()) {
        if (!waiting_) {
          waiting_ = true;
          stage_.at(when, TimerClass::Wake, [self = shared_from_this()] {
            self->waiting_ = false;
            self->go_on();
          });
        }
        return;
      }
      const Undoable item = todo_.back();
      if (busy_.contains({item.person, item.artefact})) break;
      todo_.pop_back();
      if (!has_way_back(item)) {
        ++no_way_back_;
      } else if (stage_.state().pool[item.from] == Service::Decommissioned) {
        ++(item.person != kNone<PersonId> ? origin_gone_ : no_way_back_);
      } else if (item.person != kNone<PersonId> && doors_.is_shut_to(item.person)) {
        result_.end = StepEnd::Partly;
      } else if (item.person != kNone<PersonId>) {
        move_back(item);
      } else {
        transfer_back(item);
      }
    }
    if (todo_.empty() && in_flight_ == 0 && !finished_) finish();
  }

  [[nodiscard]] Instant next_open() const {
    if (!action_.policy.keep_to_windows) return stage_.now();
    for (const Interval& interval : open_) {
      if (stage_.now() < interval.end) return std::max(interval.begin, stage_.now());
    }
    return kEndOfTime;
  }

  [[nodiscard]] const StepKind& kind_of(const Undoable& item) const {
    return stage_.pack().pack().step_kinds[stage_.scenario().schedule.steps[item.step].kind];
  }
  [[nodiscard]] bool has_way_back(const Undoable& item) const { return kind_of(item).way_back; }

  void begun(const Undoable& item) {
    ++in_flight_;
    busy_.insert({item.person, item.artefact});
  }

  void ended(const Undoable& item, bool ok) {
    --in_flight_;
    busy_.erase({item.person, item.artefact});
    ++(ok ? result_.done : result_.failed);
    go_on();
  }

  void move_back(const Undoable& item) {
    begun(item);
    move_person(stage_, step_, item.person, item.from, turn_++, [self = shared_from_this(), item](bool ok) {
      if (ok && self->is_on_old_product(item.person)) self->downgrade_later(item.person, self->stage_.now());
      self->ended(item, ok);
    });
  }

  void transfer_back(const Undoable& item) {
    begun(item);
    const auto subject = static_cast<std::uint32_t>(item.artefact);
    if (kind_of(item).outage) {
      stage_.change(ChangeKind::ArtefactService, subject, static_cast<std::uint32_t>(Service::Switching), step_);
    }
    const Duration takes = stage_.nominal(stage_.scenario().schedule.steps[item.step]);
    stage_.at(stage_.now() + takes, TimerClass::Step, [self = shared_from_this(), item, subject] {
      self->stage_.change(ChangeKind::ArtefactOwner, subject, static_cast<std::uint32_t>(item.from), self->step_);
      if (self->stage_.state().artefact[item.artefact] != Service::Serving) {
        self->stage_.change(ChangeKind::ArtefactService, subject, static_cast<std::uint32_t>(Service::Serving),
                            self->step_);
      }
      self->ended(item, true);
    });
  }

  [[nodiscard]] bool is_changed(PersonId person) const {
    for (SlotId slot : ids<SlotId>(original_.software.size())) {
      if (original_.software[slot][person] != stage_.state().software[slot][person]) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_on_old_product(PersonId person) const {
    const PoolId origin = original_.home[person];
    const auto& pools = stage_.scenario().world.pools();
    return origin != kNone<PoolId> && pools[stage_.state().home[person]].product == pools[origin].product;
  }

  void downgrade_later(PersonId person, Instant from) {
    if (action_.policy.downgrade == Downgrade::Never || !downgrading_.insert(person).second) return;
    stage_.at(from + action_.policy.downgrade_delay, TimerClass::Step, [self = shared_from_this(), person] {
      for (SlotId slot : ids<SlotId>(self->original_.software.size())) {
        const SoftwareId before = self->original_.software[slot][person];
        if (self->stage_.state().software[slot][person] == before) continue;
        self->stage_.change(ChangeKind::SoftwareChanged, static_cast<std::uint32_t>(person),
                            static_cast<std::uint32_t>(before), self->step_, static_cast<std::uint32_t>(slot));
      }
    });
  }

  // People whom no move brings back to the old product, because they never left it or because they are there already.
  void downgrade_those_who_stayed(Instant from, const std::set<PersonId>& but_not) {
    for (PersonId person : ids<PersonId>(original_.home.size())) {
      if (!but_not.contains(person) && is_on_old_product(person) && is_changed(person)) downgrade_later(person, from);
    }
  }

  void finish() {
    finished_ = true;
    downgrade_those_who_stayed(stage_.now(), {});
    using What = ExecutionFinding::What;
    if (origin_gone_ > 0) stage_.finding(What::OriginGone, step_, 0, origin_gone_);
    doors_.report(step_);
    if (no_way_back_ > 0) stage_.finding(What::NoWayBack, step_, 0, no_way_back_);
    if (result_.failed > 0) stage_.finding(What::WorkFailed, step_, 0, result_.failed);
    if (origin_gone_ + no_way_back_ + result_.failed > 0) result_.end = StepEnd::Partly;
    done_(result_);
  }

  Stage& stage_;
  StepId step_;
  const RollbackAction& action_;
  Instant r_;
  std::vector<Undoable> todo_;
  Done done_;
  Doors doors_;
  std::vector<Interval> open_;
  State original_;
  std::set<PersonId> downgrading_;
  std::set<std::pair<PersonId, ArtefactId>> busy_;  // one of the two is kNone
  StepResult result_;
  std::uint32_t in_flight_ = 0;
  std::uint32_t origin_gone_ = 0;
  std::uint32_t no_way_back_ = 0;
  std::size_t turn_ = 0;
  bool waiting_ = false;
  bool finished_ = false;
};

}  // namespace

void run_rollback(Stage& stage, StepId step, const RollbackAction& rollback, Instant r, std::vector<Undoable> completed,
                  Done done) {
  std::make_shared<Rollback>(stage, step, rollback, r, std::move(completed), std::move(done))->begin();
}

}  // namespace coexist::sim
