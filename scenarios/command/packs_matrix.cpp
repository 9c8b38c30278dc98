#include "opened_packs.hpp"
#include "print_table.hpp"
#include "scenarios/pack_matrix.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const PacksMatrix& matrix, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const OpenedPack opened = std::move(open_packs({matrix.pack}, provenance).front());
  scenarios::Diagnostics diagnostics;
  const auto made = scenarios::make_matrix(opened.pack(), matrix.request, diagnostics);
  diagnostics.throw_if_errors();
  terminal.result(printed(*made, matrix.format));
  if (matrix.format == TableFormat::Text && !matrix.request.given.usual && !made->open.empty()) {
    terminal.next("say more of the situation: --usual, or --where ATTRIBUTE=VALUE");
  }
  return ExitCode::Done;
}

}  // namespace coexist::command
