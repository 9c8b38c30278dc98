#include "opened_packs.hpp"
#include "scenarios/pack_diff.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const PacksDiff& diff, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> opened = open_packs({diff.a, diff.b}, diff.own, provenance);
  const scenarios::PackDifference found = scenarios::diff_packs(opened[0].loaded, opened[1].loaded, provenance);
  terminal.result(terminal.json() ? scenarios::print_json(found) : scenarios::print_text(found));
  return diff.exit_code && found.any() ? ExitCode::No : ExitCode::Done;
}

}  // namespace coexist::command
