// The whole ledger of a rehearsal as a file that can be queried (SQLite) or streamed (JSON Lines).
//
// Both hold the same rows of the same tables, docs/ledger.md; the same inputs give the same bytes. Joins are read from
// the runs one by one while they are written: there never is a second copy of them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/pending_file.hpp"
#include "scenarios/run_report.hpp"

namespace coexist::scenarios {

enum class LedgerFormat : std::uint8_t { Sqlite, JsonLines };

/// What a file name says by its ending: .sqlite, .sqlite3 and .db; .jsonl and .ndjson.
std::optional<LedgerFormat> ledger_format_of(const std::filesystem::path& file);

/// Minor numbers add tables, columns and views; major ones change or remove them.
inline constexpr std::string_view kLedgerFormatVersion = "1.0";

/// What is written: all runs of a rehearsal, and of its report the findings and figures. Outlives the writing.
struct LedgerSource {
  const LoadedScenario& loaded;
  const sim::CompiledPack& pack;
  const sim::Rehearsal& rehearsal;
  const RunReport& report;
};

/// Writes into the file and leaves putting it into place to the caller. Throws BadInput [E005] if the disk is full or
/// the file cannot be written. O(joins of all runs + people + trace).
void write_ledger(const LedgerSource& source, LedgerFormat format, PendingFile& file);

/// JSON Lines in pieces of some 64 KiB, each ending in a line break. What `take` throws passes through.
void stream_ledger(const LedgerSource& source, const std::function<void(std::string_view)>& take);

/// The statements that make the tables and views of a SQLite ledger, with what each column means.
std::string ledger_sql();

/// The same for people, in Markdown.
std::string ledger_reference();

}  // namespace coexist::scenarios
