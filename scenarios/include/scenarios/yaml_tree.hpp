// YAML as a tree of values that remember where they stand. JSON is read by the same loader.
//
// Scalars are not guessed: `no`, `010` and `1e3` stay the text that was written; the codec of a field (schema.hpp)
// decides what it means. Left out on purpose: anchors and aliases (they make small files huge), tags, several
// documents in a file, keys that are not text. Each is refused with a diagnostic, as are duplicate keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/diagnostic.hpp"

namespace coexist::scenarios {

struct Node;
struct MapEntry;

/// A key without a value, an empty document, or the word `null` or `~`.
struct Nothing {};

struct Scalar {
  std::string text;
  bool quoted = false;  // '...', "..." or a block: never a number or a truth value
};

using Sequence = std::vector<Node>;

/// Entries in the order of the file. find() is O(log n): a hostile file has 100,000 keys.
class Mapping {
 public:
  Mapping() = default;
  /// Keys must differ; of equal ones the first is found.
  explicit Mapping(std::vector<MapEntry> entries);

  [[nodiscard]] const std::vector<MapEntry>& entries() const noexcept { return entries_; }
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] const MapEntry* find_entry(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);
  [[nodiscard]] std::vector<std::string> keys() const;
  /// Adds an entry with a new key at the end. O(n).
  Node& append(MapEntry entry);

 private:
  [[nodiscard]] std::size_t position(std::string_view key) const;  // in entries_; entries_.size(): not there

  std::vector<MapEntry> entries_;
  std::vector<std::uint32_t> by_key_;  // positions in entries_, sorted by key
};

struct Node {
  Place place;
  std::variant<Nothing, Scalar, Sequence, Mapping> value;

  [[nodiscard]] bool is_nothing() const noexcept { return std::holds_alternative<Nothing>(value); }
  [[nodiscard]] const Scalar* scalar() const noexcept { return std::get_if<Scalar>(&value); }
  [[nodiscard]] const Sequence* sequence() const noexcept { return std::get_if<Sequence>(&value); }
  [[nodiscard]] const Mapping* mapping() const noexcept { return std::get_if<Mapping>(&value); }
  [[nodiscard]] Sequence* sequence() noexcept { return std::get_if<Sequence>(&value); }
  [[nodiscard]] Mapping* mapping() noexcept { return std::get_if<Mapping>(&value); }
};

struct MapEntry {
  std::string key;
  Place key_place;
  Node value;
};

/// "text", "a list", "a mapping", "nothing": for "expected a list, found a mapping".
std::string_view kind_of(const Node& node) noexcept;

/// The text of `id:` if the node is a mapping that has one; else null. List items are merged and addressed by it.
const std::string* id_of(const Node& node);

/// Bounds that hold the loader below 200 MB and a second whatever the file. The parser keeps a whole flow collection
/// (`[...]`, `{...}`) as tokens before it reports the first of them, about 240 bytes each; block style costs little.
/// A schedule of 5,000 steps is below the limits; people and calendars are not kept in YAML.
struct YamlLimits {
  std::size_t bytes = 1U << 20U;
  std::size_t nodes = 250'000;       // keys included
  std::size_t depth = 64;            // lists and mappings within one another
  std::size_t flow_items = 100'000;  // characters `[`, `{` and `,`, wherever they stand
};

/// The one document of a file. An empty file is Nothing. Returns no tree if the text could not be read to its end;
/// after errors that leave the structure clear (a duplicate key, a tag, an anchor) it returns a tree, so that one go
/// reports what the schema finds as well. Errors: E101 to E109.
std::optional<Node> load_yaml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics,
                              const YamlLimits& limits = {});

/// The same for the part of `file` that starts at byte `from`: the value in `--set path=value`.
std::optional<Node> load_yaml_from(const std::shared_ptr<const SourceFile>& file, std::size_t from,
                                   Diagnostics& diagnostics, const YamlLimits& limits = {});

}  // namespace coexist::scenarios
