// The table of streams (file 05, 5.4) against what the packs say that they take of a line.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "office_names.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios::office {
namespace {

// "460", "4010 (1080p)", "–": in bits a second, without what stands in brackets; 0 for none.
std::int64_t bps_of(const std::string& text) {
  const std::string figure = text.substr(0, text.find(' '));
  if (figure.empty() || figure.front() < '0' || figure.front() > '9') return 0;
  const std::size_t dot = figure.find('.');
  const std::int64_t tenths = dot == std::string::npos ? 0 : std::stoll(figure.substr(dot + 1));
  return std::stoll(figure.substr(0, dot)) * 1'000 + tenths * 100;
}

// "39.8 / 29.3": one figure for each; a single figure is for both.
std::vector<std::string> two_of(const std::string& cell) {
  const std::size_t slash = cell.find(" / ");
  if (slash == std::string::npos) return {cell, cell};
  return {cell.substr(0, slash), cell.substr(slash + 3)};
}

struct Documented {
  std::string scenario;                           // as the table has it
  std::string stream;                             // how the row begins
  std::vector<std::vector<std::string>> entries;  // of the first figure, and of the second
};

const std::vector<Documented>& rows() {
  static const std::vector<Documented> all{
      {"P2P", "audio RTAudio WB / NB", {{"call-audio-wide"}, {"call-audio-narrow"}}},
      {"P2P", "video to Lync 2013", {{"call-video"}}},
      {"P2P", "video to **Lync 2010", {{"call-video-to-older", "call-video-from-older"}}},
      {"P2P", "panoramic 2013 / legacy", {{"call-panorama"}, {"call-panorama-to-older", "call-panorama-from-older"}}},
      {"Conf",
       "audio G.722 / Siren",
       {{"conference-audio"}, {"conference-audio-communicator", "conference-audio-host-before-lync"}}},
      {"Conf", "video receive / send", {{"conference-video-received"}, {"conference-video-sent"}}},
      {"PSTN", "G.711 / RTAudio NB", {{"telephone-audio-g711"}, {"telephone-audio-rtaudio"}}}};
  return all;
}

TEST(OfficePacks, HaveTheStreamsOfTable54) {
  const std::filesystem::path file = support::fact_file("05-capacity-and-user-model.md");
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  const std::vector<support::FactTable> tables = support::fact_tables(file, "### 5.4");
  const auto table = std::find_if(tables.begin(), tables.end(),
                                  [](const support::FactTable& t) { return t.header.front() == "Scenario"; });
  ASSERT_NE(table, tables.end());
  EXPECT_EQ(table->rows.size(), rows().size()) << "every row is a stream";
  const sim::Pack pack = support::shipped_pack("ocs-2007-r2-to-lync-2013");
  ComparedCells cells("media 5.4");
  for (const Documented& documented : rows()) {
    const auto row = std::find_if(table->rows.begin(), table->rows.end(), [&](const Row& r) {
      return r[0] == documented.scenario && r[1].starts_with(documented.stream);
    });
    ASSERT_NE(row, table->rows.end()) << documented.stream;
    for (std::size_t which = 0; which < documented.entries.size(); ++which) {
      for (const std::string& id : documented.entries[which]) {
        const auto entry =
            std::find_if(pack.media.begin(), pack.media.end(), [&](const auto& m) { return m.id == id; });
        ASSERT_NE(entry, pack.media.end()) << id;
        const auto figure = [&](std::size_t column) { return bps_of(two_of((*row)[column])[which]); };
        const std::int64_t most = figure(3);
        const std::int64_t corrected = figure(4) == 0 ? most : figure(4);  // video makes up for losses within its rate
        cells.compare(fmt::format("{}", entry->one_way.typical_bps), fmt::format("{}", figure(2)), id + ", typical");
        cells.compare(fmt::format("{}", entry->one_way.most_bps), fmt::format("{}", most), id + ", most");
        cells.compare(fmt::format("{}", entry->one_way.most_corrected_bps), fmt::format("{}", corrected),
                      id + ", corrected");
      }
    }
  }
  EXPECT_EQ(cells.compared(), 45U);
}

}  // namespace
}  // namespace coexist::scenarios::office
