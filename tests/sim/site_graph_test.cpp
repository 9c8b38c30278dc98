// Routes, articulation sites and bridges of a World against brute force on many small random graphs.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "sim/world.hpp"

namespace coexist::sim {
namespace {

constexpr std::int64_t kFar = INT64_MAX / 4;

Link link_between(std::size_t a, std::size_t b, std::int64_t latency_us) {
  Link link;
  link.a = id_at<SiteId>(a);
  link.b = id_at<SiteId>(b);
  link.bandwidth_bps = 1'000'000;
  link.latency = microseconds(latency_us);
  return link;
}

WorldParts sites_only(std::size_t sites) {
  WorldParts parts;
  parts.sites.resize(sites);
  return parts;
}

/// Few distinct latencies, zero among them, so that ties are common; parallel links and links to oneself occur.
WorldParts random_parts(std::mt19937_64& random) {
  const std::size_t sites = 1 + random() % 8;
  WorldParts parts = sites_only(sites);
  const std::size_t links = random() % (2 * sites);
  for (std::size_t i = 0; i < links; ++i) {
    parts.links.push_back(
        link_between(random() % sites, random() % sites, static_cast<std::int64_t>(random() % 4) * 10));
  }
  return parts;
}

std::vector<std::vector<std::int64_t>> floyd_warshall(const WorldParts& parts) {
  const std::size_t n = parts.sites.size();
  std::vector<std::vector<std::int64_t>> least(n, std::vector<std::int64_t>(n, kFar));
  for (std::size_t i = 0; i < n; ++i) least[i][i] = 0;
  for (const Link& link : parts.links) {
    std::int64_t& there = least[index(link.a)][index(link.b)];
    std::int64_t& back = least[index(link.b)][index(link.a)];
    there = back = std::min(there, link.latency.us);
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) least[i][j] = std::min(least[i][j], least[i][k] + least[k][j]);
    }
  }
  return least;
}

/// Connected components of what is left without one site or one link.
std::size_t components_without(const WorldParts& parts, SiteId site, LinkId link) {
  std::vector<std::size_t> label(parts.sites.size());
  for (std::size_t i = 0; i < label.size(); ++i) label[i] = i;
  for (const LinkId id : ids<LinkId>(parts.links.size())) {
    const Link& l = parts.links[id];
    if (id == link || l.a == site || l.b == site) continue;
    const std::size_t from = label[index(l.b)];
    const std::size_t to = label[index(l.a)];
    std::replace(label.begin(), label.end(), from, to);
  }
  if (site != kNone<SiteId>) label.erase(label.begin() + static_cast<std::ptrdiff_t>(index(site)));
  std::sort(label.begin(), label.end());
  return static_cast<std::size_t>(std::unique(label.begin(), label.end()) - label.begin());
}

TEST(SiteGraph, RoutesHaveTheLatencyThatFloydWarshallFinds) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 2'000; ++round) {
    const World world(random_parts(random));
    const auto least = floyd_warshall(world.parts());
    for (const SiteId a : ids<SiteId>(world.sites().size())) {
      for (const SiteId b : ids<SiteId>(world.sites().size())) {
        const std::int64_t expected = least[index(a)][index(b)];
        ASSERT_EQ(world.connected(a, b), expected < kFar) << "round " << round;
        std::int64_t latency = 0;
        SiteId at = a;
        for (const LinkId id : world.route(a, b)) {
          const Link& link = world.links()[id];
          ASSERT_TRUE(link.a == at || link.b == at) << "round " << round << ": the route is broken";
          at = link.a == at ? link.b : link.a;
          latency += link.latency.us;
        }
        if (!world.connected(a, b)) {
          ASSERT_TRUE(world.route(a, b).empty());
          continue;
        }
        ASSERT_EQ(at, b) << "round " << round;
        ASSERT_EQ(latency, expected) << "round " << round;
      }
    }
  }
}

TEST(SiteGraph, TheRouteBackIsTheRouteThereReversed) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 2'000; ++round) {
    const World world(random_parts(random));
    for (const SiteId a : ids<SiteId>(world.sites().size())) {
      for (const SiteId b : ids<SiteId>(world.sites().size())) {
        const auto there = world.route(a, b);
        std::vector<LinkId> back(world.route(b, a).begin(), world.route(b, a).end());
        std::reverse(back.begin(), back.end());
        ASSERT_TRUE(std::equal(there.begin(), there.end(), back.begin(), back.end())) << "round " << round;
      }
    }
  }
}

