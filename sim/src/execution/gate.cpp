#include <memory>

#include "execution/coexistence_cells.hpp"
#include "execution/runners.hpp"

namespace coexist::sim {
namespace {

// Sends a probe for every cell across the infrastructure, hop by hop, all at once; then compares.
class Gate : public std::enable_shared_from_this<Gate> {
 public:
  Gate(Stage& stage, StepId step, const GateAction& action, Done done)
      : stage_(stage), step_(step), cells_(coexistence_cells(stage, step, action.samples)), done_(std::move(done)) {}

  void begin() {
    pending_ = cells_.size() + 1;  // one more for the test's own nominal time
    for (std::size_t i = 0; i < cells_.size(); ++i) hop(i, probe_route(stage_, cells_[i]), 0);
    const Step& step = stage_.scenario().schedule.steps[step_];
    stage_.at(stage_.now() + stage_.nominal(step), TimerClass::Step, [self = shared_from_this()] { self->one_less(); });
  }

 private:
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
  Done done_;
  std::size_t pending_ = 0;
};

}  // namespace

void run_gate(Stage& stage, StepId step, const GateAction& gate, Done done) {
  std::make_shared<Gate>(stage, step, gate, std::move(done))->begin();
}

}  // namespace coexist::sim
