// Each entry of each pack that is no rule makes a difference, too: tests/golden/entries.txt has a line for each, in the
// first hop in which it makes one: a question, and an answer that only this entry gives. (Rules:
// rule_removal_test.cpp.)
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "entry_questions.hpp"
#include "golden_text.hpp"
#include "shipped_pack.hpp"

namespace coexist::scenarios {
namespace {

constexpr const char* kGolden = "entries.txt";

const std::vector<EntryKind>& kinds() {
  static const std::vector<EntryKind> all{transitions(), formats_made(), marks(),           quorums(),
                                          capacities(),  media(),        supported_paths(), precedence()};
  return all;
}

struct RecordedEntry {
  std::string hop, kind, id, question, answer;
};

std::string line_of(const RecordedEntry& entry) {
  return entry.kind + " | " + entry.id + " | " + entry.question + " | " + entry.answer + '\n';
}

std::vector<RecordedEntry> recorded() {
  std::istringstream in(golden_text(kGolden));
  std::vector<RecordedEntry> out;
  std::string hop;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("in ")) {
      hop = line.substr(3);
      continue;
    }
    std::vector<std::string> columns;
    for (std::size_t begin = 0; columns.size() < 4 && begin <= line.size();) {
      const std::size_t end = columns.size() < 3 ? std::min(line.find(" | ", begin), line.size()) : line.size();
      columns.push_back(line.substr(begin, end - begin));
      begin = end + 3;
    }
    if (columns.size() == 4) out.push_back({hop, columns[0], columns[1], columns[2], columns[3]});
  }
  return out;
}

Answers answers_without(const sim::Pack& pack, const EntryKind& kind, std::size_t entry, const std::string& question) {
  sim::Pack rest = pack;
  kind.remove(rest, entry);
  return kind.answers(rest, question);
}

class EntriesOf : public testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] std::vector<RecordedEntry> here() const {
    std::vector<RecordedEntry> out = recorded();
    std::erase_if(out, [&](const RecordedEntry& entry) { return entry.hop != GetParam(); });
    return out;
  }
  static const EntryKind& kind_of(const RecordedEntry& entry) {
    return *std::find_if(kinds().begin(), kinds().end(),
                         [&](const EntryKind& kind) { return kind.name == entry.kind; });
  }
};

TEST_P(EntriesOf, AnswerAsRecorded) {
  const sim::Pack pack = support::shipped_pack(GetParam());
  ASSERT_FALSE(here().empty());
  for (const RecordedEntry& entry : here()) {
    EXPECT_EQ(kind_of(entry).answers(pack, entry.question).count(entry.answer), 1U) << line_of(entry);
  }
}

TEST_P(EntriesOf, AreMissedWhenOneIsRemoved) {
  const sim::Pack pack = support::shipped_pack(GetParam());
  for (const RecordedEntry& entry : here()) {
    const EntryKind& kind = kind_of(entry);
    const std::vector<std::string> ids = kind.ids(pack);
    const auto place = std::find(ids.begin(), ids.end(), entry.id);
    if (place == ids.end()) {
      ADD_FAILURE() << GetParam() << " has no " << entry.kind << ' ' << entry.id << " any more";
      continue;
    }
    const auto index = static_cast<std::size_t>(place - ids.begin());
    EXPECT_EQ(answers_without(pack, kind, index, entry.question).count(entry.answer), 0U)
        << "nobody misses " << line_of(entry);
  }
}

std::vector<std::string> hops_with_records() {
  std::set<std::string> hops;
  for (const RecordedEntry& entry : recorded()) hops.insert(entry.hop);
  return {hops.begin(), hops.end()};
}

INSTANTIATE_TEST_SUITE_P(Packs, EntriesOf, testing::ValuesIn(hops_with_records()), [](const auto& pack) {
  std::string name = pack.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

using EntryName = std::pair<std::string, std::string>;  // kind, id

// A question whose answer goes with the entry; nothing if there is none.
std::optional<RecordedEntry> noticed(const sim::Pack& pack, const EntryKind& kind, std::size_t entry) {
  for (const std::string& question : kind.questions(pack, entry)) {
    const Answers without = answers_without(pack, kind, entry, question);
    for (const std::string& answer : kind.answers(pack, question)) {
      if (without.count(answer) == 0) return RecordedEntry{pack.id, kind.name, kind.ids(pack)[entry], question, answer};
    }
  }
  return std::nullopt;
}

TEST(EntriesOfAllPacks, EachMakesADifferenceThatIsRecorded) {
  std::set<EntryName> all, known;
  std::string text;
  for (const std::string& hop : support::shipped_hops()) {
    const sim::Pack pack = support::shipped_pack(hop);
    std::string lines;
    for (const EntryKind& kind : kinds()) {
      const std::vector<std::string> ids = kind.ids(pack);
      for (std::size_t entry = 0; entry < ids.size(); ++entry) {
        all.insert({kind.name, ids[entry]});
        if (!accepts_goldens() || known.count({kind.name, ids[entry]}) > 0) continue;
        const auto found = noticed(pack, kind, entry);
        if (!found) continue;
        known.insert({kind.name, ids[entry]});
        lines += line_of(*found);
      }
    }
    if (!lines.empty()) text += "in " + hop + '\n' + lines;
  }
  if (accepts_goldens()) write_golden(kGolden, text);
  std::set<EntryName> with_lines;
  for (const RecordedEntry& entry : recorded()) {
    EXPECT_TRUE(with_lines.insert({entry.kind, entry.id}).second) << entry.id << " is recorded twice";
  }
  for (const auto& [kind, id] : all) {
    EXPECT_EQ(with_lines.count({kind, id}), 1U)
        << kind << ' ' << id
        << " has no line. To record it: COEXIST_ACCEPT=1, this test. If it has none then, it makes "
        << "no difference in any hop: remove it";
  }
}

}  // namespace
}  // namespace coexist::scenarios