TEST(SiteGraph, ARegionIsWhoReachesWhomOverLinksThatAreUp) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 500; ++round) {
    const WorldParts parts = random_parts(random);
    IdVector<LinkId, bool> up(parts.links.size());
    WorldParts left = parts;
    left.links = {};
    for (const LinkId link : ids<LinkId>(parts.links.size())) {
      up[link] = random() % 2 == 0;
      if (up[link]) left.links.push_back(parts.links[link]);
    }
    const auto least = floyd_warshall(left);
    const IdVector<SiteId, SiteId> region = World(parts).regions(up);
    for (const SiteId a : ids<SiteId>(region.size())) {
      ASSERT_LE(region[a], a);
      for (const SiteId b : ids<SiteId>(region.size())) {
        ASSERT_EQ(region[a] == region[b], least[index(a)][index(b)] < kFar) << "round " << round;
      }
    }
  }
}

TEST(SiteGraph, ArticulationSitesAndBridgesAreWhatRemovalCutsOff) {
  std::mt19937_64 random(3);
  std::size_t articulations = 0;
  std::size_t bridges = 0;
  for (int round = 0; round < 2'000; ++round) {
    const World world(random_parts(random));
    const WorldParts& parts = world.parts();
    const std::size_t whole = components_without(parts, kNone<SiteId>, kNone<LinkId>);
    std::vector<SiteId> cut_sites;
    for (const SiteId site : ids<SiteId>(parts.sites.size())) {
      if (components_without(parts, site, kNone<LinkId>) > whole) cut_sites.push_back(site);
    }
    std::vector<LinkId> cut_links;
    for (const LinkId link : ids<LinkId>(parts.links.size())) {
      if (components_without(parts, kNone<SiteId>, link) > whole) cut_links.push_back(link);
    }
    ASSERT_EQ(world.articulation_sites(), cut_sites) << "round " << round;
    ASSERT_EQ(world.bridges(), cut_links) << "round " << round;
    articulations += cut_sites.size();
    bridges += cut_links.size();
  }
  EXPECT_GT(articulations, 100u) << "the generator must make graphs that can be cut";
  EXPECT_GT(bridges, 100u);
}

std::vector<LinkId> route(const World& world, std::size_t a, std::size_t b) {
  const auto links = world.route(id_at<SiteId>(a), id_at<SiteId>(b));
  return {links.begin(), links.end()};
}

TEST(SiteGraph, PrefersFewerLinksAtEqualLatency) {
  WorldParts parts = sites_only(3);
  parts.links.push_back(link_between(0, 1, 10));
  parts.links.push_back(link_between(1, 2, 10));
  parts.links.push_back(link_between(0, 2, 20));
  EXPECT_EQ(route(World(parts), 0, 2), (std::vector{id_at<LinkId>(2)}));
}

TEST(SiteGraph, PrefersLowerLinkIdsAtEqualLatencyAndLength) {
  WorldParts parts =
      sites_only(4);  // a diamond; the way over site 2 has the lowest link, but not the lowest first link
  parts.links.push_back(link_between(2, 3, 10));
  parts.links.push_back(link_between(0, 1, 10));
  parts.links.push_back(link_between(1, 3, 10));
  parts.links.push_back(link_between(0, 2, 10));
  EXPECT_EQ(route(World(parts), 0, 3), (std::vector{id_at<LinkId>(3), id_at<LinkId>(0)}));
}

TEST(SiteGraph, TakesTheFasterOfParallelLinksAndCallsNeitherABridge) {
  WorldParts parts = sites_only(2);
  parts.links.push_back(link_between(0, 1, 30));
  parts.links.push_back(link_between(1, 0, 20));
  const World world(parts);
  EXPECT_EQ(route(world, 0, 1), (std::vector{id_at<LinkId>(1)}));
  EXPECT_TRUE(world.bridges().empty());
}

// As lists for all pairs this was 1.4 GB and half a minute.
TEST(SiteGraph, AThousandSitesInARowCostWhatIsAsked) {
  WorldParts parts = sites_only(1'000);
  for (std::size_t i = 1; i < 1'000; ++i) parts.links.push_back(link_between(i - 1, i, 10));
  const World world(std::move(parts));
  const auto there = world.route(id_at<SiteId>(0), id_at<SiteId>(999));
  ASSERT_EQ(there.size(), 999U);
  EXPECT_EQ(there.front(), id_at<LinkId>(0));
  EXPECT_EQ(there.back(), id_at<LinkId>(998));
  for (std::size_t i = 1; i < 1'000; ++i) static_cast<void>(world.route(id_at<SiteId>(0), id_at<SiteId>(i)));
  EXPECT_EQ(world.route(id_at<SiteId>(0), id_at<SiteId>(999)).data(), there.data()) << "answers stay where they are";
}

TEST(SiteGraph, ACopyOfAWorldOutlivesItsOriginal) {
  WorldParts parts = sites_only(2);
  parts.links.push_back(link_between(0, 1, 30));
  World copy;
  {
    const World original(std::move(parts));
    copy = original;
  }
  EXPECT_EQ(route(copy, 1, 0), (std::vector{id_at<LinkId>(0)}));
}

TEST(SiteGraph, SealsAWorldWithoutSites) {
  EXPECT_TRUE(World(WorldParts{}).articulation_sites().empty());
}

}  // namespace
}  // namespace coexist::sim
