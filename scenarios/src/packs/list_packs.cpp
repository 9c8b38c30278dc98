#include <algorithm>

#include "packs/written_pack.hpp"
#include "scenarios/pack_file.hpp"
#include "scenarios/text_file.hpp"
#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios {
namespace {

std::optional<PackSummary> summarise(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto file = read_text(path, diagnostics);
  const auto tree = file ? load_yaml(file, diagnostics) : std::nullopt;
  const auto pack = tree ? packs::written_pack_schema().decode(*tree, diagnostics) : std::nullopt;
  if (!pack || !pack->header) {
    return std::nullopt;
  }
  return PackSummary{path.parent_path().filename().string(),
                     pack->header->id.value,
                     pack->header->version,
                     pack->header->title,
                     pack->header->summary,
                     pack->header->is_abstract,
                     path};
}

}  // namespace

std::vector<PackSummary> list_packs(const std::filesystem::path& directory, Diagnostics& diagnostics) {
  std::vector<PackSummary> found;
  std::error_code failed;
  for (std::filesystem::directory_iterator entry(directory, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    std::error_code ignored;
    const std::filesystem::path file = entry->path() / "pack.yaml";
    if (!std::filesystem::is_regular_file(file, ignored)) {
      continue;
    }
    if (auto summary = summarise(file, diagnostics)) {
      found.push_back(std::move(*summary));
    }
  }
  // Directories come in the order of the file system.
  std::sort(found.begin(), found.end(), [](const PackSummary& a, const PackSummary& b) { return a.id < b.id; });
  return found;
}

}  // namespace coexist::scenarios
