#include "sim/nominal_infrastructure.hpp"

#include <algorithm>

#include "infrastructure/path.hpp"
#include "infrastructure/work_table.hpp"

namespace coexist::sim {
namespace {

__extension__ using Wide = __int128;

/// Longer than any scenario, and still safe to add to an instant of one.
constexpr std::int64_t kForeverUs = INT64_MAX / 2;

/// amount / per_second in microseconds, rounded up. Exact: the product needs up to 87 bits.
Duration time_at(Wide amount, std::int64_t per_second) {
  const Wide us = (amount * 1'000'000 + per_second - 1) / per_second;
  return Duration{static_cast<std::int64_t>(std::min<Wide>(us, kForeverUs))};
}

Duration time_over(const World& world, const Transfer& transfer, std::span<const LinkId> links) {
  if (is_local(transfer)) return Duration{};
  const Path path = path_of(world, transfer, links);
  return Duration{std::min(kForeverUs, path.latency.us + time_at(Wide{transfer.bytes} * 8, path.narrowest_bps).us)};
}

class NominalInfrastructure final : public Infrastructure {
 public:
  explicit NominalInfrastructure(const World& world) : world_(world), table_(world) {}

  void start(WorkId work, const Transfer& transfer) override {
    if (table_.admit(work, transfer, now_))
      table_.end(work, now_ + time_over(world_, transfer, table_.links_of(work)), true);
  }

  void start(WorkId work, const Computation& computation) override {
    if (!table_.admit(work, computation, now_)) return;
    table_.end(work, now_ + time_at(computation.flops, world_.servers()[computation.on].flops), true);
  }

  void set_server(ServerId server, bool up) override { table_.set_server(server, up, now_); }

  void set_link(LinkId link, bool up) override { table_.set_link(link, up, now_); }

  void drive(Driver& driver, Instant begin, Instant end) override {
    table_.clear();
    now_ = begin;
    for (auto next = next_turn(driver, table_, now_); next && *next <= end; next = next_turn(driver, table_, now_)) {
      now_ = *next;
      take_turn(driver, table_, now_);
    }
  }

 private:
  const World& world_;
  WorkTable table_;
  Instant now_{};
};

}  // namespace

std::unique_ptr<Infrastructure> nominal_infrastructure(const World& world) {
  return std::make_unique<NominalInfrastructure>(world);
}

Duration nominal_time(const World& world, const Transfer& transfer) {
  return time_over(world, transfer, world.route(site_of(world, transfer.from), site_of(world, transfer.to)));
}

}  // namespace coexist::sim
