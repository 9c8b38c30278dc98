#include "viz/svg.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "small_estate.hpp"
#include "viz/fonts.hpp"
#include "viz/png.hpp"
#include "viz/topology_view.hpp"

namespace coexist::viz {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::Not;

const PictureTitle kTitle{"Topology", "seed", "before", "2013-03-08", "coexist 0.1.0"};

std::string svg_of(const Diagram& diagram, const SvgOptions& options = {}) {
  return render_svg(diagram, varied_state(diagram), lay_out(diagram), kTitle, options);
}

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
    found.push_back((*at)[1].str());
  }
  return found;
}

TEST(Svg, IsTheSameTwice) {
  const Diagram diagram = generated_diagram(4, 16);
  EXPECT_EQ(svg_of(diagram), svg_of(diagram));
}

TEST(Svg, EveryIdIsUniqueAndHasThePrefix) {
  Diagram diagram = generated_diagram(5, 20);
  diagram.sites[0].id = "a_40b";  // would meet the next one if '_' stood for itself
  diagram.sites[1].id = "a@b";
  diagram.sites[2].id = "title";
  const std::vector<std::string> ids = all_matches(svg_of(diagram, {"p7", true}), " id=\"([^\"]*)\"");
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  for (const std::string& id : ids) EXPECT_EQ(id.rfind("p7", 0), 0U) << id;
  EXPECT_GT(ids.size(), diagram.servers.size());
}

TEST(Svg, RefersOnlyToIdsOfItsOwn) {
  const std::string svg = svg_of(generated_diagram(5, 20), {"p7", true});
  const std::vector<std::string> ids = all_matches(svg, " id=\"([^\"]*)\"");
  const std::set<std::string> known(ids.begin(), ids.end());
  const std::vector<std::string> references = all_matches(svg, "url\\(#([^)]*)\\)");
  EXPECT_FALSE(references.empty());
  for (const std::string& reference : references) EXPECT_TRUE(known.contains(reference)) << reference;
  EXPECT_THAT(svg, Not(HasSubstr("href")));
  EXPECT_EQ(all_matches(svg, "(https?://)").size(), 1U);  // the namespace
}

TEST(Svg, EscapesNamesThatSomebodyElseChose) {
  Diagram diagram = generated_diagram(2, 4);
  diagram.pools[0].label = "<script>alert(\"x\")</script>";
  diagram.pools[1].tooltip = "]]> & 'quoted' \x01\nnext \u202Eevil";
  const std::string svg = svg_of(diagram);
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, HasSubstr("&lt;script&gt;alert(&quot;x&quot;)"));
  EXPECT_THAT(svg, Not(HasSubstr("]]>")));
  EXPECT_THAT(svg, HasSubstr("]]&gt; &amp; &#39;quoted&#39; next evil"));
}

TEST(Svg, ClipsALongNameAndKeepsItInTheTooltip) {
  Diagram diagram = generated_diagram(1, 1);
  diagram.pools[0].label = std::string(150, 'W') + ' ' + std::string(149, 'W');
  diagram.pools[0].tooltip = diagram.pools[0].label;
  const std::string svg = svg_of(diagram);
  EXPECT_THAT(svg, HasSubstr("W…</text>"));
  EXPECT_THAT(svg, HasSubstr("<title>" + diagram.pools[0].label));
}

TEST(Svg, KeepsBothEndsOfALongNameSoThatPoolsOfOneEstateDiffer) {
  Diagram diagram = generated_diagram(1, 2);
  diagram.pools[0].label = "ocspool01.emea.frankfurt.corp.contoso.com";
  diagram.pools[1].label = "ocspool01.emea.frankfurt.corp.fabrikam.com";
  const std::string svg = svg_of(diagram);
  EXPECT_THAT(svg, testing::ContainsRegex(">ocspool01[^<]*…[^<]*toso.com</text>"));
  EXPECT_THAT(svg, testing::ContainsRegex(">ocspool01[^<]*…[^<]*ikam.com</text>"));
}

TEST(Svg, LeavesWhereNamesDifferEvenIfThatIsInTheMiddle) {
  SmallEstate estate;
  for (const auto& [pool, label] : {std::pair(0U, "registrar-01.graz.branches.corp.example.com"),
                                    std::pair(1U, "registrar-01.wien.branches.corp.example.com")}) {
    estate.parts.pools[sim::PoolId{pool}].label = label;
  }
  const std::string near = svg_of(topology_diagram(estate.world(), estate.vocabulary));
  EXPECT_THAT(near, testing::ContainsRegex(">registrar-01.g[^<]*…</text>"));
  EXPECT_THAT(near, testing::ContainsRegex(">registrar-01.w[^<]*…</text>"));
  const std::string far(60, 'x');  // on both sides
  estate.parts.pools[sim::PoolId{0}].label = far + "graz" + far;
  estate.parts.pools[sim::PoolId{1}].label = far + "wien" + far;
  const std::string inside = svg_of(topology_diagram(estate.world(), estate.vocabulary));
  EXPECT_THAT(inside, testing::ContainsRegex(">…graz[^<]*…</text>"));
  EXPECT_THAT(inside, testing::ContainsRegex(">…wien[^<]*…</text>"));
}

