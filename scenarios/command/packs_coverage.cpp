#include "opened_packs.hpp"
#include "scenarios/pack_coverage.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const PacksCoverage& asked, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  std::vector<scenarios::PackCoverage> packs;
  for (const OpenedPack& opened : open_packs(asked.packs, asked.own, provenance)) {
    packs.push_back(scenarios::make_coverage(opened.pack()));
  }
  if (terminal.json()) {
    terminal.result(scenarios::print_json(packs));
  } else if (asked.packs.empty()) {
    terminal.result(scenarios::print_totals(packs));
    terminal.next("coexist packs coverage PACK, for its tables and what no rule decides");
  } else {
    std::string text;
    for (const scenarios::PackCoverage& pack : packs) text += (text.empty() ? "" : "\n") + scenarios::print_text(pack);
    terminal.result(text);
  }
  return ExitCode::Done;
}

}  // namespace coexist::command
