#include <gmock/gmock.h>

#include "small_topologies.hpp"

namespace coexist::scenarios {
namespace {

using small::first_error;
using small::kSmallPublished;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

TEST(HostileXml, RefusesDocumentTypesAndEntities) {
  EXPECT_EQ(first_error("<!DOCTYPE a [<!ENTITY b \"bomb\">]>\n<a>&b;</a>"), "E302 1:1");
  EXPECT_EQ(first_error("<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "E302 2:1");
  EXPECT_EQ(first_error("<a>\n é&b;</a>"), "E304 2:3") << "columns count code points";
  EXPECT_EQ(first_error("<a x='&#0;'/>"), "E304 1:7");
  EXPECT_EQ(first_error("<a x='&#xD800;'/>"), "E304 1:7");
  EXPECT_EQ(first_error("<a>\x01</a>"), "E304 1:4");
}

TEST(HostileXml, RefusesWhatIsNotOneElement) {
  EXPECT_EQ(first_error(""), "E301 1:1");
  EXPECT_EQ(first_error("no xml"), "E301 1:1");
  EXPECT_EQ(first_error("<a/><b/>"), "E301 1:5");
  EXPECT_EQ(first_error("<a>\n<b></a>"), "E301 2:4");
  EXPECT_EQ(first_error("<a/>rest"), "E301 1:5");
  EXPECT_EQ(first_error("<a x='1' x='2'/>"), "E301 1:2");
  EXPECT_EQ(first_error("<a x='<'/>"), "E301 1:7");
  EXPECT_EQ(first_error("<a x=1/>"), "E301 1:6");
  EXPECT_EQ(first_error("<a x='1'y='2'/>"), "E301 1:9");
  EXPECT_EQ(first_error("<p:a/>"), "E305 1:2");
  EXPECT_EQ(first_error("<!-- "), "E301 1:1");
}

// An export writes no prefixes: what follows one must be a name without it.
TEST(HostileXml, RefusesNamesThatAnExportCouldNotWrite) {
  EXPECT_EQ(first_error("<p:1a xmlns:p='urn:p'/>"), "E301 1:4");
  EXPECT_EQ(first_error("<p: xmlns:p='urn:p'/>"), "E301 1:4");
  EXPECT_EQ(first_error("<:a/>"), "E301 1:2");
  EXPECT_EQ(first_error("<p:a:b xmlns:p='urn:p'/>"), "E301 1:5");
  EXPECT_EQ(first_error("<a xmlns:p='urn:p' p:-='1'/>"), "E301 1:22");
}

TEST(HostileXml, ReportsEveryTruncationOfADocument) {
  for (std::size_t length = 0; length + 2 < kSmallPublished.size(); ++length) {
    Diagnostics diagnostics;
    EXPECT_FALSE(read_topology(small::source(kSmallPublished.substr(0, length)), diagnostics).has_value()) << length;
    ASSERT_EQ(diagnostics.error_count(), 1U) << length << "\n" << print(diagnostics);
    EXPECT_EQ(diagnostics.all().front().code, "E301") << length;
    EXPECT_GT(diagnostics.all().front().place.line, 0);
  }
}

TEST(HostileXml, StopsAtTheLimits) {
  EXPECT_THAT(first_error(repeated("<a>", 1'000'000)), ::testing::StartsWith("E303"));
  EXPECT_THAT(first_error("<a>" + repeated("<b/>", 1'000'000) + "</a>"), ::testing::StartsWith("E303"));
  EXPECT_THAT(first_error("<a" + repeated(" b='1'", 200) + "/>"), ::testing::StartsWith("E303"));
  EXPECT_THAT(first_error("<" + repeated("n", 300) + "/>"), ::testing::StartsWith("E303"));
  EXPECT_THAT(first_error("<a>" + repeated(" ", 25U << 20U) + "</a>"), ::testing::StartsWith("E303"));
}

// As many distinct unknown names as the limits allow: the account and the warnings must stay small.
TEST(HostileXml, AccountsForAFloodOfUnknownNamesInBoundedSpace) {
  std::string flood = "<Sites>";
  for (int i = 0; i < 60'000; ++i) {
    flood += "<n" + std::to_string(i) + " a" + std::to_string(i) + "='1'/>";
  }
  Diagnostics diagnostics;
  const auto document = read_topology(small::source(small::edited(kSmallPublished, "<Sites>", flood)), diagnostics);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->understanding.count(Treatment::NotUnderstood), 120'001U)
      << "and the Type of the registrar, for which no path is left";
  EXPECT_LT(document->understanding.paths.size(), 2'100U);
  EXPECT_LE(diagnostics.all().size(), 20U);
}

}  // namespace
}  // namespace coexist::scenarios
