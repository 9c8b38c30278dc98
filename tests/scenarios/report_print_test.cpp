// The three shapes of a report: text, JSON, HTML.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "reported_case.hpp"
#include "scenarios/phase_pictures.hpp"

namespace coexist::scenarios {
namespace {

using support::reported_case;

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> all_matches(const std::string& text, const char* pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) found.push_back((*at)[1].str());
  return found;
}

viz::LayoutOptions without_graphviz() {
  viz::LayoutOptions options;
  options.engines.clear();
  return options;
}

std::string html_of(const support::ReportedCase& reported) {
  return print_html(reported.report(), phase_pictures(reported.loaded, reported.pack, reported.rehearsal.run, "0.0", "",
                                                      without_graphviz()));
}

TEST(ReportText, IsNeverWiderThanATerminal) {
  for (const std::uint64_t seed : support::some_seeds()) {
    for (const std::string& prefix : {std::string(), std::string("a-rather-long-and-tiresome-name-of-a-department-")}) {
      for (const std::string& line : lines_of(print_text(reported_case(seed, prefix).report()))) {
        const bool one_long_argument = line.find("join a-rather") != std::string::npos;  // commands stay whole
        if (!one_long_argument) {
          EXPECT_LE(code_points(line), kTextColumns) << line;
        }
      }
    }
  }
}

TEST(ReportText, BeginsWithTheVerdict) {
  const RunReport report = reported_case(2).report();
  const std::string first = lines_of(print_text(report)).front();
  EXPECT_TRUE(first.starts_with(report.verdict.yes ? "✓ Yes" : "✕ No")) << first;
}

TEST(ReportText, SaysTheSameWithColourAndWithout) {
  const RunReport report = reported_case(4).report();
  const std::string coloured = print_text(report, true);
  EXPECT_NE(coloured.find("\x1b["), std::string::npos);
  EXPECT_EQ(std::regex_replace(coloured, std::regex("\x1b\\[[0-9;]*m"), ""), print_text(report));
}

TEST(ReportText, ShowsNoControlCharacters) {
  const std::string text = print_text(reported_case(5, "a\x1b[31mb\u202e\n").report());
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
}

TEST(ReportJson, ParsesAndHasEverySection) {
  for (const std::uint64_t seed : support::some_seeds()) {
    const RunReport report = reported_case(seed).report();
    const auto json = nlohmann::json::parse(print_json(report));
    EXPECT_EQ(json.at("format_version"), "1.1");
    for (const char* key : {"scenario",        "pack",
                            "version",         "verdict",
                            "thresholds",      "expectations",
                            "phases",          "outcomes",
                            "findings",        "steps",
                            "gates",           "rollback",
                            "examples",        "metrics",
                            "assumptions",     "assumed_rules",
                            "assumed_quorums", "assumed_media",
                            "lines",           "switches",
                            "unknowns",        "single_points_of_failure",
                            "notes",           "inputs",
                            "infrastructure",  "reproduce"}) {
      EXPECT_TRUE(json.contains(key)) << key;
    }
    EXPECT_EQ(json.at("steps").size(), report.steps.size());
    EXPECT_EQ(json.at("rollback").is_null(), !report.rollback.has_value());
  }
}

TEST(ReportJson, SurvivesNamesThatAreNoText) {
  support::ReportedCase reported = reported_case(1);
  reported.loaded.inputs = {{"caf\xe9.yaml", "00"}};
  EXPECT_TRUE(nlohmann::json::accept(print_json(reported.report())));
}

TEST(ReportJson, QuotesArgumentsSoThatTheCommandCanBeCopied) {
  const auto json = nlohmann::json::parse(print_json(reported_case(1).report()));
  EXPECT_EQ(json.at("reproduce"), "coexist run case.yaml --set 'a b=1'");
}

TEST(ReportHtml, FetchesNothing) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    std::string page = html_of(reported_case(seed));
    EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
    page = std::regex_replace(page, std::regex("xmlns=\"http://www.w3.org/2000/svg\""), "");
    for (const char* loads : {"http:", "https:", "//", "<script", "<link", "<iframe", "@import", " src=", "onload="}) {
      EXPECT_EQ(page.find(loads), std::string::npos) << loads;
    }
    for (const std::string& target : all_matches(page, "url\\(([^)]*)\\)"))
      EXPECT_TRUE(target.starts_with("#")) << target;
  }
}

TEST(ReportHtml, HasEveryIdOnceAndNoDeadLink) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
    const std::string page = html_of(reported_case(seed));
    std::set<std::string> ids;
    for (const std::string& id : all_matches(page, " id=\"([^\"]*)\"")) EXPECT_TRUE(ids.insert(id).second) << id;
    for (const std::string& link : all_matches(page, " href=\"#([^\"]*)\"")) EXPECT_TRUE(ids.contains(link)) << link;
    EXPECT_GT(ids.size(), 10U);
  }
}

TEST(ReportHtml, EscapesWhateverSomebodyElseNamed) {
  const std::string page = html_of(reported_case(2, "\"><script>alert('x')</script>"));
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
}

TEST(ReportHtml, ShowsAPictureAndItsTableForEachPhase) {
  const support::ReportedCase reported = reported_case(3);
  const std::string page = html_of(reported);
  EXPECT_EQ(all_matches(page, "(<svg )").size(), reported.rehearsal.run.phases.scenario.size());
  EXPECT_EQ(all_matches(page, "(<summary>The same as a table)").size(), reported.rehearsal.run.phases.scenario.size());
}

TEST(ReportHtml, EveryTableHasACaptionAndScopedHeaders) {
  const std::string page = html_of(reported_case(3));
  EXPECT_EQ(all_matches(page, "(<table>\n<caption>)").size(), all_matches(page, "(<table>)").size());
  EXPECT_EQ(all_matches(page, "(<th>)").size(), 0U);
}

TEST(Report, IsTheSameBytesTwice) {
  const support::ReportedCase a = reported_case(6);
  const support::ReportedCase b = reported_case(6);
  EXPECT_EQ(print_text(a.report()), print_text(b.report()));
  EXPECT_EQ(print_json(a.report()), print_json(b.report()));
  EXPECT_EQ(html_of(a), html_of(b));
}

}  // namespace
}  // namespace coexist::scenarios
