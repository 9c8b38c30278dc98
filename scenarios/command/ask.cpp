#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "opened_packs.hpp"
#include "scenarios/pack_question.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const Ask& ask, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> opened = open_one_or_all(ask.pack, ask.own, provenance);
  std::vector<const scenarios::LoadedPack*> packs;
  for (const OpenedPack& pack : opened) packs.push_back(&pack.loaded);
  if (ask.words.empty()) {
    terminal.result(terminal.json() ? scenarios::print_grammar_json(packs) : scenarios::print_grammar(packs));
    return ExitCode::Done;
  }
  const std::string sentence = fmt::format("{}", fmt::join(ask.words, " "));
  scenarios::Diagnostics diagnostics;
  const auto answers = scenarios::ask_packs(packs, {sentence, ask.given}, diagnostics);
  diagnostics.throw_if_errors();
  terminal.result(terminal.json() ? scenarios::print_json(answers, sentence) : scenarios::print_text(answers));
  const bool yes = std::all_of(answers.begin(), answers.end(), [](const auto& answer) { return answer.yes(); });
  return yes ? ExitCode::Done : ExitCode::No;
}

}  // namespace coexist::command
