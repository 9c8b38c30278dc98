// What is left of a file's tree after everything that could not be read is taken out: one mistyped key must not keep
// names from being looked up in all the rest.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "scenarios/schema.hpp"
#include "scenarios/yaml_tree.hpp"

namespace coexist::scenarios {

/// What can be judged of files with errors, and which findings would only follow from what was taken out of them.
class SoundPart {
 public:
  /// `errors`: those of decoding `root`. As many as are shown leave nothing to be looked for. Nothing if so much is
  /// wrong that nothing else can be judged. O(nodes log nodes) for each level of nesting at most.
  template <class T>
  std::optional<T> decode(Node root, const Schema<T>& schema, Diagnostics errors) {
    constexpr int kMostRounds = 8;  // what lacks a key goes, then what lacks that
    if (errors.error_count() >= Diagnostics::kShown) return std::nullopt;  // hostile files have millions
    for (int round = 0; round < kMostRounds; ++round) {
      cut(root, errors);
      errors = Diagnostics();
      if (auto value = schema.decode(root, errors)) return value;
    }
    return std::nullopt;
  }

  /// Adds to `diagnostics` the errors found in the sound part, less what follows from what was taken out of it:
  /// findings about mappings that lost a key as a whole, and names of what is gone.
  void report(const Diagnostics& found, Diagnostics& diagnostics) const;

 private:
  void cut(Node& root, const Diagnostics& errors);
  [[nodiscard]] bool follows(const Diagnostic& diagnostic) const;

  std::set<std::string> lost_;       // ids and texts of what was taken out
  std::set<std::string> lost_keys_;  // keys of what was taken out: where they are names, such as those of departments
  std::set<std::tuple<std::string, int, int>>
      cut_;  // file, line, column of mappings that lost something, and of their ids
  bool repeats_id_ = false;
};

}  // namespace coexist::scenarios
