#include "opened_packs.hpp"
#include "print_table.hpp"
#include "scenarios/fact_accounts.hpp"
#include "verbs.hpp"

namespace coexist::command {

int carry_out(const PacksFacts& facts, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> opened = open_packs({}, {}, provenance);
  std::vector<const scenarios::LoadedPack*> packs;
  for (const OpenedPack& pack : opened) packs.push_back(&pack.loaded);
  const scenarios::FactAccounts accounts = scenarios::account_for_facts(packs);
  terminal.result(printed(accounts, facts.format));
  return accounts.count(scenarios::FactPlace::Nowhere) == 0 ? ExitCode::Done : ExitCode::No;
}

}  // namespace coexist::command
