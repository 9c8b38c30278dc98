// Where the ledger of a run goes: a file that appears whole or not at all, or stdout, whose result it then is.
#pragma once

#include <optional>
#include <string>

#include "invocation.hpp"
#include "scenarios/ledger_file.hpp"
#include "terminal.hpp"

namespace coexist::command {

struct LedgerOutput {
  std::string file;  // "-": stdout
  scenarios::LedgerFormat format = scenarios::LedgerFormat::Sqlite;
  scenarios::Overwrite overwrite = scenarios::Overwrite::Refuse;
  [[nodiscard]] bool is_stdout() const { return file == "-"; }
};

/// Nothing if no ledger is asked for. Throws BadInput if its format is not clear, does not go with `-` or with another
/// result on stdout, or the file cannot be written [E004], [E005]: before anything is computed.
std::optional<LedgerOutput> ledger_output(const Run& run, const Terminal& terminal);

/// Throws BadInput [E004], [E005]; std::runtime_error if stdout cannot be written.
void write_ledger(const LedgerOutput& output, const scenarios::LedgerSource& source, Terminal& terminal);

}  // namespace coexist::command
