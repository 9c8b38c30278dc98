// How a pack says what streams take of lines, and what becomes of it in layers.
#include <gtest/gtest.h>

#include <filesystem>

#include "scenarios/pack_file.hpp"
#include "scratch_folder.hpp"

namespace coexist::scenarios {
namespace {

const std::string kShared = R"(pack: {id: shared, format: 1, version: 1.0.0, title: Shared, abstract: true}
sources: [{id: S1, title: A document, url: "https://docs.example.org/one"}]
products: [{id: zero, label: Zero}, {id: one, label: One}, {id: two, label: Two}]
slots: [{id: client, label: Client}]
software: [{id: old-client, label: Old, slot: client}, {id: new-client, label: New, slot: client}]
classes: [{id: employee, label: Employee, paths: []}]
meeting-kinds: [{id: call, label: Call}]
flags: [{id: wired, label: Wired}]
assumptions:
  - {id: with-audio, label: Meetings with audio, value: 75 %, low: 50 %, high: 100 %, why: nobody counted}
  - {id: a-time, label: A time, value: 1 h, low: 1 h, high: 1 h, why: nobody knows}
streams: [{id: audio, label: Audio, meetings: with-audio}]
media:
  - {id: narrow, label: Narrow, stream: audio, of: meeting, when: {host: [zero, one]}, typical: 25.5 kbps, most: 52.6 kbps, sources: [S1]}
  - {id: of-zero, label: Of zero, stream: audio, of: meeting, when: {host: zero}, typical: 1 kbps, most: 2 kbps, sources: [S1]}
  - {id: wide, label: Wide, stream: audio, of: meeting, typical: 46.1 kbps, most: 100.6 kbps, most-corrected: 164.6 kbps, sources: [S1]}
)";

const std::string kHop = R"(pack: {id: hop, format: 1, version: 1.0.0, title: One to two, extends: shared}
hop: {legacy: [one], new: [two]}
)";

class MediaPack : public testing::Test {
 protected:
  std::optional<sim::Pack> load(const std::string& more = {}) {
    for (const auto& [pack, text] : {std::pair("shared", kShared), std::pair("hop", kHop + more)}) {
      std::filesystem::create_directories(std::string("packs/") + pack);
      ScratchFolder::write(std::string("packs/") + pack + "/pack.yaml", text);
    }
    diagnostics_ = {};
    auto loaded = load_pack({"packs", "hop", {}, {}}, provenance_, diagnostics_);
    return loaded ? std::optional(std::move(loaded->pack)) : std::nullopt;
  }

  // "E616 a message" of the only error.
  std::string error_of(const std::string& more) {
    EXPECT_FALSE(load(more).has_value());
    EXPECT_EQ(diagnostics_.error_count(), 1U) << print(diagnostics_);
    return diagnostics_.all().empty() ? "" : diagnostics_.all().front().code + " " + diagnostics_.all().front().message;
  }

  static std::string entry(const std::string& id, const std::string& rest) {
    return "media: [{id: " + id + ", label: L, stream: audio, " + rest + "}]\n";
  }

  ScratchFolder scratch_;
  ProvenanceTable provenance_;
  Diagnostics diagnostics_;
};

std::vector<std::string> ids_of(const sim::Pack& pack) {
  std::vector<std::string> out;
  for (const sim::Media& media : pack.media) out.push_back(media.id);
  return out;
}

using Ids = std::vector<std::string>;

