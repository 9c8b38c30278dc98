// SimGrid really decides: the end of a wave follows from the line's bandwidth, and joins follow from the end.
//
// tests/golden/wan: 600 people, two moves in flight, so 300 pairs. Both moves of a pair begin together, share the line,
// then share the one server (1 Gflop a second), and end together, at the microsecond:
//
//                                    8 Mbps             4 Mbps
//   latency of the line, once     0.05 s             0.05 s
//   transfer  2 x 2 MB x 8           4 s                8 s
//   work      2 x 4 Gflop            8 s                8 s
//   a pair                       12.05 s            16.05 s
//   300 pairs                     3615 s             4815 s
//
// Without sharing, each move of a pair would have the line and the server to itself, and a pair would take 6.05 s.
#include <gtest/gtest.h>

#include <algorithm>

#include "rehearsed_scenario.hpp"

namespace coexist::scenarios {
namespace {

constexpr sim::Duration kPairLatency = sim::milliseconds(50);
constexpr std::int64_t kPairs = 300;
constexpr std::int64_t kPairBits = 2 * 2'000'000 * 8;
constexpr std::int64_t kPairFlops = 2 * 4'000'000'000;
constexpr std::int64_t kFlopsPerSecond = 1'000'000'000;

constexpr sim::Duration wave_at(std::int64_t bps) {
  return (kPairLatency + sim::seconds(kPairBits / bps) + sim::seconds(kPairFlops / kFlopsPerSecond)) * kPairs;
}
static_assert(wave_at(8'000'000) == sim::seconds(3615));
static_assert(wave_at(4'000'000) == sim::seconds(4815));

struct Wave {
  sim::Duration took;
  sim::Outcome adam, zoe;  // joining Zoe's hand-over, an hour and two minutes after the wave began
  std::string rule;        // that decided Adam's
};

Wave wave(const std::string& bandwidth) {
  const auto file = loaded(golden_folder() / "wan", {"topology.links.line.bandwidth=" + bandwidth});
  if (!file) return {};
  const sim::Run run = run_of(*file);
  const sim::StepRecord& step = run.execution.steps.front();
  EXPECT_EQ(step.end, sim::StepEnd::Done);
  EXPECT_EQ(step.units_done, 600U);
  const sim::Decision& adam = run.ledger.decisions[run.ledger.join[0]];
  return {step.ended - step.began, run.ledger.outcome(0), run.ledger.outcome(1), file->pack.rules[adam.rule].id};
}

TEST(WanDecides, TheEndOfAWaveAsComputedByHand) {
  EXPECT_EQ(wave("8 Mbps").took, sim::seconds(3615));
}

TEST(WanDecides, HalvingTheLineShiftsTheEndByTheAmountComputedByHand) {
  // Only the transfers take longer: 600 people x 2 MB x 8 bits x (1/4 Mbps - 1/8 Mbps) = 1200 s.
  EXPECT_EQ(wave("4 Mbps").took - wave("8 Mbps").took, sim::seconds(1200));
}

TEST(WanDecides, HalvingTheLineChangesNamedJoins) {
  // At 09:02 a fast line has moved Zoe two minutes ago, and her call stayed behind; a slow one has not moved her yet.
  const Wave fast = wave("8 Mbps");
  EXPECT_EQ(fast.adam, sim::Outcome::Fails);
  EXPECT_EQ(fast.zoe, sim::Outcome::Fails);
  EXPECT_EQ(fast.rule, "LYNC-MEET-003");
  const Wave slow = wave("4 Mbps");
  EXPECT_EQ(slow.adam, sim::Outcome::Works);
  EXPECT_EQ(slow.zoe, sim::Outcome::Works);
}

TEST(WanDecides, WhoIsMovedWhen) {
  // The k-th pair commits k x 12.05 s after the wave began, each at the microsecond.
  const auto file = loaded(golden_folder() / "wan");
  ASSERT_TRUE(file);
  const sim::Run run = run_of(*file);
  const sim::Instant begin = run.execution.steps.front().began;
  std::size_t moved = 0;
  for (const sim::Change& change : run.execution.trace) {
    if (change.kind != sim::ChangeKind::PersonMoved) continue;
    const auto pair = static_cast<std::int64_t>(moved++ / 2 + 1);
    ASSERT_EQ(change.at, begin + sim::milliseconds(12'050) * pair) << moved;
  }
  EXPECT_EQ(moved, 600U);
}

// Porto has ten people and no server at which a probe could begin.
TEST(WanDecides, WhetherACoexistenceTestReachesABranchWithoutServers) {
  const std::filesystem::path minimal = COEXIST_SOURCE_DIR "/scenarios/examples/minimal";
  const auto down = loaded(minimal, {"faults=[{link: berlin-porto, from: 2013-03-04 00:00}]"});
  const auto up = loaded(minimal);
  ASSERT_TRUE(down && up);
  const auto unreached = [](const sim::Run& run) {
    return std::count_if(run.execution.cells.begin(), run.execution.cells.end(),
                         [](const sim::GateCell& cell) { return !cell.reached; });
  };
  EXPECT_EQ(unreached(run_of(*up)), 0);
  EXPECT_GT(unreached(run_of(*down)), 0);
}

}  // namespace
}  // namespace coexist::scenarios
