#include <memory>

#include "execution/coexistence_cells.hpp"
#include "execution/runners.hpp"

namespace coexist::sim {
namespace {

// Tries one cell after the other, evenly over the test's nominal time, so that what happens meanwhile is met: decides
// it by the state of that moment and sends a probe across the infrastructure, hop by hop. Then compares.
class Gate : public std::enable_shared_from_this<Gate> {
 public:
  Gate(Stage& stage, StepId step, const GateAction& action, Done done)
      : stage_(stage),
        step_(step),
        cells_(coexistence_cells(stage, step, action.samples)),
        judge_(stage),
        done_(std::move(done)) {}

  void begin() {
    pending_ = cells_.size() + 1;  // one more for the test's own nominal time
    const Duration whole = stage_.nominal(stage_.scenario().schedule.steps[step_]);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      stage_.at(stage_.now() + share_of(whole, i, cells_.size()), TimerClass::Step,
                [self = shared_from_this(), i] { self->try_cell(i); });
    }
    stage_.at(stage_.now() + whole, TimerClass::Step, [self = shared_from_this()] { self->one_less(); });
  }

 private:
  void try_cell(std::size_t cell) {
    judge_.judge(cells_[cell]);
    hop(cell, probe_route(stage_, cells_[cell]), 0);
  }

  void hop(std::size_t cell, const std::vector<ServerId>& route, std::size_t at) {
    const bool lost = route[at] == kNone<ServerId>;
    if (lost || at + 1 == route.size()) {
      if (lost) cells_[cell].reached = false;
      stage_.at(stage_.now(), TimerClass::Step, [self = shared_from_this()] { self->one_less(); });
      return;
    }
    if (route[at + 1] == kNone<ServerId>) return hop(cell, route, at + 1);
    stage_.work(Transfer{route[at], route[at + 1], stage_.assumed("probe-bytes")},
                [self = shared_from_this(), cell, route, at](bool ok) {
                  if (ok) return self->hop(cell, route, at + 1);
                  self->cells_[cell].reached = false;
                  self->one_less();
                });
  }

  void one_less() {
    if (--pending_ > 0) return;
    StepResult result;
    for (GateCell& cell : cells_) {
      if (!cell.reached) cell.observed = Outcome::Fails;
      ++(cell.differs() ? result.failed : result.done);
      stage_.cell(cell);
    }
    if (result.failed > 0) {
      result.end = StepEnd::Failed;
      stage_.finding(ExecutionFinding::What::GateFailed, step_, 0, result.failed);
    }
    done_(result);
  }

  Stage& stage_;
  StepId step_;
  std::vector<GateCell> cells_;
  CellJudge judge_;
  Done done_;
  std::size_t pending_ = 0;
};

}  // namespace

void run_gate(Stage& stage, StepId step, const GateAction& gate, Done done) {
  std::make_shared<Gate>(stage, step, gate, std::move(done))->begin();
}

}  // namespace coexist::sim
