#include "ledger_output.hpp"

#include <fmt/format.h>

namespace coexist::command {
namespace {

using scenarios::LedgerFormat;

[[noreturn]] void refuse(const std::string& message, const std::string& help) {
  scenarios::Diagnostics diagnostics;
  diagnostics.error("", {}, message, help);
  throw scenarios::BadInput(std::move(diagnostics));
}

LedgerFormat format_of(const Run& run) {
  if (run.ledger_format) return *run.ledger_format;
  if (run.ledger == "-") return LedgerFormat::JsonLines;
  if (const auto format = scenarios::ledger_format_of(run.ledger)) return *format;
  refuse(fmt::format("--ledger: '{}' does not say which format is meant", run.ledger),
         "end its name in .sqlite or .jsonl, or give --ledger-format");
}

// Interrupts wait while it comes into being and while it takes its place, and in between take it away: a ledger of
// millions of joins is minutes of writing, in which nobody should have to wait for the end of it.
void write_file(const LedgerOutput& output, const scenarios::LedgerSource& source) {
  std::optional<InterruptsWait> no_interrupt(std::in_place);
  scenarios::PendingFile file(output.file, output.overwrite);
  {
    const RemovedOnInterrupt removed(file.temporary().string());
    no_interrupt.reset();
    scenarios::write_ledger(source, output.format, file);
    no_interrupt.emplace();
  }
  file.put_into_place();
}

}  // namespace

std::optional<LedgerOutput> ledger_output(const Run& run, const Terminal& terminal) {
  if (run.ledger.empty()) {
    if (run.ledger_format) refuse("--ledger-format says in which format, but not where", "give --ledger FILE");
    return std::nullopt;
  }
  const LedgerOutput output{run.ledger, format_of(run),
                            run.force ? scenarios::Overwrite::Allow : scenarios::Overwrite::Refuse};
  if (!output.is_stdout()) {
    scenarios::PendingFile::expect_writable(output.file, output.overwrite);
  } else if (output.format == LedgerFormat::Sqlite) {
    refuse("--ledger -: a SQLite file cannot be written to stdout", "give a file, or --ledger-format jsonl");
  } else if (terminal.json()) {
    refuse("--ledger - and --format json both want stdout", "write the ledger into a file, or run.json with --output");
  }
  return output;
}

void write_ledger(const LedgerOutput& output, const scenarios::LedgerSource& source, Terminal& terminal) {
  terminal.progress("writing the ledger");
  if (output.is_stdout()) {
    scenarios::stream_ledger(source, [&](std::string_view piece) { terminal.result(piece); });
  } else {
    write_file(output, source);
  }
}

}  // namespace coexist::command
