// What every Infrastructure promises, tried on each of them. One engine a test: see tests/CMakeLists.txt.
#include "sim/infrastructure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "scripted_driver.hpp"
#include "server_world.hpp"
#include "sim/nominal_infrastructure.hpp"
#include "sim/simgrid_infrastructure.hpp"

namespace coexist::sim {
namespace {

using test::not_ok;
using test::ok;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Kind {
  const char* name;
  std::unique_ptr<Infrastructure> (*make)(const World&);
};

void PrintTo(const Kind& kind, std::ostream* out) {
  *out << kind.name;
}

constexpr Instant kEpoch{};
constexpr WorkId work(std::uint64_t id) {
  return WorkId{id};
}

/// Sites a and b with 8 Mbit/s and 10 ms between them; site c without a link.
class InfrastructureContract : public ::testing::TestWithParam<Kind> {
 protected:
  static constexpr std::int64_t kMegabyte = 1'000'000;  // a second on the link, and 8 ms on a LAN
  static constexpr Duration kLatency = milliseconds(10);

  test::ServerWorld build_;
  SiteId a_ = build_.site();
  SiteId b_ = build_.site();
  SiteId c_ = build_.site();
  LinkId link_ = build_.link(a_, b_, 8'000'000, kLatency);
  ServerId a0_ = build_.server(a_, 1'000'000);
  ServerId a1_ = build_.server(a_, 1'000'000);
  ServerId b0_ = build_.server(b_, 1'000'000);
  ServerId c0_ = build_.server(c_, 3);
  ServerId c1_ = build_.server(c_);
  World world_ = build_.seal();
  std::unique_ptr<Infrastructure> infrastructure_ = GetParam().make(world_);
  test::ScriptedDriver driver_;

  void start_at(Duration when, std::uint64_t id, Transfer transfer) {
    driver_.at(when, [=, this] { infrastructure_->start(work(id), transfer); });
  }
  void start_at(Duration when, std::uint64_t id, Computation computation) {
    driver_.at(when, [=, this] { infrastructure_->start(work(id), computation); });
  }
  void drive(Instant end = kEndOfTime) { infrastructure_->drive(driver_, kEpoch, end); }
};

TEST_P(InfrastructureContract, ATransferTakesTheLatencyAndThenItsBytes) {
  start_at(seconds(5), 1, Transfer{a0_, b0_, 2 * kMegabyte});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(7) + kLatency)));
}

TEST_P(InfrastructureContract, ATransferWithinASiteCrossesItsLanOnce) {
  start_at(seconds(0), 1, Transfer{a0_, a1_, 125 * kMegabyte});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(1))));
}

TEST_P(InfrastructureContract, ATransferWithinAServerEndsAtOnce) {
  start_at(seconds(1), 1, Transfer{a0_, a0_, kMegabyte});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(1))));
}

TEST_P(InfrastructureContract, WorkWithoutAmountTakesNoMoreThanTheLatency) {
  start_at(seconds(1), 1, Transfer{a0_, b0_, 0});
  start_at(seconds(1), 2, Transfer{a0_, a1_, 0});
  start_at(seconds(1), 3, Computation{a0_, 0});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(2, seconds(1)), ok(3, seconds(1)), ok(1, seconds(1) + kLatency)));
}

TEST_P(InfrastructureContract, AComputationTakesItsWorkAtTheServersSpeed) {
  start_at(seconds(2), 1, Computation{a0_, 1'500'000});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, milliseconds(3'500))));
}

TEST_P(InfrastructureContract, RoundingDoesNotAccumulateOverAChainOfWork) {
  start_at(seconds(0), 0, Computation{c0_, 1});  // a third of a second, so 333,334 us
  driver_.when_ended = [&](const test::Ended& ended) {
    const auto next = static_cast<std::uint64_t>(ended.work) + 1;
    if (next < 1'000) infrastructure_->start(work(next), Computation{c0_, 1});
  };
  drive();
  ASSERT_EQ(driver_.ended.size(), 1'000u);
  EXPECT_EQ(driver_.ended.back(), ok(999, microseconds(333'334) * 1'000));
}

TEST_P(InfrastructureContract, WorkThatEndsAtATickIsReportedBeforeItInOrderOfId) {
  start_at(seconds(0), 3, Computation{a0_, 2'000'000});
  start_at(seconds(0), 1, Computation{b0_, 2'000'000});
  start_at(seconds(1), 2, Computation{a1_, 1'000'000});
  std::size_t ended_before_tick = 0;
  driver_.at(seconds(2), [&] { ended_before_tick = driver_.ended.size(); });
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(2)), ok(2, seconds(2)), ok(3, seconds(2))));
  EXPECT_EQ(ended_before_tick, 3u);
}

TEST_P(InfrastructureContract, WorkBreaksWhenItsServerGoesOff) {
  start_at(seconds(0), 1, Transfer{a0_, b0_, 5 * kMegabyte});
  start_at(seconds(0), 2, Computation{b0_, 5'000'000});
  start_at(seconds(0), 3, Computation{a0_, 5'000'000});
  driver_.at(seconds(2), [&] { infrastructure_->set_server(b0_, false); });
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, seconds(2)), not_ok(2, seconds(2)), ok(3, seconds(5))));
}