TEST_F(MediaPack, SaysWhatAStreamTakesAndLeavesOutWhatIsAboutOtherHops) {
  const auto pack = load();
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(ids_of(*pack), (Ids{"narrow", "wide"}));
  EXPECT_EQ(pack->media[0].one_way, (sim::MediaRates{25'500, 52'600, 52'600}));
  EXPECT_EQ(pack->media[1].one_way, (sim::MediaRates{46'100, 100'600, 164'600}));
  EXPECT_EQ(pack->media[0].when.front().values, (sim::ValueMask{true, false, false}));
  EXPECT_TRUE(pack->media[1].both_ways);
  EXPECT_EQ(pack->vocabulary.streams[sim::StreamId{0}].meetings, sim::AssumptionId{0});
}

TEST_F(MediaPack, OfALayerAboveIsAskedFirstAndReplacesWhatHasItsId) {
  const auto pack = load(
      "media:\n"
      "  - {id: wide, label: L, stream: audio, of: meeting, typical: 7 kbps, most: 8 kbps, sources: [S1]}\n"
      "  - {id: mine, label: L, stream: audio, of: meeting, typical: 5 kbps, most: 6 kbps, sources: [S1]}\n"
      "  - {id: mine-too, label: L, stream: audio, of: call, typical: 5 kbps, most: 6 kbps, sources: [S1]}\n");
  ASSERT_TRUE(pack) << print(diagnostics_);
  EXPECT_EQ(ids_of(*pack), (Ids{"mine", "mine-too", "narrow", "wide"}));
  EXPECT_EQ(pack->media[3].one_way.typical_bps, 7'000);
}

TEST_F(MediaPack, AsksOnlyForWhatIsThere) {
  const std::string rates = ", typical: 1 kbps, most: 2 kbps, sources: [S1]";
  EXPECT_EQ(error_of(entry("m", "of: meeting, when: {flag.wired: on}" + rates)),
            "E620 'flag.wired' is nothing that a stream of a meeting could depend on");
  EXPECT_EQ(error_of(entry("m", "of: call, when: {host: one}" + rates)),
            "E620 'host' is nothing that a call could depend on");
  EXPECT_EQ(error_of(entry("m", "of: telephone, when: {peer.home: one}" + rates)),
            "E620 'peer.home' is nothing that a call to the telephone network could depend on");
  EXPECT_TRUE(load(entry("m", "of: call, when: {peer.software.client: old-client}" + rates))) << print(diagnostics_);
}

TEST_F(MediaPack, SaysWhereItComesFromAndItsFiguresAreInOrder) {
  EXPECT_EQ(error_of(entry("m", "of: meeting, typical: 1 kbps, most: 2 kbps")),
            "E619 a media entry needs `sources`, or is `assumed: true`");
  EXPECT_EQ(error_of(entry("m", "of: meeting, typical: 1 kbps, most: 2 kbps, assumed: true")),
            "E619 an assumed media entry needs `because`");
  EXPECT_EQ(error_of(entry("m", "of: meeting, typical: 3 kbps, most: 2 kbps, sources: [S1]")),
            "E606 `most` is less than `typical`");
  EXPECT_EQ(error_of(entry("m", "of: meeting, typical: 1 kbps, most: 2 kbps, most-corrected: 1 kbps, sources: [S1]")),
            "E606 `most-corrected` is less than `most`");
  EXPECT_EQ(
      error_of("media: [{id: m, label: L, stream: vido, of: call, typical: 1 kbps, most: 2 kbps, sources: [S1]}]\n"),
      "E601 unknown stream 'vido'");
  EXPECT_EQ(error_of("streams: [{id: other, label: Other, meetings: a-time}]\n"),
            "E610 assumption 'a-time' is no share of meetings");
}

TEST_F(MediaPack, NamesAnEntryOnce) {
  const std::string twin = "{id: m, label: L, stream: audio, of: call, typical: 1 kbps, most: 2 kbps, sources: [S1]}";
  EXPECT_EQ(error_of("media: [" + twin + ", " + twin + "]\n").substr(0, 4), "E117");
  std::filesystem::create_directories("packs/hop");
  ScratchFolder::write("packs/hop/more.yaml", "media: [" + twin + "]\n");
  EXPECT_EQ(error_of("files: [more.yaml]\nmedia: [" + twin + "]\n").substr(0, 4), "E602") << "in another file";
}

}  // namespace
}  // namespace coexist::scenarios
