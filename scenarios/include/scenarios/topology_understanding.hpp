// What became of every element, attribute and text of an imported document. Nothing is dropped in silence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace coexist::scenarios {

enum class Treatment : std::uint8_t {
  Mapped,         // a field of the decoded value holds it: the reader marks what it takes
  Carried,        // known, not simulated: kept in the tree and exported again (carried_paths says why)
  NotUnderstood,  // kept and exported as well, but nobody here knows what it means
};

/// All occurrences of one path with one fate: "Topology/Clusters/Cluster@Fqdn", ".../Name/text()".
struct PathAccount {
  std::string path;
  Treatment treatment = Treatment::NotUnderstood;
  std::size_t count = 0;
  int first_line = 0;  // of the first occurrence, from 1; columns count code points
  int first_column = 0;
  friend bool operator==(const PathAccount&, const PathAccount&) = default;
};

struct Understanding {
  std::vector<PathAccount> paths;  // ascending by path, then treatment
  friend bool operator==(const Understanding&, const Understanding&) = default;

  /// Occurrences, summed over the paths.
  [[nodiscard]] std::size_t count(Treatment treatment) const noexcept;
};

struct CarriedPath {
  std::string_view ending;  // whole path segments at the end of a path
  std::string_view why;
};

/// What is known and deliberately not simulated, ascending by ending.
std::span<const CarriedPath> carried_paths();

/// The row that a path of an account falls under; null if there is none.
const CarriedPath* carried_path(std::string_view path);

}  // namespace coexist::scenarios
