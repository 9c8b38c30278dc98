// From a rehearsal to rows, table by table.
#pragma once

#include "ledger/decision_numbers.hpp"
#include "ledger/desks.hpp"
#include "ledger/tables.hpp"
#include "scenarios/ledger_file.hpp"

namespace coexist::scenarios::ledger {

/// All rows of all tables, in the order of TableId.
void write_rows(const LedgerSource& source, RowSink& sink);

/// What was rehearsed and how it went: about, inputs, runs, metrics, findings, phases, steps.
void write_rehearsal(const LedgerSource& source, const std::vector<NumberedRun>& runs, RowSink& sink);

void write_decision_counts(const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions, RowSink& sink);
void write_people(const LedgerSource& source, RowSink& sink);
void write_lock_outs(const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions, RowSink& sink);
void write_meetings(const LedgerSource& source, RowSink& sink);
void write_refusals(const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions, RowSink& sink);
void write_occurrences(const LedgerSource& source, RowSink& sink);

/// Sittings and their joins in turn, run by run.
void write_sittings(const LedgerSource& source, const std::vector<NumberedRun>& runs, const DecisionNumbers& decisions,
                    const Desks& desks, RowSink& sink);

}  // namespace coexist::scenarios::ledger
