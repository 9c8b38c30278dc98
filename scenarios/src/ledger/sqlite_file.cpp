#include "ledger/sqlite_file.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <memory>
#include <stdexcept>
#include <string>

#include "ledger/sql.hpp"

namespace coexist::scenarios::ledger {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

// No journal and no syncing: nobody sees the file before it is whole, and PendingFile syncs it once. The size of pages
// is stated because the library's default could change under the bytes; 4, 8 and 16 KiB took the same time and space.
constexpr const char* kSettings =
    "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
    "PRAGMA encoding = 'UTF-8'; PRAGMA user_version = 1; BEGIN";

class Rows : public RowSink {
 public:
  explicit Rows(PendingFile& file) : file_(file) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.temporary().c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    database_.reset(opened);
    expect(code == SQLITE_OK);
    run(kSettings);
    for (const Table& table : tables()) run(create_table(table).c_str());
    for (const Table& table : tables()) {
      sqlite3_stmt* prepared = nullptr;
      expect(sqlite3_prepare_v3(database_.get(), insert_into(table).c_str(), -1, SQLITE_PREPARE_PERSISTENT, &prepared,
                                nullptr) == SQLITE_OK);
      insert_.emplace_back(prepared);
    }
  }

  void row(TableId table, std::initializer_list<Cell> cells) override {
    sqlite3_stmt* insert = insert_[static_cast<std::size_t>(table)].get();
    int place = 0;
    for (const Cell& cell : cells) bind(insert, ++place, cell);
    const bool done = sqlite3_step(insert) == SQLITE_DONE;
    expect(sqlite3_reset(insert) == SQLITE_OK && done);
  }

  void finish() {
    insert_.clear();
    for (const View& view : views()) run(create_view(view).c_str());
    run("COMMIT");
    expect(sqlite3_close(database_.get()) == SQLITE_OK);
    static_cast<void>(database_.release());
  }

 private:
  // Texts live until the row is written: nothing is copied. An empty view may have no address, which would be NULL.
  void bind(sqlite3_stmt* insert, int place, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      expect(sqlite3_bind_int64(insert, place, *number) == SQLITE_OK);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
      expect(sqlite3_bind_text64(insert, place, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC,
                                 SQLITE_UTF8) == SQLITE_OK);
    } else {
      expect(sqlite3_bind_null(insert, place) == SQLITE_OK);
    }
  }

  void run(const char* sql) { expect(sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK); }

  // What the disk refuses is bad input of whoever named the file; whatever else goes wrong is a bug here.
  void expect(bool good) const {
    if (good) return;
    if (database_ == nullptr) throw std::bad_alloc();
    switch (sqlite3_errcode(database_.get())) {
      case SQLITE_FULL:
        file_.refuse(ENOSPC);
      case SQLITE_NOMEM:
        throw std::bad_alloc();
      case SQLITE_CONSTRAINT:
      case SQLITE_MISMATCH:
      case SQLITE_ERROR:
      case SQLITE_MISUSE:
      case SQLITE_RANGE:
        throw std::logic_error(fmt::format("ledger: {}", sqlite3_errmsg(database_.get())));
      default:
        file_.refuse(system_error());
    }
  }

  // Of the file, if it has one to tell: that of the connection is overwritten while what was begun is taken back.
  [[nodiscard]] int system_error() const {
    int error = 0;
    sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_LAST_ERRNO, &error);
    return error != 0 ? error : sqlite3_system_errno(database_.get());
  }

  PendingFile& file_;
  Database database_;
  std::vector<Statement> insert_;  // by TableId; finalised before the database is closed
};

}  // namespace

void write_sqlite(PendingFile& file, const std::function<void(RowSink&)>& write) {
  Rows rows(file);
  write(rows);
  rows.finish();
}

}  // namespace coexist::scenarios::ledger
