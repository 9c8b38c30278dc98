// What-if is a fork, not an edit: a scenario extends another one, and `--set` changes one value of it.
//
// Forks are made on the tree, before anything is decoded: the schema sees one whole scenario, and every value still
// knows the file that it came from.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/diagnostic.hpp"
#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios {

/// How many files an `extends:` chain may have.
inline constexpr std::size_t kLongestChain = 8;

/// `base` with the changes of `fork`:
///   * mappings are merged key by key; `key: null` takes away a key that the base has;
///   * lists whose items are all mappings with an `id` are merged by id: items of the base keep their order, new ones
///     follow, `{id: x, remove: true}` removes one [E131 if the base has none];
///   * anything else is replaced; `[]` empties a list.
/// Merged mappings and lists have the place of the fork. O(n log n).
Node merged(const Node& base, const Node& fork, Diagnostics& diagnostics);

struct ScenarioTree {
  Node root;
  std::vector<std::shared_ptr<const SourceFile>> files;  // the scenario first, then what it extends, and so on
};

/// Reads a scenario and, with `extends: ../base.yaml` at its top, all that it stands on. The path is relative to the
/// file that says it. The key stays in the tree. Cycles and chains of more than kLongestChain files are refused, naming
/// the chain [E130]; so is a base that is no mapping [E110].
std::optional<ScenarioTree> load_scenario_tree(const std::filesystem::path& path, Diagnostics& diagnostics);

/// Changes one value: `schedule.steps.wave-2.at=2013-05-01 22:00`. Keys are joined by dots; items of a list are named
/// by id, thresholds by their metric, or by position, `steps[0]`; brackets also hold names with dots,
/// `servers[fe01.contoso.com].cores=8`. The value is read as YAML: text, number, `[a, b]`, `{a: 1}`. `null` takes a key
/// away. Keys of mappings may be new, so that a section that the file does not have can be begun: the schema judges
/// them. Items of lists must exist. `extends` is refused: what a scenario stands on was read before. Returns whether it
/// was done; otherwise reports E132 or E133, placed in "--set".
bool apply_set(Node& root, std::string_view assignment, Diagnostics& diagnostics);

/// A path in a scenario, relative to the file that says it; paths from "--set" are relative to the current directory.
std::filesystem::path path_beside(const Place& place, std::string_view written);

}  // namespace coexist::scenarios
