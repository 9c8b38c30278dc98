#include "opened_packs.hpp"
#include "scenarios/pack_matrix.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

std::string printed(const scenarios::PackMatrix& matrix, TableFormat format) {
  switch (format) {
    case TableFormat::Text:
      return scenarios::print_text(matrix);
    case TableFormat::Csv:
      return scenarios::print_csv(matrix);
    case TableFormat::Markdown:
      return scenarios::print_markdown(matrix);
    case TableFormat::Json:
      return scenarios::print_json(matrix);
  }
  return {};
}

}  // namespace

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