TEST_P(InfrastructureContract, WorkBreaksWhenALinkOnItsWayGoesOff) {
  start_at(seconds(0), 1, Transfer{a0_, b0_, 5 * kMegabyte});
  start_at(seconds(0), 2, Transfer{c0_, c1_, 500 * kMegabyte});
  driver_.at(seconds(2), [&] { infrastructure_->set_link(link_, false); });
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, seconds(2)), ok(2, seconds(4))));
}

TEST_P(InfrastructureContract, ATransferBreaksWhileItsLatencyPasses) {
  start_at(seconds(0), 1, Transfer{a0_, b0_, kMegabyte});
  driver_.at(milliseconds(3), [&] { infrastructure_->set_link(link_, false); });
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, milliseconds(3))));
}

TEST_P(InfrastructureContract, WorkStartedOnSomethingOffEndsAtOnce) {
  infrastructure_->set_server(b0_, false);  // before it is driven
  start_at(seconds(1), 1, Computation{b0_, 1});
  start_at(seconds(1), 2, Transfer{a0_, b0_, 1});
  start_at(seconds(1), 3, Transfer{b0_, b0_, 1});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, seconds(1)), not_ok(2, seconds(1)), not_ok(3, seconds(1))));
}

TEST_P(InfrastructureContract, WhatIsOnAgainWorksAgain) {
  driver_.at(seconds(1), [&] { infrastructure_->set_link(link_, false); });
  start_at(seconds(2), 1, Transfer{a0_, b0_, kMegabyte});
  driver_.at(seconds(3), [&] { infrastructure_->set_link(link_, true); });
  start_at(seconds(4), 2, Transfer{a0_, b0_, kMegabyte});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, seconds(2)), ok(2, seconds(5) + kLatency)));
}

/// From a to b directly, or by way of c over two slower links.
class Detour : public ::testing::TestWithParam<Kind> {
 protected:
  static constexpr std::int64_t kMegabyte = 1'000'000;

  test::ServerWorld build_;
  SiteId a_ = build_.site();
  SiteId b_ = build_.site();
  SiteId c_ = build_.site();
  LinkId direct_ = build_.link(a_, b_, 8'000'000, milliseconds(10));
  LinkId there_ = build_.link(a_, c_, 4'000'000, milliseconds(30));
  LinkId on_ = build_.link(c_, b_, 2'000'000, milliseconds(40));
  ServerId a0_ = build_.server(a_);
  ServerId b0_ = build_.server(b_);
  World world_ = build_.seal();
  std::unique_ptr<Infrastructure> infrastructure_ = GetParam().make(world_);
  test::ScriptedDriver driver_;

  void switch_at(Duration when, LinkId link, bool up) {
    driver_.at(when, [=, this] { infrastructure_->set_link(link, up); });
  }
  void start_at(Duration when, std::uint64_t id, std::int64_t bytes) {
    driver_.at(when, [=, this] { infrastructure_->start(work(id), Transfer{a0_, b0_, bytes}); });
  }
  void drive() { infrastructure_->drive(driver_, kEpoch, kEndOfTime); }
};

TEST_P(Detour, IsTakenByWhatStartsWhileTheDirectLinkIsDown) {
  switch_at(seconds(1), direct_, false);
  start_at(seconds(2), 1, kMegabyte);  // four seconds on the narrower link
  switch_at(seconds(3), direct_, true);
  start_at(seconds(4), 2, kMegabyte);
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(2, seconds(5) + milliseconds(10)), ok(1, seconds(6) + milliseconds(70))));
}

TEST_P(Detour, IsNotTakenByWhatIsOnItsWayAlready) {
  start_at(seconds(0), 1, 5 * kMegabyte);
  switch_at(seconds(2), direct_, false);
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, seconds(2))));
}

TEST_P(Detour, IsKeptWhileItsLatencyPassesAndTheDirectLinkComesBack) {
  switch_at(seconds(1), direct_, false);
  start_at(seconds(2), 1, kMegabyte);
  switch_at(seconds(2) + milliseconds(50), direct_, true);
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(6) + milliseconds(70))));
}

TEST_P(Detour, IsNoWayWhereItIsDownToo) {
  switch_at(seconds(1), direct_, false);
  switch_at(seconds(1), there_, false);
  start_at(seconds(2), 1, kMegabyte);
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, seconds(2))));
}

TEST_P(InfrastructureContract, WorkThatHasEndedIsNotBrokenAtTheSameInstant) {
  start_at(seconds(0), 1, Computation{a0_, 1'000'000});
  start_at(seconds(0), 2, Computation{a1_, 1'000'000});
  driver_.when_ended = [&](const test::Ended&) { infrastructure_->set_server(a1_, false); };
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(1)), ok(2, seconds(1))));
}

