#include "scenarios/ledger_file.hpp"

#include "ledger/json_lines.hpp"
#include "ledger/rows.hpp"
#include "ledger/sqlite_file.hpp"

namespace coexist::scenarios {

std::optional<LedgerFormat> ledger_format_of(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  if (ending == ".sqlite" || ending == ".sqlite3" || ending == ".db") return LedgerFormat::Sqlite;
  if (ending == ".jsonl" || ending == ".ndjson") return LedgerFormat::JsonLines;
  return std::nullopt;
}

void stream_ledger(const LedgerSource& source, const std::function<void(std::string_view)>& take) {
  ledger::JsonLines lines(take);
  write_rows(source, lines);
  lines.finish();
}

void write_ledger(const LedgerSource& source, LedgerFormat format, PendingFile& file) {
  switch (format) {
    case LedgerFormat::Sqlite:
      ledger::write_sqlite(file, [&](ledger::RowSink& sink) { ledger::write_rows(source, sink); });
      break;
    case LedgerFormat::JsonLines:
      stream_ledger(source, [&](std::string_view piece) { file.append(piece); });
      break;
  }
}

}  // namespace coexist::scenarios
