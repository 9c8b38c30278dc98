#include "execution/outages.hpp"

#include <map>
#include <memory>
#include <utility>

#include "execution/pool_service.hpp"

namespace coexist::sim {
namespace {

class Outages : public std::enable_shared_from_this<Outages> {
 public:
  explicit Outages(Stage& stage) : stage_(stage) {}

  void arm() {
    const Instant begin = stage_.scenario().span.begin;
    const auto over_before = [&](const Fault& fault) { return fault.until && *fault.until <= begin; };
    const auto self = shared_from_this();
    // All beginnings before all ends: timers of one instant fire in this order, so that of two outages that meet the
    // second begins before the first ends, and the thing does not come up in between.
    for (const Fault& fault : stage_.scenario().faults) {
      if (!over_before(fault)) stage_.at(fault.from, TimerClass::Fault, [self, &fault] { self->count(fault, +1); });
    }
    for (const Fault& fault : stage_.scenario().faults) {
      if (fault.until && !over_before(fault)) {
        stage_.at(*fault.until, TimerClass::Fault, [self, &fault] { self->count(fault, -1); });
      }
    }
  }

 private:
  void count(const Fault& fault, int change) {
    int& lasting = lasting_[{fault.what, fault.subject}];
    lasting += change;
    const bool up = lasting == 0;
    switch (fault.what) {
      case Fault::What::Link:
        return stage_.switch_link(id_at<LinkId>(fault.subject), up);
      case Fault::What::Server: {
        const ServerId server = id_at<ServerId>(fault.subject);
        stage_.switch_server(server, up);
        return review_pool(stage_, stage_.scenario().world.servers()[server].pool, kNone<StepId>);
      }
    }
  }

  Stage& stage_;
  std::map<std::pair<Fault::What, std::uint32_t>, int> lasting_;
};

}  // namespace

void arm_outages(Stage& stage) {
  std::make_shared<Outages>(stage)->arm();
}

}  // namespace coexist::sim
