#include "viz/topology_view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "small_estate.hpp"
#include "viz/table_twin.hpp"

namespace coexist::viz {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(TopologyDiagram, CollapsesMoreThanSixEqualServersIntoOneNode) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  ASSERT_EQ(diagram.servers.size(), 1U + 3U + 2U);
  EXPECT_EQ(diagram.servers[0].members.size(), 8U);
  EXPECT_EQ(diagram.servers[0].label, "old-1 – old-8");
  EXPECT_EQ(diagram.servers[1].label, "new-1");
}

TEST(TopologyDiagram, KeepsServersOfOtherCapacityApart) {
  SmallEstate estate;
  estate.parts.servers[sim::ServerId{2}].flops *= 2;  // one of eight: seven equal ones are left
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  EXPECT_EQ(diagram.servers[0].members.size(), 7U);
  EXPECT_EQ(diagram.servers[1].label, "old-3");
}

TEST(TopologyDiagram, GivesEveryItemItsOwnId) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  std::set<std::string> ids;
  std::size_t items = 0;
  const auto collect = [&](const auto& list) {
    items += list.size();
    for (const Item& item : list) ids.insert(item.id);
  };
  collect(diagram.sites);
  collect(diagram.pools);
  collect(diagram.servers);
  collect(diagram.badges);
  collect(diagram.links);
  collect(diagram.relations);
  EXPECT_EQ(ids.size(), items);
}

TEST(TopologyDiagram, NamesSideProductAndLinkMeasure) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  EXPECT_EQ(diagram.pools[0].side, Side::Old);
  EXPECT_EQ(diagram.pools[1].side, Side::New);
  EXPECT_EQ(diagram.pools[1].product, "Product after");
  EXPECT_EQ(diagram.links[0].measure, "34 Mbps · 18 ms");
}

TEST(TopologyDiagram, PoolWithoutProductStandsOnNeitherSide) {
  SmallEstate estate;
  estate.parts.pools[estate.edge_pool].product = sim::kNone<sim::ProductId>;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  EXPECT_EQ(diagram.pools[2].side, Side::Outside);
  EXPECT_EQ(diagram.pools[2].product, "");
}

TEST(DiagramState, FadesWhatIsPlanned) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  const DiagramState state = diagram_state(diagram, estate.world(), estate.people, estate.start());
  EXPECT_FALSE(state.pools[0].faded);
  EXPECT_EQ(state.pools[0].word, "serving");
  EXPECT_EQ(state.pools[0].text, "1,200 people");
  EXPECT_TRUE(state.pools[1].faded);
  EXPECT_EQ(state.pools[1].word, "planned");
  EXPECT_TRUE(state.servers[1].faded);
}

TEST(DiagramState, WorstServerDecidesForThoseInOneNode) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  sim::State now = estate.start();
  now.server_up[sim::ServerId{4}] = false;
  const DiagramState state = diagram_state(diagram, estate.world(), estate.people, now);
  EXPECT_EQ(state.servers[0].mark, Mark::Blocked);
  EXPECT_EQ(state.servers[0].word, "1 of 8 down");
  EXPECT_EQ(state.pools[0].mark, Mark::Limited);
  EXPECT_EQ(state.pools[0].word, "serving, 7 of 8 up");
}

TEST(DiagramState, ArtefactHasASeatAtEveryOwnerAndIsShownAtOne) {
  const SmallEstate estate;
  sim::State later = estate.start();
  later.owner[estate.route] = estate.new_pool;
  const std::vector<sim::State> phases = {estate.start(), later};
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary, phases);
  ASSERT_EQ(diagram.badges.size(), 2U);
  const DiagramState state = diagram_state(diagram, estate.world(), estate.people, later);
  EXPECT_TRUE(state.badges[0].faded);
  EXPECT_EQ(state.badges[0].text, "owned by new");
  EXPECT_FALSE(state.badges[1].faded);
}

TEST(DiagramState, MarksALinkThatIsDown) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  sim::State now = estate.start();
  now.link_up[sim::LinkId{0}] = false;
  EXPECT_EQ(diagram_state(diagram, estate.world(), estate.people, now).links[0].mark, Mark::Blocked);
}

TEST(TableTwin, HasARowForEveryItemOfThePicture) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  const TextTable table = table_twin(diagram, diagram_state(diagram, estate.world(), estate.people, estate.start()));
  EXPECT_EQ(table.rows.size(), 2U + 3U + 6U + 1U + 1U + 1U);
  for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.header.size());
  EXPECT_THAT(table.rows, Contains(ElementsAre("pool", "new", "berlin", "new", "planned (not here in this phase)",
                                               "Product after")));
  EXPECT_THAT(table.rows,
              Contains(ElementsAre("WAN link", "berlin-lyon", "berlin – lyon", "", "up", HasSubstr("34 Mbps"))));
}

}  // namespace
}  // namespace coexist::viz
