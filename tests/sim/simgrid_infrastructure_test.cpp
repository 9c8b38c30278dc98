// Contention, clocks and manners of the SimGrid adapter. One engine a test, or a child process for each world.
#include "sim/simgrid_infrastructure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "scripted_driver.hpp"
#include "server_world.hpp"
#include "sim/isolated_process.hpp"
#include "sim/nominal_infrastructure.hpp"

namespace coexist::sim {
namespace {

using test::ok;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Instant kEpoch{};
constexpr std::int64_t kMegabyte = 1'000'000;
constexpr std::int64_t kMegabytePerSecond = 8'000'000;  // in bits

struct Job {
  Duration at;
  Transfer transfer;
};

/// Starts job i as work i + 1; the ends in order of their happening.
std::vector<test::Ended> run(const World& world, const std::vector<Job>& jobs) {
  const auto infrastructure = simgrid_infrastructure(world);
  test::ScriptedDriver driver;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    driver.at(jobs[i].at, [&, i] { infrastructure->start(WorkId{i + 1}, jobs[i].transfer); });
  }
  infrastructure->drive(driver, kEpoch, kEndOfTime);
  return driver.ended;
}

/// The same in a child, for tests with many worlds: when each job ended.
std::vector<Instant> run_in_child(const World& world, const std::vector<Job>& jobs) {
  const auto bytes = run_isolated([&] {
    std::vector<std::byte> result(jobs.size() * sizeof(Instant));
    for (const test::Ended& ended : run(world, jobs)) {
      if (!ended.ok) throw std::runtime_error("a job failed");
      std::memcpy(result.data() + (static_cast<std::size_t>(ended.work) - 1) * sizeof(Instant), &ended.at,
                  sizeof(Instant));
    }
    return result;
  });
  std::vector<Instant> ends(jobs.size());
  std::memcpy(ends.data(), bytes.data(), bytes.size());
  return ends;
}

TEST(SimgridInfrastructure, TwoTransfersOverALinkTakeTwiceAsLong) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const SiteId b = build.site();
  build.link(a, b, kMegabytePerSecond);
  const Transfer transfer{build.server(a), build.server(b), kMegabyte};
  EXPECT_THAT(run(build.seal(), {{seconds(0), transfer}, {seconds(0), transfer}}),
              ElementsAre(ok(1, seconds(2)), ok(2, seconds(2))));
}

TEST(SimgridInfrastructure, HalfTheBandwidthTakesTwiceAsLong) {
  for (const std::int64_t divisor : {1, 2, 4}) {
    test::ServerWorld build;
    const SiteId a = build.site();
    const SiteId b = build.site();
    build.link(a, b, kMegabytePerSecond / divisor);
    const Transfer transfer{build.server(a), build.server(b), kMegabyte};
    EXPECT_THAT(run_in_child(build.seal(), {{seconds(0), transfer}}), ElementsAre(kEpoch + seconds(divisor)));
  }
}

TEST(SimgridInfrastructure, BothDirectionsShareALink) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const SiteId b = build.site();
  build.link(a, b, kMegabytePerSecond);
  const ServerId here = build.server(a);
  const ServerId there = build.server(b);
  EXPECT_THAT(run(build.seal(), {{seconds(0), {here, there, kMegabyte}}, {seconds(0), {there, here, kMegabyte}}}),
              ElementsAre(ok(1, seconds(2)), ok(2, seconds(2))));
}

TEST(SimgridInfrastructure, ThreeTransfersOverTwoLinksShareMaxMinFairly) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const SiteId b = build.site();
  const SiteId c = build.site();
  build.link(a, b, 1 * kMegabytePerSecond);
  build.link(b, c, 2 * kMegabytePerSecond);
  const ServerId at_a = build.server(a);
  const ServerId at_b = build.server(b);
  const ServerId at_c = build.server(c);
  // At first a-c and a-b have half of the first link each, and b-c the 1.5 MB/s that a-c leaves it.
  EXPECT_THAT(run(build.seal(), {{seconds(0), {at_a, at_c, kMegabyte / 2}},
                                 {seconds(0), {at_a, at_b, kMegabyte}},
                                 {seconds(0), {at_b, at_c, 3 * kMegabyte}}}),
              ElementsAre(ok(1, seconds(1)), ok(2, milliseconds(1'500)), ok(3, milliseconds(1'750))));
}

