#include "opened_packs.hpp"
#include "scenarios/assumption_list.hpp"
#include "verbs.hpp"

namespace coexist::command {
namespace {

std::string printed(const std::vector<scenarios::TakenForGranted>& all, TableFormat format) {
  switch (format) {
    case TableFormat::Text:
      return scenarios::print_text(all);
    case TableFormat::Csv:
      return scenarios::print_csv(all);
    case TableFormat::Markdown:
      return scenarios::print_markdown(all);
    case TableFormat::Json:
      return scenarios::print_json(all);
  }
  return {};
}

}  // namespace

int carry_out(const PacksAssumptions& assumptions, Terminal& terminal) {
  scenarios::ProvenanceTable provenance;
  const std::vector<OpenedPack> opened = open_packs(assumptions.packs, provenance);
  std::vector<const scenarios::LoadedPack*> packs;
  for (const OpenedPack& pack : opened) packs.push_back(&pack.loaded);
  terminal.result(printed(scenarios::taken_for_granted(packs), assumptions.format));
  return ExitCode::Done;
}

}  // namespace coexist::command