TEST(Svg, StyleSheetFetchesNothing) {
  EXPECT_THAT(std::string(picture_style()), Not(HasSubstr("url")));
  EXPECT_THAT(std::string(picture_style()), Not(HasSubstr("@")));
  EXPECT_THAT(svg_of(generated_diagram(1, 1), {"p", false}), Not(HasSubstr("<style")));
}

TEST(Legend, ExplainsEverySignThatOccursAndNoOther) {
  const Diagram diagram = generated_diagram(5, 20);
  const Picture picture = compose(diagram, varied_state(diagram), lay_out(diagram), kTitle);
  EXPECT_EQ(picture.explained, picture.signs);
  EXPECT_EQ(picture.signs.size(), 15U);  // a varied state has all of them
  EXPECT_EQ(picture.legend.size(), 1U + 15U + picture.relations.size());
}

// The classes of rectangles, badges and lines in the body all have a sample: the legend cannot forget a style that the
// list of signs forgot.
TEST(Legend, HasASampleOfEveryStyleInTheBody) {
  const Diagram diagram = generated_diagram(5, 20);
  const std::string svg = svg_of(diagram);
  const std::size_t legend = svg.find("picture-legend");
  ASSERT_NE(legend, std::string::npos);
  const std::string body = svg.substr(svg.find("</defs>"), legend);
  for (const char* kind :
       {"cx-old", "cx-new", "cx-other", "cx-ok", "cx-limited", "cx-blocked", "cx-unknown", "cx-faded", "cx-central",
        "cx-branch", "cx-wan", "cx-down", "cx-badge", "cx-r0", "cx-r1", "cx-r2", "cx-r3", "cx-r4"}) {
    EXPECT_THAT(body, HasSubstr(kind));
    EXPECT_THAT(svg.substr(legend), HasSubstr(kind));
  }
}

TEST(Legend, LeavesOutWhatDoesNotOccur) {
  const SmallEstate estate;
  const Diagram diagram = topology_diagram(estate.world(), estate.vocabulary);
  const Picture picture =
      compose(diagram, diagram_state(diagram, estate.world(), estate.people, estate.start()), lay_out(diagram), kTitle);
  const std::vector<Sign> expected = {Sign::CentralSite, Sign::BranchSite, Sign::OldPool, Sign::NewPool, Sign::Server,
                                      Sign::ServerGroup, Sign::Artefact,   Sign::Faded,   Sign::Ok,      Sign::WanLink};
  EXPECT_THAT(picture.explained, ElementsAreArray(expected));
  EXPECT_THAT(picture.relations, ElementsAreArray({"federates through"}));
}

// There are fewer patterns than relations may have names, and a printed picture has no tooltips.
TEST(Legend, NamesEveryRelationAndSaysWhichAreDrawnAlike) {
  Diagram diagram = generated_diagram(2, 8);
  diagram.relations.clear();
  for (const char* label : {"a", "b", "c", "d", "e", "f", "g"}) {
    RelationLine line;
    line.id = line.label = label;
    line.from = 0;
    line.to = 1;
    diagram.relations.push_back(line);
  }
  const Picture picture = compose(diagram, varied_state(diagram), lay_out(diagram), kTitle);
  EXPECT_THAT(picture.relations, ElementsAreArray({"a", "b", "c", "d", "e (one of 3 drawn alike)",
                                                   "f (one of 3 drawn alike)", "g (one of 3 drawn alike)"}));
}

TEST(Fonts, HaveTheLettersOfPicturesAndNotThoseThatNobodyAssigned) {
  EXPECT_EQ(without_font("plain, Zürich, ✓ ■ ◆ ◈ △"), "");
  EXPECT_EQ(without_font("a\U0010FFFDb\U0010FFFD"), "\U0010FFFD");
}

TEST(Png, IsTheSameTwiceAndGrowsWithTheScale) {
  const std::string svg = svg_of(generated_diagram(2, 6));
  const std::vector<std::byte> png = render_png(svg);
  ASSERT_GT(png.size(), 1'000U);
  EXPECT_EQ(png[1], std::byte{'P'});
  EXPECT_EQ(png, render_png(svg));
  EXPECT_GT(render_png(svg, 2.0).size(), png.size());
}

TEST(Png, OfNoSvgIsEmpty) {
  EXPECT_TRUE(render_png("not a picture").empty());
  EXPECT_TRUE(render_png("").empty());
  EXPECT_TRUE(render_png(svg_of(generated_diagram(1, 1)), 0.0).empty());
  EXPECT_TRUE(render_png(R"(<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="9"/>)").empty());
}

}  // namespace
}  // namespace coexist::viz