TEST(SimgridInfrastructure, LatencyDelaysATransferButDoesNotLessenItsShare) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const SiteId b = build.site();
  const SiteId c = build.site();
  build.link(a, b, kMegabytePerSecond, milliseconds(1));
  build.link(b, c, 100 * kMegabytePerSecond, milliseconds(499));
  const ServerId at_a = build.server(a);
  const ServerId at_b = build.server(b);
  const ServerId at_c = build.server(c);
  // The second begins to flow after 500 ms; 499 ms of the first are done by then.
  EXPECT_THAT(run(build.seal(), {{seconds(0), {at_a, at_b, kMegabyte}}, {seconds(0), {at_a, at_c, kMegabyte}}}),
              ElementsAre(ok(1, milliseconds(500 + 2 * 501)), ok(2, milliseconds(500 + 2 * 501 + 499))));
}

TEST(SimgridInfrastructure, TransfersOfASiteShareItsLan) {
  test::ServerWorld build;
  const SiteId a = build.site(kMegabytePerSecond);
  const SiteId b = build.site();
  build.link(a, b, 100 * kMegabytePerSecond);
  const ServerId here = build.server(a);
  const ServerId near = build.server(a);
  const ServerId far = build.server(b);
  EXPECT_THAT(run(build.seal(), {{seconds(0), {here, near, kMegabyte}}, {seconds(0), {here, far, kMegabyte}}}),
              ElementsAre(ok(1, seconds(2)), ok(2, seconds(2))));
}

TEST(SimgridInfrastructure, ComputationsShareAServer) {
  test::ServerWorld build;
  const ServerId server = build.server(build.site(), 1'000'000);
  const World world = build.seal();
  const auto infrastructure = simgrid_infrastructure(world);
  test::ScriptedDriver driver;
  driver.at(seconds(0), [&] { infrastructure->start(WorkId{1}, Computation{server, 2'000'000}); });
  driver.at(seconds(1), [&] { infrastructure->start(WorkId{2}, Computation{server, 1'000'000}); });
  infrastructure->drive(driver, kEpoch, kEndOfTime);
  EXPECT_THAT(driver.ended, ElementsAre(ok(1, seconds(3)), ok(2, seconds(3))));
}

TEST(SimgridInfrastructure, BrokenWorkLeavesItsShareToTheRest) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const SiteId b = build.site();
  build.link(a, b, kMegabytePerSecond);
  const ServerId from = build.server(a);
  const ServerId doomed = build.server(b);
  const ServerId healthy = build.server(b);
  const World world = build.seal();
  const auto infrastructure = simgrid_infrastructure(world);
  test::ScriptedDriver driver;
  driver.at(seconds(0), [&] {
    infrastructure->start(WorkId{1}, Transfer{from, doomed, 2 * kMegabyte});
    infrastructure->start(WorkId{2}, Transfer{from, healthy, 2 * kMegabyte});
  });
  driver.at(seconds(2), [&] { infrastructure->set_server(doomed, false); });
  infrastructure->drive(driver, kEpoch, kEndOfTime);
  EXPECT_THAT(driver.ended, ElementsAre(test::not_ok(1, seconds(2)), ok(2, seconds(3))));
}