TEST_P(InfrastructureContract, ATransferWithoutARouteEndsAtOnce) {
  start_at(seconds(1), 1, Transfer{a0_, c0_, 1});
  drive();
  EXPECT_THAT(driver_.ended, ElementsAre(not_ok(1, seconds(1))));
}

TEST_P(InfrastructureContract, GoesAsFarAsTheEndAndNoFurther) {
  start_at(seconds(0), 1, Computation{a0_, 2'000'000});
  start_at(seconds(0), 2, Computation{a1_, 2'000'001});
  driver_.at(seconds(2), [] {});
  driver_.at(seconds(3), [] { FAIL() << "past the end"; });
  drive(kEpoch + seconds(2));
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(2))));
  EXPECT_THAT(driver_.ticks, ElementsAre(kEpoch, kEpoch + seconds(2)));
}

TEST_P(InfrastructureContract, ATickAskedForBeforeTheBeginningComesAtTheBeginning) {
  start_at(seconds(1), 1, Computation{a0_, 1'000'000});
  infrastructure_->drive(driver_, kEpoch + seconds(10), kEndOfTime);
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(11))));
}

TEST_P(InfrastructureContract, WhatADriverThrowsAtATickLeavesDrive) {
  start_at(seconds(0), 1, Computation{a0_, 9'000'000});
  start_at(seconds(0), 2, Transfer{a0_, b0_, kMegabyte});
  driver_.at(milliseconds(1), [] { throw std::runtime_error("of the driver"); });
  EXPECT_THROW(drive(), std::runtime_error);
  EXPECT_THAT(driver_.ended, IsEmpty());
}

TEST_P(InfrastructureContract, WhatADriverThrowsWhenWorkEndsLeavesDrive) {
  start_at(seconds(0), 1, Computation{a0_, 1'000'000});
  start_at(seconds(0), 2, Computation{a1_, 2'000'000});
  driver_.when_ended = [](const test::Ended&) { throw std::runtime_error("of the driver"); };
  EXPECT_THROW(drive(), std::runtime_error);
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(1))));
}

TEST_P(InfrastructureContract, CanBeDrivenAgain) {
  start_at(seconds(0), 1, Computation{a0_, 9'000'000});  // dropped at the end of the first drive
  drive(kEpoch + seconds(1));
  start_at(seconds(4), 1, Computation{a0_, 1'000'000});
  infrastructure_->drive(driver_, kEpoch + seconds(2), kEndOfTime);
  EXPECT_THAT(driver_.ended, ElementsAre(ok(1, seconds(5))));
}

TEST_P(InfrastructureContract, RefusesTheIdOfWorkInFlight) {
  start_at(seconds(0), 1, Computation{a0_, 1'000'000});
  start_at(milliseconds(1), 1, Computation{a0_, 1'000'000});
  EXPECT_THROW(drive(), std::logic_error);
}

TEST_P(InfrastructureContract, NoticesADriverThatMakesNoProgress) {
  class Stuck final : public Driver {
    [[nodiscard]] std::optional<Instant> next_tick() const override { return kEpoch; }
    void on_tick(Instant) override {}
    void on_end(WorkId, Instant, bool) override {}
  } stuck;
  EXPECT_THROW(infrastructure_->drive(stuck, kEpoch, kEndOfTime), std::logic_error);
}

TEST_P(InfrastructureContract, ReturnsAtOnceWhenThereIsNothingToDo) {
  drive();
  EXPECT_THAT(driver_.ticks, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Each, InfrastructureContract,
                         ::testing::Values(Kind{"Nominal", nominal_infrastructure},
                                           Kind{"Simgrid", simgrid_infrastructure}),
                         [](const auto& kind) { return std::string(kind.param.name); });

INSTANTIATE_TEST_SUITE_P(Each, Detour,
                         ::testing::Values(Kind{"Nominal", nominal_infrastructure},
                                           Kind{"Simgrid", simgrid_infrastructure}),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST(NominalInfrastructure, KnowsNoContention) {
  test::ServerWorld build;
  const ServerId server = build.server(build.site(), 1'000'000);
  const World world = build.seal();
  const auto infrastructure = nominal_infrastructure(world);
  test::ScriptedDriver driver;
  driver.at(seconds(0), [&] {
    infrastructure->start(work(1), Computation{server, 1'000'000});
    infrastructure->start(work(2), Computation{server, 1'000'000});
  });
  infrastructure->drive(driver, kEpoch, kEndOfTime);
  EXPECT_THAT(driver.ended, ElementsAre(ok(1, seconds(1)), ok(2, seconds(1))));
}

TEST(NominalInfrastructure, RoundsUpAndDoesNotOverflow) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const SiteId b = build.site(3'000'000);
  build.link(a, b, 5'000'000, microseconds(7));
  const Transfer transfer{build.server(a), build.server(b), 1};
  const World world = build.seal();
  EXPECT_EQ(nominal_time(world, transfer), microseconds(7 + 3)) << "8 bits at 3 bits a microsecond";
  EXPECT_GT(nominal_time(world, {transfer.from, transfer.to, INT64_MAX}), days(365) * 1'000);
}

}  // namespace
}  // namespace coexist::sim
