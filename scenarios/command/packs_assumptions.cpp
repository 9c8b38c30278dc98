#include "opened_packs.hpp"
#include "print_table.hpp"
#include "scenarios/assumption_list.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const PacksAssumptions& assumptions, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> opened = open_packs(assumptions.packs, assumptions.own, provenance);
  std::vector<const scenarios::LoadedPack*> packs;
  for (const OpenedPack& pack : opened) packs.push_back(&pack.loaded);
  terminal.result(printed(scenarios::taken_for_granted(packs), assumptions.format));
  return ExitCode::Done;
}

}  // namespace coexist::command
