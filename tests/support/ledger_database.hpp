// A ledger that was written, read with SQLite itself: what a user's own query would give.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "reported_case.hpp"
#include "scenarios/ledger_file.hpp"

namespace coexist::support {

using LedgerRow = std::vector<std::string>;  // "NULL" where there is nothing

class LedgerDatabase {
 public:
  explicit LedgerDatabase(const std::filesystem::path& file) {
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK) << file;
    database_.reset(opened);
  }

  [[nodiscard]] std::vector<LedgerRow> rows(const std::string& sql) const {
    sqlite3_stmt* prepared = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &prepared, nullptr), SQLITE_OK)
        << sql << ": " << sqlite3_errmsg(database_.get());
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(prepared, sqlite3_finalize);
    std::vector<LedgerRow> all;
    while (prepared != nullptr && sqlite3_step(prepared) == SQLITE_ROW) {
      LedgerRow& row = all.emplace_back();
      for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
        const unsigned char* text = sqlite3_column_text(prepared, i);
        row.push_back(text == nullptr ? "NULL" : std::string(text, text + sqlite3_column_bytes(prepared, i)));
      }
    }
    return all;
  }

  [[nodiscard]] std::int64_t number(const std::string& sql) const {
    const std::vector<LedgerRow> all = rows(sql);
    if (all.size() != 1 || all[0].size() != 1) {
      ADD_FAILURE() << "no number: " << sql;
      return -1;
    }
    return all[0][0] == "NULL" ? 0 : std::stoll(all[0][0]);
  }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };
  std::unique_ptr<sqlite3, Close> database_;
};

inline void write_ledger_file(const ReportedCase& reported, const std::filesystem::path& file) {
  const scenarios::RunReport report = reported.report();
  const auto format = scenarios::ledger_format_of(file);
  ASSERT_TRUE(format.has_value());
  scenarios::PendingFile pending(file, scenarios::Overwrite::Allow);
  scenarios::write_ledger({reported.loaded, reported.pack, reported.rehearsal, report}, *format, pending);
  pending.put_into_place();
}

}  // namespace coexist::support
