#include "opened_packs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data_directory.hpp"

namespace coexist::command {

std::vector<OpenedPack> open_packs(const std::vector<std::string>& ids, scenarios::ProvenanceTable& provenance) {
  scenarios::Diagnostics diagnostics;
  const std::vector<scenarios::PackSummary> known = scenarios::list_packs(packs_directory(), diagnostics);
  std::vector<scenarios::PackSummary> wanted;
  std::vector<std::string> names;
  for (const scenarios::PackSummary& summary : known) {
    names.push_back(summary.id);
    if (ids.empty() && !summary.is_abstract) wanted.push_back(summary);
  }
  for (const std::string& id : ids) {
    const auto found = std::find(names.begin(), names.end(), id);
    if (found == names.end()) {
      diagnostics.error("E600", {}, fmt::format("unknown pack '{}'", id), scenarios::did_you_mean(id, names));
    } else {
      wanted.push_back(known[static_cast<std::size_t>(found - names.begin())]);
    }
  }
  std::vector<OpenedPack> opened;
  for (scenarios::PackSummary& summary : wanted) {
    auto loaded = scenarios::load_pack({packs_directory(), summary.id, {}, {}}, provenance, diagnostics);
    if (loaded) opened.push_back({std::move(summary), std::move(*loaded)});
  }
  diagnostics.throw_if_errors();
  return opened;
}

}  // namespace coexist::command
