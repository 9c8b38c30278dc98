// SQLite, behind this one adapter: its types and codes never leave sqlite_file.cpp.
#pragma once

#include <functional>

#include "ledger/tables.hpp"
#include "scenarios/pending_file.hpp"

namespace coexist::scenarios::ledger {

/// Makes the database of an empty file: tables, then the rows that `write` gives, then views. Throws BadInput [E005] if
/// the disk is full or the file cannot be written, std::logic_error for rows that break a table's own rules.
void write_sqlite(PendingFile& file, const std::function<void(RowSink&)>& write);

}  // namespace coexist::scenarios::ledger
