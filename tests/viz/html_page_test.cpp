#include "viz/html_page.hpp"

#include <gtest/gtest.h>

namespace coexist::viz {
namespace {

bool contains(const std::string& page, std::string_view text) {
  return page.find(text) != std::string::npos;
}

TEST(HtmlPage, EscapesTextWhereverItStands) {
  const std::string bad = "<b>\"x\" & 'y'</b>";
  HtmlPage page(bad);
  page.section(bad);
  page.heading(bad);
  page.verdict(bad, Mark::Ok);
  page.paragraph(bad);
  page.list({bad});
  page.definitions({{bad, bad}});
  page.command(bad);
  page.table({bad, {{bad}}, {{{bad}}}});
  page.folded_table(bad, {bad, {{bad}}, {{{bad}}}});
  page.picture("<svg></svg>", bad);
  const std::string html = page.finish();
  EXPECT_FALSE(contains(html, "<b>"));
  EXPECT_TRUE(contains(html, "&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/b&gt;"));
}

TEST(HtmlPage, CleansWhatWouldMakeTextLie) {
  EXPECT_EQ(html_escaped("a\u202eb\x01"
                         "c"),
            "ab c");
}

TEST(HtmlPage, ListsEverySectionInItsContents) {
  HtmlPage page("p");
  page.section("First");
  page.section("Second");
  const std::string html = page.finish();
  EXPECT_TRUE(contains(html, "<li><a href=\"#section-2\">Second</a></li>"));
  EXPECT_TRUE(contains(html, "<section aria-labelledby=\"section-2\">\n<h2 id=\"section-2\">Second</h2>"));
}

TEST(HtmlPage, NamesRowsAndColumnsForScreenReaders) {
  HtmlPage page("p");
  page.table({"caption", {{"what"}, {"how many", true}}, {{{"joins"}, {"12", Mark::Blocked}}}});
  const std::string html = page.finish();
  EXPECT_TRUE(contains(html, "<caption>caption</caption>"));
  EXPECT_TRUE(contains(html, "<th scope=\"col\" class=\"n\">how many</th>"));
  EXPECT_TRUE(contains(html, "<th scope=\"row\">joins</th><td class=\"blocked n\">12</td>"));
}

TEST(HtmlPage, AllowsNothingButItsOwnStyle) {
  const std::string html = HtmlPage("p").finish();
  EXPECT_TRUE(contains(html, "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"));
  EXPECT_TRUE(contains(html, "<html lang=\"en\">"));
}

}  // namespace
}  // namespace coexist::viz
