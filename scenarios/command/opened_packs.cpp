#include "opened_packs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data_directory.hpp"

namespace coexist::command {
namespace {

// All that there are, the user's first; what is wrong with them is reported.
std::vector<scenarios::PackSummary> listed(const OwnPaths& own, scenarios::Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> folders = own.packs;
  folders.push_back(packs_directory());
  std::vector<scenarios::PackSummary> all;
  for (const std::filesystem::path& folder : folders) {
    for (scenarios::PackSummary& summary : scenarios::list_packs(folder, diagnostics))
      all.push_back(std::move(summary));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return all;
}

}  // namespace

OwnPaths own_paths(const OwnKnowledge& own) {
  scenarios::Diagnostics diagnostics;
  for (const std::string& name : own.packs) {
    const std::filesystem::path folder(name);
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
      diagnostics.error("", {}, fmt::format("--packs: '{}' is no folder", name));
    } else if (std::filesystem::exists(folder / "pack.yaml", ignored)) {
      diagnostics.error("", {}, fmt::format("--packs: '{}' is a pack", name),
                        "give the folder that holds it: it may hold several, each in a folder of its name");
    }
  }
  diagnostics.throw_if_errors();
  return {{own.rules.begin(), own.rules.end()}, {own.packs.begin(), own.packs.end()}};
}

std::vector<OpenedPack> open_packs(const std::vector<std::string>& ids, const OwnKnowledge& own,
                                   scenarios::ProvenanceTable& provenance) {
  const OwnPaths paths = own_paths(own);
  scenarios::Diagnostics diagnostics;
  if (!paths.rules.empty() && ids.size() != 1) {
    diagnostics.error("", {}, "rules of your own lie over one pack: which?", "name it; `coexist packs` lists them");
    diagnostics.throw_if_errors();
  }
  scenarios::Diagnostics of_others;  // those that are not named may be broken
  const std::vector<scenarios::PackSummary> known = listed(paths, ids.empty() ? diagnostics : of_others);
  std::vector<std::string> wanted = ids;
  for (const scenarios::PackSummary& summary : known) {
    // Sorted by id: one that is taken twice is one complaint.
    const bool is_news = wanted.empty() || wanted.back() != summary.id;
    if (ids.empty() && !summary.is_abstract && is_news) wanted.push_back(summary.id);
  }
  std::vector<OpenedPack> opened;
  for (const std::string& id : wanted) {
    scenarios::PackRequest request{packs_directory(), id, {}, {}, paths.packs};
    for (const std::filesystem::path& file : paths.rules) request.overlays.push_back({file, {}});
    auto loaded = scenarios::load_pack(request, provenance, diagnostics);
    const auto summary = std::find_if(known.begin(), known.end(), [&](const auto& s) { return s.id == id; });
    if (loaded && summary != known.end()) opened.push_back({*summary, std::move(*loaded)});
  }
  diagnostics.throw_if_errors();
  return opened;
}

std::vector<OpenedPack> open_one_or_all(const std::string& id, const OwnKnowledge& own,
                                        scenarios::ProvenanceTable& provenance) {
  return open_packs(id.empty() ? std::vector<std::string>() : std::vector{id}, own, provenance);
}

}  // namespace coexist::command