TEST(SimgridInfrastructure, AgreesWithTheNominalOneAboutWorkThatRunsAlone) {
  std::mt19937_64 random(4);
  std::size_t compared = 0;
  for (int round = 0; round < 60; ++round) {
    test::ServerWorld build;
    const std::size_t sites = 1 + random() % 6;
    for (std::size_t i = 0; i < sites; ++i) {
      const SiteId site = build.site(static_cast<std::int64_t>(1'000'000 + random() % 1'000'000'000));
      build.server(site);
      build.server(site);
      if (i == 0) continue;
      build.link(id_at<SiteId>(random() % i), site, static_cast<std::int64_t>(64'000 + random() % 100'000'000),
                 microseconds(static_cast<std::int64_t>(random() % 300'000)));
    }
    const World world = build.seal();
    std::vector<Job> jobs;
    std::vector<Instant> expected;
    for (Duration at = microseconds(static_cast<std::int64_t>(random() % 1'000'000)); at < days(200);) {
      const Transfer transfer{id_at<ServerId>(random() % (2 * sites)), id_at<ServerId>(random() % (2 * sites)),
                              static_cast<std::int64_t>(random() % (std::uint64_t{1} << (random() % 34)))};
      jobs.push_back({at, transfer});
      const Duration alone = nominal_time(world, transfer);
      expected.push_back(kEpoch + at + alone);
      at = at + alone + microseconds(1 + static_cast<std::int64_t>(random() % 400'000'000'000));
    }
    const std::vector<Instant> ends = run_in_child(world, jobs);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      ASSERT_LE(std::abs((ends[i] - expected[i]).us), 1) << "round " << round << ", job " << i;
    }
    compared += jobs.size();
  }
  EXPECT_GT(compared, 1'000u);
}

TEST(SimgridInfrastructure, WholeMicrosecondsStayExactFor200DaysAndComeBeforeTheTick) {
  test::ServerWorld build;
  const ServerId server = build.server(build.site(), 1'000'000);  // a flop a microsecond
  const World world = build.seal();
  const auto infrastructure = simgrid_infrastructure(world);
  test::ScriptedDriver driver;
  std::mt19937_64 random(6);
  std::vector<test::Ended> expected;
  for (Duration at{}; at < days(200);) {
    const auto length = static_cast<std::int64_t>(1 + random() % 20'000'000'000);
    const std::size_t job = expected.size();
    driver.at(at, [&, job, length] { infrastructure->start(WorkId{job}, Computation{server, length}); });
    at = at + microseconds(length);
    expected.push_back(ok(job, at));
    driver.at(at, [&, job] { EXPECT_EQ(driver.ended.size(), job + 1) << "the tick came before the end of the work"; });
  }
  infrastructure->drive(driver, kEpoch, kEndOfTime);
  EXPECT_GT(expected.size(), 1'000u);
  EXPECT_EQ(driver.ended, expected);
}

/// Max-min shares by progressive filling, stepped from event to event in long double: the textbook, and slow.
std::vector<long double> ends_by_progressive_filling(const World& world, const std::vector<Job>& jobs) {
  struct Flow {
    std::vector<std::size_t> resources;  // sites' LANs, then links
    long double starts, left, rate, ends;
  };
  std::vector<long double> capacity;
  for (const Site& site : world.sites()) capacity.push_back(static_cast<long double>(site.lan_bps) / 8e6L);
  for (const Link& link : world.links()) capacity.push_back(static_cast<long double>(link.bandwidth_bps) / 8e6L);
  std::vector<Flow> flows;
  for (const Job& job : jobs) {
    const SiteId from = world.pools()[world.servers()[job.transfer.from].pool].site;
    const SiteId to = world.pools()[world.servers()[job.transfer.to].pool].site;
    Flow flow{{index(from)}, static_cast<long double>(job.at.us), static_cast<long double>(job.transfer.bytes), 0, -1};
    if (to != from) flow.resources.push_back(index(to));
    for (const LinkId link : world.route(from, to)) {
      flow.resources.push_back(world.sites().size() + index(link));
      flow.starts += static_cast<long double>(world.links()[link].latency.us);
    }
    flows.push_back(flow);
  }
  for (long double now = 0;;) {
    std::vector<Flow*> active;
    long double next = 1e30L;
    for (Flow& flow : flows) {
      if (flow.ends >= 0) continue;
      if (flow.starts <= now) active.push_back(&flow);
      if (flow.starts > now) next = std::min(next, flow.starts);
    }
    if (active.empty() && next == 1e30L) break;
    std::vector<long double> free = capacity;
    for (std::vector<Flow*> unfixed = active; !unfixed.empty();) {
      std::vector<std::size_t> users(capacity.size(), 0);
      for (const Flow* flow : unfixed) {
        for (const std::size_t resource : flow->resources) ++users[resource];
      }
      std::size_t narrow = 0;
      long double share = 1e30L;
      for (std::size_t i = 0; i < capacity.size(); ++i) {
        if (users[i] == 0 || free[i] / static_cast<long double>(users[i]) >= share) continue;
        narrow = i;
        share = free[i] / static_cast<long double>(users[i]);
      }
      std::erase_if(unfixed, [&](Flow* flow) {
        if (std::find(flow->resources.begin(), flow->resources.end(), narrow) == flow->resources.end()) return false;
        flow->rate = share;
        for (const std::size_t resource : flow->resources) free[resource] -= share;
        return true;
      });
    }
    for (const Flow* flow : active) next = std::min(next, now + flow->left / flow->rate);
    for (Flow* flow : active) {
      flow->left -= flow->rate * (next - now);
      if (flow->left < 1e-6L) flow->ends = next;
    }
    now = next;
  }
  std::vector<long double> ends;
  for (const Flow& flow : flows) ends.push_back(flow.ends);
  return ends;
}

TEST(SimgridInfrastructure, SharesAsProgressiveFillingDoes) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 60; ++round) {
    test::ServerWorld build;
    const std::size_t sites = 2 + random() % 5;
    for (std::size_t i = 0; i < sites; ++i) {
      const SiteId site = build.site(static_cast<std::int64_t>(10 + random() % 30) * kMegabytePerSecond);
      build.server(site);
      build.server(site);
      if (i == 0) continue;
      build.link(id_at<SiteId>(random() % i), site, static_cast<std::int64_t>(1 + random() % 8) * kMegabytePerSecond,
                 microseconds(static_cast<std::int64_t>(random() % 300'000)));
    }
    const World world = build.seal();
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < 20; ++i) {
      const std::size_t from = random() % (2 * sites);
      const std::size_t to = (from + 1 + random() % (2 * sites - 1)) % (2 * sites);
      jobs.push_back(
          {microseconds(static_cast<std::int64_t>(random() % 10'000'000)),
           {id_at<ServerId>(from), id_at<ServerId>(to), static_cast<std::int64_t>(1 + random() % (5 * kMegabyte))}});
    }
    const std::vector<long double> expected = ends_by_progressive_filling(world, jobs);
    const std::vector<Instant> ends = run_in_child(world, jobs);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      ASSERT_NEAR(static_cast<double>(ends[i].us), static_cast<double>(expected[i]), 2.0)
          << "round " << round << ", job " << i;
    }
  }
}

TEST(SimgridInfrastructure, GivesTheSameAnswerEveryTime) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const SiteId b = build.site();
  build.link(a, b, 3'000'000, microseconds(777));
  const ServerId from = build.server(a);
  const ServerId to = build.server(b);
  const World world = build.seal();
  std::vector<Job> jobs;
  for (std::int64_t i = 0; i < 100; ++i) jobs.push_back({microseconds(i * 1'234'567), {from, to, 300'000 + 7 * i}});
  EXPECT_EQ(run_in_child(world, jobs), run_in_child(world, jobs));
}

TEST(SimgridInfrastructure, PrintsNothing) {
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  test::ServerWorld build;
  const SiteId a = build.site();
  const Transfer transfer{build.server(a), build.server(a), kMegabyte};
  run(build.seal(), {{seconds(0), transfer}});
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(SimgridInfrastructure, LeavesSignalHandlersAsTheyWere) {
  test::ServerWorld build;
  const SiteId a = build.site();
  const Transfer transfer{build.server(a), build.server(a), kMegabyte};
  std::vector<void (*)(int)> before;
  std::vector<void (*)(int)> after;
  for (int signal = 1; signal < SIGRTMIN; ++signal) {
    struct sigaction action {};
    before.push_back(::sigaction(signal, nullptr, &action) == 0 ? action.sa_handler : nullptr);
  }
  run(build.seal(), {{seconds(0), transfer}});
  for (int signal = 1; signal < SIGRTMIN; ++signal) {
    struct sigaction action {};
    after.push_back(::sigaction(signal, nullptr, &action) == 0 ? action.sa_handler : nullptr);
  }
  EXPECT_EQ(before, after);
}

TEST(SimgridInfrastructure, RefusesASecondEngineInAProcess) {
  const World world = test::ServerWorld().seal();
  { const auto first = simgrid_infrastructure(world); }
  EXPECT_THROW(simgrid_infrastructure(world), std::logic_error);
}

TEST(SimgridInfrastructure, StatesItsModel) {
  EXPECT_THAT(simgrid_model_text(), HasSubstr("SimGrid 3."));
  EXPECT_THAT(simgrid_model_text(), HasSubstr("network/model:CM02, network/crosstraffic:no, network/TCP-gamma:0"));
}

}  // namespace
}  // namespace coexist::sim
