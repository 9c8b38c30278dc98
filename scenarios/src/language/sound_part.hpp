// What is left of a scenario's tree after everything that could not be read is taken out: one mistyped key must not
// keep names from being looked up in all the rest.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "language/entries.hpp"
#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios::language {

/// What can be judged of a scenario with errors, and which findings would only follow from what was taken out.
class SoundPart {
 public:
  /// `errors`: those of decoding `root`. As many as are shown leave nothing to be looked for. O(nodes log nodes) for
  /// each level of nesting at most.
  SoundPart(Node root, const Diagnostics& errors);

  /// Nothing if so much is wrong that nothing else can be judged.
  [[nodiscard]] const std::optional<ScenarioEntry>& entry() const noexcept { return entry_; }

  /// Adds to `diagnostics` what was found in the sound part, less what follows from what was taken out of it: findings
  /// about mappings that lost a key as a whole, and names of what is gone.
  void report(const Diagnostics& found, Diagnostics& diagnostics) const;

 private:
  [[nodiscard]] bool follows(const Diagnostic& diagnostic) const;

  std::optional<ScenarioEntry> entry_;
  std::set<std::string> lost_;  // ids and texts of what was taken out
  std::set<std::tuple<std::string, int, int>>
      cut_;  // file, line, column of mappings that lost something, and of their ids
};

}  // namespace coexist::scenarios::language
