#include "opened_packs.hpp"
#include "scenarios/fact_accounts.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

std::string printed(const scenarios::FactAccounts& accounts, TableFormat format) {
  switch (format) {
    case TableFormat::Text:
      return scenarios::print_text(accounts);
    case TableFormat::Csv:
      return scenarios::print_csv(accounts);
    case TableFormat::Markdown:
      return scenarios::print_markdown(accounts);
    case TableFormat::Json:
      return scenarios::print_json(accounts);
  }
  return {};
}

}  // namespace

int carry_out(const PacksFacts& facts, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> opened = open_packs({}, provenance);
  std::vector<const scenarios::LoadedPack*> packs;
  for (const OpenedPack& pack : opened) packs.push_back(&pack.loaded);
  const scenarios::FactAccounts accounts = scenarios::account_for_facts(packs);
  terminal.result(printed(accounts, facts.format));
  return accounts.count(scenarios::FactPlace::Nowhere) == 0 ? ExitCode::Done : ExitCode::No;
}

}  // namespace coexist::command
