#include "viz/layout.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cerrno>

#include "small_estate.hpp"

namespace coexist::viz {
namespace {

TEST(Layout, IsTheSameTwice) {
  const Diagram diagram = generated_diagram(12, 60);
  EXPECT_EQ(lay_out(diagram), lay_out(diagram));
}

TEST(Layout, IsMadeByDotWhereDotIsThere) {
  const Layout layout = lay_out(generated_diagram(5, 20));
  EXPECT_EQ(layout.engine, Engine::Dot);
  EXPECT_TRUE(layout.routed);
}

TEST(Layout, TakesTheNextEngineWhenTheTimeIsUp) {
  LayoutOptions hurried;
  hurried.time_limit = std::chrono::milliseconds(0);
  const Layout layout = lay_out(generated_diagram(5, 20), hurried);
  EXPECT_EQ(layout.engine, Engine::Grid);
  EXPECT_FALSE(layout.routed);
  EXPECT_EQ(layout.pools.size(), 20U);
}

TEST(Layout, LeavesNoChildBehindWhenTheTimeIsUp) {
  LayoutOptions hurried;
  hurried.time_limit = std::chrono::milliseconds(1);
  static_cast<void>(lay_out(generated_diagram(12, 60), hurried));
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

#if !defined(COEXIST_SANITIZED)  // under the sanitizer address space is not limited
TEST(Layout, TakesTheNextEngineWhenMemoryIsOut) {
  LayoutOptions poor;
  poor.memory_limit = 4'096;
  EXPECT_EQ(lay_out(generated_diagram(5, 20), poor).engine, Engine::Grid);
}
#endif

TEST(Layout, TakesTheEnginesInTheOrderAskedFor) {
  LayoutOptions options;
  options.engines = {Engine::Neato, Engine::Dot};
  EXPECT_EQ(lay_out(generated_diagram(5, 20), options).engine, Engine::Neato);
  options.engines = {};
  EXPECT_EQ(lay_out(generated_diagram(5, 20), options).engine, Engine::Grid);
}

TEST(Layout, OfNothingIsEmpty) {
  const Layout layout = lay_out(Diagram{});
  EXPECT_EQ(layout.size, Size{});
  EXPECT_TRUE(layout.sites.empty());
}

TEST(Layout, OfAnEmptySiteHasItsHead) {
  Diagram diagram;
  diagram.sites.emplace_back().label = "Nowhere";
  const Layout layout = lay_out(diagram);
  ASSERT_EQ(layout.sites.size(), 1U);
  EXPECT_GT(layout.sites[0].height, px(30));
}

TEST(Layout, PutsOldPoolsLeftOfNewOnesInEachSite) {
  const Diagram diagram = generated_diagram(4, 24);
  const Layout layout = lay_out(diagram);
  for (std::size_t a = 0; a < diagram.pools.size(); ++a) {
    for (std::size_t b = 0; b < diagram.pools.size(); ++b) {
      if (diagram.pools[a].site == diagram.pools[b].site && diagram.pools[a].side == Side::Old &&
          diagram.pools[b].side == Side::New) {
        EXPECT_LE(layout.pools[a].right(), layout.pools[b].x) << a << " and " << b;
      }
    }
  }
}

TEST(Layout, SurvivesRelationsInACircleAndToThePoolItself) {
  Diagram diagram = generated_diagram(1, 3);
  diagram.relations.clear();
  for (const auto& [from, to] : {std::pair{0U, 1U}, {1U, 2U}, {2U, 0U}, {1U, 1U}}) {
    RelationLine line;
    line.id = fmt::format("relation-{}-{}", from, to);
    line.from = from;
    line.to = to;
    diagram.relations.push_back(line);
  }
  const Layout layout = lay_out(diagram);
  EXPECT_FALSE(layout.relations[2].empty());
  EXPECT_TRUE(layout.relations[3].empty());
}

TEST(Layout, KeepsRowsOfSitesWithinTheWidth) {
  LayoutOptions narrow;
  narrow.max_width = px(900);
  const Layout wide = lay_out(generated_diagram(12, 12));
  const Layout slim = lay_out(generated_diagram(12, 12), narrow);
  EXPECT_LT(slim.size.width, wide.size.width);
  EXPECT_GT(slim.size.height, wide.size.height);
}

}  // namespace
}  // namespace coexist::viz
