// What meetings take of a line, from the pack's figures to the report: tests/golden/media, computed by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "rehearsed_scenario.hpp"
#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist::scenarios {
namespace {

using nlohmann::json;

std::string scenario() {
  return (golden_folder() / "media").string();
}

json reported(const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"run", scenario(), "--format", "json", "--allow-violations"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return json::parse(spawn(arguments).out);
}

std::vector<json> overloads_in(const json& report) {
  std::vector<json> out;
  for (const json& finding : report.at("findings")) {
    if (finding.at("what") == "lines-overloaded") out.push_back(finding);
  }
  return out;
}

TEST(MediaOnLines, IsAsComputedByHand) {
  const auto media = rehearsed(golden_folder() / "media");
  ASSERT_TRUE(media);
  for (std::size_t i = 0; i < media->answers.size(); ++i) {
    const Expectation& expectation = media->file.expectations[i];
    EXPECT_TRUE(media->answers[i].as_expected) << expectation.says << ": " << media->answers[i].is;
  }
  EXPECT_EQ(media->answers.size(), 9U);
}

TEST(MediaOnLines, HasAPeakInEachPhaseAndAWarningWhereTheLineIsTooThin) {
  const json report = reported();
  const json& line = report.at("lines").at(0);
  EXPECT_EQ(line.at("link"), "line");
  EXPECT_EQ(line.at("carries_bps"), 400'000);
  const json& peak = line.at("peaks").back();
  EXPECT_EQ(peak.at("typical_bps"), 461'000);
  EXPECT_EQ(peak.at("most_bps"), 5 * 2 * 100'600);
  EXPECT_EQ(peak.at("most_corrected_bps"), 5 * 2 * 164'600);
  EXPECT_EQ(peak.at("at"), "2013-03-19T09:00:00Z");
  const auto warnings = overloads_in(report);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].at("level"), "warning");
  EXPECT_EQ(
      warnings[0].at("message"),
      "meetings typically take 461 kbps of line line, which carries 400 kbps; 1 time until Tue 2013-03-19 09:30, for "
      "30 min in all");
  EXPECT_TRUE(overloads_in(reported({"--set", "topology.links.line.bandwidth=461 kbps"})).empty());
}

TEST(MediaOnLines, RestsOnGuessesThatAreListed) {
  const json report = reported();
  std::vector<std::string> media, assumptions;
  for (const json& guess : report.at("assumed_media")) media.push_back(guess.at("media"));
  for (const json& guess : report.at("assumptions")) assumptions.push_back(guess.at("id"));
  EXPECT_EQ(media, std::vector<std::string>{"conference-audio-communicator"});
  EXPECT_NE(std::find(assumptions.begin(), assumptions.end(), "meetings-with-audio"), assumptions.end());
}

TEST(MediaOnLines, StandsInTheTextAndOnThePage) {
  const ScratchFolder scratch;
  const Ended run = spawn({"run", scenario(), "--allow-violations", "--output", "out"});
  std::ifstream page("out/report.html");
  const std::string html{std::istreambuf_iterator<char>(page), {}};
  for (const std::string& text : {run.out, html}) {
    EXPECT_NE(text.find("What meetings take of lines"), std::string::npos) << run.err;
    EXPECT_NE(text.find("△ 116 %"), std::string::npos) << "461 of 400, rounded up";
    EXPECT_NE(text.find("1,646 kbps"), std::string::npos);
  }
}

TEST(MediaOnLines, MayBeAcceptedByAWaiver) {
  const ScratchFolder scratch;
  ScratchFolder::write("fork.yaml",
                       "extends: " + scenario() + "/scenario.yaml\n" +
                           "waivers:\n  - {finding: lines-overloaded, owner: network, reason: a line is ordered, "
                           "expires: 2013-06-01}\n");
  const auto warnings =
      overloads_in(json::parse(spawn({"run", "fork.yaml", "--format", "json", "--allow-violations"}).out));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_TRUE(warnings[0].at("waiver").at("in_force"));
}

}  // namespace
}  // namespace coexist::scenarios
