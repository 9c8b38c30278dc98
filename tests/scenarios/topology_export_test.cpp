#include <gmock/gmock.h>

#include "small_topologies.hpp"

namespace coexist::scenarios {
namespace {

using small::edited;
using small::kSmallBuilder;
using small::kSmallPublished;
using small::read_well;
using ::testing::HasSubstr;
using ::testing::Not;

std::string canonical(std::string_view text) {
  Diagnostics diagnostics;
  const auto result = canonical_xml(small::source(text), diagnostics);
  EXPECT_TRUE(result.has_value()) << print(diagnostics);
  return result.value_or("");
}

TEST(TopologyExport, GivesTheCanonicalFormOfWhatWasRead) {
  for (const std::string_view text : {kSmallPublished, kSmallBuilder}) {
    const std::string exported = write_canonical_xml(read_well(text));
    EXPECT_EQ(exported, canonical(text));
    EXPECT_EQ(write_canonical_xml(read_well(exported)), exported) << "and again";
  }
}

TEST(TopologyExport, KeepsEveryElementItDoesNotUnderstand) {
  const std::string text = edited(kSmallPublished, "<Sites>",
                                  R"(<Sites><x:Seat xmlns:x="urn:acme" x:kind="&lt;head&gt;&#10;">t<b/>u</x:Seat>)");
  Diagnostics diagnostics;
  const auto document = read_topology(small::source(text), diagnostics);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(write_canonical_xml(*document), canonical(text));
  EXPECT_THAT(
      write_canonical_xml(*document),
      HasSubstr(R"(<Seat xmlns="urn:acme" xmlns:a1="urn:acme" a1:kind="&lt;head>&#xA;">t<b xmlns="urn:schema:)"));
}

TEST(TopologyExport, KeepsSpellingsThatMeanTheSame) {
  const std::string text = edited(edited(kSmallPublished, R"(Port="5061")", R"(Port="05061")"), R"(IsDirector="false")",
                                  R"(IsDirector="0")");
  EXPECT_EQ(write_canonical_xml(read_well(text)), canonical(text));
}

TEST(TopologyExport, ShowsAChangedField) {
  TopologyDocument document = read_well(kSmallPublished);
  document.clusters[0].machines[1].fqdn = "fe7.acme.test";
  document.services[0].ports[0].port = 5099;
  document.sites[1].description = "in the hills";
  std::get<RegistrarDetail>(document.services[0].detail).is_director = true;
  std::string expected = edited(kSmallPublished, "fe2.acme.test", "fe7.acme.test");
  expected = edited(expected, R"(Port="5061")", R"(Port="5099")");
  expected =
      edited(expected, "<Location /></RemoteSite>", "<Location /><Description>in the hills</Description></RemoteSite>");
  expected = edited(expected, R"(IsDirector="false")", R"(IsDirector="true")");
  EXPECT_EQ(write_canonical_xml(document), canonical(expected));
}

TEST(TopologyExport, RemovesWhatWasRemovedAndKeepsTheRestTogether) {
  TopologyDocument document = read_well(kSmallPublished);
  document.services[2].dependencies.clear();
  document.services.erase(document.services.begin());
  const std::string exported = write_canonical_xml(document);
  EXPECT_THAT(exported, Not(HasSubstr("HomeServer")));
  EXPECT_THAT(exported, Not(HasSubstr("Some.Class.RegistrarService"))) << "carried parts go with their service";
  const TopologyDocument again = read_well(exported);
  EXPECT_EQ(again.services.size(), 2U);
  EXPECT_EQ(again.services[1].key.role, "PstnGateway");
}

TEST(TopologyExport, WritesAnAddedPart) {
  TopologyDocument document = read_well(kSmallPublished);
  TopologyMachine third;
  third.fqdn = "fe3.acme.test";
  third.ordinal = 3;
  document.clusters[0].machines.push_back(third);
  const TopologyDocument again = read_well(write_canonical_xml(document));
  ASSERT_EQ(again.clusters[0].machines.size(), 3U);
  EXPECT_EQ(again.clusters[0].machines[2].fqdn, "fe3.acme.test");
}

TEST(TopologyExport, FollowsAChangedReferenceInABuilderDocument) {
  TopologyDocument document = read_well(kSmallBuilder);
  document.services[2].dependencies[0].service = {1, "UserStore", 1};
  document.clusters[0].unique_id = "c0000000-0000-0000-0000-0000000000ff";
  const TopologyDocument again = read_well(write_canonical_xml(document));
  EXPECT_EQ(again.services[2].dependencies[0].service.role, "UserStore");
  EXPECT_EQ(again.services[0].installed_on.cluster, (ClusterKey{1, 1}));
}

TEST(CanonicalXml, DependsOnMeaningOnly) {
  EXPECT_EQ(canonical("<a xmlns='u' y='2'   x='1'><!-- c --><b/>\n</a>"),
            canonical("<?xml version=\"1.0\"?><p:a xmlns:p='u' x=\"1\" y=\"&#50;\">\r\n  <p:b></p:b></p:a>"));
  EXPECT_EQ(canonical("<a xmlns='u' y='2' x='1'><b/></a>"), "<a xmlns=\"u\" x=\"1\" y=\"2\">\n  <b />\n</a>\n");
  EXPECT_NE(canonical("<a x=''/>"), canonical("<a/>"));
  EXPECT_NE(canonical("<a> </a>"), canonical("<a/>")) << "white space that is all of an element's text counts";
}

TEST(CanonicalXml, IsReadBackUnchanged) {
  for (const char* text :
       {"<a>x<b/> <c/>y</a>", "<a><![CDATA[ < ]]><b/></a>", "<a x='&#9;&#10;&#13;&quot;&amp;'>&#13;</a>",
        "<a xml:lang='en'><b xmlns:q='r' q:z='1' xmlns:p='o' p:z='2'/></a>", "<a xmlns='u'><b xmlns=''/></a>"}) {
    const std::string once = canonical(text);
    EXPECT_EQ(canonical(once), once) << text;
  }
}

}  // namespace
}  // namespace coexist::scenarios
