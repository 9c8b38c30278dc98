#include "opened_packs.hpp"
#include "print_table.hpp"
#include "scenarios/explanation.hpp"
#include "scenarios/pack_matrix.hpp"
#include "verbs.hpp"

namespace coexist::command {

namespace {

// The same question, with what settles it.
std::string settled(const PacksMatrix& asked, const std::vector<std::string>& settled_by) {
  const scenarios::MatrixRequest& request = asked.request;
  std::vector<std::string> words{"coexist", "packs", "matrix", asked.pack};
  const auto add = [&](const char* option, const std::string& value) {
    words.emplace_back(option);
    words.push_back(value);
  };
  if (!request.interaction.empty()) add("--interaction", request.interaction);
  if (!request.aspect.empty()) add("--aspect", request.aspect);
  add("--rows", request.rows);
  add("--cols", request.columns);
  for (const std::string& folder : asked.own.packs) add("--packs", folder);
  for (const std::string& file : asked.own.rules) add("--rules", file);
  for (const std::string& given : request.given.where) add("--where", given);
  if (request.given.usual) words.emplace_back("--usual");
  std::string command = scenarios::shell_command(words);
  for (const std::string& option : settled_by) command += ' ' + option;
  return command;
}

}  // namespace

int carry_out(const PacksMatrix& matrix, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const OpenedPack opened = std::move(open_packs({matrix.pack}, matrix.own, provenance).front());
  scenarios::Diagnostics diagnostics;
  const auto made = matrix.any ? scenarios::make_matrix(opened.loaded, matrix.request, diagnostics)
                               : scenarios::make_table(opened.loaded, matrix.request, diagnostics);
  diagnostics.throw_if_errors();
  terminal.result(printed(*made, matrix.format));
  if (matrix.format == TableFormat::Text && !made->settled_by.empty()) {
    terminal.next(settled(matrix, made->settled_by));
  }
  return ExitCode::Done;
}

}  // namespace coexist::command
