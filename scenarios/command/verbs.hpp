// Carrying out what was asked, one function per verb and file. Each returns the exit code.
#pragma once

#include "invocation.hpp"
#include "terminal.hpp"

namespace coexist::command {

/// 3 and 4 are kept for planning (proven that no schedule exists; a saved plan that no longer fits).
enum ExitCode : int { Done = 0, No = 1, BadInput = 2, InternalError = 70, Interrupted = 130 };

/// All of them throw scenarios::BadInput for bad input.
int carry_out(const ShowText& show, Terminal& terminal);
int carry_out(const Init& init, Terminal& terminal);
int carry_out(const Check& check, Terminal& terminal);
int carry_out(const Run& run, Terminal& terminal);
int carry_out(const Render& render, Terminal& terminal);
int carry_out(const PrintRunbook& asked, Terminal& terminal);
int carry_out(const Weak& weak, Terminal& terminal);
int carry_out(const Import& import, Terminal& terminal);
int carry_out(const Explain& explain, Terminal& terminal);
int carry_out(const Ask& ask, Terminal& terminal);
int carry_out(const Schema& schema, Terminal& terminal);
int carry_out(const Packs& packs, Terminal& terminal);
int carry_out(const PacksMatrix& matrix, Terminal& terminal);
int carry_out(const PacksCoverage& coverage, Terminal& terminal);
int carry_out(const PacksDiff& diff, Terminal& terminal);
int carry_out(const PacksFacts& facts, Terminal& terminal);
int carry_out(const PacksAssumptions& assumptions, Terminal& terminal);
int carry_out(const Doctor& doctor, Terminal& terminal);

}  // namespace coexist::command
