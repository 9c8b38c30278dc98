// A ledger's file: the same in both formats, whole or not at all, and as its documentation says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "golden_text.hpp"
#include "ledger_database.hpp"
#include "scratch_folder.hpp"
#include "spawned_command.hpp"

namespace coexist::scenarios {
namespace {

using nlohmann::json;
using support::LedgerDatabase;
using support::LedgerRow;
using support::reported_case;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

const std::string kMinimal = COEXIST_SOURCE_DIR "/scenarios/examples/minimal";
const std::string kDocument = COEXIST_SOURCE_DIR "/docs/ledger.md";

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::string cell_of(const json& value) {
  if (value.is_null()) return "NULL";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

TEST(Ledger, HoldsTheSameRowsAsJsonLines) {
  const ScratchFolder folder;
  for (const std::uint64_t seed : {3U, 7U, 12U, 20U}) {
    const support::ReportedCase reported = reported_case(seed, "<é\"\\\t");
    support::write_ledger_file(reported, "case.sqlite");
    support::write_ledger_file(reported, "case.jsonl");
    std::map<std::string, std::vector<LedgerRow>> lines;
    std::map<std::string, std::string> columns;
    std::ifstream in("case.jsonl");
    for (std::string line; std::getline(in, line);) {
      const auto object = nlohmann::ordered_json::parse(line);
      LedgerRow row;
      std::string names;
      for (const auto& [name, value] : object.items()) {
        if (name == "table") continue;
        row.push_back(cell_of(value));
        names += (names.empty() ? "" : ", ") + name;
      }
      lines[object.at("table")].push_back(row);
      columns[object.at("table")] = names;
    }
    const LedgerDatabase database("case.sqlite");
    for (auto& [table, rows] : lines) {
      std::vector<LedgerRow> told = database.rows("SELECT " + columns[table] + " FROM " + table);
      std::sort(told.begin(), told.end());
      std::sort(rows.begin(), rows.end());
      EXPECT_EQ(told, rows) << table << ", seed " << seed;
    }
    for (const LedgerRow& table : database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
      EXPECT_TRUE(lines.contains(table[0]) || database.number("SELECT count(*) FROM " + table[0]) == 0) << table[0];
    }
  }
}

TEST(Ledger, IsTheSameBytesForTheSameInputs) {
  const ScratchFolder folder;
  ASSERT_EQ(spawn({"init", "new"}).code, 0);
  for (const std::string ending : {".sqlite", ".jsonl"}) {
    const Ended first = spawn({"run", "new", "--ledger", "one" + ending, "--threads", "1"});
    EXPECT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(first.err, "written: one" + ending + "\n");
    ASSERT_EQ(spawn({"run", "new", "--ledger", "two" + ending, "--threads", "3"}).code, 0);
    EXPECT_EQ(bytes_of("one" + ending), bytes_of("two" + ending));
    EXPECT_GT(bytes_of("one" + ending).size(), 100'000U);
  }
  EXPECT_THAT(bytes_of("one.sqlite"), StartsWith("SQLite format 3"));
  EXPECT_EQ(spawn({"run", "new", "--ledger", "-"}).out, bytes_of("one.jsonl"));
}

TEST(Ledger, ReplacesNothingUnasked) {
  const ScratchFolder folder;
  ScratchFolder::write("mine.sqlite", "mine");
  const Ended refused = spawn({"run", kMinimal, "--ledger", "mine.sqlite"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("mine.sqlite: error: the file exists already [E004]"));
  EXPECT_EQ(bytes_of("mine.sqlite"), "mine");
  EXPECT_EQ(spawn({"run", kMinimal, "--ledger", "mine.sqlite", "--force"}).code, 0);
  EXPECT_THAT(bytes_of("mine.sqlite"), StartsWith("SQLite format 3"));
}

TEST(Ledger, IsRefusedBeforeAnythingIsComputedWhereItCannotBeWritten) {
  const ScratchFolder folder;
  const std::map<std::vector<std::string>, std::string> refused{
      {{"--ledger", "none/l.sqlite"}, "cannot write: no such file or directory [E005]"},
      {{"--ledger", "ledger"}, "'ledger' does not say which format is meant\n  help: end its name in .sqlite"},
      {{"--ledger-format", "jsonl"}, "--ledger-format says in which format, but not where"},
      {{"--ledger", "-", "--ledger-format", "sqlite"}, "a SQLite file cannot be written to stdout"},
      {{"--ledger", "l.db", "--ledger-format", "csv"}, "'csv' is none of sqlite, jsonl"}};
  for (const auto& [options, message] : refused) {
    std::vector<std::string> arguments{"run", "no-such-scenario"};  // nobody looks for it
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ended ended = spawn(arguments);
    EXPECT_EQ(ended.code, 2);
    EXPECT_THAT(ended.err, HasSubstr(message));
    EXPECT_EQ(ended.out, "");
  }
  const Ended both = spawn({"run", kMinimal, "--ledger", "-", "--format", "json"});
  EXPECT_EQ(both.code, 2);
  EXPECT_THAT(json::parse(both.out)["diagnostics"][0]["message"].get<std::string>(), HasSubstr("both want stdout"));
  EXPECT_THAT(files_here(), IsEmpty());
}

TEST(Ledger, IsTheWholeOfStdoutIfAskedFor) {
  const ScratchFolder folder;
  const Ended run = spawn({"run", kMinimal, "--ledger", "-"});
  EXPECT_EQ(run.code, 0);
  std::istringstream lines(run.out);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, R"({"table":"about","key":"begin","value":"2013-03-03T23:00:00Z"})");
  EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;  // the verdict
  EXPECT_EQ(spawn({"run", kMinimal, "--ledger", "by-hand", "--ledger-format", "jsonl"}).code, 0);
  EXPECT_EQ(bytes_of("by-hand"), run.out);
}

TEST(Ledger, LeavesNothingBehindWhenTheDiskIsFull) {
  const ScratchFolder folder;
  const support::ReportedCase reported = reported_case(5);
  const RunReport report = reported.report();
  std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit before {};
  ::getrlimit(RLIMIT_FSIZE, &before);
  for (const char* name : {"case.sqlite", "case.jsonl"}) {
    std::string said;
    const struct rlimit little { 20'000, before.rlim_max };
    ::setrlimit(RLIMIT_FSIZE, &little);
    try {
      PendingFile file(name, Overwrite::Refuse);
      write_ledger({reported.loaded, reported.pack, reported.rehearsal, report}, *ledger_format_of(name), file);
      file.put_into_place();
    } catch (const BadInput& bad) {
      said = print(bad.diagnostics());
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_THAT(said, HasSubstr("cannot write: no space left [E005]")) << name;
    EXPECT_THAT(files_here(), IsEmpty());
  }
}

// The part of the document that is made from the tables.
TEST(LedgerDocument, IsTheReferenceOfWhatIsWritten) {
  const std::string document = bytes_of(kDocument);
  const std::size_t at = document.find("## Tables\n");
  ASSERT_NE(at, std::string::npos);
  if (accepts_goldens()) {
    std::ofstream(kDocument, std::ios::binary) << document.substr(0, at) + ledger_reference();
    return;
  }
  EXPECT_EQ(document.substr(at), ledger_reference()) << "to accept: COEXIST_ACCEPT=1, this test, and `git diff docs`";
}

TEST(LedgerDocument, NamesEveryTableViewAndColumnOfTheFile) {
  const ScratchFolder folder;
  support::write_ledger_file(reported_case(1), "case.sqlite");
  const LedgerDatabase database("case.sqlite");
  std::map<std::string, std::vector<std::string>> documented, present;
  std::istringstream reference(ledger_reference());
  std::string name;
  for (std::string line; std::getline(reference, line);) {
    if (line.starts_with("### `")) name = line.substr(5, line.size() - 6);
    if (line.starts_with("| `")) documented[name].push_back(line.substr(3, line.find('`', 3) - 3));
  }
  for (const LedgerRow& entry : database.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")) {
    for (const LedgerRow& column : database.rows("PRAGMA table_info(" + entry[0] + ")")) {
      present[entry[0]].push_back(column[1]);
    }
  }
  EXPECT_EQ(documented, present);
}

TEST(LedgerDocument, ShowsWhatItsQueriesGive) {
  const ScratchFolder folder;
  const Ended run = spawn({"run", COEXIST_SOURCE_DIR "/scenarios/examples/seed-rollback", "--ledger", "ledger.sqlite"});
  ASSERT_NE(run.code, 2) << run.err;
  const LedgerDatabase database("ledger.sqlite");
  const std::string document = bytes_of(kDocument);
  const std::string kQuery = "```sql\n", kAnswer = "```\n\n```text\n", kEnd = "```\n";
  std::string shown;
  std::size_t at = 0, queries = 0;
  for (std::size_t query = document.find(kQuery); query != std::string::npos; query = document.find(kQuery, at)) {
    const std::size_t answer = document.find(kAnswer, query);
    ASSERT_NE(answer, std::string::npos);
    const std::string sql = document.substr(query + kQuery.size(), answer - query - kQuery.size());
    shown += document.substr(at, answer + kAnswer.size() - at);
    const std::vector<LedgerRow> rows = database.rows(sql);
    EXPECT_FALSE(rows.empty()) << sql;
    for (const LedgerRow& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) shown += (i > 0 ? "|" : "") + (row[i] == "NULL" ? "" : row[i]);
      shown += '\n';
    }
    at = document.find(kEnd, answer + kAnswer.size());
    ++queries;
  }
  shown += document.substr(at);
  EXPECT_GE(queries, 5U);
  if (accepts_goldens()) {
    std::ofstream(kDocument, std::ios::binary) << shown;
    return;
  }
  EXPECT_EQ(document, shown) << "to accept: COEXIST_ACCEPT=1, this test, and `git diff docs`";
}

}  // namespace
}  // namespace coexist::scenarios
